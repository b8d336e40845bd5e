"""The JSON of a report has the contract's keys in the contract's order, and says of each null why."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.report.sound import sound_report

from gongkai.report.errors import BadValue
from gongkai.report.forms import form_of
from gongkai.report.model import Origin, Report, Source
from gongkai.report.writers.json import to_json


def test_keys_stand_in_the_order_of_the_contract() -> None:
    report = replace(sound_report(), source=Source("a.txt", "00", "text"), notes=("注",))
    assert list(to_json(report, origins=True)) == [
        "schema", "source", "form", "organ", "year", "title", "period", "preamble", "sections",
        "active", "applications", "remedies", "missing", "origins", "notes",
    ]  # fmt: skip


def test_the_sound_report_is_written_as_the_contract_shows() -> None:
    data = to_json(sound_report())
    assert data["schema"] == "gongkai.report/1"
    assert data["source"] is None
    assert data["form"] == "2021"
    assert data["period"] == {"from": "2024-01-01", "to": "2024-12-31"}
    assert data["sections"][4]["number"] == 5
    assert data["active"] == {
        "rules": {"issued": 0, "repealed": 0, "in_force": 0},
        "normative_documents": {"issued": 1, "repealed": 0, "in_force": 3},
        "licences": 326,
        "penalties": 4,
        "compulsory_measures": 0,
        "fees_wan": "0",
    }
    assert data["applications"]["new"] == [8, 2, 0, 1, 1, 0, 12]
    assert list(data["applications"]) == [line.key for line in form_of("2021").lines]
    assert data["remedies"]["review"] == [1, 0, 0, 0, 1]
    assert data["missing"] == {}
    assert "origins" not in data
    assert "notes" not in data


def test_a_cell_without_a_number_is_null_with_its_kind_never_zero() -> None:
    report = replace(
        sound_report(cells={"applications.new.natural": None, "active.fees_wan": None, "active.rules.issued": None}),
        missing={"applications.new.natural": "mark", "active.fees_wan": "text"},
    )
    data = to_json(report)
    assert data["applications"]["new"][0] is None
    assert data["active"]["fees_wan"] is None
    assert data["active"]["rules"]["issued"] is None
    assert data["missing"] == {
        "active.rules.issued": "blank",
        "active.fees_wan": "text",
        "applications.new.natural": "mark",
    }


def test_the_single_row_of_other_stands_in_the_place_of_its_three() -> None:
    data = to_json(sound_report().with_other_merged())
    keys = list(data["applications"])
    assert keys[keys.index("other") - 1 : keys.index("other") + 2] == ["not_processed_confirm_again", "other", "total"]


@pytest.mark.parametrize(
    ("amount", "words"),
    [("0", "0"), ("0.00", "0"), ("12.50", "12.5"), ("0.000001", "0.000001"), ("1E+3", "1000"), ("1E-6", "0.000001")],
)
def test_amounts_are_plain_decimal_words(amount: str, words: str) -> None:
    assert to_json(sound_report(cells={"active.fees_wan": Decimal(amount)}))["active"]["fees_wan"] == words


def test_the_form_of_2019_keeps_its_own_columns() -> None:
    form = form_of("2019")
    cells = {path: Decimal("1.5") if kind == "wan" else 2 for path, kind in form.kinds.items()}
    data = to_json(Report(form="2019", cells=cells))
    assert data["active"]["rules"] == {"made": 2, "published": 2, "total": 2}
    assert data["active"]["other_services"] == {"last_year": 2, "change": 2, "decisions": 2}
    assert data["active"]["fees"] == {"last_year": 2, "change": 2}
    assert data["active"]["procurement"] == {"items": 2, "amount_wan": "1.5"}
    assert data["applications"]["other"] == [2] * 7


def test_what_the_document_does_not_say_is_null_and_tables_it_lacks_are_absent() -> None:
    data = to_json(Report(form="older"))
    assert [data[key] for key in ("organ", "year", "title", "period")] == [None] * 4
    assert not {"active", "applications", "remedies"} & data.keys()
    assert data["missing"] == {}


def test_a_cell_the_form_does_not_have_is_refused_not_dropped() -> None:
    with pytest.raises(BadValue) as refused:
        to_json(Report(form="older", cells={"active.licences": 1}))
    assert str(refused.value) == "older 格式没有这些单元格：active.licences"


def test_half_a_case_is_refused() -> None:
    with pytest.raises(BadValue) as refused:
        to_json(sound_report(cells={"active.licences": Decimal("1.5")}))
    assert str(refused.value) == "active.licences：件数应为整数，实为 1.5"


def test_an_origin_says_only_what_it_knows() -> None:
    origins = {"active.licences": Origin("read", "326"), "active.penalties": Origin("counted")}
    data = to_json(replace(sound_report(), origins=origins), origins=True)
    assert data["origins"] == {
        "active.licences": {"kind": "read", "raw": "326"},
        "active.penalties": {"kind": "counted"},
    }


def test_the_period_is_written_as_iso_dates() -> None:
    data = to_json(replace(sound_report(), period=(date(2019, 1, 1), date(2019, 12, 31))))
    assert data["period"] == {"from": "2019-01-01", "to": "2019-12-31"}
