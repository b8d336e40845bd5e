"""Our own small set of line drawings; decoration only, the words beside them say everything."""

from functools import cache

from markupsafe import Markup

_DRAWN = {
    "back": "M19 12H5M11 6l-6 6 6 6",
    "bell": "M6 10a6 6 0 0 1 12 0v5l2 2H4l2-2zM10 20h4",
    "book": "M5 4h12a2 2 0 0 1 2 2v14H7a2 2 0 0 1-2-2zM5 18a2 2 0 0 1 2-2h12",
    "calendar": "M4 6h16v14H4zM4 10h16M8 3v5M16 3v5",
    "chart": "M4 20h16M7 20v-7M12 20V6M17 20v-10",
    "check": "M5 13l5 5L19 7",
    "clock": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l4 2",
    "copy": "M8 8h12v12H8zM16 8V4H4v12h4",
    "cross": "M6 6l12 12M18 6L6 18",
    "desk": "M3 8h18M5 8v11M19 8v11M12 8v6h7",
    "down": "M6 9l6 6 6-6",
    "download": "M12 4v11M7 10l5 5 5-5M4 20h16",
    "edit": "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3",
    "error": "M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7v6M12 16v1",
    "guide": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M15 9l-2 5-4 1 2-5z",
    "home": "M4 11l8-7 8 7v9H4zM10 20v-6h4v6",
    "info": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v6M12 7v1",
    "letter": "M3 6h18v13H3zM3 7l9 7 9-7",
    "lock": "M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "next": "M5 12h14M13 6l6 6-6 6",
    "organ": "M4 20h16M6 20V9M10 20V9M14 20V9M18 20V9M3 9l9-5 9 5z",
    "paper": "M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7",
    "pen": "M4 20h16M6 16l1-4 8-8 3 3-8 8z",
    "people": "M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M3 19a6 6 0 0 1 12 0M16 6a3 3 0 0 1 0 5M17 14a6 6 0 0 1 4 5",
    "person": "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M5 20a7 7 0 0 1 14 0",
    "phone": "M6 4h4l1 4-2 2a11 11 0 0 0 5 5l2-2 4 1v4c0 1-1 2-2 2A15 15 0 0 1 4 6c0-1 1-2 2-2",
    "plus": "M12 5v14M5 12h14",
    "print": "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
    "search": "M10 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12M15 15l5 5",
    "seal": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 8l1 3h3l-2 2 1 3-3-2-3 2 1-3-2-2h3z",
    "settings": "M4 8h10M18 8h2M4 16h2M10 16h10M14 6v4h4V6zM6 14v4h4v-4z",
    "up": "M6 15l6-6 6 6",
    "upload": "M12 15V4M7 9l5-5 5 5M4 20h16",
    "warning": "M12 4l9 16H3zM12 10v5M12 17v1",
}
NAMES = tuple(_DRAWN)


@cache
def icon(name: str) -> Markup:
    """Draws one icon inside a page, hidden from those who listen.

    >>> 'aria-hidden="true"' in icon("search")
    True
    """
    if name not in _DRAWN:
        raise KeyError(f"没有叫“{name}”的图标；可用的有：{'、'.join(NAMES)}")
    # How the line is drawn stands in the stylesheet; width and height hold where there is none.
    drawing = '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="{}"/></svg>'
    return Markup(drawing).format(_DRAWN[name])
