"""What is found in a text, and the text with it veiled: character for character, so that nothing moves."""

import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from gongkai.screening.errors import Refused
from gongkai.screening.find import detectors
from gongkai.screening.find.numbers import digits_only, numbers_of
from gongkai.screening.hit import Detector, Hit
from gongkai.screening.stream import Stream

_SIGN = "*"
_KEYS = {"code", "head", "tail", "basis"}
_LEAST_KNOWN = 8
"""Digits from which a number is looked for in the whole file once it was found anywhere."""


_IN_ORDER = itemgetter(1, 2, 0)
"""By start, end and code."""


class Rule(NamedTuple):
    """How many significant characters of a value stay at its beginning and end."""

    head: int
    tail: int
    basis: str


@cache
def default_rules() -> Mapping[str, Rule]:
    """The rules that come with the program, by the detector's code; `default` for all others."""
    return rules_from(Path(__file__).with_name("masking.toml").read_text(encoding="utf-8"))


def rules_from(text: str) -> dict[str, Rule]:
    """Rules as an office lays them down in TOML; raises Refused `wrong_rules` for what cannot be one."""
    try:
        listed = tomllib.loads(text)["rule"]
        rules = {}
        for entry in listed:
            if set(entry) != _KEYS or min(entry["head"], entry["tail"]) < 0 or entry["code"] in rules:
                raise ValueError(str(entry.get("code", entry)))
            rules[str(entry["code"])] = Rule(int(entry["head"]), int(entry["tail"]), str(entry["basis"]))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise Refused(
            "wrong_rules", f"遮盖规则写得不对（{error}）；每条要有 code、head、tail、basis，且不重复"
        ) from None
    return rules


class Judge:
    """Looks at texts one after the other; what was found in one is known in the next."""

    def __init__(self, rules: Mapping[str, Rule] | None = None) -> None:
        self._rules = {**default_rules(), **(rules or {})}
        self._known: dict[str, str] = {}
        """Numbers that were found → the code they were found as."""

    def hits(self, stream: Stream) -> list[Hit]:
        """Everything found in a text, in order; what overlaps is kept, for each may hide what the other shows."""
        return self.with_known(stream, self.found(stream))

    def found(self, stream: Stream) -> Set[Hit]:
        """What the detectors find in a text; its numbers are known from now on."""
        found = {hit: None for detector in detectors() for hit in detector.find(stream.folded, stream)}
        if _SIGN in stream.text:
            found = {hit: None for hit in found if not self._is_veiled(stream, hit)}
        text, known = stream.folded, self._known
        for code, start, end in found:
            if end - start >= _LEAST_KNOWN:
                value = text[start:end]
                digits = value if value.isdigit() else digits_only(value)
                if len(digits) >= _LEAST_KNOWN:
                    known.setdefault(digits, code)
        return found.keys()

    def with_known(self, stream: Stream, found: Collection[Hit]) -> list[Hit]:
        """The same with the numbers that were found in other texts of the file, in order."""
        known = self._known
        hits = list(found)
        if known:
            ends = {start: end for _, start, end in found}
            others = [n for n in numbers_of(stream) if n.digits in known and ends.get(n.start) != n.end]
            places = {(start, end) for _, start, end in found} if others else ()
            hits += {Hit(known[n.digits], n.start, n.end) for n in others if (n.start, n.end) not in places}
        return sorted(hits, key=_IN_ORDER)

    def veiled(self, stream: Stream, hits: Iterable[Hit]) -> str:
        """The text with the significant characters of every hit veiled but for those its rule keeps."""
        text = list(stream.text)
        for hit in hits:
            for at in self._hidden(stream, hit):
                text[at] = _SIGN
        return "".join(text)

    def _is_veiled(self, stream: Stream, hit: Hit) -> bool:
        """Whether no more is left of a value than its rule lets stand."""
        value = stream.text[max(0, hit.start - 1) : hit.end + 1]
        if _SIGN not in value:
            return False
        rule = self._rules.get(hit.code) or self._rules["default"]
        return sum(map(str.isalnum, value)) <= rule.head + rule.tail

    def _hidden(self, stream: Stream, hit: Hit) -> Sequence[int]:
        rule = self._rules.get(hit.code) or self._rules["default"]
        places = [at for at in range(hit.start, hit.end) if stream.folded[at].isalnum()]
        if rule.head + rule.tail >= len(places):
            return places[rule.head :] if rule.head < len(places) else places
        return places[rule.head : len(places) - rule.tail]


@cache
def by_code() -> Mapping[str, Detector]:
    """The detectors by their codes."""
    return {detector.code: detector for detector in detectors()}
