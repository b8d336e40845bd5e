"""Looking at a stranger's file before it is kept: what it is, whether it is what it says, what it carries.

This takes seconds and a process of its own, so it is done before the transaction of the action that keeps the file.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from gongkai.intake import Limits, UnreadableFile
from gongkai.intake.containers.compound import Compound
from gongkai.intake.kinds import CHINESE
from gongkai.office.journal.errors import Unlawful
from gongkai.screening import apart
from gongkai.screening.errors import Refused
from gongkai.screening.find import detectors
from gongkai.screening.screened import Screened

MOST_BYTES = 30 * 1024 * 1024
_ENDINGS: Mapping[str, frozenset[str]] = {
    kind: frozenset(endings.split())
    for kind, endings in {
        "docx": "docx",
        "doc": "doc wps",
        "rtf": "rtf doc",
        "odt": "odt",
        "xlsx": "xlsx",
        "xls": "xls et",
        "xlsb": "xlsb",
        "ods": "ods",
        "slides": "pptx ppt dps",
        "pdf": "pdf",
        "ofd": "ofd",
        "html": "html htm xml",
        "mhtml": "mht mhtml",
        "flat-xml": "xml doc xls",
        "picture": "jpg jpeg png gif bmp tif tiff webp",
        "bmp": "bmp",
        "zip": "zip",
        "archive": "rar 7z gz tar",
        "text": "txt csv md log",
        "json": "json txt",
    }.items()
}
"""Kind by content → the endings that say so."""
_TERMS = {**CHINESE, "html": "网页", "text": "纯文本", "json": "JSON 数据", "flat-xml": "XML 文件"}
_MACROS = "文件里有宏（自动运行的程序）；请对方另存为不带宏的格式"
_WITH_MACROS = frozenset(("docm", "xlsm", "xlsb"))
_MACRO_TRACES = frozenset(("macros", "macro_sheet"))
_MACRO_STREAMS = frozenset(("VBA", "_VBA_PROJECT", "_VBA_PROJECT_CUR", "Macros"))
_OLDER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|‪-‮⁦-⁩]+")
"""Also the signs that turn a line round, by which exe.pdf is made to look like fdp.exe."""
_LONGEST = 120


@dataclass(frozen=True)
class Looked:
    """A file that was looked at: what it is, and why it would have to stay in quarantine (empty: it need not)."""

    name: str
    content: bytes
    kind: str
    why: str = ""
    findings: dict[str, int] = field(default_factory=dict)


def look(name: str, content: bytes) -> Looked:
    """Looks at a file; raises Unlawful for an empty or too large one, everything else is kept with its reason."""
    if not content:
        raise Unlawful("文件是空的", {"file": "重新选择；可能没有扫描成功"})
    if len(content) > MOST_BYTES:
        raise Unlawful("文件太大", {"file": f"不超过{MOST_BYTES // 1024 // 1024}MB；可以降低扫描分辨率或分几个文件"})
    safe = safe_name(name)
    try:
        screened = apart.screen(content, Limits())
    except (UnreadableFile, Refused) as error:
        return Looked(safe, content, "unknown", str(error)[:200])
    why = _MACROS if _has_macros(screened, content) else _disguise(safe, screened.kind)
    return Looked(safe, content, screened.kind, why, counted(screened))


def _has_macros(screened: Screened, content: bytes) -> bool:
    if screened.kind in _WITH_MACROS or any(one.code in _MACRO_TRACES for one in screened.concealed):
        return True
    return content.startswith(_OLDER) and not _MACRO_STREAMS.isdisjoint(Compound(content).streams)


def _disguise(name: str, kind: str) -> str:
    """What is wrong with the name for this content; empty where it says what it is."""
    _, dot, ending = name.rpartition(".")
    if dot and ending.lower() in _ENDINGS.get(kind, ()):
        return ""
    called = f"文件名以“.{ending}”结尾" if dot else "文件名没有后缀"
    return f"{called}，内容却是{term_of(kind)}"


def term_of(kind: str) -> str:
    """A kind of file as officers call it."""
    return _TERMS.get(kind, "不认识的格式")


def counted(screened: Screened) -> dict[str, int]:
    """What a screening found, in an officer's words, and how often; never a value."""
    names = {one.code: one.name for one in detectors()}
    found = Counter(names.get(hit.code, hit.code) for hit in screened.found)
    for one in screened.concealed:
        found[one.what] += one.times
    return dict(found)


def ours(name: str, content: bytes, kind: str) -> Looked:
    """A file that we made ourselves: nothing to be looked at."""
    return Looked(safe_name(name), content, kind)


def safe_name(name: str) -> str:
    """A file name without path, signs that systems stumble over, and signs that turn the reading direction.

    >>> safe_name("../../etc/passwd"), safe_name(""), safe_name("申请书\\u202efdp.exe")
    ('etc_passwd', '未命名', '申请书_fdp.exe')
    """
    last = _UNSAFE.sub("_", name).strip("._ ")
    stem, dot, ending = last.rpartition(".")
    if dot and len(last) > _LONGEST:
        last = f"{stem[: _LONGEST - len(ending) - 1]}.{ending}"
    return last[:_LONGEST] or "未命名"
