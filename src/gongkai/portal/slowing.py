"""Holding back whoever tries too often: counted by address in the database, without anybody else's service."""

from django.core.cache import cache
from django.http import HttpRequest

from gongkai.portal.paging import Refused

_LIMITS = {"apply": (10, 3600), "code": (10, 900)}
"""What → how many times, within how many seconds."""


def count(request: HttpRequest, what: str) -> None:
    """Counts one try; raises Refused (429) beyond the limit."""
    most, seconds = _LIMITS[what]
    key = f"slow:{what}:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, seconds)
    try:
        tries = cache.incr(key)
    except ValueError:  # it ran out between the two
        tries = 1
    if tries > most:
        raise Refused(
            429,
            "操作太频繁",
            "同一网络短时间内提交、查询的次数过多",
            f"请过{seconds // 60}分钟再试，或打电话、当面来办",
        )


def forget(request: HttpRequest, what: str) -> None:
    """Forgets the tries after one that was right."""
    cache.delete(f"slow:{what}:{request.META.get('REMOTE_ADDR', '')}")
