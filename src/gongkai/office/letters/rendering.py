"""Files made from an issued letter's snapshot: each format exactly once, however often it is asked for."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q

from gongkai.office.files.actions.keep import keep
from gongkai.office.files.looking import Looked, ours
from gongkai.office.files.models import Purpose, StoredFile
from gongkai.office.jobs.models import Job
from gongkai.office.journal.actor import SYSTEM
from gongkai.office.letters import printing, queries
from gongkai.office.letters.models import Letter

FORMATS: Mapping[str, Callable[..., bytes]] = {"docx": printing.to_docx, "pdf": printing.to_pdf}
JOB = "letters.render"
"""The kind of job that renders a letter."""
_PATIENCE = timedelta(minutes=10)
"""So long the issue itself has."""
_MOST = 200


def render(key: str, format: str, *, at: datetime) -> StoredFile | None:
    """Renders an issued letter in a format and keeps the file; None for a letter that is not issued any more.

    A second call, also one at the same time, returns the first one's file.
    """
    letter = Letter.objects.select_related("organ", "key").get(pk=key)
    if letter.state != Letter.State.ISSUED:
        return None
    mark = f"letter:{letter.pk.hex}:{format}"
    made = StoredFile.objects.filter(once=mark).first()
    if made is None:
        value = queries.value(letter)
        content = FORMATS[format](value, picture=queries.picture(value))
        looked = ours(f"{letter.title}{letter.number_text}.{format}", content, format)
        try:
            made = _kept(letter, looked, mark, at)
        except IntegrityError:
            # Another worker was faster; its file stands.
            made = StoredFile.objects.get(once=mark)
    Letter.objects.filter(pk=letter.pk).exclude(**{format: made}).update(**{format: made})
    return made


def render_missing(*, at: datetime) -> int:
    """Renders what was issued a while ago and never got its files; returns how many files it made.

    A letter whose job is still to run is left to it.
    """
    before = at - _PATIENCE
    late = Letter.objects.filter(state=Letter.State.ISSUED, issued_at__lt=before, key__destroyed_at__isnull=True)
    jobs = Job.objects.filter(kind=JOB, state__in=(Job.State.WAITING, Job.State.RUNNING))
    to_run = {args["letter"] for args in jobs.values_list("args", flat=True)}
    made = 0
    for key, *kept in late.filter(Q(docx__isnull=True) | Q(pdf__isnull=True)).values_list("pk", *FORMATS)[:_MOST]:
        for format, file in zip(FORMATS, kept, strict=True):
            if file is None and key.hex not in to_run:
                made += render(key.hex, format, at=at) is not None
    return made


@transaction.atomic
def _kept(letter: Letter, looked: Looked, mark: str, at: datetime) -> StoredFile:
    return keep(
        actor=SYSTEM,
        organ=letter.organ,
        subject=letter.subject,
        purpose=Purpose.RENDERED,
        looked=looked,
        key=letter.key,
        at=at,
        mark=mark,
    )
