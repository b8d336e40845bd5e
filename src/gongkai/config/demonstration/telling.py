"""All stories told in the order of their days, up to today."""

import heapq
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from gongkai.config.demonstration import attacked, reported, stories
from gongkai.config.demonstration.staffing import Team
from gongkai.law.calendar import Calendar
from gongkai.office.applications.actions.receive import Request

_DEMANDS = (
    "{year}年农村最低生活保障金发放名单",
    "{year}年耕地地力保护补贴发放明细",
    "本镇{year}年财政预算和决算",
    "通村道路硬化工程的招标、验收材料",
    "农村危房改造补助对象和金额",
    "土地征收补偿安置方案及附图",
    "{year}年抗旱救灾物资分配情况",
    "村级公益事业一事一议项目资金使用情况",
    "宅基地审批台账（{year}年）",
    "农村饮水安全工程水质检测报告",
    "{year}年行政执法检查计划",
    "退耕还林补助面积和兑付名单",
    "集镇规划文本和图纸",
    "便民服务中心办事事项清单",
)
_WAYS = ("registered_post", "registered_post", "in_person", "in_person", "online", "ordinary_post", "oral")
_SPAN = 540
"""Days of casework."""


def walks(teams: Sequence[Team], *, today: date, calendar: Calendar, luck: random.Random) -> Iterator[stories.Walk]:
    """Every case's story: the ended ones over a year and a half, what must always be there now, and the reports."""
    weights = [weight for weight, _ in stories.ENDED]
    for team in teams:
        for _ in range(luck.choice((2, 3, 4, 5)) if team.organ.level == "township" else luck.randrange(4, 8)):
            on = calendar.on_or_after(today - timedelta(days=luck.randrange(60, _SPAN)))
            _, story = luck.choices(stories.ENDED, weights)[0]
            yield story(_case(team, on, calendar, luck), on)
    yield from _now(teams, today=today, calendar=calendar, luck=luck)
    yield from reported.walks(teams, today=today, calendar=calendar)


def _now(teams: Sequence[Team], *, today: date, calendar: Calendar, luck: random.Random) -> Iterator[stories.Walk]:
    """Open cases: overdue, due today, due soon, unconfirmed, waiting, in review, ready to go; and those attacked."""

    def due(left: int) -> date:
        """The latest working day of receipt from which the answer is due in at most so many working days."""
        on = calendar.last_before(today + timedelta(days=1))
        while calendar.count(today, calendar.after(on, 20)) > left:
            on = calendar.last_before(on)
        return on

    kinds: tuple[tuple[stories.Story, date, str], ...] = (
        (stories.only_received, due(-2), "registered_post"),
        (stories.only_received, due(0), "in_person"),
        (stories.only_received, due(2), "registered_post"),
        (stories.waiting_for_correction, due(13), "in_person"),
        (stories.in_review, due(6), "registered_post"),
        (stories.ready, due(5), "in_person"),
        (stories.only_received, today, "online"),
        (stories.only_received, today, "ordinary_post"),
        (lambda it, on: stories.contested(it, on, objects=True), due(11), "registered_post"),
    )
    first, others = teams[0], teams[1:]
    for story, on, way in kinds:
        yield story(_case(first, on, calendar, luck, way), on)
    for story, on in attacked.stories(today, calendar):
        yield story(_case(first, on, calendar, luck, "registered_post"), on)
    for number, team in enumerate(others):
        story, on, way = kinds[number % len(kinds)]
        yield story(_case(team, on, calendar, luck, way), on)


def _case(team: Team, on: date, calendar: Calendar, luck: random.Random, way: str = "") -> stories.Case:
    identity, kind = stories.person(luck)
    request = Request(
        way=way or luck.choice(_WAYS),
        arrived_on=on,
        demand=luck.choice(_DEMANDS).format(year=on.year - 1),
        identity=identity,
        applicant_kind=kind,
        form_wanted=luck.choice(("paper", "electronic")),
        way_wanted=luck.choice(("post", "email", "pick_up")),
    )
    return stories.Case(team, request, calendar, luck)


def tell(walking: Sequence[stories.Walk], *, today: date, said: Callable[[int, int], None]) -> None:
    """Goes on with whichever story is next by its day; what lies after today is left untold."""
    ahead: list[tuple[date, int, stories.Walk]] = []
    for number, walk in enumerate(walking):
        heapq.heappush(ahead, (next(walk), number, walk))
    total = len(ahead)
    while ahead:
        on, number, walk = heapq.heappop(ahead)
        if on <= today:
            following = next(walk, None)
            if following is not None:
                heapq.heappush(ahead, (max(on, following), number, walk))
                continue
        said(total - len(ahead), total)
