"""Reminders: so many working days ahead, and on the day; a mail says that something waits, never what."""

from collections import defaultdict
from datetime import date, datetime

from django.conf import settings

from gongkai.office.applications.models import Application
from gongkai.office.outbox.actions.put import put
from gongkai.office.practice import queries as practice
from gongkai.office.staff import queries as staff
from gongkai.office.staff.roles import Role


def remind(*, on: date, at: datetime) -> int:
    """Writes today's mails: one a person, however many cases; returns how many are new."""
    if not settings.MAIL_IS_SET:
        return 0
    calendar = practice.calendar()
    if not calendar.is_working(on):
        return 0
    ahead = max(practice.chosen("reminders", organ=None, on=on), default=0)
    until = calendar.after(on, ahead) if ahead else on
    due = Application.objects.filter(concluded_on__isnull=True, next_on__lte=until).select_related("organ", "handler")
    counts: dict[tuple[str, str], int] = defaultdict(int)
    days = {0, *practice.chosen("reminders", organ=None, on=on)}
    for case in due:
        assert case.next_on is not None
        if calendar.count(on, case.next_on) not in days and case.next_on > on:
            continue
        people = [case.handler] if case.handler else staff.holders(case.organ, Role.OFFICER, on)
        for person in people:
            if person is not None and person.email:
                counts[(person.email, person.username)] += 1
    return sum(
        put(
            to=email,
            subject=f"政府信息公开工作台：有{count}件快到期或已到期",
            body="请登录工作台，在“今天”里查看。本邮件不含申请内容。",
            once=f"remind:{username}:{on.isoformat()}",
            at=at,
        )
        for (email, username), count in counts.items()
    )
