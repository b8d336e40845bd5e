"""A wording of one's own laid over the built-in one, or taken away again."""

from datetime import date, datetime

from django.db import transaction

from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters import access
from gongkai.office.letters.models import Wording
from gongkai.office.letters.wording import built_in, read
from gongkai.office.organs.models import Organ

_LONGEST = 20_000


@transaction.atomic
def reword(
    *,
    actor: Actor,
    county: Organ,
    kind: str,
    text: str,
    from_on: date,
    reason: str,
    at: datetime,
    organ: Organ | None = None,
    once: str = "",
) -> Wording:
    """Lays a wording over a kind of letter from a day on: for one organ where it is given, else for the whole county.

    An empty text brings the built-in wording back. Raises Forbidden, or Unlawful with what is wrong in the text: a
    field that the kind does not know, or one that has to be there and is not.
    """
    access.demand(actor, "reword", organ.code if organ else "")
    try:
        over = built_in(kind)
    except KeyError:
        raise Unlawful("没有这种文书", {"kind": "从列表里选"}) from None
    if len(text) > _LONGEST:
        raise Unlawful("措辞没有保存", {"text": f"不超过{_LONGEST}字"})
    if text.strip():
        read(text, over=over)
    if not reason.strip():
        raise Unlawful("没有写依据", {"reason": "写文件名称、文号或会议"})
    made = Wording.objects.create(organ=organ, kind=kind, text=text.strip(), from_on=from_on, made_at=at)
    write(
        actor=actor,
        organ=(organ or county).code,
        verb="letters.reword",
        subject=("wording", kind),
        told=f"自{from_on.isoformat()}起{'改用' if made.text else '不再用'}自己的措辞：{over.title}",
        at=at,
        change=Change(after={"text": made.text, "from_on": from_on.isoformat()}, reason=reason.strip()),
        once=once,
    )
    return made
