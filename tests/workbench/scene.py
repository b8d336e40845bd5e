"""The people who knock at the workbench in tests, and the things whose addresses they try."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import connection
from django.test import Client
from tests.factories.applications import ZHANG, House, at
from tests.factories.organs import LONG_AGO, county, township
from tests.factories.people import actor, person
from tests.factories.reports import begun, published, reviewed, signed

from gongkai.law import notices
from gongkai.law.today import today
from gongkai.office.applications.actions.attach import attach
from gongkai.office.applications.actions.consult import consult
from gongkai.office.applications.actions.prepare import prepare
from gongkai.office.applications.actions.receive import Request, receive
from gongkai.office.applications.models import Application
from gongkai.office.files.looking import look
from gongkai.office.jobs import kinds
from gongkai.office.jobs.actions.start import start
from gongkai.office.journal.actor import SYSTEM, Actor
from gongkai.office.ledgers.actions.read import read
from gongkai.office.ledgers.grid import opened
from gongkai.office.practice.actions.take_in import take_in
from gongkai.office.proposals.actions.propose import Idea, propose
from gongkai.office.rectifications.actions.attach import attach as prove
from gongkai.office.rectifications.actions.register import Asked, register
from gongkai.office.rectifications.models import Rectification
from gongkai.office.remedies.actions.attach import attach as put
from gongkai.office.remedies.actions.register import Brought
from gongkai.office.remedies.actions.register import register as enrol
from gongkai.office.remedies.models import Remedy
from gongkai.office.staff.models import Person
from gongkai.office.staff.queries import actor_of
from gongkai.office.staff.roles import Role

NOTICE = (
    "国务院办公厅关于2027年部分节假日安排的通知\n国办发明电〔2026〕7号\n"
    "一、元旦：1月1日至3日放假，共3天。\n二、春节：2月5日至11日放假调休，共7天。2月14日（周日）上班。"
)
AT_COUNTY = {Role.COUNTY_OFFICE, Role.ADMINISTRATOR, Role.AUDITOR}
VISITORS = (*(role.value for role in Role), "idle", "nobody")


def signed_in(somebody: Person) -> Client:
    """A browser in which somebody has signed in."""
    client = Client()
    client.force_login(somebody, backend="django.contrib.auth.backends.ModelBackend")
    return client


class Scene:
    """A county with one township; every visitor, each in a browser of their own."""

    def __init__(self) -> None:
        self.county, self.town = county(), township(code="qinghe", name="清河镇人民政府")
        self.clerk = person(self.town, "officer", username="zhuang", name="庄一")
        self._case: Application | None = None

    @property
    def officer(self) -> Actor:
        """The township's officer as one who acts."""
        return actor_of(self.clerk, today())

    @property
    def case(self) -> Application:
        """An application to the township; the same one for every place of an address."""
        if self._case is None:
            asked = Request(
                way="registered_post",
                arrived_on=date(2026, 3, 2),
                demand="低保名单",
                identity=ZHANG,
                applicant_kind="natural",
            )
            self._case = receive(actor=self.officer, organ=self.town, request=asked, at=at("2026-03-02")).case
        return self._case

    def visitor(self, name: str) -> Client:
        """The browser of a post's holder, of somebody without a post, or of nobody."""
        if name == "nobody":
            return Client()
        if name == "idle":
            return signed_in(person(self.town))
        return signed_in(person(self.county if name in AT_COUNTY else self.town, name))

    def things(self, wanted: Mapping[str, str]) -> dict[str, Any]:
        """What stands in the places of an address."""
        return {place: THINGS[thing](self) for place, thing in wanted.items()}


def _notice(scene: Scene) -> int:
    return take_in(
        actor=SYSTEM,
        county=scene.county,
        reading=notices.read(NOTICE),
        text=NOTICE,
        source="测试",
        issued_on=date(2026, 11, 4),
        at=LONG_AGO,
    ).pk


def _job(scene: Scene) -> int:
    kinds.KINDS.setdefault("test.wait", kinds.Kind("test.wait", "等一等", lambda _: {}))
    return start(actor=actor(scene.town, "officer"), kind="test.wait", organ=scene.town.code, args={}, at=LONG_AGO).pk


def _letter(scene: Scene) -> str:
    fields = {"what": "年份"}
    return str(prepare(actor=scene.officer, case=scene.case, kind="correction", fields=fields, at=at("2026-03-03")).pk)


def _consultation(scene: Scene) -> int:
    return consult(
        actor=scene.officer, case=scene.case, kind="third_party", whom="合作社", what="名单", at=at("2026-03-03")
    ).pk


def _file(scene: Scene) -> str:
    looked = look("申请书.txt", "请公开低保名单".encode())
    return str(attach(actor=scene.officer, case=scene.case, looked=looked, purpose="incoming", at=at("2026-03-02")).pk)


def _ledger(scene: Scene) -> int:
    found = opened("台账.csv", "收到日期,申请内容\n2025-03-03,低保名单\n3.20,退耕补助".encode())
    return read(actor=scene.officer, organ=scene.town, year=2025, opened=found, at=at("2026-03-02")).pk


def _rectification(scene: Scene) -> int:
    asked = Asked("in_person", date(2026, 3, 2), "户口簿上的出生年月录错", "户口簿复印件", ZHANG)
    return register(actor=scene.officer, organ=scene.town, asked=asked, at=at("2026-03-02")).pk


def _proposal(scene: Scene) -> int:
    idea = Idea("低保标准", "own", "群众关心")
    return propose(actor=scene.officer, cases=[scene.case], idea=idea, at=at("2026-03-03")).pk


def _proof(scene: Scene) -> str:
    looked = look("户口簿.txt", "出生年月".encode())
    row = Rectification.objects.get()
    kept = prove(actor=scene.officer, rectification=row, looked=looked, purpose="proof", at=at("2026-03-02"))
    return str(kept.pk)


def _ruling(scene: Scene) -> str:
    looked = look("复议决定书.txt", "维持".encode())
    kept = put(actor=scene.officer, remedy=Remedy.objects.get(), looked=looked, purpose="incoming", at=at("2026-03-04"))
    return str(kept.pk)


def _remedy(scene: Scene) -> int:
    brought = Brought("review", "对答复不服", "云岭县人民政府", date(2026, 3, 2), date(2026, 3, 2))
    return enrol(actor=scene.officer, organ=scene.town, brought=brought, at=at("2026-03-03")).pk


def _house(scene: Scene) -> House:
    heads = (actor(scene.town, role) for role in ("office_head", "secrecy_reviewer", "leader"))
    return House(scene.town, scene.officer, *heads)


def _draft(scene: Scene) -> int:
    return begun(_house(scene)).year


def _reviewed(scene: Scene) -> int:
    return reviewed(_house(scene)).annual.year


def _handed_in(scene: Scene) -> int:
    """A report that the county's office has before it; the step that was taken already is refused."""
    type(scene.town).objects.filter(pk=scene.town.pk).update(reports_to=scene.county)
    scene.town.refresh_from_db()
    annual = signed(_house(scene))
    type(annual).objects.filter(pk=annual.pk).update(state="accepted")
    return annual.year


def _published(scene: Scene) -> int:
    return published(_house(scene)).year


THINGS: Mapping[str, Callable[[Scene], Any]] = {
    "organ": lambda scene: scene.town.code,
    "person": lambda scene: scene.clerk.username,
    "post": lambda scene: scene.clerk.posts.get().pk,
    "choice": lambda _: "fee_standard",
    "notice": _notice,
    "job": _job,
    "case": lambda scene: scene.case.pk,
    "letter": _letter,
    "consultation": _consultation,
    "file": _file,
    "ledger": _ledger,
    "proposal": _proposal,
    "rectification": _rectification,
    "proof": _proof,
    "remedy": _remedy,
    "ruling": _ruling,
    "draft": _draft,
    "reviewed": _reviewed,
    "handed in": _handed_in,
    "published": _published,
    "cell": lambda _: "applications.new.natural",
    "one": lambda _: 1,
    "pdf": lambda _: "pdf",
    "docx": lambda _: "docx",
    "blank form": lambda _: "form_citizen",
    "wording": lambda _: "correction",
    "no file": lambda _: "00000000-0000-0000-0000-000000000000",
    "no letter": lambda _: "x",
    "no calendar": lambda _: "1-0",
}


_PASSING = ("django_session", "axes_", "cache")
"""Tables of who is signed in and who has what open just now."""
_WRITTEN = re.compile(
    r"\s*(?:INSERT\b.*?\bINTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+\"?(\w+)", re.DOTALL | re.IGNORECASE
)


def kept() -> dict[str, list[tuple[Any, ...]]]:
    """All that the database holds, apart from what passes."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            if not table.startswith(_PASSING):
                cursor.execute(f'SELECT * FROM "{table}"')
                found[table] = sorted(cursor.fetchall(), key=repr)
    return found


@contextmanager
def written() -> Iterator[set[str]]:
    """The tables, apart from those of what passes, that something was written to or tried to be."""
    tables: set[str] = set()

    def heard(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        statement = _WRITTEN.match(sql)
        if statement and not statement[1].startswith(_PASSING):
            tables.add(statement[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(heard):
        yield tables
