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


def complain(path: str, error: UnreadableFile) -> None:
    """One line on stderr: which file, why it could not be read, the reason as other programs know it."""
    sys.stderr.write(f"gongkai：{path}：{error}（{error.reason}）\n")


def _read(path: str) -> list[Report]:
    from gongkai.report.readers import read, read_file

    if path == "-":
        return read(sys.stdin.buffer.read(), "-")
    return read_file(path)
