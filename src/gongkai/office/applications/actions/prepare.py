"""A letter other than the answer drafted: a correction, an extension, a question to somebody, a fee."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from gongkai.law import process
from gongkai.law.today import civil
from gongkai.office.applications import access, chains, diary, settling
from gongkai.office.applications.actions.review import reviews_of
from gongkai.office.applications.models import Application
from gongkai.office.applications.opening import locked
from gongkai.office.applications.papers import fields_of
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters.actions import draft as drafting
from gongkai.office.letters.models import Letter
from gongkai.office.letters.value import LATE

EVENT_OF: Mapping[str, str] = {
    "correction": "correction_asked",
    "reasons": "reasons_asked",
    "extension": "extended",
    "delay": "delayed_to",
    "third_party": "third_party_asked",
    "co_maker": "co_maker_asked",
    "fee": "",
    "receipt": "",
    "third_party_told": "",
    "disclosed_against_objection": "",
    "assistance": "",
}
"""Kind of letter → what the clock learns when it goes out; empty where it learns nothing then."""
_NEEDED = {
    "correction": (("what", "要补正什么"),),
    "reasons": (("what", "哪些申请、为什么看来过多"),),
    "extension": (("days", "延长几个工作日"), ("reason", "延长的理由")),
    "delay": (("until", "延迟到哪一天"), ("reason", "延迟的理由")),
    "third_party": (("whom", "第三方是谁"), ("what", "拟公开什么、涉及什么权益")),
    "co_maker": (("whom", "哪个机关"), ("what", "征求什么意见")),
    "assistance": (("whom", "哪个机构"), ("what", "请协助什么")),
}
_ONLY_ONCE = frozenset({"correction", "extension", "delay", "reasons"})


@transaction.atomic
def prepare(
    *, actor: Actor, case: Application, kind: str, fields: Mapping[str, str], at: datetime, once: str = ""
) -> Letter:
    """Drafts a letter of a case; raises Forbidden, or Unlawful where it is not lawful now or something lacks."""
    access.demand(actor, "prepare", case.organ.code)
    case = locked(case)
    if kind not in EVENT_OF:
        raise Unlawful("没有这种文书", {"kind": "从列表里选"})
    if kind != "receipt" and case.receipt_on is None:
        raise Unlawful("还没有与申请人确认，期限没有起算，先登记确认")
    lacking = {name: f"要写{say}" for name, say in _NEEDED.get(kind, ()) if not fields.get(name, "").strip()}
    if lacking:
        raise Unlawful("还有没写的内容", lacking)
    refuse_unlawful(case, kind, fields, on=civil(at))
    open_one = Letter.objects.filter(
        subject_kind="application", subject_key=str(case.pk), kind=kind, state__in=("draft", "issued"), served_on=None
    )
    if kind in _ONLY_ONCE and open_one.exists():
        raise Unlawful("已经拟了一份同样的文书，还没有发出；请在那一份上改")
    given = fields_of(case) | {name: value.strip() for name, value in fields.items()}
    if kind == "receipt" and case.way != "online":
        given["code"] = LATE  # made when the receipt is issued; who applied online has one already
    letter = drafting.draft(
        actor=actor, organ=case.organ, kind=kind, subject=case.subject, key=case.key, fields=given, at=at, once=once,
    )  # fmt: skip
    settling.settle(case, on=civil(at))
    return letter


@transaction.atomic
def revise(
    *,
    actor: Actor,
    case: Application,
    letter: Letter,
    fields: Mapping[str, str],
    body: Sequence[str] | None,
    version: int,
    at: datetime,
    once: str = "",
) -> Letter:
    """Changes a draft before it is looked at; raises Forbidden, or Unlawful once it was handed in or issued.

    What the law or the days are reckoned from stays a field; `body` is the text by hand, None that of the wording.
    """
    access.demand(actor, "prepare", case.organ.code)
    case = locked(case)
    if letter.subject != case.subject:
        raise Unlawful("这份文书不属于这一件")
    if chains.reached(letter.kind, reviews_of(letter)) >= 0:
        raise Unlawful("已经送审，不能再改；要改的，请审签人退回")
    return drafting.revise(actor=actor, letter=letter, fields=fields, body=body, version=version, at=at, once=once)


def refuse_unlawful(case: Application, kind: str, fields: Mapping[str, str], *, on: date) -> None:
    """Raises Unlawful where the letter's event may not happen on a day: a second correction, an extension too late."""
    event = EVENT_OF[kind]
    if not event:
        return
    events = list(case.events.all())
    why = process.may_happen(event, after=diary.happened(events), on=on)
    if why:
        raise Unlawful(why)
    if kind == "extension":
        days = fields.get("days", "").strip()
        if not days.isdigit() or not 1 <= int(days) <= 20:
            raise Unlawful("延长的天数不对", {"days": "写1至20个工作日（政府信息公开条例 第三十三条）"})
        if case.due_on is not None and on > case.due_on:
            raise Unlawful(
                f"第一个答复期限{case.due_on.isoformat()}已经过了，不能再延长；请尽快答复",
                {"days": "延长要在期限届满前批准并告知（政府信息公开条例 第三十三条）"},
            )
    if kind == "delay":
        if "reasons_given" not in {one.kind for one in events if not one.is_struck}:
            raise Unlawful("申请人还没有说明理由，不能定延迟答复的日期（政府信息公开条例 第三十五条）")
        until = fields.get("until", "")
        if case.due_on is not None and until <= case.due_on.isoformat():
            raise Unlawful("延迟的日期不晚于原期限", {"until": f"晚于{case.due_on.isoformat()}"})
