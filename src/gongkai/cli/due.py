"""`gongkai due`: the clock of one application, with its day-by-day explanation."""

import json
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

from gongkai.cli.exits import FINE, USAGE
from gongkai.cli.options import Parser
from gongkai.law import arrivals, clock, process, today
from gongkai.law.calendar import national
from gongkai.law.clock import Clock
from gongkai.law.errors import LawError
from gongkai.law.process import Event
from gongkai.law.telling import Step, full

_DAYS = ("receipt_on", "correction_due", "reply_due", "extended_due")


def _parser() -> Parser:
    ways = "\n".join(f"  {way.key:<17}{way.term}" for way in arrivals.all())
    events = "\n".join(f"  {kind.key:<22}{kind.term}" for kind in process.all())
    parser = Parser(
        "due",
        "计算一件政府信息公开申请的各个期限，并逐日说明理由和依据。",
        f"收到方式：\n{ways}\n\n事件（日期写成 2026-03-20）：\n{events}\n"
        "延长写成 extended:2026-03-27+20（告知之日+工作日数）；delayed_to 的日期是答应答复的那一天；\n"
        "邮寄送达的，delivered 写交邮之日；同类征求意见有几件的，答复依次对应最早一件。\n\n"
        "示例：gongkai due --received 2026-03-02 --event third_party_asked:2026-03-20 third_party_answered:2026-04-10",
    )
    parser.add_argument("--received", required=True, metavar="日期", help="提交、签收或者收到之日，如 2026-03-02")
    parser.add_argument("--arrival", default="registered_post", metavar="方式", help="收到方式，默认 registered_post")
    parser.add_argument(
        "--event",
        action="append",
        nargs="+",
        default=[],
        metavar="事件:日期",
        help="发生的事，可写几个，也可重复本选项",
    )
    parser.add_argument("--on", metavar="日期", help="按哪一天看剩余天数，默认今天（北京时间）")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出形式，默认 text")
    return parser


def run(arguments: Sequence[str]) -> int:
    """Reads the diary from the options, works out the clock and prints it."""
    options = _parser().parse_args(arguments)
    try:
        on = _day(options.on, "--on") if options.on else today.today()
        events = [_event(text) for group in options.event for text in group]
        reading = clock.read(_day(options.received, "--received"), on=on, way=_way(options.arrival), events=events)
        output = _json(reading, on) if options.format == "json" else _text(reading, on)
    except LawError as error:
        sys.stderr.write(f"gongkai due：{error}。\n")
        return USAGE
    sys.stdout.write(output)
    return FINE


def _day(text: str, where: str) -> date:
    try:
        if len(text) != len("2026-03-02"):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        raise LawError(f"{where} 的日期“{text}”不成立；请写成 2026-03-02 这样的形式，并核对该日是否存在") from None


def _way(text: str) -> str:
    known = [way.key for way in arrivals.all()]
    if text not in known:
        raise LawError(f"没有“{text}”这种收到方式；可用的有：{'、'.join(known)}")
    return text


def _event(text: str) -> Event:
    kind, colon, rest = text.partition(":")
    if not colon:
        raise LawError(f"事件“{text}”缺少日期；请写成 事件:日期，如 corrected:2026-03-20")
    day, plus, extra = rest.partition("+")
    if kind == "extended" and not (plus and extra.isascii() and extra.isdecimal() and len(extra) <= len("100")):
        raise LawError(f"事件“{text}”没有写明延长几个工作日；请写成 extended:2026-03-27+20")
    if kind != "extended" and plus:
        raise LawError(f"事件“{text}”后面不写天数；只有 extended 写成 extended:日期+天数")
    return Event(kind, _day(day, f"事件 {kind}"), int(extra) if plus else 0)


def _json(reading: Clock, on: date) -> str:
    return json.dumps(_plain(reading, on), ensure_ascii=False, indent=2) + "\n"


def _plain(reading: Clock, on: date) -> dict[str, Any]:
    plain: dict[str, Any] = {name: _iso(getattr(reading, name)) for name in _DAYS}
    plain |= {
        "provisional": reading.provisional,
        "days_left": reading.days_left,
        "steps": [{"on": step.on.isoformat(), "what": step.what, "cite": step.cite} for step in reading.steps],
        "on": on.isoformat(),
        "due_on": _iso(reading.due_on),
        "late": reading.is_late,
        "delivered_on": _iso(reading.delivered_on),
        "latest_if_extended": _iso(reading.latest_if_extended),
        "notes": list(reading.notes),
    }
    if reading.wait is not None:
        plain["waiting_for"] = reading.wait.what
        plain["lapses_after"] = reading.wait.until_on.isoformat()
        plain["lapsed"] = reading.wait.has_lapsed
    if reading.if_confirmed is not None:
        plain["confirm_by"] = _iso(reading.confirm_by)
        plain["if_confirmed_same_day"] = _plain(reading.if_confirmed, on)
    return plain


def _iso(on: date | None) -> str | None:
    return None if on is None else on.isoformat()


def _text(reading: Clock, on: date) -> str:
    lines = [*_summary(reading, on), ""]
    if reading.if_confirmed is not None:
        lines += ["如果收到当日就确认：", *_summary(reading.if_confirmed, on), ""]
    notes = (*reading.notes, *(reading.if_confirmed.notes if reading.if_confirmed else ()))
    if notes:
        lines += ["请注意：", *(f"  · {note}" for note in notes), ""]
    lines += ["逐日说明：" if reading.if_confirmed is None else "逐日说明（如果收到当日就确认）："]
    lines += _explanation((reading.if_confirmed or reading).steps)
    return "\n".join(lines) + "\n"


def _explanation(steps: Sequence[Step]) -> list[str]:
    """One line a step, the texts they rest on as numbered notes below."""
    cites = list(dict.fromkeys(step.cite for step in steps))
    lines = [f"  {step.what} [{cites.index(step.cite) + 1}]" for step in steps]
    return [*lines, "", "依据：", *(f"  [{number}] {cite}" for number, cite in enumerate(cites, start=1))]


def _summary(reading: Clock, on: date) -> list[str]:
    calendar = national()

    def line(label: str, day: date | None, empty: str = "") -> str:
        return f"{label}：{full(day, calendar) if day else empty}"

    lines = [line("收到申请之日", reading.receipt_on, "尚未确认，期限没有起算")]
    if reading.receipt_on is None:
        return [*lines, line("最迟确认之日", reading.confirm_by)]
    lines += [line("最迟告知补正", reading.correction_due), line("最迟答复之日", reading.reply_due)]
    if reading.extended_due is not None:
        lines.append(line("延长后的期限", reading.extended_due))
    elif reading.latest_if_extended is not None:
        lines.append(line("若延长，最迟到", reading.latest_if_extended))
    return [*lines, f"是否逾期：{_state(reading, on)}"]


def _state(reading: Clock, on: date) -> str:
    left = reading.days_left or 0
    if reading.delivered_on is not None:
        return f"{reading.delivered_on.isoformat()}已经送达，{'逾期' if reading.is_late else '没有逾期'}"
    if reading.wait is not None and reading.wait.has_lapsed:
        return f"申请人逾期，视为放弃，{reading.wait.concludes_on.isoformat()}结案"
    if reading.is_late:
        return f"已经逾期，截至{on.isoformat()}超过{-left}个工作日"
    return f"没有逾期，{on.isoformat()}起还剩{left}个工作日{'（暂算）' if reading.provisional else ''}"
