"""Documents are tested like code: reference pages are fresh, nothing is missing from them, links lead somewhere."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from gongkai.cli.main import COMMANDS
from gongkai.report.forms import EDITIONS, form_of
from gongkai.report.rules import all_rules

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"
TOOLS = [*sorted((ROOT / "tools").glob("docs_*.py")), ROOT / "tools" / "changelog.py"]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "changelog.d").glob("*.md")]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
ADDRESS = re.compile(r"https?://([\w.-]+)")
KNOWN = {"json-schema.org", "json.schemastore.org", "www.apache.org", "www.example.gov.cn", "example.test", "127.0.0.1"}
"""Hosts that a file may name: formats, the licence, and names that belong to nobody. No place to install from."""
KNOWN |= {"schemas.openxmlformats.org", "schemas.microsoft.com", "purl.oclc.org", "openoffice.org", "www.w3.org"}
"""Names of vocabularies that stand in the files of offices; nobody looks there."""
HOMES = [f"{ROOT.parent}/"] if ROOT.parent != Path(ROOT.anchor) else []
PRIVATE = re.compile(r"(?<![\w./])(?:" + "|".join([*map(re.escape, HOMES), "/(?:home|root|Users|mnt|opt)/"]) + ")")
"""Absolute paths of somebody's machine, this one's among them."""
DECISION = ("Date:", "Status:", "Context", "Decision", "Consequences", "What would change our mind")


def tracked() -> list[Path]:
    """The files of the repository; where there is no repository, those of its folders."""
    try:
        done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return [path for place in ("src", "tests", "docs", "tools") for path in (ROOT / place).rglob("*.*")]
    return [path for name in done.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.stem)
def test_pages_made_from_the_code_are_what_the_code_says(tool: Path) -> None:
    done = subprocess.run([sys.executable, str(tool), "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout


def test_every_command_is_in_the_reference() -> None:
    page = (REFERENCE / "cli.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"## `gongkai {name}`" not in page] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_that_help_shows_is_in_the_reference(name: str) -> None:
    command = [sys.executable, "-m", "gongkai", name, "--help"]
    told = subprocess.run(command, cwd=ROOT / "src", capture_output=True, check=True).stdout.decode()
    part = (REFERENCE / "cli.md").read_text(encoding="utf-8").split(f"## `gongkai {name}`")[1].split("\n## ")[0]
    options = set(re.findall(r"^ +(?:-\w,? ?\S*,? )?(--[a-z]+)", told, re.M)) - {"--help"}
    assert {option for option in options if f"`{option}`" not in part} == set()


def test_every_rule_is_in_the_catalogue() -> None:
    page = (REFERENCE / "checks.md").read_text(encoding="utf-8")
    assert [rule.code for rule in all_rules() if f"## {rule.code}\n" not in page or rule.sentence not in page] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_cell_of_a_form_can_be_found_in_the_reference(edition: str) -> None:
    page = (REFERENCE / "form.md").read_text(encoding="utf-8").split(f"## {edition} 年格式")[1]
    form = form_of(edition)
    for line in form.active_lines:
        assert all(f"`{path}`" in page for path in line.paths), line.key
    for key in [*(line.key for line in form.every_line), *(stage.key for stage in form.stages)]:
        assert f"| `{key}` |" in page, key


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if target.startswith(("http:", "https:", "mailto:")):
            continue
        name, _, anchor = unquote(target).partition("#")
        place = (page.parent / name) if name else page
        assert place.exists(), f"{page.name}: {target}"
        if anchor:
            assert anchor in anchors(place), f"{page.name}: {target}"


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as the usual viewers make them."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", head.strip().lower()).replace(" ", "-") for head in heads}


def test_every_page_can_be_reached_from_the_index() -> None:
    linked = set()
    for index in (ROOT / "docs" / "README.md", ROOT / "docs" / "decisions" / "README.md"):
        for target in LINK.findall(index.read_text(encoding="utf-8")):
            linked.add((index.parent / unquote(target.partition("#")[0])).resolve())
    pages = {path.resolve() for path in (ROOT / "docs").rglob("*.md")} - {(ROOT / "docs" / "README.md").resolve()}
    assert pages - linked == set()


def test_a_decision_says_when_why_what_follows_and_what_would_change_our_mind() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
    assert [int(path.name[:4]) for path in records] == list(range(1, len(records) + 1))
    for path in records:
        text = path.read_text(encoding="utf-8")
        assert [word for word in DECISION if word not in text] == [], path.name


def test_nothing_committed_tells_of_the_machine_it_was_made_on_or_of_strange_hosts() -> None:
    mine = Path(__file__).name
    found = []
    for path in tracked():
        if path.name == mine or path.suffix in {".png", ".pdf", ".docx", ".xlsx"}:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            strange = set(ADDRESS.findall(line)) - KNOWN
            if strange or PRIVATE.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []
