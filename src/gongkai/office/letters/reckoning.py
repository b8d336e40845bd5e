"""What the office works out for a letter from its fields: days, terms, whom one may turn to."""

import re
from collections.abc import Mapping
from datetime import date

from gongkai.law import applicants, limits, outcomes, remedies
from gongkai.law.errors import LawError
from gongkai.law.outcomes import Remedy
from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters.kinds import KINDS
from gongkai.office.organs.models import Organ
from gongkai.office.practice import queries as practice

_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_ORGANISATION = re.compile(
    r".{2,}(?:公司|集团|企业|商店|商行|工厂|合作社|事务所|研究所|研究院|学院|大学|学校|医院|协会|学会|商会|基金会|联合会|"
    r"委员会|委会|中心|服务站|政府|办事处|管理局|分局|支局|报社|出版社|电视台)(?:[（(].*[）)])?"
)
_ROUTES_SINCE = date(2024, 1, 1)

APPLICANT_KIND = "applicant_kind"
"""The field by which whoever drafts a letter says what the applicant is; it stands in no wording."""
_REVIEWED_ABOVE = ("township", "department")
"""Organs whose review body is the government that they report to."""


def computed(organ: Organ, kind: str, outcome: str, given: Mapping[str, str], *, on: date) -> dict[str, str]:
    """The computed fields; those that nothing is known of are empty. Raises Unlawful for a day that is none."""
    return {
        "you": form_of_address(given.get("applicant", ""), given.get(APPLICANT_KIND, "")),
        "due_day": _day(given.get("due_on", "")),
        "extended_until": _extended(given),
        "until_day": _until(given.get("until", "")),
        "withheld_said": "；".join(_reason(code, on=on) for code in withheld(given)),
        "period": _period(kind, on=on),
        "outcome_said": _term(outcome or given.get("outcome", ""), on=on),
        "organ": organ.name,
        "unit": organ.unit or f"{organ.name}政府信息公开工作机构",
        "organ_address": organ.address,
        "organ_postcode": organ.postcode,
        "organ_telephone": organ.telephone,
    }


def withheld(given: Mapping[str, str]) -> tuple[str, ...]:
    """The codes of the parts kept back."""
    return tuple(code.strip() for code in given.get("withheld", "").split(",") if code.strip())


def form_of_address(applicant: str, kind: str = "") -> str:
    """How somebody is spoken to: by the kind of applicant where it is known, else by the name.

    >>> form_of_address("王小山"), form_of_address("清河县山泉食品有限公司"), form_of_address("")
    ('您', '贵单位', '您（贵单位）')
    >>> form_of_address("清河县山泉", "business"), form_of_address("欧阳公司", "natural")
    ('贵单位', '您')
    """
    organisation = {one.key: one.is_organisation for one in applicants.all()}.get(kind)
    if organisation is not None:
        return "贵单位" if organisation else "您"
    if not applicant.strip():
        return "您（贵单位）"
    return "贵单位" if _ORGANISATION.fullmatch(applicant.strip()) else "您"


def remedy_of(organ: Organ, kind: str, outcome: str, given: Mapping[str, str], *, on: date) -> str:
    """The paragraph on remedies, empty for a letter that decides nothing; raises Unlawful where it cannot be known."""
    try:
        way = outcomes.remedy(outcome, on=on, withheld=withheld(given)).remedy if outcome else KINDS[kind].remedy
        if way is None:
            return ""
        body, court = _bodies(organ, on=on)
        text = remedies.paragraph(Remedy(way), on=on, review_body=body, court=court)
    except LawError as error:
        raise Unlawful(f"不能写救济途径：{error}", {"outcome": "核对办理结果和机关资料"}) from None
    return text.replace("本答复", "本决定") if kind == "disclosed_against_objection" else text


def said_in_general(organ: Organ) -> list[str]:
    """What the paragraph on remedies says only in general words, because nobody has entered it."""
    return [term for term, said in (("复议机关", _review_body(organ)), ("一审法院", organ.court)) if not said]


def _review_body(organ: Organ) -> str:
    """Its name where it is known: townships and departments are reviewed by the county they report to (行政复议法
    第二十四条)."""
    above = organ.reports_to if organ.level in _REVIEWED_ABOVE else None
    return organ.review_body or (above.name if above is not None and above.level == "county" else "")


def _bodies(organ: Organ, *, on: date) -> tuple[str, str]:
    body, court = _review_body(organ), organ.court
    if body and court:
        return body, court
    # The table of routes begins with the law of 2024; to whom townships and departments answer was the same before.
    route = remedies.route(organ.level, on=max(on, _ROUTES_SINCE))
    return body or route.review_body, court or f"有管辖权的{route.court}"


def _term(outcome: str, *, on: date) -> str:
    try:
        return outcomes.get(outcome, on=on).term if outcome else ""
    except LawError as error:
        raise Unlawful(str(error), {"outcome": "从列表里选"}) from None


def _day(text: str) -> str:
    found = _DAY.search(text)
    if found is None:
        return ""
    return found.group() + ("（按现有放假安排暂算）" if "暂算" in text else "")


def _extended(given: Mapping[str, str]) -> str:
    found, days = _DAY.search(given.get("due_on", "")), given.get("days", "").strip()
    if found is None or not days.isdigit():
        return ""
    calendar = practice.calendar()
    end = calendar.after(date(*map(int, found.groups())), int(days))
    return f"{end.year}年{end.month}月{end.day}日" + (
        "（按现有放假安排暂算）" if calendar.day(end).is_provisional else ""
    )


def _until(text: str) -> str:
    if not text.strip():
        return ""
    try:
        on = date.fromisoformat(text.strip())
    except ValueError:
        raise Unlawful("延迟到的日期不对", {"until": "写成 2026-03-02 这样的日期"}) from None
    return f"{on.year}年{on.month}月{on.day}日"


def _reason(code: str, *, on: date) -> str:
    try:
        outcome = outcomes.get(code, on=on)
    except LawError as error:
        raise Unlawful(str(error), {"withheld": "从列表里选"}) from None
    cite = outcome.authority.cite
    return f"{outcome.term}（《{cite.instrument}》{cite.place}）"


def _period(kind: str, *, on: date) -> str:
    key = KINDS[kind].limit
    return str(limits.get(key, on=on, own=practice.own_limits(on)).period) if key else ""
