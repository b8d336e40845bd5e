"""Whether words speak of this organ and its whole year; other organs, other years and parts of a year do not count."""

from gongkai.intake.patterns import Pattern
from gongkai.report.wording.organs import COUNTY_KINDS
from gongkai.report.wording.text import Text

_OTHERS = Pattern(
    r"全[县区市州省旗盟](?!政府)|各级|各乡镇|各镇街|各部门|各单位|全系统|所属各|辖区内各|县政府办|区政府办|市政府办|县级|上级|其他(?:单位|机关|部门)"
)
_NOT_THIS_YEAR = Pattern(r"上年(?!度?结转)|去年|累计|以来|历年|近年|往年|近[两三四五]年|三年来|同期|平均")
_PART_OF_YEAR = Pattern(
    r"上半年|下半年|季度|(?<![0-9])(?:[2-9]|1[0-2]|1)月(?!1日|31日)份?|[一二三四]季|每[月周季]|月均",
    "半年", "季", "月", "每周",
)  # fmt: skip
_YEAR = Pattern(r"([12][0-9]{3})年")


def speaks_of_own_year(words: Text, start: int, end: int) -> bool:
    """Whether the words up to `end` that lead to a number or a denial concern this organ's whole report year."""
    low, _ = words.sentence(start)
    head = words.flat[low:end]
    if words.organ.kind not in COUNTY_KINDS and _OTHERS.search(head):
        return False
    clause_low, clause_high = words.stretch(start, end, "，。；\n")
    clause = words.flat[clause_low:clause_high]
    if _NOT_THIS_YEAR.search(clause) or _PART_OF_YEAR.search(clause):
        return False
    years = _YEAR.findall(head)
    return not years or words.report.year is None or int(years[-1]) == words.report.year


def is_county_government(words: Text) -> bool:
    """Whether the report covers more than one organ, so that its text may speak of the office alone."""
    return words.organ.kind in COUNTY_KINDS or "办公" in words.organ.name
