"""The small mistakes that tools/mutate.py plants: every one that a source admits, each as a tree of its own.

A comparison is moved by one or turned round, an operator is another, a number is one more or less, a string that is
looked up or compared is another, a condition is negated or left out, a function returns nothing, a loop goes on.
Messages, annotations, decorators, docstrings and the examples of rules stay as they are.
"""

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

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
        """Whether it is `A | B` at the level of the module, which names a type."""
        named = isinstance(self.parent.get(node), ast.Assign | ast.Subscript)
        return named and isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr)

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
    """Not where nothing is returned anyway: a rule that answers HOLDS, [] or None says the same."""
    if node.value is not None and ast.unparse(node.value) not in ("None", "[]", "HOLDS"):
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
