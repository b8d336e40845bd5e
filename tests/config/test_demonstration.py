"""The invented county: somebody in every post, cases in every state, made by the real actions."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from gongkai.law.today import today
from gongkai.office.applications.models import Application, State
from gongkai.office.journal.verifying import verify
from gongkai.office.letters.queries import register_gaps
from gongkai.office.organs.models import Organ
from gongkai.office.staff.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_the_county_has_everything_to_try_and_nothing_is_broken() -> None:
    call_command("demonstrate")
    levels = list(Organ.objects.values_list("level", flat=True))
    assert (levels.count("township"), levels.count("department"), levels.count("county")) == (18, 12, 1)
    states = set(Application.objects.values_list("state", flat=True))
    assert states >= set(State.values) - {State.PAYING, State.ANONYMISED}
    open_cases = Application.objects.filter(concluded_on__isnull=True)
    assert open_cases.filter(due_on__lt=today()).exists(), "something is overdue"
    assert open_cases.filter(is_provisional=True).exists() or today().month < 11
    assert not Application.objects.filter(entered_at__date__gt=today()).exists(), "nothing comes from the future"
    assert list(verify()) == []
    years = range(today().year - 2, today().year + 1)
    assert [gap for organ in Organ.objects.all() for year in years for gap in register_gaps(organ, year)] == []
    told = json.loads((Path(settings.VAR) / "demonstration.json").read_text(encoding="utf-8"))
    for name, _ in told["accounts"]:
        assert Person.objects.get(username=name).check_password(told["password"])
    with pytest.raises(CommandError, match="已经有人员"):
        call_command("demonstrate")
