"""Random reports in random layouts, distorted at random: at least 99 % of the cells are right and none is invented."""

import random

import pytest
from tests.report.readers import distortion
from tests.report.readers.distortion import Distorted, distorted

from gongkai.report.forms import form_of
from gongkai.report.readers import read

FAST, ALL = range(60), range(60, 1000)
LEAST_RIGHT = 0.99


def outcome(case: Distorted) -> tuple[int, list[str]]:
    """How many cells were read right, and which were read as something they are not."""
    (report,) = read(case.text.encode())
    right, invented = 0, []
    for path, value in case.truth.items():
        got = report.cells.get(path, "absent")
        if got == value and type(got) is type(value):
            right += 1
        elif got is not None and got != "absent":
            invented.append(f"{path}: {value} read as {got}")
    invented += [path for path in report.cells.keys() - case.truth.keys() if report.cells[path] is not None]
    return right, invented


def judge(seeds: range) -> None:
    cells = right = 0
    for seed in seeds:
        case = distorted(seed)
        good, invented = outcome(case)
        assert not invented, f"seed {seed}, {case.done}: {invented[:3]}"
        right += good
        cells += len(case.truth)
    assert right >= LEAST_RIGHT * cells, f"{right} of {cells}"


def test_some_distorted_reports_are_read_right() -> None:
    judge(FAST)


ONCE_WRONG = (557, 3378, 5387, 6016, 8588, 11824, 12277, 12687, 13239, 15042, 16312, 18876)


@pytest.mark.parametrize("seed", ONCE_WRONG)
def test_nothing_is_invented_where_something_once_was(seed: int) -> None:
    case = distorted(seed)
    right, invented = outcome(case)
    assert not invented, case.done
    assert right >= 0.85 * len(case.truth)


@pytest.mark.slow
@pytest.mark.parametrize("start", range(60, 1000, 94))
def test_a_thousand_distorted_reports_are_read_right(start: int) -> None:
    judge(range(start, start + 94))


def _report(seed: int, layout, gap: str) -> tuple[dict, str]:
    rng = random.Random(seed)
    form = form_of("2021")
    cells = distortion.random_cells(rng, form, merged=False)
    tables = (
        distortion._table2(form, cells),
        distortion._table3(form, cells, merged=False),
        distortion._table4(form, cells),
    )
    text = "云岭县松溪镇人民政府2024年政府信息公开工作年度报告\n一、总体情况\n2024年，松溪镇公开信息。\n"
    for number, rows in enumerate(tables):
        text += f"{'二三四'[number]}、{form.sections[number + 1].heading}{gap}{layout(rows)}{gap}"
    return (
        cells,
        text + f"五、{form.sections[4].heading}\n问题。\n六、{form.sections[5].heading}\n2024年未收取信息处理费。",
    )


@pytest.mark.parametrize("seed", range(40))
def test_figures_without_any_separator_are_cut_by_the_sums_or_not_at_all(seed: int) -> None:
    cells, text = _report(seed, lambda rows: "".join("".join(row) for row in rows), "")
    (report,) = read(text.encode())
    wrong = {path: got for path, got in report.cells.items() if got is not None and got != cells[path]}
    assert wrong == {}
    assert sum(value is not None for value in report.cells.values()) >= 0.9 * len(cells)


@pytest.mark.parametrize("seed", range(40))
def test_values_that_an_extractor_lost_are_unreadable_never_zero(seed: int) -> None:
    def once(rows):
        return "\n".join(dict.fromkeys(cell for row in rows for cell in row if cell))

    cells, text = _report(seed, once, "\n")
    (report,) = read(text.encode())
    wrong = {path: got for path, got in report.cells.items() if got is not None and got != cells[path]}
    assert wrong == {}
    kinds = {report.missing[path] for path in report.missing if path.startswith("applications.")}
    assert kinds <= {"unreadable", "ambiguous"}


def _page(rows, rng: random.Random) -> str:
    lines = []
    for row in rows:
        cells = []
        for cell in row:
            inner = cell.replace("&", "&amp;")
            if rng.random() < 0.3 and len(inner) > 1:
                inner = f"<span style='x'>{inner[:1]}</span><b>{inner[1:]}</b>"
            cells.append(f"<td>{'&nbsp;' if not inner else f'<p>{inner}</p>'}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(lines)}</table>"


@pytest.mark.parametrize("seed", range(30))
def test_pages_with_blank_cells_put_every_figure_into_its_column(seed: int) -> None:
    rng = random.Random(seed)
    form = form_of("2021")
    cells = distortion.random_cells(rng, form, merged=False, blanks=0.3)
    heads = form.sections
    body = "<div><a>首页</a><a>政府信息公开年报</a></div><h1>云岭县松溪镇人民政府2024年政府信息公开工作年度报告</h1>"
    body += f"<p>一、{heads[0].heading}</p><p>2024年，松溪镇公开信息。</p>"
    for number, rows in enumerate(
        (
            distortion._table2(form, cells),
            distortion._table3(form, cells, merged=False),
            distortion._table4(form, cells),
        )
    ):
        body += f"<p>{'二三四'[number]}、{heads[number + 1].heading}</p>{_page(rows, rng)}"
    (report,) = read(f"<html><body>{body}<p>五、{heads[4].heading}</p><p>问题。</p></body></html>".encode())
    assert {path: report.cells.get(path, "absent") for path in cells} == cells
