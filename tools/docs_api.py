"""Writes docs/reference/api.md from the library's public face; `--check` compares and exits 1 when stale."""

import ast
import inspect
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gongkai.report as face

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "api.md"
HEAD = """# The library

<!-- Made by tools/docs_api.py from gongkai.report; do not edit. -->

`import gongkai.report` costs next to nothing; each name is loaded when first used. What is not listed here is private.

```python
from gongkai.report import check, read_file

for report in read_file("examples/有错的报告.txt"):
    for finding in check(report).findings:
        print(finding.code, finding.message)
```
"""


def signature(function: Any) -> str:
    """A function's signature as it is written in the source."""
    node = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(node, ast.FunctionDef)
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"{node.name}({ast.unparse(node.args)}){returns}"


def told(thing: Any) -> str:
    """A docstring without its examples."""
    return (inspect.getdoc(thing) or "").split("\n\n>>>")[0].split("\n>>>")[0].strip()


def entry(name: str) -> Iterator[str]:
    """One name's part of the page."""
    thing = getattr(face, name)
    yield f"### `{name}`\n"
    if inspect.isfunction(thing):
        yield f"```python\n{signature(thing)}\n```\n"
        yield f"{told(thing)}\n"
    elif inspect.isclass(thing):
        yield f"{told(thing)}\n"
        fields = [field for field in getattr(thing, "__dataclass_fields__", {}) if not field.startswith("_")]
        verbs = [key for key, value in vars(thing).items() if not key.startswith("_") and _is_verb(value)]
        if fields:
            yield f"Fields: {', '.join(f'`{field}`' for field in fields)}.\n"
        if fields and verbs:
            yield f"Asked of it: {', '.join(f'`{verb}`' for verb in verbs)}.\n"
    else:
        parts = [part.__name__ for part in thing.__args__]
        yield f"One of {', '.join(f'`{part}`' for part in parts)}: what casework tells the year.\n"


def _is_verb(value: object) -> bool:
    return inspect.isfunction(value) or isinstance(value, property)


def page() -> str:
    """The whole page: verbs, values, errors."""
    names = list(face.__all__)
    errors = [name for name in names if _is_error(getattr(face, name))]
    verbs = [name for name in names if inspect.isfunction(getattr(face, name))]
    values = [name for name in names if name not in errors and name not in verbs]
    lines = [HEAD]
    for heading, group in (("Verbs", verbs), ("Values", values), ("Errors", errors)):
        lines.append(f"## {heading}\n")
        lines += [line for name in group for line in entry(name)]
    return "\n".join(lines).rstrip() + "\n"


def _is_error(thing: object) -> bool:
    return inspect.isclass(thing) and issubclass(thing, Exception)


def main(arguments: list[str]) -> int:
    """Writes the page, or with `--check` says whether it is as the code would have it."""
    if arguments == ["--check"]:
        if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page():
            return 0
        sys.stderr.write("docs/reference/api.md is stale: run python tools/docs_api.py\n")
        return 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
