"""Letters for tests, made by the real actions."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from tests.factories import organs

from gongkai.office.journal.actor import SYSTEM
from gongkai.office.keys.actions.make import make
from gongkai.office.letters.actions.draft import draft
from gongkai.office.letters.actions.issue import issue
from gongkai.office.letters.models import Letter

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
FIELDS: Mapping[str, str] = {
    "applicant": "王小山",
    "address": "云岭县清河镇南门村3组8号",
    "postcode": "614000",
    "telephone": "13800000000",
    "email": "wang@example.com",
    "received_on": "2026年2月26日",
    "way": "平常信函",
    "serial": "2026-0007",
    "demand": "清河镇2025年度农村公路养护资金的分配方案",
    "due_on": "2026年3月26日（周四）",
    "what": "所需信息的名称、文号，或者便于查询的其他特征。",
    "whom": "清河县山泉食品有限公司",
    "reason": "需要向档案馆调阅历史材料",
    "days": "15",
    "until": "2026-05-20",
    "amount": "380",
    "standard": "按量计收",
    "units": "68页",
    "how_to_pay": "持本通知书到镇财政所缴纳，开具财政票据。",
    "finding": "经查阅档案和业务系统，情况属实。",
    "how": "登录云岭县人民政府网站，在“政府信息公开”专栏查阅。",
    "document": "政府信息公开申请答复书",
    "served_way": "邮寄",
}
DETAILS: Mapping[str, Any] = {
    "short": "清河镇",
    "abbreviation": "清",
    "unit": "清河镇党政综合办公室",
    "address": "云岭县清河镇人民路1号",
    "postcode": "614001",
    "telephone": "0833-0000000",
    "review_body": "云岭县人民政府",
    "court": "云岭县人民法院",
}


def drafted(kind: str = "correction", outcome: str = "", **given: Any) -> Letter:
    whole = {
        "actor": SYSTEM,
        "organ": given.pop("organ", None) or organs.township(details=DETAILS),
        "subject": ("application", "1"),
        "key": given.pop("key", None) or make(at=AT),
        "fields": FIELDS,
        "at": AT,
    }
    return draft(kind=kind, outcome=outcome, **whole | given)


def issued(kind: str = "correction", outcome: str = "", **given: Any) -> Letter:
    letter = drafted(kind, outcome, **given)
    return issue(actor=SYSTEM, letter=letter, at=given.get("at", AT))
