"""What the outbox does by the clock."""

from datetime import datetime, timedelta

from django.conf import settings

from gongkai.office.jobs.kinds import scheduled
from gongkai.office.outbox.actions.send import send_due


@scheduled("outbox.send", timedelta(minutes=1))
def send(at: datetime) -> None:
    """Sends what is due, where a mail server is set; without one mails wait and the desk reminds."""
    if not settings.MAIL_IS_SET:
        return
    send_due(at=at)
