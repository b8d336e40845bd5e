"""A mail put out, inside the transaction of what it tells."""

from datetime import datetime

from gongkai.office.outbox.models import Mail


def put(*, to: str, subject: str, body: str, once: str, at: datetime) -> bool:
    """Writes a mail to be sent; says whether it is new. Without an address nothing is written."""
    if not to:
        return False
    _, is_new = Mail.objects.get_or_create(
        once=once, defaults={"to": to, "subject": subject, "body": body, "made_at": at, "next_at": at}
    )
    return is_new
