"""How long the reports of three thousand organs take to become one, from values and from JSON files."""

import json
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from gongkai.report.forms import form_of
from gongkai.report.model import Report, Section, Value
from gongkai.report.readers.json import from_json
from gongkai.report.rolling import roll_up
from gongkai.report.writers.json import to_json

COUNT = 3000
TEXT = "全年通过县政府网站公开政府信息86条，围绕群众关心的事项做好政府信息公开工作。" * 20


def organ_report(number: int) -> Report:
    """A made-up report with a figure in every cell."""
    form = form_of("2021")
    cells: dict[str, Value] = {path: (number + index) % 7 for index, path in enumerate(form.paths_for(merged=False))}
    report = Report(
        form="2021",
        organ=f"第{number}镇人民政府",
        year=2024,
        title=f"第{number}镇人民政府2024年政府信息公开工作年度报告",
        sections=tuple(Section(head.number, head.heading, TEXT) for head in form.sections),
    )
    return replace(report, cells=cells)


def main() -> None:
    """Prints both figures."""
    reports = [organ_report(number) for number in range(COUNT)]
    start = time.perf_counter()
    whole = roll_up(reports, organ="云岭省人民政府")
    print(f"roll-up of {COUNT:,} reports from values: {time.perf_counter() - start:.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        for number, report in enumerate(reports):
            text = json.dumps(to_json(report), ensure_ascii=False)
            Path(folder, f"{number:05}.json").write_text(text, encoding="utf-8")
        start = time.perf_counter()
        read = (from_json(json.loads(path.read_bytes()))[0] for path in sorted(Path(folder).iterdir()))
        again = roll_up(read, organ="云岭省人民政府")
        print(f"roll-up of {COUNT:,} reports from JSON files: {time.perf_counter() - start:.2f} s")
    assert whole.report == again.report


if __name__ == "__main__":
    main()
