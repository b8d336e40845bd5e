"""How the outcome of a check is told: to a person in lines, to programs as JSON and SARIF."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gongkai import __version__
from gongkai.intake import Document
from gongkai.intake.places import Place
from gongkai.report.model import Report
from gongkai.report.rules import Checked, Finding, all_rules

LEVELS = {"error": "错误", "warning": "警告", "hint": "提示"}
VERDICTS = {"fails": "有错误", "cannot_be_verified": "没有发现错误，但有的合计无法核对", "holds": "没有发现错误"}
_COLOURS = {"error": "31", "warning": "33", "hint": "36"}
_SARIF_LEVELS = {"error": "error", "warning": "warning", "hint": "note"}


@dataclass(frozen=True, eq=False)
class Result:
    """One report of a file with what was found in it."""

    file: str
    part: int
    parts: int
    report: Report
    checked: Checked
    document: Document

    def place(self, finding: Finding) -> Place | None:
        """Where a finding is: what the rule says, else its words, else its first cell, else its section's heading."""
        if finding.place is not None:
            return finding.place
        if finding.quote and self.document.kind != "json":
            place = self._of_words(finding)
            if place is not None:
                return place
        for path in finding.cells:
            origin = self.report.origins.get(path)
            if origin is not None and origin.place is not None:
                return origin.place
        for section in self.report.sections:
            if section.number == finding.section:
                return section.place
        return None

    def _of_words(self, finding: Finding) -> Place | None:
        """The words of a quotation in the file, whatever blanks and breaks stand between them."""
        start = 0
        for section in self.report.sections:
            if section.number == finding.section and section.place is not None and section.place.line:
                lines = section.place.line - self.document.first_line
                start = sum(len(line) + 1 for line in self.document.text.split("\n", lines)[:lines])
                break
        pattern = r"\s*".join(map(re.escape, "".join(finding.quote.split())[:60]))
        match = re.compile(pattern).search(self.document.text, start) or re.search(pattern, self.document.text)
        if match is None:
            return None
        return self.document.place(match.start())


def as_text(results: Sequence[Result], *, colour: bool) -> str:
    """For a person: report by report, the findings in reading order."""
    blocks = [_block(result, colour=colour) for result in results]
    if len(results) > 1:
        failed = sum(result.checked.verdict == "fails" for result in results)
        blocks.append(f"共检查 {len(results)} 份报告，{failed} 份有错误。\n")
    return "\n".join(blocks)


def _block(result: Result, *, colour: bool) -> str:
    report, checked = result.report, result.checked
    part = f"（第 {result.part} 份，共 {result.parts} 份）" if result.parts > 1 else ""
    year = f"{report.year}年" if report.year else "年份不明"
    lines = [f"{result.file}{part}", f"{report.organ or '机关不明'}　{year}　{_form(report)}"]
    counts = "，".join(
        f"{name} {count} 处"
        for level, name in LEVELS.items()
        if (count := sum(finding.level == level for finding in checked.findings))
    )
    lines.append(f"结论：{VERDICTS[checked.verdict]}" + (f"（{counts}）" if counts else ""))
    open_rules = [code for code, verdict in checked.verdicts.items() if verdict == "cannot_be_verified"]
    if open_rules:
        lines.append(f"因缺少数字无法核对的规则：{'、'.join(open_rules)}")
    lines += report.notes
    for number, finding in enumerate(checked.findings, 1):
        lines += ["", *_told(result, number, finding, colour=colour)]
    return "\n".join(lines) + "\n"


def _form(report: Report) -> str:
    names = {"2021": "2021年格式", "2019": "2019年格式", "older": "2019年以前的文字报告", "blank-form": "空白表格"}
    return names[report.form]


def _told(result: Result, number: int, finding: Finding, *, colour: bool) -> list[str]:
    level = LEVELS[finding.level]
    if colour:
        level = f"\033[{_COLOURS[finding.level]}m{level}\033[0m"
    lines = [f"{number}. 【{level} {finding.code}】{finding.message}"]
    at = where(result.place(finding))
    if finding.quote and finding.quote not in finding.message:
        lines.append(f"   原文：“{finding.quote}”{at}")
    elif at:
        lines.append(f"   位置：{at.strip('（）')}")
    if finding.suspects and result.report.layout is not None:
        names = result.report.layout.names
        lines.append(f"   疑似填错：{'；'.join(names[path] for path in finding.suspects[:3])}")
    lines.append(f"   改法：{finding.mend}")
    lines.append(f"   依据：{finding.cite}")
    return lines


def where(place: Place | None) -> str:
    """A place in brackets, as it stands behind what was found there; empty where there is none."""
    if place is None:
        return ""
    if place.line is not None:
        return f"（第{place.line}行）"
    if place.table is not None:
        return f"（第{place.table}个表格第{place.row}行第{place.column}列）"
    if place.sheet is not None:
        return f"（工作表“{place.sheet}”{place.cell or ''}）"
    if place.page is not None:
        return f"（第{place.page}页）"
    return ""


def as_json(results: Sequence[Result]) -> str:
    """For programs: one object a line, one line a report."""
    import json

    return "".join(json.dumps(_object(result), ensure_ascii=False) + "\n" for result in results)


def _object(result: Result) -> dict[str, Any]:
    report = result.report
    return {
        "file": result.file,
        "part": result.part,
        "organ": report.organ,
        "year": report.year,
        "form": report.form,
        "verdict": result.checked.verdict,
        "findings": [_finding(result, finding) for finding in result.checked.findings],
        "rules": dict(result.checked.verdicts),
    }


def _finding(result: Result, finding: Finding) -> dict[str, Any]:
    from gongkai.report.writers.json import place_json

    place = result.place(finding)
    at: dict[str, Any] = place_json(place) if place is not None else {}
    if finding.cells:
        at["cells"] = list(finding.cells)
    if finding.section is not None:
        at["section"] = finding.section
    return {
        "code": finding.code,
        "level": finding.level,
        "place": at,
        "found": finding.found,
        "expected": finding.expected,
        "difference": finding.difference,
        "suspects": list(finding.suspects),
        "quote": finding.quote,
        "cite": finding.cite,
        "message": finding.message,
        "mend": finding.mend,
    }


def as_sarif(results: Sequence[Result]) -> str:
    """For tools that show findings beside a file: SARIF 2.1.0."""
    import json

    rules = [
        {
            "id": rule.code,
            "shortDescription": {"text": rule.sentence},
            "help": {"text": f"依据：{rule.cite}"},
            "defaultConfiguration": {"level": _SARIF_LEVELS[rule.level]},
        }
        for rule in all_rules()
    ]
    driver = {"name": "gongkai", "version": __version__, "rules": rules}
    found = [_sarif(result, finding) for result in results for finding in result.checked.findings]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": found}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _sarif(result: Result, finding: Finding) -> dict[str, Any]:
    from urllib.parse import quote

    place = result.place(finding)
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(result.file)}}
    if place is not None and place.line is not None:
        physical["region"] = {"startLine": place.line, "startColumn": place.column or 1}
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.cells:
        location["logicalLocations"] = [{"fullyQualifiedName": path} for path in finding.cells]
    return {
        "ruleId": finding.code,
        "level": _SARIF_LEVELS[finding.level],
        "message": {"text": f"{finding.message}改法：{finding.mend}"},
        "locations": [location],
    }
