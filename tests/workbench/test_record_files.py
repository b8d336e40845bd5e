"""Files of reviews, suits and requests to correct a record: put to it, opened by those who see it, written down."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.factories.applications import House, house
from tests.workbench.scene import Scene, signed_in

from gongkai.office.files.models import StoredFile
from gongkai.office.journal.models import Entry
from gongkai.office.staff.models import Person

pytestmark = pytest.mark.django_db
Kind = tuple[str, int]


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.fixture(params=["remedy", "rectification"])
def record(request: Any, scene: Scene) -> Kind:
    return request.param, scene.things({"key": request.param})["key"]


@pytest.fixture
def clerk(scene: Scene) -> Client:
    return signed_in(scene.clerk)


def put(browser: Client, record: Kind, name: str, content: bytes, **typed: str) -> Any:
    kind, key = record
    given = {"purpose": "incoming", "file": SimpleUploadedFile(name, content)} | typed
    return browser.post(reverse(f"workbench:{kind}_act", args=[key, "attach"]), given, follow=True)


def address(record: Kind, file: StoredFile, page: str = "file") -> str:
    return reverse(f"workbench:{record[0]}_{page}", args=[record[1], file.pk])


def test_a_file_is_put_to_a_record_and_who_opens_it_is_written_down(clerk: Client, record: Kind) -> None:
    assert "决定书.txt" in put(clerk, record, "决定书.txt", "维持。".encode()).content.decode()
    file = StoredFile.objects.get()
    assert file.key is not None, "sealed under the record's key"
    answer = clerk.get(address(record, file))
    assert answer.content == "维持。".encode()
    assert answer["Cache-Control"] == "private, no-store"
    looked = Entry.objects.get(verb="files.view")
    assert (looked.kind, looked.key) == file.subject
    page = clerk.get(reverse(f"workbench:{record[0]}", args=[record[1]])).content.decode()
    assert "谁看过（1次）" in page
    assert "收存文件（来件，纯文本）" in page


def test_the_same_press_keeps_one_file(clerk: Client, record: Kind) -> None:
    for _ in range(2):
        put(clerk, record, "决定书.txt", "维持。".encode(), once="one press")
    assert StoredFile.objects.count() == 1


def test_without_a_file_the_form_comes_back(clerk: Client, record: Kind) -> None:
    kind, key = record
    answer = clerk.post(reverse(f"workbench:{kind}_act", args=[key, "attach"]), {"purpose": "incoming"})
    assert answer.status_code == 422
    assert StoredFile.objects.count() == 0


def test_what_is_not_what_its_name_says_waits_until_the_head_has_looked(
    clerk: Client, scene: Scene, record: Kind
) -> None:
    page = put(clerk, record, "决定书.pdf", "不是PDF".encode()).content.decode()
    assert "已隔离" in page
    assert "放行" not in page, "the clerk does not set it free"
    file = StoredFile.objects.get()
    assert clerk.get(address(record, file)).status_code == 422
    head = scene.visitor("office_head")
    assert head.post(address(record, file, "file_release"), {"reason": "看过，是文本"}, follow=True).status_code == 200
    assert clerk.get(address(record, file)).status_code == 200


def test_a_file_of_another_record_is_not_there(clerk: Client, scene: Scene, record: Kind) -> None:
    other = StoredFile.objects.get(pk=scene.things({"key": "case", "mark": "file"})["mark"])
    assert clerk.get(address(record, other)).status_code == 404
    assert scene.visitor("office_head").post(address(record, other, "file_release"), {"reason": "x"}).status_code == 404


def test_a_neighbour_finds_neither_record_nor_file(clerk: Client, record: Kind) -> None:
    put(clerk, record, "决定书.txt", "维持。".encode())
    neighbour = _officer_of(house)
    assert neighbour.get(address(record, StoredFile.objects.get())).status_code == 404


def _officer_of(made: Callable[[], House]) -> Client:
    return signed_in(Person.objects.get(pk=int(made().officer.id.removeprefix("person:"))))


def test_a_remedy_that_was_taken_back_takes_no_file(scene: Scene, clerk: Client) -> None:
    record = ("remedy", scene.things({"key": "remedy"})["key"])
    head = scene.visitor("office_head")
    head.post(reverse("workbench:remedy_act", args=[record[1], "retract"]), {"reason": "登记了两次"})
    answer = put(clerk, record, "决定书.txt", "维持。".encode())
    assert "误登，已经撤销" in answer.content.decode()
    assert StoredFile.objects.count() == 0
    assert "收存文件" not in clerk.get(reverse("workbench:remedy", args=[record[1]])).content.decode()


def test_who_takes_out_a_letter_is_written_down(scene: Scene, clerk: Client) -> None:
    key, mark = scene.things({"key": "case", "mark": "letter"}).values()
    for ending, status in (("pdf", 200), ("docx", 200), ("exe", 404)):
        assert clerk.get(reverse("workbench:letter_file", args=[key, mark, ending])).status_code == status
    assert [entry.told[-5:] for entry in Entry.objects.filter(verb="letters.view").order_by("pk")] == [
        "（PDF）",
        "Word）",
    ]
