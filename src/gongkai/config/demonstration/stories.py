"""How cases go: each story is a walk from day to day, made by the real actions."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from gongkai.config.demonstration.staffing import Team
from gongkai.law.calendar import Calendar
from gongkai.law.today import SHANGHAI
from gongkai.office.applications.actions import archive, confirm, consult, decide, end, enter, prepare, review, search
from gongkai.office.applications.actions.assign import assign
from gongkai.office.applications.actions.issue import issue
from gongkai.office.applications.actions.receive import Request, receive
from gongkai.office.applications.actions.send import send
from gongkai.office.applications.identity import Identity
from gongkai.office.applications.models import Application
from gongkai.office.letters.models import Letter

Walk = Iterator[date]
"""Yields the day on which it goes on."""


@dataclass
class Case:
    """One story's case: who works on it, what came, and the calendar it goes by."""

    team: Team
    request: Request
    calendar: Calendar
    luck: random.Random
    last: datetime | None = None

    def at(self, on: date) -> datetime:
        """A moment of that day, later than the one before."""
        moment = datetime.combine(on, time(9, self.luck.randrange(60)), SHANGHAI)
        if self.last is not None and moment <= self.last:
            moment = self.last + timedelta(minutes=self.luck.randrange(3, 25))
        self.last = moment
        return moment

    def after(self, on: date, count: int) -> date:
        """So many working days later."""
        return self.calendar.after(on, count) if count else self.calendar.on_or_after(on)

    def received(self, on: date) -> Application:
        """The case registered and, unless the applicant must be asked first, given to somebody."""
        case = receive(
            actor=self.team.officer,
            organ=self.team.organ,
            request=replace(self.request, arrived_on=on),
            at=self.at(on),
        ).case
        return case if case.receipt_on is None else self._given(case, on)

    def confirmed(self, case: Application, on: date) -> Application:
        """The applicant reached by telephone, and the case given to somebody."""
        confirm.confirm(actor=self.team.officer, case=case, on=on, how="电话与本人确认", at=self.at(on))
        return self._given(case, on)

    def _given(self, case: Application, on: date) -> Application:
        return assign(actor=self.team.officer, case=case, to=self.team.clerk, at=self.at(on))

    def taken(self, on: date) -> Application:
        """The case registered and, where its way asks for it, confirmed on the same day."""
        case = self.received(on)
        return self.confirmed(case, on) if case.receipt_on is None else case

    def posted(self, case: Application, letter: Letter, on: date) -> None:
        """A letter that needs the head's word at most, issued and posted."""
        moment = self.at(on)
        if letter.kind in ("extension", "delay", "fee"):
            review.submit(actor=self.team.officer, case=case, letter=letter, at=moment)
            review.review(actor=self.team.head, case=case, letter=letter, agrees=True, opinion="同意", at=moment)
        letter = issue(actor=self.team.officer, case=case, letter=letter, at=moment)
        send(actor=self.team.officer, case=case, letter=letter, way="post", on=on, tracking=self.tracking(), at=moment)

    def tracking(self) -> str:
        """A number of the post's."""
        return f"XA{self.luck.randrange(10**10):010d}00"

    def drafted(self, case: Application, outcome: str, finding: str, on: date, *withheld: str, how: str = "") -> Letter:
        """The answer drafted and handed in."""
        decision = decide.Decision(1, outcome, finding, withheld, how)
        letter = decide.decide(actor=self.team.officer, case=case, decision=decision, at=self.at(on))
        review.submit(actor=self.team.officer, case=case, letter=letter, at=self.at(on))
        return letter

    def signed(self, case: Application, letter: Letter, on: date) -> Letter:
        """Agreed to by everybody, and issued."""
        for who in (self.team.secrecy, self.team.head, self.team.leader):
            review.review(actor=who, case=case, letter=letter, agrees=True, opinion="", at=self.at(on))
        return issue(actor=self.team.officer, case=case, letter=letter, at=self.at(on))

    def sent(self, case: Application, letter: Letter, on: date) -> None:
        """Posted, or fetched."""
        way = self.luck.choice(("post", "post", "in_person", "email"))
        tracking = self.tracking() if way == "post" else ""
        send(actor=self.team.officer, case=case, letter=letter, way=way, on=on, tracking=tracking, at=self.at(on))


def answered(it: Case, on: date, outcome: str, finding: str, *withheld: str, how: str = "") -> Walk:
    """Comes, is answered after some days, and is archived months later."""
    yield on
    case = it.received(on)
    if case.receipt_on is None:
        on = it.after(on, it.luck.randrange(2))
        yield on
        case = it.confirmed(case, on)
    on = it.after(on, it.luck.randrange(2, 9))
    yield on
    if outcome == "unavailable.not_existing":
        search.search(
            actor=it.team.officer,
            case=case,
            on=on,
            place="机关档案室、公文系统",
            words="按申请的名称和年份",
            found="没有",
            at=it.at(on),
        )
    letter = it.drafted(case, outcome, finding, on, *withheld, how=how)
    on = it.after(on, it.luck.randrange(1, 4))
    yield on
    letter = it.signed(case, letter, on)
    on = it.after(on, it.luck.randrange(2))
    yield on
    it.sent(case, letter, on)
    on = it.after(on, 60)
    yield on
    number = f"{case.year}-XXGK-{case.serial:03d}"
    archive.archive(actor=it.team.officer, case=case, number=number, at=it.at(on))


def corrected(it: Case, on: date, *, answers: bool) -> Walk:
    """Is unclear, is asked to be corrected, and comes again or never does."""
    yield on
    case = it.taken(on)
    on = it.after(on, 3)
    yield on
    what = "请写明所需信息的年份和文件名称，以便查找。"
    letter = prepare.prepare(actor=it.team.officer, case=case, kind="correction", fields={"what": what}, at=it.at(on))
    it.posted(case, letter, on)
    if not answers:
        on = it.after(on, 17)
        yield on
        end.lapse(actor=it.team.officer, case=case, at=it.at(on))
        return
    on = it.after(on, 6)
    yield on
    enter.enter(actor=it.team.officer, case=case, kind="corrected", on=on, how="当面交来", at=it.at(on))
    on = it.after(on, 7)
    yield on
    letter = it.drafted(case, "granted.provided", "经查，该信息可以公开。", on)
    yield it.after(on, 2)
    on = it.after(on, 2)
    letter = it.signed(case, letter, on)
    it.sent(case, letter, on)


def contested(it: Case, on: date, *, objects: bool) -> Walk:
    """A third party is asked, and agrees or objects."""
    yield on
    case = it.taken(on)
    on = it.after(on, 4)
    yield on
    asked = consult.consult(
        actor=it.team.officer,
        case=case,
        kind="third_party",
        whom="云岭县惠农种植专业合作社",
        what="合作社2025年获得的补贴明细，涉及其经营情况",
        at=it.at(on),
    )
    letter = Letter.objects.get(subject_key=str(case.pk), kind="third_party")
    it.posted(case, letter, on)
    on = it.after(on, 2)
    yield on
    consult.note_received(actor=it.team.officer, case=case, consultation=asked, on=on, how="邮件回执", at=it.at(on))
    on = it.after(on, 8)
    yield on
    answer, said = ("objects", "涉及本社经营秘密，不同意公开。") if objects else ("agrees", "")
    consult.take_answer(
        actor=it.team.officer, case=case, consultation=asked, answer=answer, said=said, on=on, at=it.at(on)
    )
    on = it.after(on, 3)
    yield on
    outcome = "withheld.third_party" if objects else "granted.provided"
    letter = it.drafted(case, outcome, "第三方答复后，经本机关审查认定。", on)
    on = it.after(on, 2)
    yield on
    it.sent(case, it.signed(case, letter, on), on)


def extended(it: Case, on: date) -> Walk:
    """Takes longer, with the head's word and the applicant told."""
    yield on
    case = it.taken(on)
    on = it.after(on, 15)
    yield on
    letter = prepare.prepare(
        actor=it.team.officer,
        case=case,
        kind="extension",
        at=it.at(on),
        fields={"days": "20", "reason": "所需档案已移交县档案馆，需要调阅核对"},
    )
    it.posted(case, letter, on)
    on = it.after(on, 14)
    yield on
    letter = it.drafted(case, "granted.provided", "经查阅档案，该信息可以公开。", on)
    on = it.after(on, 3)
    yield on
    it.sent(case, it.signed(case, letter, on), on)


def withdrawn(it: Case, on: date) -> Walk:
    """Is taken back by the applicant."""
    yield on
    case = it.taken(on)
    on = it.after(on, 5)
    yield on
    end.withdraw(actor=it.team.officer, case=case, on=on, reason="收到书面撤回申请", at=it.at(on))


def only_received(it: Case, on: date) -> Walk:
    """Has come and waits."""
    yield on
    it.received(on)


def waiting_for_correction(it: Case, on: date) -> Walk:
    """Waits for the applicant."""
    yield on
    case = it.taken(on)
    on = it.after(on, 2)
    yield on
    fields = {"what": "请写明需要哪一个村的公示材料。"}
    letter = prepare.prepare(actor=it.team.officer, case=case, kind="correction", fields=fields, at=it.at(on))
    it.posted(case, letter, on)


def in_review(it: Case, on: date) -> Walk:
    """Is with those who review."""
    yield on
    case = it.taken(on)
    on = it.after(on, 4)
    yield on
    it.drafted(case, "withheld.process", "所申请的是会议讨论记录，属于过程性信息。", on)


def ready(it: Case, on: date) -> Walk:
    """Is signed and waits to be posted."""
    yield on
    case = it.taken(on)
    on = it.after(on, 5)
    yield on
    it.signed(case, it.drafted(case, "granted.provided", "经查，该信息可以公开。", on), on)


Story = Callable[[Case, date], Walk]
ENDED: tuple[tuple[int, Story], ...] = (
    (9, lambda it, on: answered(it, on, "granted.provided", "经查，该信息可以公开。")),
    (
        3,
        lambda it, on: answered(
            it, on, "granted.already_public", "该信息已按年度公示。", how="请到县政府网站“惠民补贴”栏目查阅、下载。"
        ),
    ),
    (
        2,
        lambda it, on: answered(
            it, on, "unavailable.not_ours", "该信息由县级部门制作。", how="云岭县自然资源局，电话0000-8000105。"
        ),
    ),
    (2, lambda it, on: answered(it, on, "unavailable.not_existing", "经检索，没有制作或者获取该信息。")),
    (1, lambda it, on: answered(it, on, "withheld.process", "所申请的是讨论稿，属于过程性信息。")),
    (1, lambda it, on: answered(it, on, "withheld.internal_affairs", "属于内部人事管理信息。")),
    (1, lambda it, on: answered(it, on, "not_processed.petition", "内容是信访诉求，请通过信访渠道反映。")),
    (1, lambda it, on: answered(it, on, "granted.partly", "其中讨论意见不公开，其余提供。", "withheld.process")),
    (1, lambda it, on: corrected(it, on, answers=True)),
    (1, lambda it, on: corrected(it, on, answers=False)),
    (1, lambda it, on: contested(it, on, objects=True)),
    (1, lambda it, on: contested(it, on, objects=False)),
    (1, extended),
    (1, withdrawn),
)
"""How often a story is told, and the story."""


def person(luck: random.Random) -> tuple[Identity, str]:
    """Somebody who does not exist, with a number whose check digit is right, and the column they belong to."""
    if luck.random() < 0.15:
        code = f"9199{luck.randrange(10**14):014d}"
        trade, line = luck.choice(("惠民", "绿源", "山泉", "兴农")), luck.choice(("种植", "养殖", "加工"))
        telephone = f"139{luck.randrange(10**8):08d}"
        return Identity(f"云岭县{trade}{line}专业合作社", "营业执照", code, "负责人", telephone, "云岭县"), "business"
    name = luck.choice("王李张刘陈杨黄赵周吴") + luck.choice(("小明", "桂兰", "建华", "玉梅", "大山", "春花"))
    born = date(1950, 1, 1) + timedelta(days=luck.randrange(19000))
    # 999999 is no place's code, so that the number belongs to nobody.
    body = f"999999{born:%Y%m%d}{luck.randrange(1000):03d}"
    telephone, address = f"138{luck.randrange(10**8):08d}", f"云岭县某村{luck.randrange(1, 200)}号"
    return Identity(name, "居民身份证", body + _check_digit(body), "", telephone, address), "natural"


def _check_digit(body: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[sum(int(sign) * weight for sign, weight in zip(body, weights, strict=True)) % 11]
