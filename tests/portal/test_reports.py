"""The public reads a published report; its page reads back as what was signed, and no case can be told from a number."""

import json
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.applications import House, answered, at, received
from tests.factories.reports import begun, named_house, published, reviewed, signed
from tests.portal.contexts import watched

from gongkai.office.annual import public
from gongkai.office.annual.actions.correct import correct
from gongkai.office.annual.models import Annual
from gongkai.report import check, compare, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def of() -> House:
    return named_house()


def get(name: str, *places: object, **query: str) -> "tuple[int, str]":
    with watched():
        answer = Client().get(reverse(f"portal:{name}", args=places), query)
    return answer.status_code, answer.content.decode("utf-8", "replace")


def test_the_published_page_reads_back_as_what_was_signed(of: House) -> None:
    answered(of, received(of, "2025-03-03"), "2025-03-20")
    published(of)
    shown = public.report(of.organ.code, 2025)
    assert shown is not None
    status, page = get("annual", of.organ.code, 2025)
    assert status == 200
    back = read(page.encode(), name="page.html")[0]
    assert compare(shown.report, replace(back, preamble=shown.report.preamble)).cells == ()
    assert (back.cells, back.missing, back.year, back.organ) == (
        shown.report.cells, shown.report.missing, 2025, "清河镇人民政府",
    )  # fmt: skip
    for number in (1, 5, 6):
        assert shown.report.section(number) in back.section(number)


def test_every_published_file_holds_when_it_is_checked(of: House) -> None:
    published(of)
    for ending in ("docx", "pdf", "html", "json", "txt"):
        found = public.file(of.organ.code, 2025, 1, ending)
        assert found is not None
        checked = check(read(found[1], name=found[0])[0])
        assert checked.verdict == "holds", (ending, [one.message for one in checked.findings])


@pytest.mark.parametrize("make", [begun, reviewed, signed])
def test_what_is_not_published_is_not_there(of: House, make: object) -> None:
    make(of)  # type: ignore[operator]
    code = of.organ.code
    assert "还没有公布年度报告" in get("annuals", code)[1]
    assert get("annual", code, 2025)[0] == 404
    assert get("annual_file", code, 2025, "docx")[0] == 404
    assert get("annual_number", code, 2025, "applications.new.total")[0] == 404
    assert json.loads(get("annual_data", code, "json")[1])["reports"] == []


def test_a_replaced_edition_says_so_and_leads_to_the_one_in_force(of: House) -> None:
    first = published(of)
    second = correct(actor=of.head, annual=first, notice="表二漏填", at=at("2026-02-02"))
    page = get("annual", of.organ.code, 2025)[1]
    assert "第2版" not in page
    Annual.objects.filter(pk=first.pk).update(state="replaced")
    Annual.objects.filter(pk=second.pk).update(state="published", published_on=date(2026, 2, 3))
    version = first.versions.order_by("-number")[0]
    version.pk, version.annual, version.number = None, second, 1
    version.save()
    page = get("annual", of.organ.code, 2025)[1]
    assert "第2版" in page
    assert "更正说明：表二漏填" in page
    assert "这一版已经更正" in get("annual", of.organ.code, 2025, edition="1")[1]


def test_a_number_in_public_names_no_case_and_leads_staff_to_the_register(of: House) -> None:
    case = received(of, "2025-03-03", demand="王家沟组低保名单")
    answered(of, case, "2025-03-20")
    published(of)
    page = get("annual_number", of.organ.code, 2025, "applications.new.total")[1]
    assert case.number not in page
    assert "王家沟" not in page
    assert "第一季度" not in page, "one case would be told by its quarter"
    assert "件数少的不再细分" in page
    assert reverse("workbench:annual_cell", args=[of.organ.code, 2025, "applications.new.total"]) in page
    assert get("annual_number", of.organ.code, 2025, "applications.new.nobody")[0] == 404


def test_open_data_has_every_cell_of_every_year(of: House) -> None:
    published(of)
    shown = public.report(of.organ.code, 2025)
    assert shown is not None
    said = json.loads(get("annual_data", of.organ.code, "json")[1])["reports"][0]
    assert said["schema"] == "gongkai.report/1"
    assert "origins" not in said
    lines = get("annual_data", of.organ.code, "csv")[1].splitlines()
    assert len(lines) == len(shown.report.cells) + 1
    assert get("annual_data", of.organ.code, "xml")[0] == 404
