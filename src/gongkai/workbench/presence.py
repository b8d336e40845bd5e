"""Who else has a thing open just now: told on its page, kept for five minutes and nowhere for good."""

from django.core.cache import cache

from gongkai.law.today import now
from gongkai.workbench.guard import Staffed

_SECONDS = 300


def others(request: Staffed, subject: tuple[str, str]) -> list[str]:
    """The names of the others who opened the thing within five minutes; remembers that this person did."""
    key = f"open:{subject[0]}:{subject[1]}"
    moment = now().timestamp()
    opened = {who: seen for who, seen in cache.get(key, {}).items() if moment - seen[1] < _SECONDS}
    opened[request.actor.id] = (request.actor.name, moment)
    cache.set(key, opened, _SECONDS)
    return [name for who, (name, _) in opened.items() if who != request.actor.id]
