"""Sending what is due; what fails is tried again later and later, for two days."""

from datetime import datetime, timedelta

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from gongkai.office.outbox.models import Mail

_WAITS = (1, 5, 15, 60, 180, 360, 720, 1440)
"""Minutes until the next attempt."""


def send_due(*, at: datetime, most: int = 100) -> int:
    """Sends mails that are due; returns how many went. One that fails holds no other up."""
    due = list(Mail.objects.filter(state=Mail.State.WAITING, next_at__lte=at).order_by("next_at", "pk")[:most])
    if not due:
        return 0
    connection = get_connection()
    return sum(_sent(mail.pk, connection, at) for mail in due)


def _sent(key: int, connection: BaseEmailBackend, at: datetime) -> bool:
    with transaction.atomic():
        # Locked and looked at again: another worker may have sent it meanwhile.
        mail = Mail.objects.select_for_update().get(pk=key)
        if mail.state != Mail.State.WAITING:
            return False
        try:
            EmailMessage(mail.subject, mail.body, to=[mail.to], connection=connection).send()
        except Exception as error:  # whatever a mail server does: the mail stays and is tried again
            mail.attempts += 1
            mail.trouble = f"{type(error).__name__}: {error}"[:200]
            if mail.attempts > len(_WAITS):
                mail.state = Mail.State.GIVEN_UP
            else:
                mail.next_at = at + timedelta(minutes=_WAITS[mail.attempts - 1])
        else:
            mail.state, mail.trouble = Mail.State.SENT, ""
        mail.save()
    return mail.state == Mail.State.SENT
