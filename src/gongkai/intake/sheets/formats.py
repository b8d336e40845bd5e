"""Which cells show a day number as a date: said by the number format of their style."""

import re

from gongkai.intake.containers.markup import parsed

_BUILT_IN = {14: "ymd", 15: "ymd", 16: "md", 17: "ym", 18: "h", 19: "h", 20: "h", 21: "h", 22: "ymdh"}
_BUILT_IN |= {27: "ym", 28: "md", 29: "md", 30: "ymd", 31: "ymd", 32: "h", 33: "h", 34: "h", 35: "h", 36: "ym"}
_BUILT_IN |= {45: "h", 46: "h", 47: "h", 50: "ym", 51: "md", 52: "ym", 53: "md", 54: "md", 55: "h", 56: "h", 57: "ym"}
_BUILT_IN |= {58: "md"}
_MAY_BE_DATE = re.compile(rb'numFmtId="(?:1[4-9]|2[0-2789]|3[0-6]|4[5-7]|5[0-8]|[1-9]\d\d+)"')
_QUOTED = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*.')


class Formats:
    """The number formats of a workbook."""

    def __init__(self, content: bytes, x: str) -> None:
        self._parts: list[str] = []
        if not _MAY_BE_DATE.search(content):
            return
        root = parsed(content)
        own = {
            element.get("numFmtId", ""): parts_of(element.get("formatCode", "")) for element in root.iter(f"{x}numFmt")
        }
        styles = root.find(f"{x}cellXfs")
        for style in styles if styles is not None else ():
            number = style.get("numFmtId", "0")
            built_in = _BUILT_IN.get(int(number), "") if number.isdecimal() and len(number) < 6 else ""
            self._parts.append(own.get(number, built_in))

    def __bool__(self) -> bool:
        """Whether any style may show a date."""
        return bool(self._parts)

    def date_parts(self, style: str | None) -> str:
        """What a cell of this style shows of a date, of `ymdh`; empty where it shows a number."""
        if not self._parts or not style or not style.isdecimal() or len(style) > 6:
            return ""
        index = int(style)
        return self._parts[index] if index < len(self._parts) else ""


def parts_of(code: str) -> str:
    """What a format shows of a date.

    >>> parts_of('yyyy"年"m"月"'), parts_of("0.00"), parts_of("h:mm:ss"), parts_of('0"人"'), parts_of("[Red]0")
    ('ym', '', 'h', '', '')
    """
    letters = _QUOTED.sub("", code.partition(";")[0].lower())
    if letters == "general" or not set(letters) & set("ymdh"):
        return ""
    day = "".join(part for part in "yd" if part in letters)
    month = "m" if "m" in letters and ("y" in letters or "d" in letters or "h" not in letters) else ""
    return "".join(part for part in "ymdh" if part in day + month or (part == "h" and "h" in letters))
