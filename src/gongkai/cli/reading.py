"""Reads the report files a command was given; one that cannot be read is handed on with its reason, not raised."""

import sys
from collections.abc import Iterator, Sequence

from gongkai.report.errors import BadValue, UnreadableFile
from gongkai.report.model import Report


def read_reports(paths: Sequence[str]) -> Iterator[tuple[str, list[Report], UnreadableFile | None]]:
    """Each file's name with its reports, or with why it could not be read; `-` is standard input."""
    for path in paths:
        try:
            yield path, _read(path), None
        except UnreadableFile as error:
            yield path, [], error
        except BadValue as error:
            yield path, [], UnreadableFile("damaged", str(error))


def _read(path: str) -> list[Report]:
    from gongkai.report.readers.json import each_report, from_json

    try:
        if path == "-":
            content = sys.stdin.buffer.read()
        else:
            with open(path, "rb") as file:
                content = file.read()
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise UnreadableFile("not_found", f"打不开文件：{error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UnreadableFile("binary", "不是 UTF-8 的 JSON 文件") from error
    reports = []
    for value in each_report(text):
        report, warnings = from_json(value)
        for warning in warnings:
            sys.stderr.write(f"gongkai：{path}：{warning}\n")
        reports.append(report)
    return reports
