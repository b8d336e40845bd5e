"""A file is written in the format of its ending, whole or not at all; counts from cases do not leave the house."""

import io
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from tests.paper import pango
from tests.report.sound import sound_report

from gongkai.report import read_file, write
from gongkai.report.errors import BadValue
from gongkai.report.model import Origin
from gongkai.report.writers import encode, write_whole


@pytest.mark.parametrize("ending", [".json", ".txt", ".html", ".HTML"])
def test_what_is_written_reads_back_the_same(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"报告{ending}"
    write(sound_report(), path)
    assert read_file(str(path)) == [sound_report()]
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("ending", [".docx", pytest.param(".pdf", marks=pango.NEEDED)])
def test_papers_read_back_the_same(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"报告{ending}"
    write(sound_report(), path)
    assert read_file(str(path)) == [sound_report()]


def test_a_workbook_carries_the_tables_and_whose_they_are(tmp_path: Path) -> None:
    path = tmp_path / "报告.xlsx"
    write(sound_report(), path)
    (report,) = read_file(str(path))
    assert report.cells == sound_report().cells
    assert (report.organ, report.year, report.title) == ("云岭县松溪镇人民政府", 2024, sound_report().title)


def test_an_unknown_ending_is_refused_with_those_known() -> None:
    with pytest.raises(
        BadValue, match=r"不知道“\.rtf”是什么格式；可以写成 \.json、\.docx、\.html、\.pdf、\.xlsx、\.txt"
    ):
        write(sound_report(), "a.rtf")
    with pytest.raises(BadValue, match=r"不知道“报告”是什么格式"):
        write(sound_report(), "报告")


def test_origins_counted_from_cases_or_typed_by_a_person_never_leave() -> None:
    origins = {
        "active.licences": Origin("counted", facts=("案件七",)),
        "active.penalties": Origin("typed", raw="案件七"),
        "applications.new.natural": Origin("read", "8"),
        "applications.new.total": Origin("summed"),
    }
    report = replace(sound_report(), origins=origins)
    data = json.loads(encode(report, ".json", origins=True))
    assert set(data["origins"]) == {"applications.new.natural", "applications.new.total"}
    assert "origins" not in json.loads(encode(report, ".json"))
    assert all("案件七".encode() not in encode(report, ending) for ending in (".json", ".txt", ".html"))
    assert "案件七" not in str(
        CalamineWorkbook.from_filelike(io.BytesIO(encode(report, ".xlsx"))).get_sheet_by_index(0).to_python()
    )


def test_a_file_that_cannot_be_put_in_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    with pytest.raises(OSError, match=r"a\.json"):
        write(sound_report(), tmp_path / "a.json")
    assert os.listdir(tmp_path) == ["a.json"]


def test_an_existing_file_keeps_its_rights_and_a_new_one_gets_the_usual(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_bytes(b"")
    old.chmod(0o640)
    mask = os.umask(0o022)
    try:
        write_whole(old, b"1")
        write_whole(new, b"2")
    finally:
        os.umask(mask)
    assert (old.read_bytes(), old.stat().st_mode & 0o777) == (b"1", 0o640)
    assert (new.read_bytes(), new.stat().st_mode & 0o777) == (b"2", 0o644)
