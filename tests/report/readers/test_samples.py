"""The five real reports, where they are at hand: what their tables say, whose they are, and of which year."""

from pathlib import Path

import pytest

from gongkai.report import Report, read_file
from gongkai.report.writers import encode

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the real reports are not at hand")


def sample(number: str) -> Report:
    (path,) = SAMPLES.glob(f"{number}_*.txt")
    (report,) = read_file(path)
    return report


def filled(report: Report) -> dict[str, object]:
    return {path: value for path, value in report.cells.items() if value}


@pytest.mark.parametrize(
    ("number", "organ", "year", "sections"),
    [
        ("000", "西坡镇", 2023, [1, 2, 3, 4, 5, 6]),
        ("001", "武陟县小董乡人民政府", 2023, [1, 1, 2, 3, 4, 5, 6]),
        ("002", "汉阳镇", 2023, [1, 2, 3, 4, 5, 6]),
        ("003", "裴山镇人民政府", 2024, [1, 2, 3, 4, 5, 6]),
        ("004", "海原县西安镇人民政府", 2023, [1, 2, 3, 4, 5, 6]),
    ],
)
def test_organ_year_and_sections(number: str, organ: str, year: int, sections: list[int]) -> None:
    report = sample(number)
    assert (report.form, report.organ, report.year) == ("2021", organ, year)
    assert [section.number for section in report.sections] == sections


@pytest.mark.parametrize("number", ["001", "002", "003", "004"])
def test_every_cell_is_read(number: str) -> None:
    report = sample(number)
    assert len(report.cells) == 200
    assert dict(report.missing) == {}


def test_figures_other_than_zero() -> None:
    assert filled(sample("001")) == filled(sample("002")) == {}
    assert filled(sample("003")) == {"active.licences": 326, "active.penalties": 1}
    one = {f"applications.{row}.{column}": 1 for row in ("new", "granted", "total") for column in ("natural", "total")}
    assert filled(sample("004")) == one


def test_blank_tables_are_blank_and_a_lone_zero_is_nobodys() -> None:
    report = sample("000")
    assert all(value == 0 for path, value in report.cells.items() if path.startswith("active."))
    assert all(value is None for path, value in report.cells.items() if path.startswith("applications."))
    ambiguous = {path for path, kind in report.missing.items() if kind == "ambiguous"}
    assert ambiguous == {
        f"applications.{row}.{column}" for row in ("new", "carried_in") for column in ("other", "total")
    }
    assert not any(path.startswith("remedies.") for path in report.cells)
    assert sum(path.startswith("applications.") for path in report.cells) == 175


def test_titles_and_period() -> None:
    assert sample("000").title == "政府信息公开工作年度报告"
    assert sample("002").title == "汉阳镇2023 年度政府信息公开工作年度报告"
    period = sample("004").period
    assert period is not None
    assert [day.isoformat() for day in period] == ["2023-01-01", "2023-12-31"]


@pytest.mark.parametrize("number", ["001", "002", "003", "004"])
@pytest.mark.parametrize("ending", [".json", ".txt", ".html"])
def test_what_is_written_of_a_real_report_reads_the_same(number: str, ending: str) -> None:
    from gongkai.report import read

    report = sample(number)
    assert read(encode(report, ending)) == [report]
