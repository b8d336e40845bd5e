"""A new organ."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.organs import access
from gongkai.office.organs.models import Level, Organ

_CODE = re.compile(r"[a-z][a-z0-9-]{1,62}")
RESERVED = frozenset({"apply", "track", "staff", "livez", "readyz", "api", "static"})
"""First words of addresses that are not an organ's."""
DETAILS = (
    *("short", "abbreviation", "unit", "address", "postcode", "telephone", "fax", "email", "hours"),
    *("review_body", "court", "order"),
)
"""What may be said of an organ besides its name, level and place."""


@transaction.atomic
def establish(
    *,
    actor: Actor,
    code: str,
    name: str,
    level: str,
    from_on: date,
    at: datetime,
    lies_in: Organ | None = None,
    reports_to: Organ | None = None,
    details: Mapping[str, Any] | None = None,
    once: str = "",
) -> Organ:
    """Enters an organ; raises Forbidden, or Unlawful for a code or name that is taken or cannot be."""
    access.demand(actor, "establish")
    _refuse(code, name, level)
    organ = Organ(
        code=code,
        name=name.strip(),
        level=level,
        from_on=from_on,
        lies_in=lies_in,
        reports_to=reports_to,
    )
    given = {"short": name.strip(), **described(details or {})}
    for field, value in given.items():
        setattr(organ, field, value)
    organ.save(force_insert=True)
    write(
        actor=actor,
        organ=organ.code,
        verb="organs.establish",
        subject=("organ", organ.code),
        told=f"设立{organ.name}",
        at=at,
        change=Change(
            after={
                "name": organ.name,
                "level": level,
                "from_on": from_on.isoformat(),
                "lies_in": lies_in.code if lies_in else "",
                "reports_to": reports_to.code if reports_to else "",
                **given,
            }
        ),
        once=once,
    )
    return organ


def described(details: Mapping[str, Any]) -> dict[str, Any]:
    """The details that an organ has; raises Unlawful for an unknown one."""
    unknown = set(details) - set(DETAILS)
    if unknown:
        raise Unlawful(f"机关资料里没有这几项：{'、'.join(sorted(unknown))}")
    return {field: value.strip() if isinstance(value, str) else value for field, value in details.items()}


def _refuse(code: str, name: str, level: str) -> None:
    if not _CODE.fullmatch(code):
        raise Unlawful("网址代码只用小写字母、数字和短横，字母开头，至少两个字符", {"code": "如 qinghe"})
    if code in RESERVED:
        raise Unlawful(f"网址代码“{code}”留给了网站自己的页面，机关不能用", {"code": "换一个，如 qinghe"})
    if Organ.objects.filter(code=code).exists():
        raise Unlawful("这个网址代码已经有机关在用，代码不重复使用", {"code": "换一个"})
    if not name.strip():
        raise Unlawful("没有写机关全称", {"name": "按公章上的全称写"})
    if Organ.objects.filter(name=name.strip(), until_on__isnull=True).exists():
        raise Unlawful("已经有同名的机关", {"name": "核对是否重复设立"})
    if level not in Level.values:
        raise Unlawful("没有选机关类别", {"level": "从列表里选"})
