"""A word-processor file (DOCX) as a stream: a line for each paragraph, tables row by row, changes read as accepted."""

from collections.abc import Callable
from functools import partial

from gongkai.intake.containers.archive import Archive
from gongkai.intake.containers.markup import parsed
from gongkai.intake.containers.parts import Parts
from gongkai.intake.document import Flat
from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits
from gongkai.intake.stream import Stream
from gongkai.intake.word.aside import note_aside
from gongkai.intake.word.blocks import Blocks, Chunk, Grid
from gongkai.intake.word.numbering import Numbering
from gongkai.intake.word.styles import Styles

MACROS = "文件带有宏（自动运行的程序），没有运行，也不影响读取"


def flatten(archive: Archive, limits: Limits, nested: Callable[[bytes], Flat]) -> Flat:
    """The stream of a document; `nested` reads a file that stands inside it (as "insert file" leaves it behind).

    Headers, footers, notes at the foot and comments are not part of the stream; that they are there is said. Raises
    UnreadableFile as `Archive` and `parsed` do, and `damaged` where there is no document in the file.
    """
    parts = Parts(archive, "word/document.xml")
    stream = Stream(limits)
    content = parts.main()
    root = parsed(content)
    namespace = root.tag[1:].partition("}")[0]
    has_styles = b"pStyle" in content or b"rStyle" in content
    styles = Styles(parts.related("styles") if has_styles else b"", namespace)
    has_lists = has_styles or b"numPr" in content
    numbering = Numbering(parts.related("numbering") if has_lists else b"", namespace)
    blocks = partial(Blocks, namespace, styles, numbering, stream.note)
    body = root.find(f"{{{namespace}}}body")
    if body is None:
        raise UnreadableFile("damaged", "Word 文件里没有正文；请用原软件打开后另存")
    for item in blocks(may_hide=b"vanish" in content).items(body):
        if isinstance(item, str):
            stream.line(item)
        elif isinstance(item, Grid):
            stream.table(item.rows)
        elif isinstance(item, Chunk):
            _insert(item, parts, stream, nested)
    note_aside(parts, partial(blocks, may_hide=True), f"{{{namespace}}}", stream.note)
    if parts.has_macros():
        stream.note(MACROS)
    return stream.done()


def _insert(chunk: Chunk, parts: Parts, stream: Stream, nested: Callable[[bytes], Flat]) -> None:
    content = parts.target(chunk.relation)
    if content is None:
        stream.note("文件中插入的另一个文件不在本文件里，没有读入")
    else:
        stream.insert(nested(content))
