"""A mail is written once, sent when due, tried again later when it fails, and given up in the end."""

from datetime import timedelta

import pytest
from django.core import mail

from gongkai.law.today import now
from gongkai.office.outbox.actions.put import put
from gongkai.office.outbox.actions.send import send_due
from gongkai.office.outbox.models import Mail

pytestmark = pytest.mark.django_db


def written(once: str = "a") -> bool:
    return put(to="wang@example.org", subject="有1件快到期", body="请登录工作台查看。", once=once, at=now())


def test_the_same_reminder_is_written_and_sent_once() -> None:
    assert (written(), written()) == (True, False)
    assert (send_due(at=now()), send_due(at=now())) == (1, 0)
    assert [one.to for one in mail.outbox] == [["wang@example.org"]]


def test_without_an_address_nothing_is_written() -> None:
    assert not put(to="", subject="x", body="x", once="b", at=now())
    assert not Mail.objects.exists()


def test_a_server_that_refuses_is_asked_again_later_and_later_and_then_no_more(settings) -> None:  # type: ignore[no-untyped-def]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    written()
    moment, waits = now(), []
    while Mail.objects.get().state == "waiting":
        due = Mail.objects.get().next_at
        waits.append((due - moment).total_seconds())
        moment = max(moment, due)
        send_due(at=moment)
    assert Mail.objects.get().state == "given_up"
    assert "Refused" in Mail.objects.get().trouble
    assert waits[1:] == sorted(waits[1:])
    assert len(waits) == 9
    assert timedelta(seconds=sum(waits[1:])) > timedelta(days=1)
