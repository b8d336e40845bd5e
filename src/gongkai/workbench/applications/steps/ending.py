"""How a case ends without an answer, and what comes after the end."""

from gongkai.law.today import now
from gongkai.office.applications.actions import (
    archive,
    end,
)
from gongkai.office.applications.models import Application
from gongkai.office.journal.errors import Unlawful
from gongkai.workbench.applications.steps.step import Step, day, text


def _numbered(case: Application, number: str) -> Application:
    year, _, serial = number.strip().partition("-")
    found = None
    if year.isdigit() and serial.isdigit():
        found = Application.objects.filter(organ=case.organ, year=int(year), serial=int(serial)).first()
    if found is None:
        raise Unlawful("本机关没有这个编号", {"to": "核对编号，如 2026-0003"})
    return found


STEPS: dict[str, Step] = {
    "lapse": Step(
        {},
        lambda actor, case, given: end.lapse(actor=actor, case=case, at=now(), once=given["once"]),
        "已办结。",
        "申请人逾期没有补正或缴费，视为放弃申请，不再办理。",
        "办结",
    ),
    "withdraw": Step(
        {"on": day("收到撤回的日期"), "reason": text("怎样撤回的", most=200)},
        lambda actor, case, given: end.withdraw(
            actor=actor, case=case, on=given["on"], reason=given["reason"], at=now(), once=given["once"]
        ),
        "已按撤回办结。",
        button="办结",
    ),
    "join": Step(
        {"to": text("并入哪一件（编号）", "如 2026-0003", most=16), "reason": text("为什么并案", most=200)},
        lambda actor, case, given: end.join(
            actor=actor,
            case=case,
            to=_numbered(case, given["to"]),
            reason=given["reason"],
            at=now(),
            once=given["once"],
        ),
        "已并案。",
        button="并案",
    ),
    "archive": Step(
        {"number": text("档号", most=40)},
        lambda actor, case, given: archive.archive(
            actor=actor, case=case, number=given["number"], at=now(), once=given["once"]
        ),
        "已归档。",
        button="归档",
    ),
    "anonymise": Step(
        {"reason": text("依据", "销毁审批的文件", most=200)},
        lambda actor, case, given: archive.anonymise(
            actor=actor, case=case, reason=given["reason"], at=now(), once=given["once"]
        ),
        "已匿名化：申请人是谁、要什么，永远看不到了；统计保留。",
        "这一步不能反悔：个人信息的密钥和文件都会销毁。",
        "匿名化",
    ),
}
