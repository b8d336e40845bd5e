"""The annual report on disclosure as a value: read, check, tally, roll up, compare and write it.

The verbs are loaded when first used, so that importing this package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gongkai.report.comparing import compare
    from gongkai.report.errors import BadValue, GongkaiError, NotAReport, UnknownForm, UnreadableFile
    from gongkai.report.facts import Fact, read_facts
    from gongkai.report.model import Report
    from gongkai.report.readers import read, read_file
    from gongkai.report.rolling import roll_up
    from gongkai.report.rules import check
    from gongkai.report.tallying import tally
    from gongkai.report.writers import write

_WHERE = {
    "BadValue": "errors",
    "Fact": "facts",
    "GongkaiError": "errors",
    "NotAReport": "errors",
    "Report": "model",
    "UnknownForm": "errors",
    "UnreadableFile": "errors",
    "check": "rules",
    "compare": "comparing",
    "read": "readers",
    "read_facts": "facts",
    "read_file": "readers",
    "roll_up": "rolling",
    "tally": "tallying",
    "write": "writers",
}

__all__ = [
    "BadValue",
    "Fact",
    "GongkaiError",
    "NotAReport",
    "Report",
    "UnknownForm",
    "UnreadableFile",
    "check",
    "compare",
    "read",
    "read_facts",
    "read_file",
    "roll_up",
    "tally",
    "write",
]


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(import_module(f"gongkai.report.{_WHERE[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
