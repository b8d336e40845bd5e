"""The search for the cells that explain broken sums, on small tables made by hand."""

from tests.report.sound import sound_report

from gongkai.report.forms import Identity, form_of
from gongkai.report.model import Value
from gongkai.report.rules.suspects import explanations, residual, residuals_of

ROWS = [Identity("R", 3, f"row {r}", (f"{r}t",), (f"{r}1", f"{r}2")) for r in "ab"]
COLUMNS = [Identity("C", 3, f"column {c}", (f"s{c}",), (f"a{c}", f"b{c}")) for c in "12"]
GRAND = [Identity("R", 3, "row s", ("st",), ("s1", "s2")), Identity("C", 3, "column t", ("st",), ("at", "bt"))]
TABLE = [*ROWS, *COLUMNS, *GRAND]
SOUND: dict[str, Value] = {"a1": 4, "a2": 1, "at": 5, "b1": 2, "b2": 3, "bt": 5, "s1": 6, "s2": 4, "st": 10}


def explained(cells: dict[str, Value], identities: list[Identity] = TABLE) -> list[list[dict[str, int]]]:
    found = explanations(cells, [(one, residual(one, cells)) for one in identities])
    return [[dict(explanation.cells) for explanation in part] for part in found]


def test_a_residual_is_the_left_side_less_the_right() -> None:
    assert residual(ROWS[0], SOUND) == 0
    assert residual(ROWS[0], SOUND | {"at": 8}) == 3
    assert residual(ROWS[0], SOUND | {"a1": 6}) == -2
    assert residual(ROWS[0], SOUND | {"a1": None}) is None
    assert residual(ROWS[0], {"a1": 1, "a2": 2}) is None


def test_every_sum_of_the_form_is_worked_out() -> None:
    form = form_of("2021")
    merged = sound_report().with_other_merged()
    assert [one for one, _ in residuals_of(merged, form)] == list(form.identities_for(merged=True))
    assert {value for _, value in residuals_of(merged, form)} == {0}


def test_sums_that_tie_need_no_explanation() -> None:
    assert explained(SOUND) == []


def test_each_cell_changed_alone_is_the_one_explanation() -> None:
    for path, value in SOUND.items():
        for shift in (1, 5):
            assert explained({**SOUND, path: int(value or 0) + shift}) == [[{path: value}]]


def test_two_changed_cells_are_found_together() -> None:
    assert explained({**SOUND, "a1": 7, "b2": 5}) == [[{"a1": 4, "b2": 3}]]


def test_three_changed_cells_are_found_and_four_are_given_up() -> None:
    (part,) = explained({**SOUND, "a1": 7, "b2": 5, "st": 17})
    assert {"a1": 4, "b2": 3, "st": 10} in part
    assert all(len(one) == 3 for one in part)
    many = [Identity("T", 3, str(n), (f"t{n}",), (f"p{n}",)) for n in range(4)]
    broken: dict[str, Value] = {f"t{n}": 2 for n in range(4)} | {f"p{n}": 1 for n in range(4)}
    assert explained(broken, many) == [[]]
    (three,) = explained(broken, many[:3])
    assert three[0] == {"t0": 1, "t1": 1, "t2": 1}
    assert len(three) == 8


def test_no_cell_is_asked_to_be_less_than_nought_and_nought_itself_is_a_number() -> None:
    pair = [Identity("T", 4, "stage", ("t",), ("p", "q"))]
    assert explained({"t": 1, "p": 0, "q": 3}, pair) == [[{"t": 3}, {"q": 1}]]
    assert explained({"t": 2, "p": 3, "q": 1}, pair) == [[{"t": 4}, {"p": 1}]]
    assert explained({"t": 0, "p": 2, "q": 0}, pair) == [[{"p": 0}, {"t": 2}]]


def test_a_cell_that_was_nought_is_suspected_last() -> None:
    pair = [Identity("T", 4, "stage", ("t",), ("p", "q"))]
    assert explained({"t": 3, "p": 0, "q": 1}, pair) == [[{"t": 1}, {"q": 3}, {"p": 2}]]


def test_a_sum_with_a_missing_cell_says_nothing() -> None:
    assert explained({**SOUND, "at": None, "a1": 9}) == [[{"a1": 4}]]
    pair = [Identity("T", 4, "stage", ("t",), ("p", "q")), Identity("T", 4, "other", ("u",), ("v",))]
    assert explained({"t": 3, "p": None, "q": 1, "u": 2, "v": 1}, pair) == [[{"u": 1}, {"v": 2}]]


def test_the_stages_of_table_four_are_explained_apart_and_table_three_as_one() -> None:
    stages = [Identity("T", 4, name, (f"{name}t",), (f"{name}p",)) for name in ("one", "two")]
    cells: dict[str, Value] = {"onet": 2, "onep": 1, "twot": 5, "twop": 9}
    assert explained(cells, stages) == [[{"onet": 1}, {"onep": 2}], [{"twot": 9}, {"twop": 5}]]
    together = [one._replace(table=3) for one in stages]
    (part,) = explained(cells, together)
    assert part[0] == {"onet": 1, "twot": 9}
    assert len(part) == 4
