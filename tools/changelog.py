"""Assembles the news fragments of changelog.d into CHANGELOG.md; `--check` only says which are not as they must be.

`python tools/changelog.py VERSION DATE` writes a section for the version, newest first, and removes the fragments used;
without arguments it prints what would be written.
"""

import re
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "changelog.d"
LOG = ROOT / "CHANGELOG.md"
KINDS = {"law changed": "法规变化", "behaviour": "做法变化", "repair": "改正错误", "inside": "程序内部"}
HEADS = ("Kind", "Years concerned", "Tables concerned", "What you will notice")
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Fragment:
    """One piece of news: its file and what stands behind each head."""

    name: str
    kind: str
    years: str
    tables: str
    notice: str


class WrongFragment(Exception):
    """A fragment that does not have the four lines asked for."""


def read(path: Path) -> Fragment:
    """Reads a fragment; raises WrongFragment saying what is wrong with it."""
    items: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("* "):
            items.append(line[2:])
        elif items and line.startswith("  "):
            items[-1] += _joint(items[-1], line.strip()) + line.strip()
        elif line.strip():
            raise WrongFragment(f"{path.name}: “{line[:40]}” is neither an item nor the rest of one")
    found = [item.partition(":") for item in items]
    if tuple(head for head, _, _ in found) != HEADS:
        raise WrongFragment(f"{path.name}: the items must be {', '.join(HEADS)}, in this order")
    kind, years, tables, notice = (text.strip() for _, _, text in found)
    if kind not in KINDS:
        raise WrongFragment(f"{path.name}: kind “{kind}” is none of {', '.join(KINDS)}")
    if not years or not tables or not _HAN.search(notice):
        raise WrongFragment(f"{path.name}: years and tables must be said, and the notice be in Chinese")
    return Fragment(path.name, kind, years, tables, notice)


def _joint(before: str, after: str) -> str:
    """Chinese lines join without a blank."""
    return "" if ord(before[-1:] or " ") > 0x2E80 or ord(after[:1] or " ") > 0x2E80 else " "


def fragments() -> list[Fragment]:
    """All fragments, by kind and name."""
    found = [read(path) for path in sorted(FOLDER.glob("*.md")) if path.name != "README.md"]
    return sorted(found, key=lambda one: (list(KINDS).index(one.kind), one.name))


def section(version: str, on: str, news: list[Fragment]) -> str:
    """The section of one version."""
    lines = [f"## {version}（{on}）", ""]
    for one in news:
        lines += [f"* **{KINDS[one.kind]}** · 年度：{one.years} · 表：{one.tables}", f"  {one.notice}"]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Checks, shows or writes; returns 1 where a fragment is wrong, 64 for wrong usage."""
    try:
        news = fragments()
    except WrongFragment as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if arguments == ["--check"]:
        return 0
    if not arguments:
        sys.stdout.write(section("next", "尚未发布", news))
        return 0
    if len(arguments) != 2 or not re.fullmatch(r"\d+\.\d+\.\d+", arguments[0]):
        sys.stderr.write("usage: python tools/changelog.py [--check | VERSION DATE]\n")
        return 64
    version, on = arguments[0], date.fromisoformat(arguments[1]).isoformat()
    head, mark, rest = LOG.read_text(encoding="utf-8").partition("\n## ")
    LOG.write_text(f"{head.rstrip()}\n\n{section(version, on, news)}{mark}{rest}", encoding="utf-8")
    for one in news:
        (FOLDER / one.name).unlink()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
