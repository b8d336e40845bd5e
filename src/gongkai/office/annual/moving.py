"""A step on the report's way: asked, locked, allowed in its state, with what stands in its way."""

from dataclasses import dataclass
from datetime import date

from gongkai.office.annual import access
from gongkai.office.annual.composing import compose, frozen, to_content, written
from gongkai.office.annual.counting import Counted
from gongkai.office.annual.examining import Examined, examine, last_report
from gongkai.office.annual.freezing import digest_of
from gongkai.office.annual.gathering import gather
from gongkai.office.annual.locking import locked
from gongkai.office.annual.models import Annual, Version
from gongkai.office.annual.states import BY_VERB, Move, moves_from
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.practice.queries import chosen
from gongkai.report import compare
from gongkai.report.model import Report


@dataclass(frozen=True)
class Standing:
    """The report as it stands: the value, the count behind it, what the checks say."""

    report: Report
    count: Counted
    examined: Examined
    last: Report | None


def standing(annual: Annual, *, on: date) -> Standing:
    """Counts, puts together and checks a report that is being written."""
    count = gather(annual.organ, annual.year)
    report = compose(annual, count, written(annual))
    last = last_report(annual)
    return Standing(report, count, examine(annual, report, count, last, on=on), last)


def wants_handing_in(on: date) -> bool:
    """Whether the county wants reports before they are published. One query."""
    return bool(chosen("report_handed_in", organ=None, on=on))


def has_superior(annual: Annual) -> bool:
    """Whether there is somebody to hand the report in to: the county has nobody."""
    return annual.organ.reports_to_id is not None


def demand(actor: Actor, annual: Annual, verb: str) -> None:
    """Raises Forbidden unless the actor may take the step."""
    access.demand(actor, verb, taker(annual, BY_VERB[verb]))


def taker(annual: Annual, move: Move) -> str:
    """The code of the organ whose people take the step."""
    superior = annual.organ.reports_to
    return superior.code if move.by_the_county and superior else annual.organ.code


def taken(annual: Annual, verb: str, *, on: date) -> Annual:
    """The report locked for a step; raises Unlawful where its state does not allow it."""
    annual = locked(annual)
    allowed = moves_from(annual.state, handed_in=has_superior(annual) and wants_handing_in(on))
    if BY_VERB[verb] not in allowed:
        raise Unlawful(f"报告{annual.get_state_display()}，现在不能{BY_VERB[verb].term}")
    return annual


def last_version(annual: Annual) -> Version:
    """What was frozen last."""
    return annual.versions.select_related("count").order_by("-number")[0]


def refuse_what_changed(annual: Annual, before: Version, now: Standing) -> None:
    """Raises Unlawful, naming the cells, where the registers give another report than the one that was frozen."""
    if digest_of(to_content(now.report)) == before.digest:
        return
    names = [one.name for one in compare(frozen(before), now.report).cells]
    where = "、".join(names[:4]) + (f"等{len(names)}格" if len(names) > 4 else "")
    raise Unlawful(
        f"{before.get_state_display()}以后登记有了变化，{where or '内容'}与现在的登记不一样；请退回修改，重新审核"
    )
