"""The published JSON Schema is what the code says, takes every report we write and refuses what is no report."""

import copy
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from tests.report.sound import sound_report
from tests.report.writers.made import reports

from gongkai.report.model import Origin, Place, Report, Source, Summand
from gongkai.report.writers.json import to_json

ROOT = Path(__file__).parents[3]
SCHEMA = json.loads((ROOT / "docs" / "reference" / "report.schema.json").read_text("utf-8"))
CHECK = jsonschema.Draft202012Validator(SCHEMA)


def test_the_published_schema_is_up_to_date_and_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    done = subprocess.run([sys.executable, ROOT / "tools" / "docs_schema.py", "--check"], check=False)
    assert done.returncode == 0


@settings(deadline=None, max_examples=15)
@given(report=reports())
def test_every_report_we_write_fits(report: Report) -> None:
    CHECK.validate(json.loads(json.dumps(to_json(report))))


def test_origins_sources_and_free_text_fit() -> None:
    origins = {
        "active.licences": Origin("read", "３", "full-width digits", (3, None), Place(line=1, box=(0.0, 1.5, 2, 3))),
        "active.fees_wan": Origin("summed", summands=(Summand("甲", None),)),
    }
    report = replace(sound_report(), origins=origins, source=Source("a", "b", "text"), notes=("c",))
    CHECK.validate(json.loads(json.dumps(to_json(report, origins=True))))
    CHECK.validate(to_json(Report(form="older")))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("schema", "gongkai.report/2"),
        ("form", "2022"),
        ("year", "2024"),
        ("missing", {"active.licences": "zero"}),
        ("active/fees_wan", 0.04),
        ("active/fees_wan", "0.0000001"),
        ("active/rules", {"drafted": 1}),
        ("applications/new", [0] * 6),
        ("applications/new", [0.5] * 7),
        ("remedies/review", [0] * 6),
        ("period", {"from": "2024"}),
        ("sections", [{"number": 1}]),
    ],
)
def test_a_wrong_shape_does_not_fit(path: str, value: object) -> None:
    data: Any = copy.deepcopy(to_json(sound_report()))
    at = data
    *steps, last = path.split("/")
    for step in steps:
        at = at[step]
    at[last] = value
    assert not CHECK.is_valid(data)
