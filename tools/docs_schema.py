"""Makes docs/reference/report.schema.json from the code; with --check tells whether it is up to date."""

import json
import sys
from pathlib import Path
from typing import Any, get_args

from gongkai.report.forms import EDITIONS, form_of
from gongkai.report.forms.form import CellKind
from gongkai.report.model import MISSING, Edition, OriginKind
from gongkai.report.writers.json import SCHEMA

PLACE = Path(__file__).parents[1] / "docs" / "reference" / "report.schema.json"
Json = dict[str, Any]

_COUNT: Json = {"type": ["integer", "null"]}
_WAN: Json = {"type": ["string", "null"], "pattern": r"^-?[0-9]+(\.[0-9]{1,6})?$"}
_WORDS: Json = {"type": ["string", "null"]}
_DAY: Json = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def schema() -> Json:
    """The JSON Schema of the report; keys that it does not name are allowed, for readers ignore them."""
    report: Json = {
        "schema": {"const": SCHEMA},
        "source": {"anyOf": [{"type": "null"}, _object(_source(), list(_source()))]},
        "form": {"enum": list(get_args(Edition))},
        "organ": _WORDS,
        "year": _COUNT,
        "title": _WORDS,
        "period": {"anyOf": [{"type": "null"}, _object({"from": _DAY, "to": _DAY}, ["from", "to"])]},
        "preamble": {"type": "string"},
        "sections": {"type": "array", "items": _object(_section(), list(_section()))},
        "active": _tables("active"),
        "applications": _tables("applications"),
        "remedies": _tables("remedies"),
        "missing": {"type": "object", "additionalProperties": {"enum": list(MISSING)}},
        "origins": {"type": "object", "additionalProperties": _origin()},
        "notes": {"type": "array", "items": {"type": "string"}},
    }
    optional = {"active", "applications", "remedies", "origins", "notes"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "政府信息公开工作年度报告",
        **_object(report, [key for key in report if key not in optional]),
    }


def _object(properties: Json, required: list[str]) -> Json:
    return {"type": "object", "properties": properties, "required": required}


def _source() -> Json:
    words, number = {"type": "string"}, {"type": "integer", "minimum": 1}
    return {"file": words, "sha256": words, "kind": words, "part": number, "parts": number}


def _section() -> Json:
    return {"number": {"type": "integer"}, "heading": {"type": "string"}, "text": {"type": "string"}}


def _cell(kind: CellKind) -> Json:
    return _WAN if kind == "wan" else _COUNT


def _tables(table: str) -> Json:
    """The rows a table may have in any edition; where editions differ in a row's shape, either is right."""
    rows: dict[str, list[Json]] = {}
    for edition in EDITIONS:
        form = form_of(edition)
        if table == "active":
            shapes = {line.key: _line(line.paths, form.kinds) for line in form.active_lines}
        else:
            lines = form.every_line if table == "applications" else form.stages
            shapes = {line.key: _row(len(line.paths)) for line in lines}
        for key, shape in shapes.items():
            if shape not in rows.setdefault(key, []):
                rows[key].append(shape)
    properties = {key: shapes[0] if len(shapes) == 1 else {"anyOf": shapes} for key, shapes in rows.items()}
    return {"type": "object", "properties": properties}


def _row(width: int) -> Json:
    return {"type": "array", "items": _COUNT, "minItems": width, "maxItems": width}


def _line(paths: tuple[str, ...], kinds: Any) -> Json:
    if len(paths) == 1 and paths[0].count(".") == 1:
        return _cell(kinds[paths[0]])
    columns = {path.rpartition(".")[2]: _cell(kinds[path]) for path in paths}
    return {"type": "object", "properties": columns, "additionalProperties": False}


def _origin() -> Json:
    value: Json = {"type": ["integer", "string", "null"]}
    words, whole = {"type": "string"}, {"type": "integer"}
    place = dict.fromkeys(("line", "column", "table", "row", "page"), whole) | {
        "sheet": words,
        "cell": words,
        "box": {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
    }
    summand = _object({"organ": words, "value": value}, ["organ", "value"])
    return _object(
        {
            "kind": {"enum": list(get_args(OriginKind))},
            "raw": words,
            "normalised": words,
            "candidates": {"type": "array", "items": value},
            "place": {"type": "object", "properties": place},
            "facts": {"type": "array", "items": words},
            "summands": {"type": "array", "items": summand},
        },
        ["kind"],
    )


def main() -> int:
    """Writes the page, or with --check says whether it would change."""
    text = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    if "--check" in sys.argv[1:]:
        if not PLACE.exists() or PLACE.read_text("utf-8") != text:
            sys.stderr.write(f"{PLACE.name} is not what the code says: run python tools/docs_schema.py\n")
            return 1
        return 0
    PLACE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
