"""Looking at a stranger's file before it is kept: what it is, whether it is what it says, what it carries.

This takes seconds and a process of its own, so it is done before the transaction of the action that keeps the file.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from gongkai.intake import Limits, UnreadableFile
from gongkai.office.journal.errors import Unlawful
from gongkai.screening import apart
from gongkai.screening.errors import Refused

MOST_BYTES = 30 * 1024 * 1024
_ENDINGS = {
    "docx": {"docx"},
    "docm": {"docm"},
    "xlsx": {"xlsx"},
    "xlsm": {"xlsm"},
    "pdf": {"pdf"},
    "html": {"html", "htm", "mht", "mhtml", "xml"},
    "picture": {"jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp"},
    "zip": {"zip"},
    "ole": {"doc", "xls", "wps", "et", "ppt", "msg"},
    "text": {"txt", "csv", "md", "text", "log"},
    "json": {"json", "txt"},
}
_REFUSED = {"docm": "文件里有宏", "xlsm": "文件里有宏"}
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
    counts = Counter(hit.code for hit in screened.found) + Counter(one.what for one in screened.concealed)
    why = _REFUSED.get(screened.kind, "")
    ending = safe.rpartition(".")[2].lower()
    if not why and ending not in _ENDINGS.get(screened.kind, set()):
        why = f"文件名以“.{ending}”结尾，内容却是{screened.kind}"
    return Looked(safe, content, screened.kind, why, dict(counts))


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
