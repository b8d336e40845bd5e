"""What a number counts: applications received or handled, their outcomes, reviews, suits, documents, decisions."""

from typing import Literal

from gongkai.intake.patterns import Pattern
from gongkai.report.wording.claims import Claim
from gongkai.report.wording.words import Words

Stage = Literal[
    "received", "carried_in", "handled", "carried_out",
    "granted", "partly_granted", "refused", "unavailable", "not_processed", "other",
]  # fmt: skip
CASES = frozenset(("件", "件次", "宗", "份", "条", "项", "次", "个", "起", "例"))

_APPLICATION = Pattern(r"信息公开申请|依申请公开|公开申请|申请公开|信息公开的申请|信息公开（?依申请")
_OTHER_MATTER = Pattern(
    r"复议|诉讼|信访|投诉|举报|咨询|热线|留言|提案|建议|许可|登记|补贴|救助|低保|审批|来电|来访|网民|舆情|主动公开"
)
_PART = Pattern(
    r"自然人|公民|个人|法人|企业|组织|律师|机构|网络|网站|网上|线上|在线|信函|邮寄|来信|当面|现场|邮件|传真|窗口|邮政|平台|电话|函件|延期|补正|征求|超期|逾期|到期"
)
_STAGES: tuple[tuple[Stage, Pattern], ...] = (
    ("carried_in", Pattern(r"上年度?结转|结转上年|上一年度?结转|去年结转|[0-9]{4}年度?结转(?!至|到)")),
    ("carried_out", Pattern(r"结转(?:至|到)?(?:下|次|20)|结转下年|转下年|尚未办结|正在办理")),
    ("partly_granted", Pattern(r"部分公开")),
    ("refused", Pattern(r"不予公开|不公开")),
    ("granted", Pattern(r"予以公开|同意公开|全部公开")),
    ("unavailable", Pattern(r"无法提供")),
    ("not_processed", Pattern(r"不予处理|不予受理")),
    ("other", Pattern(r"其他处理")),
    ("received", Pattern(r"新收|收到|受理|接收|收办|接到|收悉|新增|接件")),
    ("handled", Pattern(r"办结|答复|办理|处理|回复")),
)
_WITH_CARRIED = Pattern(r"含(?:上年)?结转|包括(?:上年)?结转|含上年|连同")


def application_claims(words: Words) -> dict[Stage, list[Claim]]:
    """The numbers that speak of this organ's applications in the whole year, by what they count."""
    if "applications" in words.kept:
        kept: dict[Stage, list[Claim]] = words.kept["applications"]
        return kept
    found: dict[Stage, list[Claim]] = {}
    words.kept["applications"] = found
    if "申请" not in words.flat:
        return found
    for claim in words.claims:
        if claim.counter in CASES and claim.section in (1, 3, 6):
            stage = _stage(words, claim)
            if stage is not None:
                found.setdefault(stage, []).append(claim)
    return found


def _stage(words: Words, claim: Claim) -> Stage | None:
    low = claim.sentence[0]
    lead = words.flat[max(words.part_at(claim.start).start, low - 30) : claim.clause[1]]
    if "申请" not in lead:
        return None
    clause = claim.before + claim.after
    if not _APPLICATION.search(lead) or _OTHER_MATTER.search(clause) or _PART.search(clause):
        return None
    if not claim.of_own_year:
        return None
    stage = _named(claim.before) or _named(claim.after)
    if stage in ("received", "handled") and "其中" in words.flat[low : claim.start]:
        return None
    return stage


def _named(text: str) -> Stage | None:
    return next((stage for stage, pattern in _STAGES if pattern.search(text)), None) if text else None
