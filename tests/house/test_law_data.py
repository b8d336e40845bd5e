"""Law is data: every value is cited and dated, nothing overlaps or leaves a gap, no notice number is composed."""

import ast
import dataclasses
import importlib
import itertools
import re
import subprocess
import sys
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

import gongkai.law
from gongkai.law import applicants, arrivals, duties, fees, headings, holidays, limits, outcomes, process, remedies
from gongkai.law.calendar import national
from gongkai.law.cite import NOT_SEEN, Basis

LAW = Path(gongkai.law.__file__).parent
DATA = LAW / "data"
LISTS = {
    "outcomes": outcomes.all, "applicants": applicants.all, "arrivals": arrivals.all, "process": process.all,
    "limits": limits.all, "fees": fees.all, "headings": headings.all, "duties": duties.all, "holidays": holidays.all,
    "results": remedies.results, "routes": remedies.routes, "periods": remedies.periods,
}  # fmt: skip
NUMBER = re.compile(r"^国(办)?发明电〔(20\d\d)〕[1-9]\d*号$")


@pytest.mark.parametrize("name", LISTS)
def test_every_value_of_law_is_cited_dated_and_says_where_it_was_read(name: str) -> None:
    for value in LISTS[name]():
        assert value.authority.cite.instrument, value.key
        assert value.authority.source.strip(), value.key
        assert value.authority.basis in list(Basis), value.key
        assert date(2007, 1, 1) < value.authority.from_on < date(2027, 1, 1), value.key


@pytest.mark.parametrize("name", LISTS)
def test_on_every_day_a_value_has_one_version_from_its_first_day_on(name: str) -> None:
    spans: dict[str, list[tuple[date, date | None]]] = {}
    for value in LISTS[name]():
        spans.setdefault(value.key, []).append((value.authority.from_on, value.authority.until_on))
    for key, found in spans.items():
        found.sort()
        assert found[-1][1] is None, f"{key} is in force today"
        for (_, ended), (began, _) in itertools.pairwise(found):
            assert ended is not None, key
            assert began - ended == timedelta(days=1), key


def test_there_are_twenty_three_outcomes_and_six_applicants() -> None:
    assert len(outcomes.all()) == 23
    assert len(applicants.all()) == 6


def test_every_calendar_year_from_2004_to_2026_names_its_notice_or_says_not_seen() -> None:
    assert [year.year for year in national().years] == list(range(2004, 2027))
    for year in national().years:
        for notice in year.notices:
            assert notice.number == NOT_SEEN or NUMBER.match(notice.number), year.year
        own = NUMBER.match(year.notices[0].number)
        assert own is None or int(own[2]) == year.year - 1, "the notice comes in the year before"


def test_a_year_whose_notice_was_not_read_claims_no_official_basis() -> None:
    for year in national().years:
        was_read = year.notices[0].source.startswith("转载的通知")
        assert (year.basis is Basis.OFFICIAL) == was_read, year.year


def test_a_number_we_have_not_seen_is_not_filled_in() -> None:
    for row in tomllib.loads((DATA / "instruments.toml").read_text())["instrument"]:
        assert row["about"], row["key"]
        assert row["read"] in ("full", "part", "named"), row["key"]
        assert row.get("number", NOT_SEEN).strip(), row["key"]


def test_the_firm_basis_rests_on_an_instrument_that_was_read() -> None:
    read = {row["key"]: row["read"] for row in tomllib.loads((DATA / "instruments.toml").read_text())["instrument"]}
    for every in LISTS.values():
        for value in every():
            if value.authority.basis in (Basis.LAW, Basis.OFFICIAL):
                assert read.get(value.authority.cite.instrument, "part") != "named", value.key


def test_law_imports_the_standard_library_and_itself_only() -> None:
    for path in LAW.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert name.startswith("gongkai.law") or name.partition(".")[0] in sys.stdlib_module_names, (path, name)


def test_the_clock_on_the_wall_is_asked_in_one_module_only() -> None:
    asking = {
        path.name for path in LAW.rglob("*.py") if re.search(r"\.now\(|date\.today\(|time\.time\(", path.read_text())
    }
    assert asking == {"today.py"}


def test_importing_the_law_reads_no_law() -> None:
    script = (
        "import sys, gongkai.law as law\n"
        "assert not [m for m in sys.modules if m.startswith('gongkai.law.')], 'the package loads its modules late'\n"
        "from gongkai.law import outcomes, clock, calendar\n"
        "assert outcomes.all.cache_info().currsize == calendar.national.cache_info().currsize == 0\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_no_law_file_is_longer_than_one_subject_needs() -> None:
    for path in DATA.rglob("*.toml"):
        assert len(path.read_text().splitlines()) <= 300, path.name


def test_the_reference_page_is_what_the_data_would_have_it() -> None:
    tool = LAW.parents[2] / "tools" / "docs_law.py"
    done = subprocess.run([sys.executable, str(tool), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_value_that_crosses_a_floor_is_frozen() -> None:
    found = 0
    for path in LAW.glob("*.py"):
        module = importlib.import_module(f"gongkai.law.{path.stem}") if path.stem != "__init__" else gongkai.law
        for value in vars(module).values():
            if isinstance(value, type) and dataclasses.is_dataclass(value):
                found += 1
                assert value.__dataclass_params__.frozen, value  # type: ignore[attr-defined]
    assert found > 30
