"""Plants small mistakes in law, tallying, rules and wording, one at a time, and counts those that the tests notice.

`python tools/mutate.py --sample 15` tries fifteen mistakes a file, the same ones each time; without `--sample`, all.
Nothing in the tree is changed: each mistake lives in the memory of a process of its own. Why it is not done with one
of the known programs stands in docs/decisions/0013-mutation-by-our-own-script.md.
"""

import argparse
import ast
import copy
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
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

PACKAGES = {
    "law": ["src/gongkai/law"],
    "tallying": ["src/gongkai/report/tallying.py", "src/gongkai/report/rolling.py"],
    "rules": ["src/gongkai/report/rules"],
    "wording": ["src/gongkai/report/wording"],
}
SECONDS = 20
MEMORY = 4 << 30
COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
KEYED = {"get", "setdefault", "pop", "startswith", "endswith", "removeprefix", "removesuffix", "find", "partition"}
KEYED |= {"rpartition", "split", "count", "index", "ends_on", "day_of", "first", "limit", "value"}


@dataclass(frozen=True)
class Mutant:
    """One planted mistake: where it is, what stood there and what stands there now."""

    path: str
    line: int
    before: str
    after: str
    tree: ast.Module


class Planter:
    """Makes every mutant of one source."""

    def __init__(self, path: str, source: str) -> None:
        self.path, self.tree = path, ast.parse(source)
        self.parent = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    def changes(self) -> list[tuple[ast.AST, ast.AST]]:
        """Every node that may be another, with the other, in the order of the lines."""
        nodes = [node for node in self._living(self.tree) if hasattr(node, "lineno")]
        nodes.sort(key=lambda node: (node.lineno, node.col_offset))
        return [(node, new) for node in nodes for new in self._instead(node)]

    def _living(self, node: ast.AST) -> Iterator[ast.AST]:
        """What may be changed: no annotation, decorator, docstring, import for type checkers, or example of a rule."""
        yield node
        for name, field in ast.iter_fields(node):
            if name in ("annotation", "returns", "decorator_list", "type_params"):
                continue
            for child in field if isinstance(field, list) else [field]:
                if isinstance(child, ast.AST) and not _is_dead(child):
                    yield from self._living(child)

    def planted(self, node: ast.AST, new: ast.AST) -> Mutant:
        """A copy of the tree in which the node is another; the parent is found again by its place in the walk."""
        tree = copy.deepcopy(self.tree)
        at = next(index for index, one in enumerate(ast.walk(self.tree)) if one is node)
        twin = next(one for index, one in enumerate(ast.walk(tree)) if index == at)
        _Replace(twin, new).visit(tree)
        ast.fix_missing_locations(tree)
        shown = [" ".join(ast.unparse(one).splitlines()[0].split()) for one in (node, new)]
        if isinstance(node, ast.Constant):
            shown[0] += f" in {' '.join(ast.unparse(self.parent[node]).splitlines()[0].split())[:70]}"
        return Mutant(self.path, node.lineno, *shown, tree)  # type: ignore[attr-defined]

    def _instead(self, node: ast.AST) -> Iterator[ast.AST]:
        if isinstance(node, ast.BinOp | ast.AugAssign):
            if type(node.op) in RECKONED and not self._is_type(node):
                yield _like(node, op=RECKONED[type(node.op)]())
        elif isinstance(node, ast.Constant):
            yield from self._constants(node)
        else:
            for kind, others in OTHERS.items():
                if isinstance(node, kind):
                    yield from others(node)

    def _is_type(self, node: ast.AST) -> bool:
        """Whether `A | B` at the level of the module names a type."""
        return isinstance(node, ast.BinOp) and isinstance(self.parent.get(node), ast.Assign | ast.Subscript)

    def _constants(self, node: ast.Constant) -> Iterator[ast.AST]:
        value = node.value
        if isinstance(value, bool):
            yield ast.Constant(not value)
        elif isinstance(value, int):
            yield ast.Constant(value + 1)
            yield ast.Constant(value - 1)
        elif isinstance(value, str) and value and self._is_keyed(node):
            yield ast.Constant(f"{value}?")

    def _is_keyed(self, node: ast.AST) -> bool:
        """Whether a string is compared, looked up or searched with, not merely said."""
        parent = self.parent[node]
        if isinstance(parent, ast.Tuple | ast.Set | ast.List):
            node, parent = parent, self.parent[parent]
        if isinstance(parent, ast.Dict):
            return node in parent.keys
        if isinstance(parent, ast.Subscript):
            return node is parent.slice and ast.unparse(parent.value) != "Literal"
        if isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute):
            return parent.func.attr in KEYED and node in parent.args[:1]
        return isinstance(parent, ast.Compare)


class _Replace(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> Any:
        return copy.deepcopy(self.new) if node is self.old else self.generic_visit(node)


def _is_dead(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "Example"
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def _like(node: ast.AST, **changes: Any) -> ast.AST:
    return ast.copy_location(type(node)(**{**dict(ast.iter_fields(node)), **changes}), node)


def _plus_one(node: ast.expr) -> ast.AST:
    return ast.BinOp(node, ast.Add(), ast.Constant(1))


def _compared(node: ast.Compare) -> Iterator[ast.AST]:
    for place, op in enumerate(node.ops):
        yield _like(node, ops=[*node.ops[:place], COMPARED[type(op)](), *node.ops[place + 1 :]])


def _joined(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield _like(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())


def _bare(node: ast.UnaryOp) -> Iterator[ast.AST]:
    if isinstance(node.op, ast.Not | ast.USub):
        yield node.operand


def _negated(node: ast.If | ast.IfExp | ast.While) -> Iterator[ast.AST]:
    yield _like(node, test=ast.UnaryOp(ast.Not(), node.test))


def _empty_handed(node: ast.Return) -> Iterator[ast.AST]:
    if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield _like(node, value=ast.Constant(None))


def _passed(_: ast.AST) -> Iterator[ast.AST]:
    yield ast.Pass()


def _shifted_slices(node: ast.Slice) -> Iterator[ast.AST]:
    for name in ("lower", "upper"):
        bound = getattr(node, name)
        if bound is not None and not isinstance(bound, ast.Constant):
            yield _like(node, **{name: _plus_one(bound)})


def _shifted_range(node: ast.Call) -> Iterator[ast.AST]:
    if isinstance(node.func, ast.Name) and node.func.id == "range":
        end = 0 if len(node.args) == 1 else 1
        if not isinstance(node.args[end], ast.Constant):
            yield _like(node, args=[*node.args[:end], _plus_one(node.args[end]), *node.args[end + 1 :]])


def _without_conditions(node: Any) -> Iterator[ast.AST]:
    for place, part in enumerate(node.generators):
        for out, _ in enumerate(part.ifs):
            less = ast.comprehension(part.target, part.iter, part.ifs[:out] + part.ifs[out + 1 :], part.is_async)
            yield _like(node, generators=[*node.generators[:place], less, *node.generators[place + 1 :]])


OTHERS: dict[Any, Callable[[Any], Iterator[ast.AST]]] = {
    ast.Compare: _compared,
    ast.BoolOp: _joined,
    ast.UnaryOp: _bare,
    ast.If | ast.IfExp | ast.While: _negated,
    ast.Return: _empty_handed,
    ast.Continue | ast.Break: _passed,
    ast.Slice: _shifted_slices,
    ast.Call: _shifted_range,
    ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp: _without_conditions,
}


def name_of(path: str) -> str:
    """src/gongkai/law/clock.py → gongkai.law.clock"""
    return path.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def tests_of(path: str) -> list[str]:
    """What pytest is asked to run for a file: the nearest tests first, and no others than concern it."""
    stem, folder = Path(path).stem, path.removeprefix("src/gongkai/").rpartition("/")[0]
    if folder == "law":
        found = [f"tests/law/test_{stem}.py", path, "tests/law", "tests/house/test_law_data.py"]
    elif folder == "report":
        found = [f"tests/report/test_{stem}.py", path]
    elif folder == "report/wording" or not (ROOT / f"tests/report/rules/test_{stem}.py").exists():
        found = [f"tests/report/wording/test_{stem}.py", path, "tests/report/wording"]
        found += ["tests/report/rules", "tests/house/test_rules.py"]
    else:
        found = [f"tests/report/rules/test_{stem}.py", path, *_examples_of(stem)]
    return [test for test in found if (ROOT / test.partition("::")[0]).exists()]


def _examples_of(stem: str) -> list[str]:
    """The good and the bad example of a rule's codes, which are tests too."""
    rules = getattr(importlib.import_module(f"gongkai.report.rules.{stem}"), "RULES", ())
    kinds = ("good_example_is_silent", "bad_example_is_found")
    return [f"tests/house/test_rules.py::test_a_rules_{kind}[{rule.code}]" for rule in rules for kind in kinds]


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
    asked += ["-W", "ignore::pytest.PytestAssertRewriteWarning", *tests]
    return int(pytest.main(asked, plugins=[OffSamples()]))


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
            say(f"{path}: the tests do not pass without a mistake ({verdict_of(status)})")
            return 1
        ends = list(try_all(chosen(path, asked.sample, asked.seed), leans, asked.jobs))
        count = Counter(verdict for _, verdict in ends)
        total += count
        say(f"{path}: {score(count)}")
        for mutant, verdict in sorted(ends, key=lambda end: end[0].line):
            if verdict != "killed":
                say(f"  {verdict} {path}:{mutant.line}: {mutant.before}  →  {mutant.after}")
    say(f"all: {score(total)}; seed {asked.seed}, sample {asked.sample}, {time.monotonic() - began:.0f} s")
    return 0


def score(count: Counter[str]) -> str:
    """A time-out is noticed: a run that never ends fails."""
    noticed, tried = count["killed"] + count["timeout"], count.total()
    share = f"{noticed / tried:.1%}" if tried else "none"
    return f"{noticed} of {tried} noticed ({share}), {count['timeout']} by time-out, {count['survived']} survived"


if __name__ == "__main__":
    sys.exit(main())
