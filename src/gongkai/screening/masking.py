"""Screens a file, and makes a masked copy that is proved clean before it is handed out; the original stays as it is."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from gongkai.intake.containers.archive import Archive
from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import DEFAULT, Limits
from gongkai.screening.body import Body
from gongkai.screening.errors import Refused
from gongkai.screening.hidden.sweeping import concealed, inside, kind_of, stripped, swept
from gongkai.screening.hidden.traces import Concealed
from gongkai.screening.hit import Hit
from gongkai.screening.hit import veiled as shortened
from gongkai.screening.plain_rows import PlainParts
from gongkai.screening.screened import Found, Masked, Screened
from gongkai.screening.stream import Stream
from gongkai.screening.veiling import Judge, Rule

if TYPE_CHECKING:
    from gongkai.screening.mask.pages import Seen

_CONVERTED = {"doc": "docx", "xls": "xlsx"}


class _Text(Protocol):
    """What can be looked at, and written back."""

    def stream(self) -> Stream: ...

    def where(self, hit: Hit) -> str: ...

    def write(self, veiled: str) -> object: ...


class _File(Protocol):
    def content(self) -> bytes: ...


def screen(data: bytes, limits: Limits = DEFAULT, rules: Mapping[str, Rule] | None = None) -> Screened:
    """What must not leave the house in a file: personal data in its words, and what it carries unseen.

    Raises UnreadableFile for a file that cannot be looked into.
    """
    with _without_collecting():
        return _Desk(limits, Judge(rules)).screened(data)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """A roster is a quarter of a million small values without circles, which the collector would go through in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def mask(data: bytes, limits: Limits = DEFAULT, rules: Mapping[str, Rule] | None = None) -> Masked:
    """A copy without any of it, and what was done.

    Raises UnreadableFile for a file that cannot be looked into, Refused for one of which no clean copy can be made.
    """
    masked = _Desk(limits, Judge(rules)).masked(data)
    again = screen(masked.data, limits, rules)
    left = [f"{one.where}的{one.quote}" for one in again.found]
    left += [one.what for one in again.concealed if one.level != "note"]
    if left:
        raise Refused("not_clean", f"遮盖后复查仍有发现（{left[0]}），没有交出副本；请人工处理")
    return masked


class _Desk:
    """Goes through one file, and those inside it."""

    def __init__(self, limits: Limits, judge: Judge) -> None:
        self._limits = limits
        self._judge = judge

    def screened(self, data: bytes) -> Screened:
        kind = kind_of(data, self._limits)
        file = swept(data, self._limits)
        hidden = file.found
        if kind in {"text", "json"}:
            from gongkai.screening.mask.plain import PlainText

            return Screened(kind, self._look([PlainText(data)], write=False), hidden)
        if kind == "html":
            from gongkai.screening.mask.webpages import WebPage

            return Screened(kind, self._look([WebPage(data).body], write=False), hidden)
        if kind in {"docx", "docm", "xlsx", "xlsm"}:
            _, bodies, pictures = self._office(kind, data, file.plain or PlainParts())
            return Screened(kind, self._look(bodies, write=False), hidden, _of_pictures(pictures))
        if kind == "pdf":
            found, notes = self._on_pages(data)
            return Screened(kind, found, hidden, notes)
        if kind == "zip":
            return self._archive(data, hidden)
        if kind == "picture":
            return Screened(kind, (), hidden, ("图片里的文字没有检查；请人工查看",))
        if kind == "ole":
            return self._older(data, hidden)
        return Screened(kind, (), hidden, ("这种文件的内容没有检查；请另存为常用格式后再检查",))

    def masked(self, data: bytes) -> Masked:
        kind = kind_of(data, self._limits)
        if kind in {"text", "json"}:
            from gongkai.screening.mask.plain import PlainText

            plain = PlainText(data)
            found = self._look([plain], write=True)
            return Masked(plain.content(), "", Screened(kind, found))
        if kind == "ole":
            return self._older_masked(data)
        if kind == "zip":
            return self._archive_masked(data)
        hidden = concealed(data, self._limits)
        if kind == "pdf":
            return self._pages_masked(data, hidden)
        clean = stripped(data, self._limits)
        kind = kind_of(clean, self._limits)
        if kind == "html":
            from gongkai.screening.mask.webpages import WebPage

            page = WebPage(clean)
            found = self._look([page.body], write=True)
            return Masked(page.content(), "", Screened(kind, found, hidden))
        if kind in {"docx", "xlsx"}:
            file, bodies, pictures = self._office(kind, clean)
            found = self._look(bodies, write=True)
            return Masked(file.content(), f".{kind}", Screened(kind, found, hidden, _of_pictures(pictures)))
        if kind == "picture":
            return Masked(clean, "", Screened(kind, (), hidden, ("图片里的文字没有检查；请人工查看",)))
        raise Refused("unsupported", "这种文件没有办法遮盖；请用原软件另存为 docx、xlsx 或 pdf 后再试")

    def _look(self, bodies: Iterable[_Text], *, write: bool) -> tuple[Found, ...]:
        """What is found in the bodies; what one of them shows may stand unrecognised in an earlier one."""
        looked = [(body, stream, self._judge.found(stream)) for body in bodies for stream in (body.stream(),)]
        found: dict[Found, None] = {}
        for body, stream, own in looked:
            hits = self._judge.with_known(stream, own)
            text, where = stream.text, body.where
            found.update(
                dict.fromkeys(Found(hit.code, where(hit), shortened(text[hit.start : hit.end])) for hit in hits)
            )
            if write and hits:
                body.write(self._judge.veiled(stream, hits))
        return tuple(found)

    def _office(self, kind: str, data: bytes, plain: PlainParts | None = None) -> tuple[_File, list[Body], int]:
        archive = Archive(data, self._limits)
        if kind.startswith("docx") or kind == "docm":
            from gongkai.screening.mask.documents import WordFile

            word = WordFile(archive)
            return word, word.bodies(), word.pictures
        from gongkai.screening.mask.workbooks import Workbook

        book = Workbook(archive, plain)
        return book, book.bodies(), book.pictures

    def _on_pages(self, data: bytes) -> tuple[tuple[Found, ...], tuple[str, ...]]:
        from gongkai.screening.mask.pages import seen_on

        seen = seen_on(data, self._limits, self._judge.hits)
        pages = "、".join(map(str, seen.pictures[:10]))
        notes = (f"第{pages}页是图片，上面的文字没有检查；请人工查看",) if seen.pictures else ()
        return _listed(seen), notes

    def _pages_masked(self, data: bytes, hidden: tuple[Concealed, ...]) -> Masked:
        from gongkai.screening.mask.burning import burned
        from gongkai.screening.mask.pages import seen_on

        seen_on(data, self._limits, self._judge.hits)  # what a later page shows is looked for on the earlier ones too
        seen = seen_on(data, self._limits, self._judge.hits)
        if seen.pictures:
            raise Refused(
                "scanned",
                f"第{seen.pictures[0]}页是扫描的图片，看不出有没有个人信息；请先识别成文字，或人工遮盖后公布",
            )
        copy = stripped(burned(data, seen.boxes), self._limits)
        return Masked(copy, "", Screened("pdf", _listed(seen), hidden))

    def _archive(self, data: bytes, hidden: tuple[Concealed, ...]) -> Screened:
        archive = Archive(data, self._limits)
        found: list[Found] = []
        notes: list[str] = []
        for name in archive.names:
            if name.endswith("/"):
                continue
            try:
                inner = _Desk(inside(self._limits), self._judge).screened(archive.read(name))
            except UnreadableFile as error:
                notes.append(f"{name}：没有检查：{error}")
                continue
            found += [one._replace(where=f"{name} › {one.where}" if one.where else name) for one in inner.found]
            notes += [f"{name}：{note}" for note in inner.notes]
        found += [one._replace(where="压缩包内的文件名") for one in self._look([_names(archive)], write=False)]
        return Screened("zip", tuple(dict.fromkeys(found)), hidden, tuple(notes))

    def _archive_masked(self, data: bytes) -> Masked:
        from gongkai.paper.zipped import zipped

        hidden = concealed(data, self._limits)
        archive = Archive(data, self._limits)
        members: list[tuple[str, bytes]] = []
        found: list[Found] = []
        notes: list[str] = []
        for name in archive.names:
            if name.endswith("/"):
                continue
            inner = _Desk(inside(self._limits), self._judge).masked(archive.read(name))
            found += [
                one._replace(where=f"{name} › {one.where}" if one.where else name) for one in inner.screened.found
            ]
            notes += [f"{name}：{note}" for note in inner.screened.notes]
            members.append((self._name(name), inner.data))
        return Masked(zipped(members), "", Screened("zip", tuple(dict.fromkeys(found)), hidden, tuple(notes)))

    def _name(self, name: str) -> str:
        body = Body()
        body.add(name, lambda _: None)
        stream = body.stream()
        return self._judge.veiled(stream, self._judge.hits(stream)).replace("*", "_")

    def _older(self, data: bytes, hidden: tuple[Concealed, ...]) -> Screened:
        kind, converted = self._converted(data)
        return _Desk(self._limits, self._judge).screened(converted)._replace(kind=kind, concealed=hidden)

    def _older_masked(self, data: bytes) -> Masked:
        kind, converted = self._converted(data)
        masked = _Desk(self._limits, self._judge).masked(converted)
        return masked._replace(ending=f".{_CONVERTED[kind]}")

    def _converted(self, data: bytes) -> tuple[str, bytes]:
        from gongkai.intake.containers.packages import kind_of_compound
        from gongkai.intake.conversion import convert

        kind = kind_of_compound(data)
        if kind not in _CONVERTED:
            raise Refused("unsupported", "这种文件没有办法检查；请用原软件另存为 docx、xlsx 或 pdf 后再试")
        return kind, convert(data, kind, self._limits)


def _listed(seen: "Seen") -> tuple[Found, ...]:
    return tuple(dict.fromkeys(Found(one.hit.code, f"第{one.page}页", shortened(one.text)) for one in seen.places))


def _names(archive: Archive) -> Body:
    body = Body()
    for name in archive.names:
        body.add(name, None, "压缩包内的文件名")
        body.add("\n")
    return body


def _of_pictures(count: int) -> tuple[str, ...]:
    return (f"文件里有 {count} 张图片，图片里的文字没有检查；请人工查看",) if count else ()
