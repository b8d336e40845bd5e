"""The library's face is what is documented, and everything in the house says what it is for."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

import gongkai.report as face
from gongkai.report import errors

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "gongkai"
PAGE = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
MODULES = [path for path in SOURCE.rglob("*.py") if {"__pycache__", "migrations"}.isdisjoint(path.parts)]
VERBS = {"check", "compare", "read", "read_facts", "read_file", "roll_up", "tally", "write"}


def public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """The functions and classes of a module, and the methods of its classes, that others may use."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef) and not node.bases:
                yield from (part for part in node.body if isinstance(part, ast.FunctionDef) and is_offered(part))


def is_offered(method: ast.FunctionDef) -> bool:
    """Whether others may use a method; the setter of a property is told by its getter."""
    setter = any(isinstance(mark, ast.Attribute) and mark.attr == "setter" for mark in method.decorator_list)
    return not method.name.startswith("_") and not setter


def test_the_face_offers_what_its_page_lists() -> None:
    listed = {line.strip("# `") for line in PAGE.splitlines() if line.startswith("### ")}
    assert set(face.__all__) == listed


def test_the_face_is_sorted_and_every_name_on_it_can_be_had() -> None:
    assert list(face.__all__) == sorted(face.__all__, key=str.swapcase) or list(face.__all__) == sorted(face.__all__)
    for name in face.__all__:
        assert getattr(face, name) is not None


def test_the_face_has_the_verbs_that_programs_rely_on() -> None:
    assert {name for name in face.__all__ if inspect.isfunction(getattr(face, name))} == VERBS


def test_an_unknown_name_on_the_face_is_an_ordinary_mistake() -> None:
    with pytest.raises(AttributeError, match="no attribute 'rea'"):
        face.rea  # noqa: B018


def test_the_tree_of_errors_is_drawn_at_the_head_of_its_module() -> None:
    drawn = errors.__doc__ or ""
    for name, thing in vars(errors).items():
        if inspect.isclass(thing) and issubclass(thing, Exception):
            assert name in drawn


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_module_and_whatever_it_offers_say_what_they_are_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = ast.get_docstring(tree) or ""
    assert told or not tree.body, "the module has no docstring"
    silent = [node.name for node in public(tree) if not ast.get_docstring(node)]
    assert silent == []


@pytest.mark.parametrize("place", ["tests", "tools", "bench"])
def test_modules_beside_the_source_say_what_they_are_for_too_unless_their_tests_do(place: str) -> None:
    silent = []
    for path in (ROOT / place).rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if tree.body and not ast.get_docstring(tree) and not path.name.startswith("test_"):
            silent.append(path.relative_to(ROOT).as_posix())
    assert silent == []
