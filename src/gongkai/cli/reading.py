"""Opens the files a command was given; one that cannot be read is handed on with its reason, not raised.

Text and JSON are read here. Everything else is opened by a worker process, which is kept for all the files, and works
on the next one while this process aligns the last.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from gongkai.report.errors import BadValue, GongkaiError, UnreadableFile
from gongkai.report.model import Report

if TYPE_CHECKING:
    from gongkai.intake import Document
    from gongkai.intake.limits import Limits
    from gongkai.intake.worker.asking import Worker


class Opened(NamedTuple):
    """A file by the name it was given, as a document or with why it could not be opened."""

    path: str
    document: "Document | None"
    error: UnreadableFile | None


def read_reports(
    paths: Sequence[str], *, hashed: bool = True, ocr: bool = False
) -> Iterator[tuple[str, list[Report], UnreadableFile | None]]:
    """Each file's name with its reports or with why it could not be read; `-` is standard input, folders are walked."""
    for path, document, error in documents(paths, hashed=hashed, ocr=ocr):
        if document is None:
            yield path, [], error
            continue
        try:
            yield path, reports_in(document), None
        except UnreadableFile as problem:
            yield path, [], problem


def reports_in(document: "Document") -> list[Report]:
    """The reports of a document; raises UnreadableFile."""
    from gongkai.report.readers import read_document

    try:
        return read_document(document)
    except BadValue as error:
        raise UnreadableFile("damaged", str(error)) from error


def documents(
    paths: Sequence[str], *, hashed: bool = True, ocr: bool = False, meanwhile: Callable[[], object] | None = None
) -> Iterator[Opened]:
    """Each file as it was taken in, in the order given; one file ahead is being opened.

    `meanwhile` loads what the caller will need; it is called once, while the first file is being opened.
    """
    from gongkai.cli.progress import Progress

    paths = list(each_file(paths))
    progress = Progress(len(paths))
    opener = _Opener(hashed=hashed, ocr=ocr, meanwhile=meanwhile)
    try:
        for number, path in enumerate(paths):
            progress.show(number, path)
            opener.begin(path)
            if number:
                progress.clear()
                yield opener.ready.pop(0)
        opener.finish()
        progress.clear()
        yield from opener.ready
    finally:
        progress.clear()
        opener.close()


class _Opener:
    """Takes files one after the other; `ready` are those that are done, in order."""

    def __init__(self, *, hashed: bool, ocr: bool, meanwhile: Callable[[], object] | None) -> None:
        self.ready: list[Opened] = []
        self._meanwhile = meanwhile
        self._hashed, self._ocr = hashed, ocr
        self._worker: Worker | None = None
        self._asked = ""
        self._waits = False
        self._limits: Limits | None = None

    def begin(self, path: str) -> None:
        """Begins with a file; what was begun before is done then."""
        from gongkai.intake.opening import is_plain, open_bytes

        try:
            limits = self._limits_wanted()
            data = _bytes(path, limits)
            if is_plain(data) or not hasattr(os, "posix_spawn"):  # other systems have no worker
                document = open_bytes(data, _name(path), limits, hashed=self._hashed)
                self.finish()
                self.ready.append(Opened(path, document, None))
                return
        except UnreadableFile as error:
            self.finish()
            self.ready.append(Opened(path, None, error))
            return
        self.finish()
        self._ask(path, data, limits)

    def finish(self) -> None:
        """Waits for the file that was begun."""
        if self._worker is None or not self._waits:
            return
        self._waits = False
        try:
            self.ready.append(Opened(self._asked, self._worker.answer(), None))
        except UnreadableFile as error:
            self.ready.append(Opened(self._asked, None, error))

    def close(self) -> None:
        """Ends the worker, if there is one."""
        if self._worker is not None:
            self._worker.close()

    def _ask(self, path: str, data: bytes, limits: "Limits") -> None:
        from gongkai.intake.worker.asking import Worker

        if self._worker is None:
            self._worker = Worker(limits)
        self._asked, self._waits = path, True
        self._worker.ask(data, _name(path), hashed=self._hashed, ocr=self._ocr)
        _load_readers()
        if self._meanwhile is not None:
            self._meanwhile()
            self._meanwhile = None

    def _limits_wanted(self) -> "Limits":
        if self._limits is None:
            from gongkai.intake.limits import limits_of

            try:
                self._limits = limits_of()
            except GongkaiError as error:
                sys.stderr.write(f"gongkai：{error}\n")
                raise SystemExit(64) from None
        return self._limits


def _load_readers() -> None:
    """What will be needed anyway is loaded while the worker starts."""
    import gongkai.report.readers.whole  # noqa: F401


def _bytes(path: str, limits: "Limits") -> bytes:
    from gongkai.intake import load

    return sys.stdin.buffer.read(limits.file_bytes + 1) if path == "-" else load(path, limits)


def _name(path: str) -> str:
    return path if path == "-" else os.path.basename(path)


def each_file(paths: Sequence[str]) -> Iterator[str]:
    """The files named, and those in the folders named that can be reports; what was passed over is said."""
    for path in paths:
        if path != "-" and os.path.isdir(path):
            yield from _walked(path)
        else:
            yield path


def _walked(folder: str) -> Iterator[str]:
    from gongkai.intake.kinds import ENDINGS

    passed: list[str] = []
    found = 0
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.startswith((".", "~$")):
                continue
            ending = os.path.splitext(name)[1].lower()
            if ending in ENDINGS or (not ending and _has_signature(os.path.join(place, name))):
                found += 1
                yield os.path.join(place, name)
            else:
                passed.append(name)
    if passed:
        some = "、".join(passed[:5]) + ("等" if len(passed) > 5 else "")
        sys.stderr.write(f"gongkai：{folder}：跳过 {len(passed)} 个不是报告格式的文件（{some}）\n")
    if not found:
        sys.stderr.write(f"gongkai：{folder}：文件夹里没有可以读取的文件\n")


def _has_signature(path: str) -> bool:
    """Whether a file without an ending is of a kind that its first bytes tell."""
    from gongkai.intake.kinds import kind_of_bytes

    try:
        with open(path, "rb") as file:
            return kind_of_bytes(file.read(1024)) in {"pdf", "zip", "ole", "rtf"}
    except OSError:
        return False


def complain(path: str, error: UnreadableFile) -> None:
    """One line on stderr: which file, why it could not be read, the reason as other programs know it."""
    sys.stderr.write(f"gongkai：{path}：{error}（{error.reason}）\n")
