"""Numbers without gap or double, whoever presses at once and whatever is killed when; and nobody's name in the clear."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from tests.factories.letters import AT, DETAILS, issued
from tests.factories.organs import county, township
from tests.office.files import standalone
from tests.paper import pango

from gongkai.office.jobs.models import Job
from gongkai.office.journal.actor import SYSTEM
from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters import numbering, queries
from gongkai.office.letters.models import Letter, Series
from gongkai.office.letters.rendering import FORMATS, render, render_missing
from gongkai.office.practice.actions.choose import choose


def test_many_who_issue_at_once_get_numbers_without_gap_or_double(tmp_path: Path) -> None:
    standalone.run(tmp_path, "tests.office.letters.killed:at_once")


@pytest.mark.slow
@pango.NEEDED
def test_killed_at_any_boundary_the_numbers_files_and_chains_hold_and_no_name_is_in_the_clear(tmp_path: Path) -> None:
    standalone.run(tmp_path, "tests.office.letters.killed:killed")


@pytest.mark.django_db
def test_a_county_s_own_pattern_holds_from_its_day_and_the_series_runs_on() -> None:
    organ = township(details=DETAILS)
    issued(organ=organ)
    given = {"actor": SYSTEM, "county": county(), "from_on": AT.date(), "reason": "公文处理办法", "at": AT}
    choose(key="number.correction", typed="{abbreviation}政信补〔{year}〕{n}号", **given)  # type: ignore[arg-type]
    assert issued(organ=organ).number_text == "清政信补〔2026〕2号"


@pytest.mark.django_db
def test_two_series_written_alike_are_told_and_take_nothing() -> None:
    organ = township(details=DETAILS)
    given = {"actor": SYSTEM, "county": county(), "from_on": AT.date(), "reason": "公文处理办法", "at": AT}
    choose(key="number.extension", typed="{abbreviation}公补〔{year}〕{n}号", **given)  # type: ignore[arg-type]
    issued(organ=organ)
    with pytest.raises(Unlawful, match="字号写法相同"):
        issued("extension", organ=organ)
    assert queries.register_gaps(organ, 2026) == []
    assert Letter.objects.filter(state="issued").count() == 1


@pytest.mark.django_db
def test_gaps_and_numbers_beyond_the_end_are_found_and_the_command_fails(capsys: pytest.CaptureFixture[str]) -> None:
    organ = township(details=DETAILS)
    for _ in range(3):
        letter = issued(organ=organ)
        for format in FORMATS:
            Letter.objects.filter(pk=letter.pk).update(**{format: render(letter.pk.hex, format, at=AT)})
    call_command("verify_letters")
    assert "文书完整：3 份" in capsys.readouterr().out
    Letter.objects.filter(number=2).update(number=None, number_text="", series="", year=None)
    Series.objects.update(last=2)
    assert queries.register_gaps(organ, 2026) == [
        f"{organ.name}2026年correction：缺第2号",
        f"{organ.name}2026年correction：第3号超出了已取的最大号2",
    ]
    with pytest.raises(CommandError, match="2 处不对"):
        call_command("verify_letters")


@pytest.mark.django_db
@pango.NEEDED
def test_what_never_got_its_files_gets_them_later() -> None:
    from datetime import timedelta

    letter = issued(organ=township(details=DETAILS))
    assert "没有生成DOCX、PDF" in "".join(queries.wrong())
    assert render_missing(at=AT + timedelta(hours=1)) == 0, "its own job is still to run"
    Job.objects.update(state=Job.State.FAILED)
    assert render_missing(at=AT + timedelta(minutes=5)) == 0, "it was issued a moment ago"
    assert render_missing(at=AT + timedelta(hours=1)) == 2
    assert render_missing(at=AT + timedelta(hours=1)) == 0
    assert list(queries.wrong()) == []
    letter.refresh_from_db()
    assert letter.pdf is not None


@pytest.mark.django_db(transaction=True)
def test_a_number_taken_outside_a_transaction_is_a_mistake_of_the_program() -> None:
    with pytest.raises(RuntimeError, match="inside the transaction"):
        numbering.take(None, "reply", on=AT.date())  # type: ignore[arg-type]
