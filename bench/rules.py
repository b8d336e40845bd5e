"""How long the rules take per report in a warm process, and how long they take to load; run it as a script.

The report is a typical one of about 4,000 characters: the sound report of the tests and prose such as townships write.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.report.sound import OTHER, OVERVIEW, PROBLEMS, sound_report  # noqa: E402

from gongkai.report.model import Report  # noqa: E402
from gongkai.report.rules import Case, all_rules, check, judge  # noqa: E402

LENGTH = 4000
RUNS = 200


PROSE = (
    "坚持把群众最关心、最需要了解的事项作为公开的重点，及时更新办事指南和项目建设信息，公开重点更加突出。",
    "按照“谁公开、谁负责”的要求明确分工，分管领导具体抓，党政综合办公室指定专人负责日常工作。",
    "在便民服务中心设置查阅点，配备电脑和资料，安排人员引导，方便办事群众查阅和咨询。",
    "严格落实先审查后公开制度，拟公开的内容由承办人初审、办公室复审、分管领导终审，确保不泄密、不出错。",
    "结合干部入户走访，把惠民政策送到群众身边，用通俗的话讲清楚政策是什么、怎么享受、找谁办理。",
    "对照基层政务公开标准目录逐项梳理，缺项的及时补充，过时的及时撤下，做到内容准确、链接有效。",
)


def typical() -> Report:
    """The sound report with as much prose as brings it to the usual length."""
    texts = {1: OVERVIEW, 5: PROBLEMS, 6: OTHER}
    at = 0
    while sum(map(len, texts.values())) < LENGTH:
        texts[1 if at % 3 else 6] += "\n" + PROSE[at % len(PROSE)].replace("，", f"{chr(0x4E00 + at)}，", 1)
        at += 1
    return sound_report(sections=texts)


def main() -> None:
    """Print milliseconds per report for all rules, for each of the slowest, and for a cold import."""
    report = typical()
    for _ in range(20):
        check(report)
    whole = []
    for _ in range(RUNS):
        started = time.perf_counter()
        check(report)
        whole.append(time.perf_counter() - started)
    whole.sort()
    print(f"all rules: {whole[0] * 1e3:.2f} ms a report at best, {whole[RUNS // 2] * 1e3:.2f} ms in the middle")
    spent = dict.fromkeys((rule.code for rule in all_rules()), 0.0)
    for _ in range(RUNS):
        case = Case(report)
        for rule in all_rules():
            begun = time.perf_counter()
            judge(rule, case)
            spent[rule.code] += time.perf_counter() - begun
    for code, seconds in sorted(spent.items(), key=lambda pair: -pair[1])[:14]:
        print(f"  {code:6} {seconds / RUNS * 1e3:.3f} ms")
    with tempfile.TemporaryDirectory() as cache:
        print(f"cold import of all rules: {cold(cache):.1f} ms")


def cold(cache: str) -> float:
    """Milliseconds to load every rule in a new process, its bytecode at hand."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": cache, "PYTHONDONTWRITEBYTECODE": ""}
    script = (
        "import time, gongkai.report.model, tomllib; t = time.perf_counter();"
        "from gongkai.report.rules import all_rules; all_rules(); print((time.perf_counter() - t) * 1e3)"
    )
    command = [sys.executable, "-c", script]
    return min(float(subprocess.check_output(command, cwd=ROOT / "src", env=environment)) for _ in range(6))


if __name__ == "__main__":
    main()
