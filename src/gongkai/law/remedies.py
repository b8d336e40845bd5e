"""How a review or a suit may end (behind Table 4), to whom one may turn, and the paragraph that says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from gongkai.law.editions import Authority, Row, Shape, data, find, lay_over, read
from gongkai.law.errors import DataError, UnknownError
from gongkai.law.outcomes import Remedy

COLUMNS = {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结"}
"""The columns of Table 4, without the total."""
STAGES = ("review", "litigation_direct", "litigation_after_review")
"""The three groups of Table 4."""
_ONLINE_FROM = date(2024, 1, 1)
"""From this day a decision delivered online must name the online way to review (行政复议法 第二十二条第二款)."""


@dataclass(frozen=True)
class Result:
    """One way a review or a suit ends, and the column of Table 4 that counts it."""

    key: str
    term: str
    column: str
    authority: Authority

    @property
    def is_of_review(self) -> bool:
        """Whether it ends a review rather than a suit."""
        return self.key.startswith("review.")


@dataclass(frozen=True)
class Route:
    """To whom one may turn against an organ of one kind."""

    key: str
    term: str
    review_body: str
    court: str
    authority: Authority


@dataclass(frozen=True)
class Period:
    """How long a way stays open: days or months, never both."""

    key: str
    term: str
    days: int
    months: int
    authority: Authority

    def __str__(self) -> str:
        return f"{self.days}日" if self.days else f"{self.months}个月"


_RESULT = Shape("result", {"term": str, "column": str})
_ROUTE = Shape("route", {"term": str, "review_body": str, "court": str})
_PERIOD = Shape("period", {"term": str}, {"days": int, "months": int}, one_of=("days", "months"))


def load_results(text: str, *, where: str = "remedies.toml") -> tuple[Result, ...]:
    """Reads results out of TOML text, ours or a county's own map; raises `DataError`."""
    return tuple(_result(row, where=where) for row in read(text, _RESULT, where=where))


def _result(row: Row, *, where: str) -> Result:
    if row.key.partition(".")[0] not in ("review", "suit") or row.values["column"] not in COLUMNS:
        raise DataError(f"{where}: result {row.key}: review or suit, counted in one of {', '.join(COLUMNS)}")
    return Result(row.key, row.values["term"], row.values["column"], row.authority)


def load_routes(text: str, *, where: str = "routes.toml") -> tuple[Route, ...]:
    """Reads routes out of TOML text, ours or a county's own names; raises `DataError`."""
    rows = read(text, _ROUTE, where=where)
    return tuple(
        Route(row.key, row.values["term"], row.values["review_body"], row.values["court"], row.authority)
        for row in rows
    )


def load_periods(text: str, *, where: str = "remedy_periods.toml") -> tuple[Period, ...]:
    """Reads how long the ways stay open out of TOML text; raises `DataError`."""
    rows = read(text, _PERIOD, where=where)
    return tuple(
        Period(row.key, row.values["term"], row.values.get("days", 0), row.values.get("months", 0), row.authority)
        for row in rows
    )


@cache
def results() -> tuple[Result, ...]:
    """Returns every way a review or a suit may end."""
    return load_results(data("remedies.toml"))


@cache
def routes() -> tuple[Route, ...]:
    """Returns to whom one may turn, by kind of organ."""
    return load_routes(data("routes.toml"))


@cache
def periods() -> tuple[Period, ...]:
    """Returns how long each way stays open."""
    return load_periods(data("remedy_periods.toml"))


def column(key: str, *, on: date, own: Iterable[Result] = ()) -> str:
    """Returns the column of Table 4 that counts a result; `own` is the county's map.

    >>> column("review.revoked", on=date(2026, 3, 2)), column("suit.transferred", on=date(2026, 3, 2))
    ('corrected', 'pending')
    """
    return find(lay_over(results(), tuple(own)), key, on=on).column


def route(organ: str, *, on: date, own: Iterable[Route] = ()) -> Route:
    """Returns to whom one may turn against a kind of organ; raises `UnknownError`.

    >>> route("county", on=date(2026, 3, 2)).court
    '中级人民法院'
    """
    return find(lay_over(routes(), tuple(own)), organ, on=on)


def paragraph(remedy: Remedy, *, on: date, review_body: str, court: str, online: str = "") -> str:
    """Writes the paragraph that every answer ends with, in our own words.

    `review_body` and `court` are names as they shall be printed; `online` names the online way to review
    and is wanted when the answer is delivered online. Raises `UnknownError` for `by_reason`, which must be
    settled first (see `outcomes.remedy`).

    >>> text = paragraph(Remedy.REVIEW_FIRST, on=date(2026, 3, 2), review_body="松溪县人民政府", court="松溪县人民法院")
    >>> "60日内向松溪县人民政府申请行政复议" in text, "15日内向松溪县人民法院" in text
    (True, True)
    """
    if remedy is Remedy.BY_REASON:
        raise UnknownError("部分公开的，先按不公开部分的理由确定救济途径")
    review = find(periods(), "review", on=on)
    if remedy is Remedy.REVIEW_FIRST:
        after = find(periods(), "suit_after_review", on=on)
        text = (
            f"如不服本答复，请先自收到之日起{review}内向{review_body}申请行政复议；"
            f"对复议决定仍不服的，可以自收到复议决定书之日起{after}内向{court}提起行政诉讼。"
        )
    else:
        suit = find(periods(), "suit", on=on)
        text = (
            f"如不服本答复，可以自收到之日起{review}内向{review_body}申请行政复议，"
            f"也可以自收到之日起{suit}内直接向{court}提起行政诉讼。"
        )
    if online and on >= _ONLINE_FROM:
        text += f"行政复议也可以通过互联网渠道申请：{online}。"
    return text
