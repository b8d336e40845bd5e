"""Files of older office programs (DOC, XLS, WPS, ET): looked into by their directory, and not copied."""

from gongkai.intake.containers.compound import Compound
from gongkai.intake.containers.packages import kind_of_compound
from gongkai.intake.kinds import CHINESE
from gongkai.intake.limits import Limits
from gongkai.screening.errors import Refused
from gongkai.screening.hidden.traces import Ledger, Swept

_ACTIVE = frozenset(
    ("VBA", "_VBA_PROJECT", "_VBA_PROJECT_CUR", "Macros", "ObjectPool", "_xmlsignatures", "MsoDataStore")
)
_CACHES = frozenset(("_SX_DB_CUR", "_SX_DB"))
_PROPERTIES = ("\x05SummaryInformation", "\x05DocumentSummaryInformation")
_NEW = {"doc": "docx", "xls": "xlsx", "slides": "pdf"}


def swept(data: bytes, limits: Limits) -> Swept:
    """What the streams of an older file are called; its copy is refused. Raises UnreadableFile."""
    kind = kind_of_compound(data)
    names = set(Compound(data).streams)
    ledger = Ledger()
    ledger.add("older_streams", times=len(names & _ACTIVE))
    ledger.add("pivot", times=len(names & _CACHES))
    ledger.add("older_properties", times=len(names & set(_PROPERTIES)))
    ledger.add("revisions", times=len(names & {"Revision Log", "User Names"}))
    name, other = CHINESE.get(kind, "旧版办公文件"), _NEW.get(kind, "docx 或 xlsx")
    todo = f"请用 Word、Excel 或 WPS 另存为 {other} 格式后再处理"
    ledger.add("unchecked")
    found = tuple(
        item._replace(what=f"{name}的隐藏内容只能查出一部分；{todo}") if item.code == "unchecked" else item
        for item in ledger.found
    )

    def refuse() -> bytes:
        raise Refused("unchecked", f"{name}的隐藏内容无法去除；{todo}")

    return Swept(found, refuse)
