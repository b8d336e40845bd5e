"""The planted mistakes are those that were meant, and what is merely said is left alone."""

from tools.mutants import Planter


def planted(source: str) -> list[tuple[str, str]]:
    planter = Planter("here.py", source)
    return [(mutant.before, mutant.after) for mutant in (planter.planted(*change) for change in planter.changes())]


def test_comparisons_conditions_numbers_and_answers_are_changed() -> None:
    assert planted("def f(a):\n    if a < 3:\n        return a\n") == [
        ("if a < 3:", "if not a < 3:"),
        ("a < 3", "a <= 3"),
        ("3 in a < 3", "4"),
        ("3 in a < 3", "2"),
        ("return a", "return None"),
    ]


def test_strings_are_changed_where_they_are_compared_or_looked_up_and_nowhere_else() -> None:
    assert planted('"""Words."""\nsay("words")\n') == []
    assert planted('a == "x"\n') == [("a == 'x'", "a != 'x'"), ("'x' in a == 'x'", "'x?'")]
    assert planted('a["x"]\n') == [("'x' in a['x']", "'x?'")]
    assert planted('a.get("x", "y")\n') == [("'x' in a.get('x', 'y')", "'x?'")]


def test_annotations_decorators_and_examples_are_left_alone() -> None:
    assert planted("@d(frozen=True)\nclass C:\n    n: Literal[1] = x\n") == []
    assert planted("good = Example(cells={'a': 5})\n") == []
    assert planted("def f() -> list[int]:\n    return []\n") == []


def test_the_source_itself_stays_as_it_was() -> None:
    planter = Planter("here.py", "a = b + 1\n")
    first, *_ = [planter.planted(*change) for change in planter.changes()]
    assert (first.line, first.before, first.after) == (1, "b + 1", "b - 1")
    assert compile(first.tree, "here.py", "exec")
    assert len(planter.changes()) == 3
