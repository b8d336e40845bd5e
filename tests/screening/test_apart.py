"""Files are screened in a process of their own; its answer is the same, and its death costs that file only."""

import pytest
from tests.screening.mask.made import MAKERS
from tests.screening.mask.planted import planted

from gongkai.intake import UnreadableFile
from gongkai.intake.limits import DEFAULT
from gongkai.screening import apart, masking
from gongkai.screening.errors import Refused
from gongkai.screening.veiling import rules_from


@pytest.mark.parametrize("name", ["txt", "docx", "xlsx", "html"])
def test_the_answer_is_the_same_as_here(name: str) -> None:
    data = MAKERS[name](list(planted(4, 30)))
    assert apart.screen(data) == masking.screen(data)
    assert apart.mask(data) == masking.mask(data)


def test_rules_go_along() -> None:
    rules = rules_from('[[rule]]\ncode = "P-03"\nhead = 0\ntail = 0\nbasis = "P"\n')
    assert apart.mask("手机：13800138000".encode(), rules=rules).data.decode() == "手机：***********"


def test_reasons_come_back() -> None:
    with pytest.raises(UnreadableFile) as unread:
        apart.screen(b"")
    assert unread.value.reason == "empty"
    with pytest.raises((Refused, UnreadableFile)):
        apart.mask(b"{\\rtf1 x}")


def test_too_little_of_anything_is_said_not_raised() -> None:
    data = MAKERS["docx"](list(planted(4, 300)))
    with pytest.raises(UnreadableFile) as unread:
        apart.mask(data, DEFAULT._replace(memory_bytes=1_000))
    assert unread.value.reason in {"out_of_memory", "crashed"}
    with pytest.raises(UnreadableFile) as late:
        apart.mask(MAKERS["pdf"](list(planted(4, 300))), DEFAULT._replace(cpu_seconds=0, wall_seconds=2))
    assert late.value.reason in {"too_slow", "crashed"}
