"""What casework tells the year: one small frozen record a case, and the reader of facts written as JSON lines."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any, Literal, NamedTuple, get_args

from gongkai.report.errors import BadValue

Stage = Literal["review", "litigation_direct", "litigation_after_review"]
Result = Literal["upheld", "corrected", "other"]
What = Literal["licence", "penalty", "compulsory_measure"]


class Application(NamedTuple):
    """One application for disclosure, or one of the units it was split into."""

    key: str
    organ: str
    applicant: str
    received_on: date
    concluded_on: date | None = None
    outcome: str | None = None


class Remedy(NamedTuple):
    """One review or one suit because of disclosure work, through all its instances."""

    key: str
    organ: str
    stage: Stage
    filed_on: date
    closed_on: date | None = None
    result: Result | None = None


class NormativeDocument(NamedTuple):
    """One 行政规范性文件; `ended_on` is the day from which it is no longer in force, for whatever reason."""

    key: str
    organ: str
    issued_on: date
    ended_on: date | None = None


class Rule(NamedTuple):
    """One 规章."""

    key: str
    organ: str
    issued_on: date
    ended_on: date | None = None


class Decision(NamedTuple):
    """One or several licensing, penalty or coercion decisions of one day."""

    key: str
    organ: str
    what: What
    on: date
    count: int = 1  # type: ignore[assignment]  # hides the tuple's method, which nobody asks of a fact


class Charge(NamedTuple):
    """Money collected on one day."""

    key: str
    organ: str
    on: date
    amount_fen: int


Fact = Application | Remedy | NormativeDocument | Rule | Decision | Charge

KINDS: Mapping[str, type[Fact]] = {
    "application": Application,
    "remedy": Remedy,
    "normative_document": NormativeDocument,
    "rule": Rule,
    "decision": Decision,
    "charge": Charge,
}
"""The word a fact's line carries → its record."""
_LINES_AT_ONCE = 200
NAMES: Mapping[type[Fact], str] = {kind: name for name, kind in KINDS.items()}


def read_facts(lines: Iterable[str]) -> "FactLines":
    """The facts of JSON lines, one after the other; iterating raises BadValue at the first line that is none.

    >>> line = '{"kind": "charge", "key": "1", "organ": "松溪镇人民政府", "on": "2024-03-01", "amount_fen": 4000}'
    >>> next(read_facts([line])).amount_fen
    4000
    """
    return FactLines(lines)


class Distinct(Iterator[Fact]):
    """Facts of a source in which no key comes twice, such as a register with a constraint: they are not asked again."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts = iter(facts)

    def __iter__(self) -> Iterator[Fact]:
        return self._facts

    def __next__(self) -> Fact:
        return next(self._facts)


class FactLines(Iterator[Fact]):
    """Facts being read; `warnings` tells what was left out so far."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._facts = self._read(lines)
        self._unknown: dict[str, tuple[int, int]] = {}

    def __iter__(self) -> Iterator[Fact]:
        return self._facts

    def __next__(self) -> Fact:
        return next(self._facts)

    @property
    def warnings(self) -> tuple[str, ...]:
        """One sentence for each key that no fact of its kind has."""
        return tuple(
            f"第 {line} 行起有不认得的项“{name}”（共 {count} 行），已略过"
            for name, (line, count) in self._unknown.items()
        )

    def _read(self, lines: Iterable[str]) -> Iterator[Fact]:
        # A million keys as words would not fit beside everything else; their hashes do, and 64 bits do not collide.
        seen: set[int] = set()
        for number, data in _objects(lines):
            try:
                fact = self._fact(data, number)
            except BadValue as error:
                raise BadValue(f"第 {number} 行：{error}") from error
            mark = hash((data["kind"], fact.organ, fact.key))
            if mark in seen:
                raise BadValue(f"第 {number} 行：key “{fact.key}”与前面的记录重复；每件只应有一行")
            seen.add(mark)
            yield fact

    def _fact(self, data: object, number: int) -> Fact:
        if not isinstance(data, dict):
            raise BadValue("应为一个 JSON 对象")
        try:
            make, known = _MAKERS[data.get("kind")]  # type: ignore[index]
        except (KeyError, TypeError):
            raise _wrong(data, "kind", "、".join(KINDS) + " 之一") from None
        if not data.keys() <= known:
            for name in data.keys() - known:
                first, count = self._unknown.get(name, (number, 0))
                self._unknown[name] = (first, count + 1)
        return make(data)


def _objects(lines: Iterable[str]) -> Iterator[tuple[int, Any]]:
    """The JSON object of each line with the line's number; read by the hundred, which takes half the time."""
    from json import loads

    numbered = enumerate(lines, 1)
    while chunk := list(islice(numbered, _LINES_AT_ONCE)):
        texts = [(number, text) for number, line in chunk if (text := line.strip().removeprefix("\ufeff"))]
        try:
            values = loads("[" + ",".join([text for _, text in texts]) + "]")
        except (ValueError, RecursionError):
            values = []
        if len(values) == len(texts):
            yield from zip([number for number, _ in texts], values, strict=True)
        else:
            yield from ((number, _object(number, text)) for number, text in texts)


def _object(number: int, text: str) -> Any:
    from json import loads

    try:
        return loads(text)
    except (ValueError, RecursionError) as error:
        raise BadValue(f"第 {number} 行：不是 JSON（{error}）") from error


def _wrong(data: Mapping[str, Any], name: str, wanted: str) -> BadValue:
    key = f"（key “{data['key']}”）" if isinstance(data.get("key"), str) else ""
    if name not in data:
        return BadValue(f"缺少 {name}，应为{wanted}{key}")
    return BadValue(f"{name} 应为{wanted}，实为 {data[name]!r}{key}")


def _words(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    if type(value) is str and value:
        return value
    raise _wrong(data, name, "文字")


def _whole(data: Mapping[str, Any], name: str) -> int:
    value = data.get(name)
    if type(value) is int and value >= 0:
        return value
    raise _wrong(data, name, "不小于 0 的整数")


_DAYS: dict[str, date] = {}
"""Every day seen so far: a year has few, a file has millions."""


def _day(data: Mapping[str, Any], name: str) -> date:
    text = data.get(name)
    try:
        return _DAYS[text]  # type: ignore[index]
    except (KeyError, TypeError):  # not seen before, or not even words
        pass
    try:
        if len(text) == 10 and text[4] == text[7] == "-":  # type: ignore[arg-type,index]
            return _DAYS.setdefault(text, date.fromisoformat(text))  # type: ignore[arg-type]
    except (ValueError, TypeError):
        pass
    raise _wrong(data, name, "日期，如 2023-12-08")


def _day_or_none(data: Mapping[str, Any], name: str) -> date | None:
    text = data.get(name)
    return None if text is None else _day(data, name)


def _one_of(data: Mapping[str, Any], name: str, words: tuple[str, ...]) -> Any:
    value = data.get(name)
    if value in words:
        return value
    raise _wrong(data, name, "、".join(words) + " 之一")


def _application(data: Mapping[str, Any]) -> Application:
    get = data.get
    key, organ, applicant, outcome, concluded = (
        get("key"), get("organ"), get("applicant"), get("outcome"), get("concluded_on"),
    )  # fmt: skip
    # Applications come by the million: sound words pass at one look, and only others are asked for one by one.
    if not (type(key) is type(organ) is type(applicant) is str and key and organ and applicant):
        key, organ, applicant = _words(data, "key"), _words(data, "organ"), _words(data, "applicant")
    return Application(
        key,
        organ,
        applicant,
        _day(data, "received_on"),
        None if concluded is None else _day(data, "concluded_on"),
        None if outcome is None else _words(data, "outcome"),
    )


def _remedy(data: Mapping[str, Any]) -> Remedy:
    return Remedy(
        _words(data, "key"),
        _words(data, "organ"),
        _one_of(data, "stage", get_args(Stage)),
        _day(data, "filed_on"),
        _day_or_none(data, "closed_on"),
        None if data.get("result") is None else _one_of(data, "result", get_args(Result)),
    )


def _normative_document(data: Mapping[str, Any]) -> NormativeDocument:
    return NormativeDocument(
        _words(data, "key"), _words(data, "organ"), _day(data, "issued_on"), _day_or_none(data, "ended_on")
    )


def _rule(data: Mapping[str, Any]) -> Rule:
    return Rule(_words(data, "key"), _words(data, "organ"), _day(data, "issued_on"), _day_or_none(data, "ended_on"))


def _decision(data: Mapping[str, Any]) -> Decision:
    count = _whole(data, "count") if "count" in data else 1
    return Decision(
        _words(data, "key"), _words(data, "organ"), _one_of(data, "what", get_args(What)), _day(data, "on"), count
    )


def _charge(data: Mapping[str, Any]) -> Charge:
    return Charge(_words(data, "key"), _words(data, "organ"), _day(data, "on"), _whole(data, "amount_fen"))


Maker = Callable[[Mapping[str, Any]], Fact]
_MAKE: Mapping[str, Maker] = {
    "application": _application,
    "remedy": _remedy,
    "normative_document": _normative_document,
    "rule": _rule,
    "decision": _decision,
    "charge": _charge,
}
_MAKERS: Mapping[str, tuple[Maker, frozenset[str]]] = {
    name: (make, frozenset({"kind", "schema", *KINDS[name]._fields})) for name, make in _MAKE.items()
}
