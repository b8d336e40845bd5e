"""Plants small mistakes in law, tallying, rules and wording, one at a time, and counts those that the tests notice.

`python tools/mutate.py --sample 15` tries fifteen mistakes a file, the same ones each time; without `--sample`, all.
Nothing in the tree is changed: each mistake lives in the memory of a process of its own. Why it is not done with one
of the known programs stands in docs/decisions/0013-mutation-by-our-own-script.md.
"""

import argparse
import ast
import importlib
import importlib.abc
import importlib.util
import os
import pkgutil
import random
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tools.mutants import Mutant, Planter  # noqa: E402

PACKAGES = {
    "law": ["src/gongkai/law"],
    "tallying": ["src/gongkai/report/tallying.py", "src/gongkai/report/rolling.py"],
    "rules": ["src/gongkai/report/rules"],
    "wording": ["src/gongkai/report/wording"],
}
SECONDS = 20
MEMORY = 4 << 30
NEAR = 2
"""So many of the places with tests, the nearest ones, are tried before the others are even loaded."""


def name_of(path: str) -> str:
    """src/gongkai/law/clock.py → gongkai.law.clock"""
    return path.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def tests_of(path: str) -> list[str]:
    """What pytest is asked to run for a file: the nearest tests first, and no others than concern it."""
    stem, folder = Path(path).stem, path.removeprefix("src/gongkai/").rpartition("/")[0]
    if folder == "law":
        near = sorted((ROOT / "tests/law").glob("test_*.py"), key=lambda file: -file.read_text("utf-8").count(stem))
        found = [*(str(file.relative_to(ROOT)) for file in near), path, "tests/house/test_law_data.py"]
    elif folder == "report":
        found = [f"tests/report/test_{stem}.py", path]
    elif folder == "report/rules" and (examples := _examples_of(stem)):
        found = [f"tests/report/rules/test_{stem}.py", path, *examples]
    else:
        found = [f"tests/report/{folder.rpartition('/')[2]}/test_{stem}.py", path]
        found += ["tests/report/wording", "tests/report/rules", "tests/house/test_rules.py"]
    return [test for test in found if (ROOT / test.partition("::")[0]).exists()]


def _examples_of(stem: str) -> list[str]:
    """The good and the bad example of a rule's codes, which are tests too."""
    rules = getattr(importlib.import_module(f"gongkai.report.rules.{stem}"), "RULES", ())
    house, full = "tests/house/test_rules.py::test_a_rules", "tests/report/rules/test_bad_examples_in_full.py::test_the"
    tests = (f"{house}_good_example_is_silent", f"{full}_bad_example_is_told_in_full", f"{full}_rule_has_its_gravity")
    return [f"{test}[{rule.code}]" for rule in rules for test in tests]


class Planted(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module from a tree in memory instead of from its file."""

    def __init__(self, name: str, file: Path, tree: ast.Module) -> None:
        self.name, self.file, self.tree = name, file, tree

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        """The module's place; None for any other module."""
        if name != self.name:
            return None
        folder = [str(self.file.parent)] if self.file.stem == "__init__" else None
        spec = importlib.util.spec_from_file_location(name, self.file, loader=self, submodule_search_locations=folder)
        return spec

    def exec_module(self, module: ModuleType) -> None:
        """Runs the mutated tree as the module."""
        exec(compile(self.tree, str(self.file), "exec"), module.__dict__)


class OffSamples:
    """Leaves the real reports out, so that the figures are the same wherever they are at hand or not."""

    def pytest_collection_modifyitems(self) -> None:
        """Points the samples nowhere once the tests are loaded."""
        for name, module in list(sys.modules.items()):
            if name.endswith("rules.samples"):
                module.FOLDER = Path("nowhere")  # type: ignore[attr-defined]


def warm_up() -> dict[str, set[str]]:
    """Loads all that is not changed, once; returns which modules of ours lean on which."""
    import chinese_calendar  # noqa: F401
    import jsonschema  # noqa: F401
    import pytest  # noqa: F401
    from hypothesis import Phase, settings

    calm = settings(derandomize=True, database=None, deadline=None, phases=[Phase.explicit, Phase.generate])
    settings.register_profile("mutate", calm)
    settings.load_profile("mutate")
    import gongkai

    leans: dict[str, set[str]] = {}
    for found in pkgutil.walk_packages(gongkai.__path__, "gongkai."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    ours = {name: module for name, module in sys.modules.items() if name.startswith("gongkai.")}
    for name, module in ours.items():
        tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
        leans[name] = {one for node in ast.walk(tree) for one in _imported(node) if one in ours}
    return leans


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield node.module
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def forget(name: str, leans: dict[str, set[str]]) -> None:
    """Unloads a module and whatever leans on it, and the packages they stand in."""
    gone, new = set[str](), {name}
    while new:
        gone |= new
        parents = {one.rpartition(".")[0] for one in new} - {"gongkai"}
        new = ({one for one, on in leans.items() if on & new} | parents) - gone
    for one in gone:
        sys.modules.pop(one, None)


def run_tests(path: str, tree: ast.Module | None, tests: Sequence[str], leans: dict[str, set[str]]) -> int:
    """In a process of its own: the tests with the mutant in place. 0 where they noticed nothing."""
    os.setpgid(0, 0)
    signal.alarm(SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    name = name_of(path)
    forget(name, leans)
    if tree is not None:
        sys.meta_path.insert(0, Planted(name, ROOT / path, tree))
    try:
        importlib.import_module(name)
    except Exception:
        return 1
    import pytest

    asked = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not slow"]
    asked += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    for part in (tests[:NEAR], tests[NEAR:]):
        code = int(pytest.main([*asked, *part], plugins=[OffSamples()])) if part else 0
        if code not in (0, 5):
            return code
    return 0


def verdict_of(status: int) -> str:
    """What the end of the process says."""
    if os.WIFSIGNALED(status):
        return "timeout" if os.WTERMSIG(status) == signal.SIGALRM else "killed"
    code = os.WEXITSTATUS(status)
    return {0: "survived", 1: "killed", 2: "killed"}.get(code, f"broken ({code})")


def try_all(mutants: Iterable[Mutant], leans: dict[str, set[str]], jobs: int) -> Iterator[tuple[Mutant, str]]:
    """Runs the mutants, some at a time, and gives each with its verdict as it ends."""
    running: dict[int, Mutant] = {}
    tests: dict[str, list[str]] = {}
    for mutant in mutants:
        if mutant.path not in tests:
            tests[mutant.path] = tests_of(mutant.path)
        while len(running) >= jobs:
            yield _next_end(running)
        running[_forked(mutant.path, mutant.tree, tests[mutant.path], leans)] = mutant
    while running:
        yield _next_end(running)


def _forked(path: str, tree: ast.Module | None, tests: Sequence[str], leans: dict[str, set[str]]) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        code = run_tests(path, tree, tests, leans)
    except BaseException:
        traceback.print_exc()
    os._exit(code)


def _next_end(running: dict[int, Mutant]) -> tuple[Mutant, str]:
    pid, status = os.wait()
    return running.pop(pid), verdict_of(status)


def files_of(names: Sequence[str]) -> list[str]:
    """The Python files of packages or paths."""
    asked = [path for name in names for path in PACKAGES.get(name, [name])]
    files = [
        file for path in asked for file in ((ROOT / path).rglob("*.py") if (ROOT / path).is_dir() else [ROOT / path])
    ]
    return sorted({str(file.relative_to(ROOT)) for file in files})


def chosen(path: str, sample: int | None, seed: int) -> list[Mutant]:
    """The mutants of a file, or a sample of them that is the same for the same seed and source."""
    planter = Planter(path, (ROOT / path).read_text("utf-8"))
    changes = planter.changes()
    picked: Sequence[int] = range(len(changes))
    if sample is not None and sample < len(changes):
        picked = sorted(random.Random(f"{seed}:{path}").sample(picked, sample))
    return [planter.planted(*changes[index]) for index in picked]


def main() -> int:
    """Prints a line per file, the survivors, and the score; returns 1 where the tests fail without any mistake."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paths", nargs="+", default=["law", "tallying", "rules"], help="packages or files")
    parser.add_argument("--sample", type=int, help="so many mutants a file; all if left out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--report", type=Path, help="write what is printed to this file too")
    asked = parser.parse_args()
    os.chdir(ROOT)
    leans, files, began = warm_up(), files_of(asked.paths), time.monotonic()
    said: list[str] = []

    def say(line: str) -> None:
        said.append(line)
        print(line, flush=True)
        if asked.report:
            asked.report.write_text("\n".join(said) + "\n", "utf-8")

    total: Counter[str] = Counter()
    for path in files:
        _, status = os.waitpid(_forked(path, None, tests_of(path), leans), 0)
        if verdict_of(status) != "survived":
            say(f"{path}: not tried, its tests do not pass as it is ({verdict_of(status)})")
            total["not tried"] += 1
            continue
        ends = list(try_all(chosen(path, asked.sample, asked.seed), leans, asked.jobs))
        count = Counter(verdict for _, verdict in ends)
        total += count
        say(f"{path}: {score(count)}")
        for mutant, verdict in sorted(ends, key=lambda end: end[0].line):
            if verdict != "killed":
                say(f"  {verdict} {path}:{mutant.line}: {mutant.before}  →  {mutant.after}")
    say(f"all: {score(total)}; seed {asked.seed}, sample {asked.sample}, {time.monotonic() - began:.0f} s")
    return int(total["not tried"] > 0)


def score(count: Counter[str]) -> str:
    """A time-out is noticed: a run that never ends fails."""
    noticed, tried = count["killed"] + count["timeout"], count.total() - count["not tried"]
    share = f"{noticed / tried:.1%}" if tried else "none"
    return f"{noticed} of {tried} noticed ({share}), {count['timeout']} by time-out, {count['survived']} survived"


if __name__ == "__main__":
    sys.exit(main())
