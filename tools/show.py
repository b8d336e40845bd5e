"""`make run`: reads and checks reports, and leaves them as pages to look at, with what was found marked in them."""

import argparse
import glob
import sys
import time
from html import escape
from pathlib import Path

from gongkai.report import UnreadableFile, check, read_file, write
from gongkai.report.errors import BadValue
from gongkai.report.writers.html.look import STYLE

_CONCLUSIONS = {"fails": "有错误", "cannot_be_verified": "没有发现错误，但有的合计无法核对", "holds": "没有发现错误"}


def main() -> int:
    """Writes one page a report and an index; returns 2 where a file could not be read, as the command does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--out", type=Path, default=Path("var/reports"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    names = [name for pattern in options.files for name in sorted(glob.glob(pattern)) or [pattern]]
    rows, failed = [], False
    for number, name in enumerate(names, 1):
        print(f"[{number}/{len(names)}] {name}", flush=True)
        start = time.perf_counter()
        try:
            reports = read_file(name)
        except (UnreadableFile, BadValue) as error:
            print(f"      读不了：{error}")
            rows.append((name, "", f"读不了：{error}", ""))
            failed = True
            continue
        for part, report in enumerate(reports, 1):
            checked = check(report)
            page = f"{Path(name).stem}{f'-{part}' if len(reports) > 1 else ''}.html"
            write(report, options.out / page, findings=checked.findings)
            errors = sum(finding.level == "error" for finding in checked.findings)
            said = f"{_CONCLUSIONS[checked.verdict]}（错误 {errors} 处，共 {len(checked.findings)} 处意见）"
            spent = (time.perf_counter() - start) * 1000
            print(f"      {report.organ or '机关不明'} {report.year or '年份不明'}：{said}，用时 {spent:.0f} 毫秒")
            rows.append((name, f"{report.organ or '机关不明'} {report.year or ''}", said, page))
    (options.out / "index.html").write_text(_index(rows), "utf-8")
    print(f"\n网页已写好，用浏览器打开：{(options.out / 'index.html').resolve().as_uri()}")
    print("检查自己的报告：make run FILES='路径/*.txt'　　命令行：.venv/bin/gongkai --help")
    return 2 if failed else 0


def _index(rows: list[tuple[str, str, str, str]]) -> str:
    body = "".join(
        f"<tr><td>{f'<a href={chr(34)}{escape(page)}{chr(34)}>{escape(name)}</a>' if page else escape(name)}</td>"
        f"<td>{escape(organ)}</td><td>{escape(said)}</td></tr>"
        for name, organ, said, page in rows
    )
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>检查结果</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{STYLE} td {{{{ text-align: left !important }}}}</style></head>"
        f"<body><main><h1>检查结果</h1><table><caption>点文件名看报告和意见</caption><thead><tr><th>文件</th><th>机关</th>"
        f"<th>结论</th></tr></thead><tbody>{body}</tbody></table></main></body></html>\n"
    )


if __name__ == "__main__":
    sys.exit(main())
