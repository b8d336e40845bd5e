"""What can lawfully be done with a case now, by which article and until when; and why the rest cannot."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.law import process
from gongkai.office.applications import access, diary
from gongkai.office.applications.actions.archive import too_early
from gongkai.office.applications.actions.strike import STRIKEABLE
from gongkai.office.applications.models import State
from gongkai.office.applications.queries import Page
from gongkai.office.journal.actor import Actor


@dataclass(frozen=True)
class Move:
    """One step: its verb in addresses, what the button says, its article, its last day, and why not (empty: it may)."""

    verb: str
    label: str
    cite: str
    until: date | None = None
    why_not: str = ""
    is_main: bool = False


_WAITING = (State.CORRECTING, State.PAYING)
_WORKING = (State.OPEN, State.REVIEWING, State.READY)


@dataclass(frozen=True)
class _Verb:
    verb: str
    label: str
    cite: str
    action: str
    states: tuple[State, ...]
    needs: Callable[[Page, date], str] = lambda _page, _on: ""
    until: Callable[[Page], date | None] = lambda _page: None
    main: tuple[State, ...] = ()


def _event(kind: str) -> Callable[[Page, date], str]:
    """Why the law does not let an event happen now."""
    return lambda page, on: process.may_happen(kind, after=diary.happened(page.events), on=on)


def _extension(page: Page, on: date) -> str:
    why = _event("extended")(page, on)
    if not why and page.case.due_on is not None and on > page.case.due_on:
        why = f"第一个答复期限{page.case.due_on.isoformat()}已过，不能再延长"
    return why


def _lapsed(page: Page, _on: date) -> str:
    if page.clock is None or page.clock.wait is None:
        return "现在不是在等申请人"
    if not page.clock.wait.has_lapsed:
        return f"要等到{page.clock.wait.until_on.isoformat()}之后"
    return ""


def _asked(kind: str) -> Callable[[Page, date], str]:
    def check(page: Page, _on: date) -> str:
        events = {event.kind for event in page.events if not event.is_struck}
        return "" if kind in events else f"还没有{process.get(kind, on=_on).term}"

    return check


def _mistakable(page: Page, _on: date) -> str:
    found = any(event.kind in STRIKEABLE and not event.is_struck for event in page.events)
    return "" if found else "没有可以删去的登记"


def _kept_long_enough(page: Page, on: date) -> str:
    return too_early(page.case, on)


def _unsent(page: Page, _on: date) -> str:
    has_number = any(paper.letter.state == "issued" or paper.letter.number_text for paper in page.papers)
    return "已经发过文书，照实办结" if has_number else ""


def _undecided(page: Page, _on: date) -> str:
    return "已经拟了答复，先作废才能拆分" if any(part.row.letter for part in page.parts) else ""


def _uncharged(page: Page, _on: date) -> str:
    return "已经定过收费" if page.charge is not None else ""


def _correction_due(page: Page) -> date | None:
    return page.clock.correction_due if page.clock else None


def _reply_due(page: Page) -> date | None:
    return page.clock.due_on if page.clock else None


_VERBS = (
    _Verb("confirm", "登记已与申请人确认", "第三十一条", "confirm", (State.UNCONFIRMED,),
          until=lambda page: page.clock.confirm_by if page.clock else None, main=(State.UNCONFIRMED,)),
    _Verb("decide", "拟答复", "第三十六条", "decide", _WORKING, until=_reply_due, main=(State.OPEN,)),
    _Verb("correction", "告知补正", "第三十条", "prepare", (State.OPEN,), _event("correction_asked"), _correction_due),
    _Verb("corrected", "登记收到补正", "第三十条", "enter", (State.CORRECTING,), main=(State.CORRECTING,)),
    _Verb("extension", "延长答复期限", "第三十三条", "prepare", _WORKING, _extension, _reply_due),
    _Verb("third_party", "征求第三方意见", "第三十二条", "consult", (State.OPEN,)),
    _Verb("co_maker", "征求共同制作机关意见", "第三十四条", "consult", (State.OPEN,)),
    _Verb("internal", "请本机关其他机构协办", "", "consult", (State.OPEN,)),
    _Verb("search", "登记检索情况", "第三十六条第四项", "search", (State.OPEN,)),
    _Verb("split", "拆分为几项", "", "split", (State.OPEN,), _undecided),
    _Verb("reasons", "要求说明理由（大量反复申请）", "第三十五条", "prepare", (State.OPEN,), _event("reasons_asked")),
    _Verb("reasons_given", "登记收到理由说明", "第三十五条", "enter", (State.OPEN,), _asked("reasons_asked")),
    _Verb("delay", "定延迟答复日期", "第三十五条", "prepare", (State.OPEN,), _asked("reasons_given")),
    _Verb("charge", "收信息处理费", "第四十二条", "charge", (State.OPEN,), _uncharged, _reply_due),
    _Verb("payment", "登记缴费", "第四十二条", "charge", (State.PAYING,), main=(State.PAYING,)),
    _Verb("lapse", "逾期，办结", "第三十条、第四十二条", "lapse", _WAITING, _lapsed),
    _Verb("withdraw", "申请人撤回", "", "withdraw", (State.UNCONFIRMED, *_WORKING, *_WAITING)),
    _Verb("join", "并入另一件", "", "join", (State.OPEN,)),
    _Verb("receipt", "开接收回执", "", "prepare", (State.UNCONFIRMED, *_WORKING, *_WAITING)),
    _Verb("assign", "交给承办人", "第四十五条", "assign", (State.UNCONFIRMED, *_WORKING, *_WAITING)),
    _Verb("attach", "加入文件", "第四十五条", "attach", (State.UNCONFIRMED, *_WORKING, *_WAITING, State.CONCLUDED)),
    _Verb("amend", "更正登记内容", "", "amend", (State.UNCONFIRMED, *_WORKING, *_WAITING)),
    _Verb("strike", "删去一条误记", "", "strike", (State.UNCONFIRMED, *_WORKING, *_WAITING), _mistakable),
    _Verb("retract", "撤销误登", "", "retract", (State.UNCONFIRMED, *_WORKING, *_WAITING, State.CONCLUDED), _unsent),
    _Verb("archive", "归档", "第四十五条", "archive", (State.CONCLUDED,), main=(State.CONCLUDED,)),
    _Verb("anonymise", "匿名化", "", "anonymise", (State.ARCHIVED, State.STRUCK), _kept_long_enough),
)  # fmt: skip


def moves(page: Page, actor: Actor, *, on: date) -> tuple[Move, ...]:
    """The steps, the main one first; those that are not lawful now say why. Only what the actor's posts may do."""
    found = sorted(_moves(page, actor, on), key=lambda move: not move.is_main)
    return tuple(found)


def _moves(page: Page, actor: Actor, on: date) -> Iterator[Move]:
    state = State(page.case.state)
    for verb in _VERBS:
        if not access.may(actor, verb.action, page.case.organ.code):
            continue
        why = verb.needs(page, on) if state in verb.states else f"“{state.label}”的件不能这样办"
        cite = f"政府信息公开条例 {verb.cite}" if verb.cite else ""
        yield Move(verb.verb, verb.label, cite, verb.until(page), why, state in verb.main and not why)


VERBS = tuple(verb.verb for verb in _VERBS)
