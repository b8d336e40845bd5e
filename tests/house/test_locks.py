"""The locks pin every requirement by hash, name no host, and cover what the project asks for."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "requirements").glob("*.txt"))}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pinned(lock: str) -> dict[str, str]:
    """Requirement → what stands behind it, up to the next one."""
    parts = re.split(r"^([A-Za-z0-9._-]+)==", LOCKS[lock], flags=re.M)
    return {name.lower().replace("_", "-"): rest for name, rest in zip(parts[1::2], parts[2::2], strict=True)}


def asked(requirements: list[str]) -> set[str]:
    return {re.split(r"[\s<>=!;\[]", one)[0].lower().replace("_", "-") for one in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_by_hash(lock: str) -> None:
    for name, rest in pinned(lock).items():
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", rest), name
    loose = [
        line
        for line in LOCKS[lock].splitlines()
        if re.match(r"[A-Za-z0-9]", line) and "==" not in line.partition(";")[0]
    ]
    assert loose == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    assert not re.search(r"https?:|://|--index|--find-links|--extra-index|--trusted-host|^-e |file:", LOCKS[lock], re.M)


def test_the_locks_cover_what_the_project_asks_for() -> None:
    project = PROJECT["project"]
    assert asked(project["dependencies"]) <= pinned("run").keys()
    extras = project["optional-dependencies"]
    assert asked(project["dependencies"] + extras["office"]) <= pinned("office").keys()
    assert asked(project["dependencies"] + extras["dev"] + extras["office"]) <= pinned("dev").keys()
    assert asked(project["optional-dependencies"]["fuzz"]) <= pinned("fuzz").keys()
    assert asked(PROJECT["build-system"]["requires"]) <= pinned("build").keys()


def test_two_locks_pin_a_requirement_to_the_same_version() -> None:
    for lock in ("run", "office"):
        for name, rest in pinned(lock).items():
            assert pinned("dev")[name].split()[0] == rest.split()[0], name


def test_the_library_asks_for_no_framework() -> None:
    assert not asked(PROJECT["project"]["dependencies"]) & {"django", "flask", "fastapi", "pandas"}
