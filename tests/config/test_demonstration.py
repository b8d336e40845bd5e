"""The invented county: somebody in every post, cases in every state, made by the real actions."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.models import F
from django.test import Client

from gongkai.law.today import today
from gongkai.office.annual import public
from gongkai.office.annual.models import Annual
from gongkai.office.applications.models import Application, State
from gongkai.office.journal.verifying import verify
from gongkai.office.letters.queries import register_gaps
from gongkai.office.organs.models import Organ
from gongkai.office.remedies.models import Remedy
from gongkai.office.staff.models import Person, Post
from gongkai.report import Report, check

SHOWN = ("qinghe.zhuangan", "qinghe.baomi", "qinghe.lingdao", "yunling.gongkaiban", "yunling.shenji")
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def assert_remedies_in_every_stage() -> None:
    assert {remedy.stage for remedy in Remedy.objects.all()} == {"review", "litigation_after_review"}
    redone = Remedy.objects.get(redone_on__isnull=False, redone_on__lte=F("redo_by"))
    assert redone.result == "review.revoked"
    pending = Remedy.objects.filter(closed_on__isnull=True)
    assert pending.filter(answered_on__isnull=True, due_on__gte=today()).exists(), "one waits for the organ's answer"
    assert pending.filter(rulings__isnull=False).exists(), "one was ruled on and may be appealed"
    assert not Remedy.objects.filter(case__isnull=True).exists()


def assert_reports_as_far_as_their_townships_came() -> None:
    """From the end of January on; in the weeks before they are still being made."""
    year = today().year - 1
    if today().timetuple().tm_yday < 31:
        return
    states = list(Annual.objects.filter(year=year).values_list("state", flat=True))
    assert set(states) >= {"draft", "reviewed", "signed", "published"}
    assert 6 <= states.count("published") <= 8
    for row in Annual.objects.filter(state="published"):
        shown = public.report(row.organ.code, year)
        assert shown is not None
        assert len(shown.files) == 6
        assert check(shown.report).verdict == "holds"
    texts = [one.section(number) for one in map(shown_of, ("qinghe", "shiqiao", "baita")) for number in (1, 5)]
    assert len(set(texts)) == len(texts), "no two are the same"


def shown_of(code: str) -> Report:
    shown = public.report(code, today().year - 1)
    assert shown is not None
    return shown.report


def assert_accounts_can_sign_in() -> None:
    place = Path(settings.VAR) / "demo-accounts.json"
    assert place.stat().st_mode & 0o777 == 0o600
    told = json.loads(place.read_text(encoding="utf-8"))
    assert {tuple(one) for one in told} == {("role", "organ", "username", "password")}
    posts = Post.objects.values_list("role", "organ__code", "person__username")
    assert sorted((one["role"], one["organ"], one["username"]) for one in told) == sorted(posts)
    assert Person.objects.get(username=told[0]["username"]).check_password(told[0]["password"])
    assert {person.password for person in Person.objects.all()} == {Person.objects.all()[0].password}, "one for all"
    assert all(f">{name}</dt>" in Client().get("/staff/denglu/").content.decode() for name in SHOWN)


def test_the_county_has_everything_to_try_and_nothing_is_broken() -> None:
    call_command("demonstrate")
    levels = list(Organ.objects.values_list("level", flat=True))
    assert (levels.count("township"), levels.count("department"), levels.count("county")) == (18, 12, 1)
    states = set(Application.objects.values_list("state", flat=True))
    assert states >= set(State.values) - {State.PAYING, State.ANONYMISED}
    open_cases = Application.objects.filter(concluded_on__isnull=True)
    assert open_cases.filter(due_on__lt=today()).exists(), "something is overdue"
    assert open_cases.filter(is_provisional=True).exists() or today().month < 11
    working = Application.objects.filter(struck_at__isnull=True).exclude(state=State.UNCONFIRMED)
    assert not working.filter(handler__isnull=True).exists(), "whatever is worked on has somebody who works on it"
    assert not Application.objects.filter(entered_at__date__gt=today()).exists(), "nothing comes from the future"
    assert_remedies_in_every_stage()
    assert_reports_as_far_as_their_townships_came()
    assert list(verify()) == []
    years = range(today().year - 2, today().year + 1)
    assert [gap for organ in Organ.objects.all() for year in years for gap in register_gaps(organ, year)] == []
    assert_accounts_can_sign_in()
    with pytest.raises(CommandError, match="已经有人员"):
        call_command("demonstrate")
