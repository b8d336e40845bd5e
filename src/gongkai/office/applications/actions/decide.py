"""How each unit ends is written down, and its answer drafted (第三十六至三十九条)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongkai.law import outcomes
from gongkai.law.errors import LawError
from gongkai.law.today import civil
from gongkai.office.applications import access, settling
from gongkai.office.applications.models import Application, Consultation, Event, Search, Unit
from gongkai.office.applications.opening import locked
from gongkai.office.applications.papers import fields_of
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.keys.sealing import Place, sealer
from gongkai.office.letters.actions.draft import draft
from gongkai.office.letters.actions.void import discard
from gongkai.office.letters.models import Letter

_BY_ITSELF = ("other.not_corrected", "other.fee_unpaid", "other.other")
"""Outcomes without an answer: `lapse`, `withdraw` and `join` conclude them."""


@dataclass(frozen=True)
class Decision:
    """How one unit ends: `finding` is what the answer says, `withheld` the codes of the parts kept back."""

    unit: int
    outcome: str
    finding: str
    withheld: Sequence[str] = ()
    how: str = ""
    """How it is provided: attached, by which way, when."""


@transaction.atomic
def decide(*, actor: Actor, case: Application, decision: Decision, at: datetime, once: str = "") -> Letter:
    """Decides a unit and drafts its answer in place of an earlier draft; raises Forbidden or Unlawful.

    What the outcome presupposes must be there: a correction before `still unclear`, a third party's letter before its
    protection, a search before `does not exist`, reasons asked for before `excessive`.
    """
    access.demand(actor, "decide", case.organ.code)
    case = locked(case)
    on = civil(at)
    unit = Unit.objects.filter(application=case, number=decision.unit).first()
    if unit is None:
        raise Unlawful("没有这一项", {"unit": "从列表里选"})
    if case.receipt_on is None:
        raise Unlawful("还没有与申请人确认，期限没有起算，先登记确认")
    _refuse(case, decision, on=on)
    own, row = sealer(case.key), case.key.id.hex
    if unit.letter is not None:
        earlier = Letter.objects.filter(pk=unit.letter).exclude(state="voided").first()
        if earlier is not None and earlier.state == "issued":
            raise Unlawful(f"已经发文（{earlier.number_text}），要改答复先把它作废")
        if earlier is not None:
            discard(actor=actor, letter=earlier, at=at)
    unit.outcome, unit.withheld = decision.outcome, list(decision.withheld)
    unit.finding = own.seal(decision.finding.strip(), Place("unit", "finding", f"{row}-{unit.number}"))
    fields = fields_of(case) | {
        "demand": own.open(unit.demand, Place("unit", "demand", f"{row}-{unit.number}")),
        "finding": decision.finding.strip(),
        "how": decision.how.strip(),
        "withheld": ",".join(decision.withheld),
    }
    letter = draft(
        actor=actor, organ=case.organ, kind="reply", subject=case.subject, key=case.key, fields=fields,
        outcome=decision.outcome, at=at,
    )  # fmt: skip
    unit.letter = letter.pk
    unit.save()
    write(
        actor=actor, organ=case.organ.code, verb="applications.decide", subject=case.subject,
        told=f"拟办{case.number}第{unit.number}项：{outcomes.get(decision.outcome, on=on).term}", at=at,
        change=Change(
            after={"unit": unit.number, "outcome": decision.outcome, "withheld": list(decision.withheld)},
            sealed={"finding": unit.finding},
        ),
        once=once,
    )  # fmt: skip
    settling.settle(case, on=on)
    return letter


def _refuse(case: Application, decision: Decision, *, on: date) -> None:
    try:
        outcome = outcomes.get(decision.outcome, on=on)
        outcomes.remedy(decision.outcome, on=on, withheld=decision.withheld)
    except LawError as error:
        field = "withheld" if decision.outcome == "granted.partly" else "outcome"
        raise Unlawful(str(error), {field: "从列表里选"}) from None
    if decision.outcome in _BY_ITSELF:
        raise Unlawful(f"“{outcome.term}”不用答复书，请用“办结”里的相应步骤", {"outcome": "另选"})
    if decision.withheld and decision.outcome != "granted.partly":
        raise Unlawful("只有部分公开才写不公开部分的理由", {"withheld": "删去"})
    if decision.outcome != "granted.provided" and not decision.finding.strip():
        raise Unlawful(
            "没有写认定的事实和理由", {"finding": f"“{outcome.term}”必须说明理由（{outcome.authority.cite}）"}
        )
    reasons = {decision.outcome, *decision.withheld}
    kinds = set(Event.objects.filter(application=case, is_struck=False).values_list("kind", flat=True))
    asked = Consultation.objects.filter(application=case, kind="third_party", sent_on__isnull=False)
    if "withheld.third_party" in reasons and not asked.exists():
        raise Unlawful("以第三方权益为由不公开，要先书面征求第三方意见", {"outcome": "政府信息公开条例 第三十二条"})
    if "unavailable.still_unclear" in reasons and "corrected" not in kinds:
        raise Unlawful("没有登记收到补正，不能认定“补正后仍不明确”", {"outcome": "政府信息公开条例 第三十条"})
    if "unavailable.not_existing" in reasons and not Search.objects.filter(application=case).exists():
        raise Unlawful("没有检索记录，不能答复信息不存在", {"outcome": "先登记检索了哪里、用了什么词"})
    if "not_processed.excessive" in reasons and "reasons_asked" not in kinds:
        raise Unlawful("没有要求申请人说明理由，不能认定大量反复申请", {"outcome": "政府信息公开条例 第三十五条"})
