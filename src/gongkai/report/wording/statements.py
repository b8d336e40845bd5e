"""The places where a report says of itself which year it is on: announcement, opening of section one, section six."""

from gongkai.intake.patterns import Pattern
from gongkai.report.wording.words import Words

_ANNOUNCED = Pattern(
    r"(?:公布|发布|编制|公开|向社会公布)(?:本机关|本单位|本镇|本乡|本街道|本局)?[《“]?[^，。；《》]{0,24}?"
    r"(?P<year>[0-9]{4})年度?(?:政府信息公开|政务公开|信息公开)(?:工作)?年?度?报告"
)
_OPENING = Pattern(
    r"(?P<year>[0-9]{4})年度?(?=[，,]|[^，。；]{0,14}?(?:在|坚持|认真|严格|按照|深入|高度|紧紧|以|全面|积极|根据|共|切实|围绕|始终|继续))"
)
_NOT_AN_OPENING = Pattern(r"[0-9]{4}年度?(?:以来|[0-9]{1,2}月|底|初|末|起|至|到|[-—–~～])")
_OF_SIX = Pattern(
    r"(?P<year>[0-9]{4})年度?(?:(?![0-9]{4}年)[^。；\n\x1e]){0,40}?(?:(?:未|没有|无|不存在|不涉及|没)[^。；\n\x1e]{0,16}?(?:收取|产生|收费|处理费|报告(?:的)?事项)"
    r"|(?:收取|产生)[^，。；\n\x1e]{0,12}处理费|处理费[^。；\n\x1e]{0,12}(?:未|没有|无|0))"
)


class Statement:
    """A year the report gives as its own, and where."""

    __slots__ = ("end", "start", "where", "year")

    def __init__(self, year: int, start: int, end: int, where: str) -> None:
        self.year = year
        self.start = start
        self.end = end
        self.where = where


def year_statements(words: Words) -> list[Statement]:
    """The self-statements found, in reading order; what the text says of other years in passing is not among them."""
    if "statements" in words.kept:
        kept: list[Statement] = words.kept["statements"]
        return kept
    found: list[Statement] = []
    words.kept["statements"] = found
    for part in words.parts:
        if part.number == 0:
            matches = _ANNOUNCED.finditer(words.flat, part.start, part.end)
            found += [_statement(match, "文首的公布语") for match in matches]
        elif part.number == 1:
            opening = _OPENING.match(words.flat, part.start, part.end)
            if opening and not _NOT_AN_OPENING.match(words.flat, part.start, part.end):
                found.append(_statement(opening, "第一部分开头"))
        elif part.number == 6:
            matches = _OF_SIX.finditer(words.flat, part.start, part.end)
            found += [_statement(match, "第六部分") for match in matches]
    return found


def _statement(match, where: str) -> Statement:  # type: ignore[no-untyped-def]
    return Statement(int(match["year"]), match.start("year"), match.end("year") + 1, where)
