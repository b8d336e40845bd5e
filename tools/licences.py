"""Refuses a requirement whose licence is GPL, AGPL or unknown; permissive ones, MPL and LGPL are welcome."""

import re
import sys
from importlib.metadata import distribution
from pathlib import Path

WELCOME = re.compile(
    r"\b(MIT|BSD|Apache|PSF|Python Software Foundation|ISC|MPL|Mozilla|LGPL|Lesser|Zlib|Unlicense|0BSD)\b|Apache-2",
    re.I,
)
REFUSED = re.compile(r"AGPL|Affero|(?<!L)GPL|(?<!Lesser )General Public License", re.I)


def licence_of(name: str) -> str:
    """What a distribution says of its licence: expression, short field, classifiers, or its licence file."""
    found = distribution(name)
    meta = found.metadata
    said = [meta.get("License-Expression") or "", *(meta.get_all("Classifier") or [])]
    said.append((meta.get("License") or "").split("\n")[0])
    told = "; ".join(text for text in said if text and ("License" in text or "::" not in text))
    return told or next(
        ((file.read_text() or "").strip().split("\n")[0] for file in found.files or () if file.name == "LICENSE"), ""
    )


def main() -> int:
    """Prints what is wrong and returns 1, or returns 0."""
    names = set()
    for file in ("run.txt", "office.txt", "dev.txt", "build.txt"):
        for line in Path("requirements", file).read_text().splitlines():
            match = re.match(r"([A-Za-z0-9._-]+)==[^;]*(?:;(.*))?", line)
            if match and "win32" not in (match[2] or ""):
                names.add(match[1])
    bad = 0
    for name in sorted(names):
        try:
            licence = licence_of(name)
        except ModuleNotFoundError:
            continue  # not for this Python version
        if not WELCOME.search(licence) or (REFUSED.search(licence) and not re.search(r"Lesser|LGPL", licence)):
            print(f"{name}: {licence or 'no licence said'}")
            bad += 1
    print(f"licences: {len(names)} requirements, {bad} refused")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
