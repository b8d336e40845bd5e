"""What section one says of applications received, handled and decided fits table 3.

国办公开办函〔2021〕30号, table 3: a number received may be 新收 alone or with 上年结转; one handled the total or these.
"""

from collections.abc import Iterable

from gongkai.intake.patterns import Pattern
from gongkai.report.model import Value
from gongkai.report.rules.authority import TABLE_3
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, NOT_APPLICABLE, Finding, Level
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording import Claim
from gongkai.report.wording.scope import is_county_government
from gongkai.report.wording.subjects import Stage, application_claims

ROWS: dict[Stage, tuple[str, ...]] = {
    "carried_in": ("carried_in",),
    "carried_out": ("carried_out",),
    "granted": ("granted",),
    "partly_granted": ("partly_granted",),
    "refused": tuple(
        f"refused_{why}"
        for why in ("state_secret", "law_forbids", "safety_stability", "third_party", "internal_affairs", "process",
                    "enforcement_file", "administrative_query")
    ),
    "unavailable": ("unavailable_not_held", "unavailable_must_be_created", "unavailable_still_unclear"),
    "not_processed": tuple(
        f"not_processed_{why}" for why in ("petition", "repeat", "publication", "excessive", "confirm_again")
    ),
    "other": ("other_not_corrected", "other_fee_unpaid", "other_other"),
}  # fmt: skip
NAMES: dict[Stage, str] = {
    "received": "新收", "carried_in": "上年结转", "handled": "办理结果总计", "carried_out": "结转下年度继续办理",
    "granted": "予以公开", "partly_granted": "部分公开", "refused": "不予公开", "unavailable": "无法提供",
    "not_processed": "不予处理", "other": "其他处理",
}  # fmt: skip
_PROVABLE = Pattern(r"(?:新收|收到|受理|接收)[^，。；、]{0,8}(?:信息公开申请|依申请公开申请|依申请公开)")


def check(case: Case) -> Answer:
    """A finding only where none of the numbers said, nor their sum, fits what the table allows."""
    claims = application_claims(case.words)
    found: list[Finding] = []
    undecided = False
    for stage, said in claims.items():
        allowed = _allowed(case, stage)
        if allowed is None:
            undecided = True
            continue
        spoken = [claim for claim in said if not (stage in ("received", "handled") and claim.high == 0)]
        if spoken and not _fits(spoken, allowed):
            found.append(_finding(case, stage, spoken[0], allowed))
    if found:
        return found
    if not claims:
        return NOT_APPLICABLE
    return CANNOT_BE_VERIFIED if undecided else []


def _paths(case: Case, stage: Stage) -> tuple[str, ...]:
    if stage == "received":
        return ("applications.new.total",)
    if stage == "handled":
        return ("applications.total.total",)
    rows = ("other",) if stage == "other" and case.report.merged_other else ROWS[stage]
    return tuple(f"applications.{row}.total" for row in rows)


def _sum(case: Case, paths: Iterable[str]) -> Value:
    values = [case.value(path) for path in paths]
    return None if any(value is None for value in values) else sum(value for value in values if value is not None)


def _allowed(case: Case, stage: Stage) -> list[Value] | None:
    """The values the table allows for such a number, the plain one first; None where a cell is missing."""
    plain = _sum(case, _paths(case, stage))
    if stage not in ("received", "handled"):
        return None if plain is None else [plain]
    new, carried = case.value("applications.new.total"), case.value("applications.carried_in.total")
    if plain is None or new is None or carried is None:
        return None
    return [plain, new, new + carried]


def _fits(said: list[Claim], allowed: list[Value]) -> bool:
    low, high = sum(claim.low for claim in said), sum(claim.high for claim in said)
    return any(
        value is not None and (low <= value <= high or any(claim.allows(value) for claim in said)) for value in allowed
    )


def _finding(case: Case, stage: Stage, claim: Claim, allowed: list[Value]) -> Finding:
    provable = claim.exact and _PROVABLE.search(claim.before + claim.after) and not is_county_government(case.words)
    level: Level = "error" if stage == "received" and provable else "warning"
    quote, stands = claim.quote, f"“{NAMES[stage]}”是{allowed[0]}件"
    if stage == "received" and allowed[2] != allowed[0]:
        stands += f"，加上年结转是{allowed[2]}件"
    return RULE.finding(
        f"文字说“{quote}”，表三{stands}，两处不一致。",
        "查对申请登记台账，把文字或表格改成一致。",
        level=level,
        section=claim.section,
        quote=quote,
        cells=_paths(case, stage),
        found=claim.written,
        expected=f"{allowed[0]}件",
        difference=str(abs(claim.low - allowed[0])) if claim.exact and allowed[0] is not None else "",
    )


RULE = Rule(
    code="T3-06",
    sentence="文字中收到、办理和各类结果的申请件数与表三一致",
    level="error",
    cite=TABLE_3,
    check=check,
    good=Example(sections={1: "（二）依申请公开情况。2024年收到政府信息公开申请13件（含上年结转1件），办结12件。"}),
    bad=Example(sections={1: "（二）依申请公开情况。2024年新收政府信息公开申请15件。"}),
)
RULES = (RULE,)
