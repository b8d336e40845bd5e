"""The pages of a ledger: uploaded, its columns chosen, looked at, taken in, the rest downloaded, undone."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.factories.applications import House, house
from tests.factories.ledgers import HEADS, LI, OPEN, WANG, workbook
from tests.workbench.scene import signed_in

from gongkai.office.applications.models import Application
from gongkai.office.jobs import running
from gongkai.office.journal.models import Entry
from gongkai.office.ledgers.grid import opened
from gongkai.office.ledgers.models import Ledger
from gongkai.office.ledgers.words import heads
from gongkai.office.staff.models import Person

pytestmark = pytest.mark.django_db
WRONG = ("4", "3.20", "当面", "孙某", "个人", "", "退耕补助", "", "", "", "")


@pytest.fixture
def of() -> House:
    return house()


@pytest.fixture
def browser(of: House) -> Client:
    return signed_in(Person.objects.get(pk=int(of.officer.id.removeprefix("person:"))))


def uploaded(of: House, browser: Client, content: bytes, name: str = "台账.xlsx") -> str:
    given = {"organ": of.organ.code, "year": 2025, "file": SimpleUploadedFile(name, content)}
    return browser.post(reverse("workbench:ledgers"), given, follow=True).content.decode()


def pressed(browser: Client, verb: str, **given: object) -> str:
    """A button of the only ledger's page, and the job that it starts run to its end."""
    ledger = Ledger.objects.get()
    browser.post(reverse("workbench:ledger_act", args=[ledger.pk, verb]), given)
    ledger.refresh_from_db()
    if ledger.job:
        running.run(ledger.job)
    return browser.get(reverse("workbench:ledger", args=[ledger.pk])).content.decode()


def test_a_ledger_goes_from_the_file_into_the_register_and_back(of: House, browser: Client) -> None:
    page = uploaded(of, browser, workbook(WANG, LI, OPEN, WRONG))
    assert "可以导入 <strong>3</strong> 行" in page
    assert "分不清是2日还是20日" in page
    assert "王**" in page
    assert "王小山" not in page
    assert browser.post(reverse("workbench:ledger_act", args=[Ledger.objects.get().pk, "take_in"])).status_code == 422
    assert "导入了 <strong>3</strong> 件" in pressed(browser, "take_in", only_good="on")
    assert Application.objects.count() == 3
    assert "都已撤销登记" in pressed(browser, "undo", reason="选错了年份")


def test_the_rows_left_behind_are_downloaded_with_the_reason_and_can_be_uploaded_again(
    of: House, browser: Client
) -> None:
    uploaded(of, browser, workbook(WANG, WRONG))
    pressed(browser, "take_in", only_good="on")
    answer = browser.get(reverse("workbench:ledger_rest", args=[Ledger.objects.get().pk]))
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert Entry.objects.order_by("-id")[0].verb == "ledgers.export"
    assert rows[0] == (*HEADS, "为什么没有导入")
    assert [row[6] for row in rows[1:]] == ["退耕补助"]
    assert "分不清" in rows[1][-1]
    assert "退耕补助" in uploaded(of, browser, answer.content)


def test_columns_with_strange_names_are_chosen_by_hand(of: House, browser: Client) -> None:
    heads_ = ("号", "来文时间", "要什么")
    page = uploaded(of, browser, workbook(("1", "2025-03-03", "低保名单"), heads=heads_))
    assert "表头是哪一行" in page
    assert "B 来文时间，如 2025-03-03" in page
    address = reverse("workbench:ledger_columns", args=[Ledger.objects.get().pk])
    assert browser.post(address, {"head": 1, "received_on": 1}).status_code == 422
    given = {"head": 1, "received_on": 1, "demand": 2, "way_default": "in_person"}
    assert "可以导入 <strong>1</strong> 行" in browser.post(address, given, follow=True).content.decode()


def test_another_head_lets_the_columns_be_known_anew(of: House, browser: Client) -> None:
    uploaded(of, browser, workbook(WANG))
    address = reverse("workbench:ledger_columns", args=[Ledger.objects.get().pk])
    page = browser.get(address, {"head": "2"}).content.decode()
    assert 'name="head" value="2"' in page
    assert browser.get(address, {"head": "77"}).status_code == 200


def test_the_template_is_understood_as_it_is(browser: Client) -> None:
    content = browser.get(reverse("workbench:ledger_template")).content
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert [cell.value for cell in book["台账"][1]] == [words[0] for words in heads().values()]
    assert len(book["台账"].data_validations.dataValidation) == 3
    assert opened("台账模板.xlsx", content).grid[0].cells[1] == "收到日期"


def test_what_is_no_workbook_is_told_at_its_field(of: House, browser: Client) -> None:
    page = uploaded(of, browser, b"%PDF-1.4", "台账.pdf")
    assert "不能导入" in page or "不是电子表格" in page
    assert not Ledger.objects.exists()


def test_the_ledger_of_another_organ_is_not_there(of: House, browser: Client) -> None:
    uploaded(of, browser, workbook(WANG))
    other = signed_in(Person.objects.get(pk=int(house().officer.id.removeprefix("person:"))))
    for page in ("ledger", "ledger_columns", "ledger_rest"):
        assert other.get(reverse(f"workbench:{page}", args=[Ledger.objects.get().pk])).status_code == 404
