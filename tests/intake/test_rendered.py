"""Reports rendered by other programs read right in every cell of every file; blank cells are blank, never zero."""

import pytest
from tests.intake.rendered import books, pages, word
from tests.intake.rendered.tables import Made, made, wrong_cells

from gongkai.report import read

FAST, MANY = range(3), range(3, 40)


@pytest.mark.parametrize("way", word.WAYS)
@pytest.mark.parametrize("seed", FAST)
def test_word_files_read_right(way: str, seed: int) -> None:
    report = report_for(way, seed)
    assert wrong_cells(word.docx(report, way), report) == []


def report_for(way: str, seed: int) -> Made:
    """Half a table with blank cells may be ambiguous, which is said and no mistake: split tables are full ones."""
    return made(seed, blanks=0) if way == "split" else made(seed)


def test_half_a_table_with_blank_cells_is_read_right_or_not_at_all() -> None:
    for seed in (10, 21, 46, 50):
        report = made(seed)
        (found,) = read(word.docx(report, "split"))
        wrong = [path for path, value in found.cells.items() if value is not None and value != report.truth[path]]
        assert wrong == []


def test_cells_merged_by_the_library_itself_read_right() -> None:
    report = made(5, blanks=0.2)
    assert wrong_cells(word.docx(report, "api"), report) == []


BOOKS = {
    "openpyxl": lambda report: books.by_openpyxl(report),
    "openpyxl, text": lambda report: books.by_openpyxl(report, as_text=True),
    "openpyxl, a sheet a table": lambda report: books.by_openpyxl(report, apart=True),
    "openpyxl, words not merged": lambda report: books.by_openpyxl(report, merged=False),
    "xlsxwriter": lambda report: books.by_xlsxwriter(report),
    "xlsxwriter, text": lambda report: books.by_xlsxwriter(report, as_text=True, apart=True),
}


@pytest.mark.parametrize("way", BOOKS)
@pytest.mark.parametrize("seed", FAST)
def test_workbooks_read_right(way: str, seed: int) -> None:
    report = made(seed)
    assert wrong_cells(BOOKS[way](report), report) == []


PAGES = {
    "plain": lambda report: pages.plain(report).encode(),
    "word processor": lambda report: pages.word_processor(report).encode(),
    "word processor, GBK": lambda report: pages.word_processor(report, "gb2312").encode("gb18030"),
    "word processor, UTF-16 that says GBK": lambda report: pages.word_processor(report, "gb2312").encode("utf-16"),
    "one file": lambda report: pages.one_file(pages.word_processor(report)),
    "one file, UTF-8": lambda report: pages.one_file(pages.plain(report), "utf-8"),
}


@pytest.mark.parametrize("way", PAGES)
@pytest.mark.parametrize("seed", FAST)
def test_saved_pages_read_right(way: str, seed: int) -> None:
    report = made(seed)
    assert wrong_cells(PAGES[way](report), report) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", MANY)
def test_many_reports_in_every_way_read_right(seed: int) -> None:
    for way in word.WAYS:
        report = report_for(way, seed)
        assert wrong_cells(word.docx(report, way), report) == [], way
    report = made(seed)
    for name, make in (BOOKS | PAGES).items():
        assert wrong_cells(make(report), report) == [], name
