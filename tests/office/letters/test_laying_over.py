"""A county's own wordings written as text, tried with examples, in force by day; and what is read about letters."""

from datetime import date, timedelta

import pytest
from tests.factories.letters import AT, DETAILS, FIELDS, issued
from tests.factories.organs import county, township

from gongkai.office.journal.actor import SYSTEM
from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters import queries
from gongkai.office.letters.actions.reword import reword
from gongkai.office.letters.actions.void import void
from gongkai.office.letters.kinds import ENCLOSED
from gongkai.office.letters.models import Letter
from gongkai.office.letters.wording import Piece, Wording, built_in, fields, keys, read
from gongkai.office.letters.wording.writing import coded, spoken, to_toml

ON = AT.date()


@pytest.mark.parametrize("key", keys())
def test_a_wording_written_as_text_reads_as_the_same(key: str) -> None:
    wording = built_in(key)
    assert read(to_toml(wording), over=wording) == wording
    assert coded(spoken(to_toml(wording))) == to_toml(wording)


def test_signs_that_mean_something_to_the_text_come_back_as_they_were() -> None:
    piece = Piece('“引”"号"\\反\n两行 {{括号}}\x7f', "due_on")
    over = Wording("书", "", (), ("due_on",), (piece,), (), "")
    assert read(to_toml(over), over=over) == over


def test_every_field_that_is_given_has_an_example() -> None:
    assert [one.name for one in fields().values() if not one.is_computed and not one.example] == []


@pytest.mark.django_db
@pytest.mark.parametrize("key", keys())
def test_every_kind_can_be_tried(key: str) -> None:
    value = queries.sample(key, organ=township(details=DETAILS), on=ON)
    text = "\n".join(
        (value.to, *value.paragraphs, *(cell for line in value.lines for pair in line.cells for cell in pair))
    )
    assert "{" not in text
    assert "【" not in text


@pytest.mark.django_db
def test_what_is_in_force_is_one_list() -> None:
    organ = township(details=DETAILS)

    def lay(text: str, days: int, own: bool) -> None:
        reword(
            actor=SYSTEM, county=county(), kind="fee", text=text, from_on=ON + timedelta(days=days), reason="纪要",
            at=AT, organ=organ if own else None,
        )  # fmt: skip

    def title(days: int = 0) -> str:
        on = ON + timedelta(days=days)
        row = queries.reworded(organ=organ, on=on).get("fee")
        found = queries.wording_of("fee", organ=organ, on=on).title
        assert found == (built_in("fee").title if row is None else read(row.text, over=built_in("fee")).title)
        return found

    def text(name: str) -> str:
        return to_toml(built_in("fee")).replace(f'"{built_in("fee").title}"', f'"{name}"')

    assert title() == built_in("fee").title
    lay(text("县"), 0, own=False)
    assert title() == "县"
    lay(text("镇"), 5, own=True)
    assert (title(4), title(5)) == ("县", "镇")
    lay("", 9, own=True)
    assert (title(8), title(9)) == ("镇", "县")
    lay("", 12, own=False)
    assert title(12) == built_in("fee").title
    assert [(row.from_on - ON).days for row in queries.wordings_of("fee", organ=organ)] == [12, 9, 5, 0]
    assert queries.wordings_of("fee", organ=township(code="other"))[0].organ is None


@pytest.mark.django_db
def test_what_goes_with_a_letter_names_it_and_is_not_kept() -> None:
    letter = issued("correction")
    for kind in ENCLOSED:
        value = queries.enclosure(letter, kind, {"applicant": "李四"}, on=ON)
        words = repr((value.to, value.lines))
        assert "李四" in words
        assert FIELDS["applicant"] not in words
    assert f"{letter.title}{letter.number_text}" in repr(value.lines)
    with pytest.raises(Unlawful, match="没有这种"):
        queries.enclosure(letter, "reply", {}, on=ON)
    assert Letter.objects.count() == 1


@pytest.mark.django_db
def test_the_register_lists_what_was_numbered_by_series() -> None:
    organ = township(details=DETAILS)
    rows = [issued(kind, organ=organ) for kind in ("fee", "correction", "receipt", "correction")]
    void(actor=SYSTEM, letter=rows[1], reason="打错", at=AT)
    found = queries.register(organ, ON.year)
    assert [(one.series, one.number, one.state) for one in found] == [
        ("correction", 1, "voided"),
        ("correction", 2, "issued"),
        ("fee", 1, "issued"),
    ]
    assert queries.years(organ) == [ON.year]
    assert queries.register(organ, date(2020, 1, 1).year) == []
