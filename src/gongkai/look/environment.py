"""The template environment of every door: text is escaped, a name nobody gave is an error, not a blank."""

from pathlib import Path
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from gongkai.look.amounts import count, size, yuan
from gongkai.look.days import day, day_full, is_date_input, machine, moment, when
from gongkai.look.icons import icon
from gongkai.look.lights import Light
from gongkai.look.paragraphs import paragraphs

TEMPLATES = Path(__file__).parent / "templates"


def environment(**options: Any) -> Environment:
    """Makes the environment; `options` come from Django, which also gives the loader of all doors."""
    options.setdefault("loader", FileSystemLoader(TEMPLATES))
    # Not a matter of choice: Django would show missing names as blanks.
    options |= {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**options)
    made.filters |= {
        "day": day,
        "day_full": day_full,
        "moment": moment,
        "when": when,
        "machine": machine,
        "yuan": yuan,
        "count": count,
        "size": size,
        "paragraphs": paragraphs,
    }
    made.tests["date_input"] = is_date_input
    made.globals |= {"static": static, "url": url, "icon": icon, "light_of": Light}
    return made


def url(name: str, /, *places: object, **named: object) -> str:
    """Returns the address that bears a name, with what stands in its places."""
    return reverse(name, args=places or None, kwargs=named or None)
