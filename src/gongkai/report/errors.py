"""What can go wrong with the program or its input; what is wrong *in* a report is a finding, not an exception.

GongkaiError
├── UnreadableFile          a file could not be read: `reason` is a stable word, the text is for people
│   └── NotAReport          the file was read, and it is no annual report
├── BadValue                a value handed in does not have the shape it must have (facts, JSON)
│   └── WrongFacts          facts that cannot be counted as they are: `problems` names each with its key
├── UnknownForm             no form of that edition is known
└── CannotWrite             the machine lacks what a format needs (typefaces, a layout library); the text says what
"""

from gongkai.intake.errors import GongkaiError, UnreadableFile

__all__ = ["BadValue", "CannotWrite", "GongkaiError", "NotAReport", "UnknownForm", "UnreadableFile"]


class NotAReport(UnreadableFile):
    """The file is readable, but holds no annual report on disclosure."""

    def __init__(self, message: str = "文件能打开，但里面没有政府信息公开工作年度报告") -> None:
        super().__init__("not_a_report", message)


class BadValue(GongkaiError):
    """A value handed in is not of the shape asked for; the text says which, where and what was expected."""


class WrongFacts(BadValue):
    """Facts that cannot be counted as they are; `problems` has one Chinese sentence for each, naming its key."""

    def __init__(self, problems: tuple[str, ...], found: int) -> None:
        more = f"\n（共 {found} 条，只列出前 {len(problems)} 条）" if found > len(problems) else ""
        super().__init__("\n".join(problems) + more)
        self.problems = problems
        self.found = found


class UnknownForm(GongkaiError):
    """No form of this edition is known."""


class CannotWrite(GongkaiError):
    """The machine lacks what a format needs; the text says what, and how to install it."""
