"""Random reports of every edition, with numbers missing for every reason, rows absent and strange words in the texts."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from gongkai.report.forms import form_of
from gongkai.report.model import MISSING, Missing, Report, Section, Value

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20)
COUNTS = st.integers(0, 10**6)
AMOUNTS = st.integers(0, 10**12).map(lambda fen: Decimal(fen).scaleb(-6))


@st.composite
def reports(draw: st.DrawFn, *, whole: bool = False, editions: tuple[str, ...] = ("2021", "2019")) -> Report:
    """A report; a `whole` one lacks no row and no number."""
    edition = draw(st.sampled_from(editions))
    form = form_of(edition)
    merged = form.merged is None or draw(st.booleans())
    rows = [line.paths for line in (*form.active_lines, *form.lines_for(merged=merged))]
    rows += [stage.paths for stage in form.stages]
    cells: dict[str, Value] = {}
    missing: dict[str, Missing] = {}
    for paths in rows:
        if not whole and draw(st.integers(0, 9)) == 0:
            continue
        base = draw(COUNTS)
        for index, path in enumerate(paths):
            if not whole and draw(st.integers(0, 19)) == 0:
                cells[path], missing[path] = None, draw(st.sampled_from(MISSING))
            else:
                cells[path] = draw(AMOUNTS) if form.kinds[path] == "wan" else base + index
    year = draw(st.none() | st.integers(2019, 2030))
    return Report(
        form="2019" if edition == "2019" else "2021",
        organ=draw(st.none() | WORDS.filter(bool)),
        year=year,
        title=draw(st.none() | WORDS),
        period=draw(st.none() | st.tuples(st.dates(), st.dates())) if year else (date(2024, 1, 1), date(2024, 12, 31)),
        preamble=draw(WORDS),
        sections=tuple(
            Section(draw(st.integers(0, 6)), draw(WORDS), draw(WORDS)) for _ in range(draw(st.integers(0, 3)))
        ),
        cells=cells,
        missing=missing,
    )
