"""Links that a door hands to a page: the menu, the five doors of the portal, tabs and crumbs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """One link; `url` may be empty where the page itself is meant. `waiting` counts what waits behind it."""

    label: str
    url: str = ""
    icon: str = ""
    is_current: bool = False
    waiting: int = 0


def doors(*, guide: str, rules: str, published: str, reports: str, apply: str, current: str = "") -> tuple[Link, ...]:
    """The five doors in the order of the national platform; `current` is the address of the one that is open.

    >>> [door.label for door in doors(guide="/a", rules="/b", published="/c", reports="/d", apply="/e")]
    ['政府信息公开指南', '政府信息公开制度', '法定主动公开内容', '政府信息公开年报', '依申请公开']
    """
    named = (
        ("政府信息公开指南", guide, "guide"),
        ("政府信息公开制度", rules, "book"),
        ("法定主动公开内容", published, "paper"),
        ("政府信息公开年报", reports, "chart"),
        ("依申请公开", apply, "pen"),
    )
    return tuple(Link(label, url, icon, is_current=url == current) for label, url, icon in named)
