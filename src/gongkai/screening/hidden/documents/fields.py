"""Fields: what they show stays as text, what they are told goes; only page numbers remain fields."""

from lxml import etree

from gongkai.intake.patterns import Pattern
from gongkai.screening.hidden.trees import local, named, remove, unwrap

_PAGE = Pattern(
    r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\s*(?:\\\*\s*(?:MERGEFORMAT|Arabic|ArabicDash|roman|ROMAN|CHINESENUM[123])\s*)*"
)
_HARMLESS = Pattern(
    r"\s*(?:TOC|PAGEREF|REF|NOTEREF|SEQ|STYLEREF|PAGE|NUMPAGES|SECTIONPAGES|DATE|TIME|FORMTEXT|FORMCHECKBOX|FORMDROPDOWN|EQ|"
    r"SYMBOL|LISTNUM|HYPERLINK\s+\\l)\b.*"
)


def settle(root: etree._Element) -> int:
    """Turns fields into what they show, in place; how many told more than that."""
    count = 0
    for simple in list(named(root, "fldSimple")):
        instruction = _value(simple, "instr")
        if not _PAGE.fullmatch(instruction):
            count += not _is_harmless(instruction)
            unwrap(simple)
    fields = _Fields()
    for element in list(root.iter("{*}fldChar", "{*}instrText", "{*}t", "{*}tab", "{*}br", "{*}drawing", "{*}pict")):
        if element.getparent() is not None and _is_in_run(element):
            fields.take(element)
    return count + fields.close()


class _Field:
    def __init__(self, outer: "_Field | None") -> None:
        self.outer = outer
        self.told: list[str] = []
        self.parts: list[etree._Element] = []
        self.unseen: list[etree._Element] = []
        self.instructing = True
        self.shows = False
        self.form = ""

    def instructed(self) -> "_Field | None":
        """The field, this one or one around it, to whose instructions belongs what comes now."""
        field: _Field | None = self
        while field is not None and not field.instructing:
            field = field.outer
        return field


class _Fields:
    """Takes the pieces of fields in the order of the text."""

    def __init__(self) -> None:
        self._open: _Field | None = None
        self._count = 0

    def take(self, element: etree._Element) -> None:
        """One piece: a mark, a piece of an instruction, or something shown."""
        name = local(element)
        field = self._open
        if name == "fldChar":
            self._mark(element, _value(element, "fldCharType"))
        elif name == "instrText":
            if field is None or not field.instructing:
                self._count += 1
                remove(element)
            else:
                field.told.append(element.text or "")
                field.parts.append(element)
        elif field is not None:
            unseen = field.instructed()
            if unseen is not None:
                unseen.unseen.append(element)
            elif name == "t":
                field.shows = field.shows or bool(element.text)

    def close(self) -> int:
        """How many fields told more than they show; those never closed are taken out."""
        while self._open is not None:
            self._end(self._open)
        return self._count

    def _mark(self, element: etree._Element, kind: str) -> None:
        field = self._open
        if kind == "begin":
            self._open = _Field(field)
            self._open.parts.append(element)
            self._open.form = _form(element)
            if any(local(child) == "ffData" for child in element):
                self._count += 1
            for child in list(element):
                element.remove(child)
        elif field is None:
            remove(element)
        else:
            field.parts.append(element)
            if kind == "separate":
                field.instructing = False
            else:
                self._end(field)

    def _end(self, field: _Field) -> None:
        self._open = field.outer
        instruction = "".join(field.told)
        inner = field.outer is not None and field.outer.instructing
        for element in field.unseen:
            self._count += local(element) == "t" and bool((element.text or "").strip())
            remove(element)
        if _PAGE.fullmatch(instruction) and not inner and len(field.parts) > 2:
            return
        self._count += bool(instruction.strip()) and not _is_harmless(instruction)
        if field.form and not field.shows:
            _show(field.parts[0], field.form)
        for element in field.parts:
            remove(element)


def _is_harmless(instruction: str) -> bool:
    return bool(_HARMLESS.fullmatch(instruction)) and '"' not in instruction.partition("TOC")[0].replace('\\@ "', "")


def _form(element: etree._Element) -> str:
    """What a form field without a result shows: a box, ticked or not, or the entry chosen."""
    for box in named(element, "checkBox"):
        marks = {local(child): _value(child, "val") for child in box}
        ticked = marks.get("checked", marks.get("default", "0"))
        return "☑" if ticked in {"", "1", "true", "on"} else "☐"
    for listed in named(element, "ddList"):
        entries = [_value(child, "val") for child in listed if local(child) == "listEntry"]
        chosen = next((_value(child, "val") for child in listed if local(child) in {"result", "default"}), "0")
        index = int(chosen) if chosen.isdecimal() and len(chosen) < 4 else 0
        return entries[index] if index < len(entries) else ""
    return ""


def _show(mark: etree._Element, text: str) -> None:
    shown = etree.Element(f"{str(mark.tag).rpartition('}')[0]}}}t")
    shown.text = text
    mark.addprevious(shown)


def _is_in_run(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) == "r"


def _value(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
