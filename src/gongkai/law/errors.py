"""What can go wrong in the law: wrong data, a wrong question, a diary that cannot have happened.

LawError
├── DataError          a law file, or a county's own choice, is not what it must be
├── CalendarError      a day lies outside every calendar we hold or can work out
├── UnknownError       a code, key or kind that the law's data does not name
├── DiaryError         events that cannot have happened, or not in this order
└── NoticeError        a holiday notice that cannot be read without guessing
"""


class LawError(ValueError):
    """The root; `str()` is one sentence for the reader, in Chinese where an officer may see it."""


class DataError(LawError):
    """A law file, or a county's own choice, is not what it must be; names the file and the row."""


class CalendarError(LawError):
    """A day lies outside every calendar we hold or can work out."""


class UnknownError(LawError):
    """A code, key or kind that the law's data does not name."""


class DiaryError(LawError):
    """Events that cannot have happened, or not in this order; the sentence says what to do."""


class NoticeError(LawError):
    """A holiday notice that cannot be read without guessing; the sentence says which paragraph and why."""
