"""The glossary is one to one, and the nouns of the code stand in it."""

import re
from collections import Counter
from pathlib import Path

import gongkai.law
import gongkai.report
from gongkai.cli.main import COMMANDS
from gongkai.law import applicants, arrivals, process
from gongkai.report.forms import form_of
from gongkai.report.model import MISSING

ROOT = Path(__file__).resolve().parents[2]
LINES = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in LINES if line.startswith("| ")]
ROWS = [row for row in ROWS if row[0] not in ("English", "---")]
CODE = {word for row in ROWS for word in re.findall(r"`([^`]+)`", row[2])}


def modules(package: object) -> set[str]:
    """The names of a package's modules and folders."""
    folder = Path(str(package.__file__)).parent  # type: ignore[attr-defined]
    names = {path.stem for path in folder.glob("*.py")} | {path.parent.name for path in folder.glob("*/__init__.py")}
    return names - {"__init__"}


def test_the_glossary_is_rich_enough_to_speak_with() -> None:
    assert len(ROWS) >= 70
    assert {len(row) for row in ROWS} == {3}


def test_one_english_noun_stands_for_one_chinese_term_and_the_reverse() -> None:
    for side in (0, 1):
        assert [word for word, times in Counter(row[side].lower() for row in ROWS).items() if times > 1] == []


def test_no_word_of_the_code_means_two_things() -> None:
    words = Counter(word for row in ROWS for word in set(re.findall(r"`([^`]+)`", row[2])))
    assert [word for word, times in words.items() if times > 1] == []


def test_every_module_of_law_is_a_noun_of_the_glossary() -> None:
    assert {name for name in modules(gongkai.law) if name not in CODE and f"law/{name}" not in CODE} == set()


def test_every_module_of_report_is_a_noun_of_the_glossary() -> None:
    assert {name for name in modules(gongkai.report) if name not in CODE and f"report/{name}" not in CODE} == set()


def test_every_row_and_column_key_of_the_form_in_force_is_a_noun_of_the_glossary() -> None:
    form = form_of("2021")
    keys = {line.key for line in form.every_line} | {column.key for column in form.columns}
    keys |= {line.key for line in form.active_lines} | {stage.key for stage in form.stages}
    assert keys - CODE == set()


def test_the_laws_keys_and_the_commands_are_nouns_of_the_glossary() -> None:
    keys = set(applicants.keys()) | {way.key for way in arrivals.all()} | {kind.key for kind in process.all()}
    assert (keys | set(COMMANDS) | set(MISSING)) - CODE == set()
