"""All ways to read figures that ran together, and the choice between them by the sums of the form.

The sums may choose between readings; they never invent or repair a value. Where more than one reading is left, the
cells on which they differ are ambiguous.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product

Reading = tuple[int, ...]
_MOST = 400
"""Readings of one row beyond which it is hopeless to choose."""


def splits(digits: str, count: int, fits: Callable[[Reading], bool]) -> list[Reading]:
    """Every way to cut a run of digits into `count` numbers without leading zeros that `fits`; at most 400.

    >>> splits("1000001", 7, lambda row: sum(row[:6]) == row[6])
    [(1, 0, 0, 0, 0, 0, 1)]
    """
    found: list[Reading] = []

    def cut(at: int, left: int, taken: Reading) -> None:
        if len(found) > _MOST:
            return
        if left == 1:
            rest = digits[at:]
            if rest and (rest == "0" or rest[0] != "0") and len(rest) < 8:
                row = (*taken, int(rest))
                if fits(row):
                    found.append(row)
            return
        longest = 1 if digits[at : at + 1] == "0" else min(7, len(digits) - at - left + 1)
        for length in range(1, longest + 1):
            if at + length < len(digits):
                cut(at + length, left - 1, (*taken, int(digits[at : at + length])))

    if len(digits) >= count:
        cut(0, count, ())
    return found


def cuts(runs: Sequence[str], count: int, fits: Callable[[Reading], bool]) -> list[Reading]:
    """As `splits`, for several runs with something between them that no number crosses."""
    if len(runs) == 1:
        return splits(runs[0], count, fits)
    found: list[Reading] = []
    for sizes in _sizes([len(run) for run in runs], count):
        parts = [splits(run, size, lambda _: True) for run, size in zip(runs, sizes, strict=True)]
        for choice in product(*parts):
            row = tuple(number for part in choice for number in part)
            if fits(row):
                found.append(row)
            if len(found) > _MOST:
                return found
    return list(dict.fromkeys(found))


def _sizes(lengths: Sequence[int], count: int) -> Iterable[tuple[int, ...]]:
    """How many numbers each run may hold so that together they hold `count`."""
    if len(lengths) == 1:
        if 1 <= count <= lengths[0]:
            yield (count,)
        return
    for first in range(1, min(lengths[0], count - len(lengths) + 1) + 1):
        for rest in _sizes(lengths[1:], count - first):
            yield (first, *rest)


def choose(
    candidates: Mapping[str, Sequence[Reading]],
    known: Mapping[str, Sequence[int | None]],
    sums: Sequence[tuple[tuple[str, ...], tuple[str, ...]]],
    width: int,
) -> dict[str, tuple[int | None, ...]]:
    """For each row with several candidate readings, the values on which all joint readings that tie agree.

    `sums` are pairs of row keys whose columns must add up to the same; a sum with a row that is neither known nor a
    candidate decides nothing. Values that joint readings differ on are None.
    """
    usable = [
        pair for pair in sums if all(key in candidates or _complete(known.get(key)) for side in pair for key in side)
    ]
    usable = [pair for pair in usable if any(key in candidates for side in pair for key in side)]
    keys = list(candidates)
    size = 1
    for key in keys:
        size *= len(candidates[key])
    joint: list[tuple[Reading, ...]] = []
    if usable and size <= 20_000:
        for choice in product(*(candidates[key] for key in keys)):
            rows: dict[str, Sequence[int | None]] = {**known, **dict(zip(keys, choice, strict=True))}
            if all(_ties(rows, pair, width) for pair in usable):
                joint.append(choice)
    result: dict[str, tuple[int | None, ...]] = {}
    for index, key in enumerate(keys):
        options = [choice[index] for choice in joint] or list(candidates[key])
        result[key] = tuple(
            options[0][column] if len({option[column] for option in options}) == 1 else None for column in range(width)
        )
    return result


def _complete(row: Sequence[int | None] | None) -> bool:
    return row is not None and all(value is not None for value in row)


def _ties(rows: Mapping[str, Sequence[int | None]], pair: tuple[tuple[str, ...], tuple[str, ...]], width: int) -> bool:
    left, right = pair
    return all(
        sum(rows[key][column] or 0 for key in left) == sum(rows[key][column] or 0 for key in right)
        for column in range(width)
    )
