"""Says plainly which programs the tests would use and this machine lacks; GONGKAI_REQUIRE_TOOLS=1 makes it a failure.

`--has postgresql` only answers whether that one is there.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

POSTGRESQL = "/usr/lib/postgresql"
TYPEFACE = "Liberation Serif"
WHAT_FOR = {
    "postgresql": "PostgreSQL：办公系统的测试只在 SQLite 上做",
    "chromium": "Chromium：网页不在真的浏览器里试",
    "soffice": "LibreOffice：不试它写的文件，也不读 .doc、.wps",
    "pandoc": "pandoc：不试它写的文件",
    "tesseract": "tesseract：不试扫描件",
    TYPEFACE: "Liberation 字体：不试表格换页的 PDF",
}


def is_there(name: str) -> bool:
    """Whether a program is on this machine."""
    if name == "postgresql":
        return shutil.which("initdb") is not None or any(Path(POSTGRESQL).glob("*/bin/initdb"))
    if name == TYPEFACE:
        listed = shutil.which("fc-list")
        return listed is not None and TYPEFACE in subprocess.run([listed], capture_output=True, text=True).stdout
    return shutil.which(name) is not None


def main() -> int:
    """Prints what is lacking."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--has", choices=list(WHAT_FOR), help="answer for one program, silently")
    asked = parser.parse_args().has
    if asked:
        return 0 if is_there(asked) else 1
    lacking = [said for name, said in WHAT_FOR.items() if not is_there(name)]
    for said in lacking:
        print(f"这台机器没有 {said}", file=sys.stderr)
    return 1 if lacking and os.environ.get("GONGKAI_REQUIRE_TOOLS") == "1" else 0


if __name__ == "__main__":
    sys.exit(main())
