"""pdfium by its plain functions: what is called for every character must cost no more than the call.

The bindings of pypdfium2 check and wrap every argument and take a tenth of a second to import. The same library is
taken here with addresses as plain numbers, so that results land in one array for a whole page; and what is called for
every character or object takes addresses that were made `pointer`s once, which halves the time of a call.
"""

import ctypes
import os
from collections.abc import Sequence
from ctypes import c_char_p, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from functools import cache
from importlib.util import find_spec
from typing import Any

TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5
"""Kinds of objects on a page; the rest (shadings) draws no table."""
MOVE = 2
"""The kind of a segment that begins a new stretch of a path."""
INVISIBLE = 3
"""The way of drawing text that leaves no trace."""
NO_MEMORY, PASSWORD, SECURITY = 1, 4, 5

pointer = c_void_p.from_param
"""An address as `_OFTEN` takes it; as a plain number it would lose its upper half there."""

_LEAST, _KEPT = 256, 50_000
"""Numbers that there is room for at first, and at most for longer than one call."""
Kind = type[c_float] | type[c_int] | type[c_uint]

_V, _I = c_void_p, c_int
_SIGNATURES: dict[str, tuple[Any, ...]] = {
    "FPDF_LoadMemDocument64": (_V, c_char_p, c_size_t, c_char_p),
    "FPDF_GetLastError": (c_ulong,),
    "FPDF_GetPageCount": (_I, _V),
    "FPDF_CloseDocument": (None, _V),
    "FPDF_LoadPage": (_V, _V, _I),
    "FPDF_ClosePage": (None, _V),
    "FPDF_GetPageBoundingBox": (_I, _V, _V),
    "FPDFPage_GetRotation": (_I, _V),
    "FPDFPage_CountObjects": (_I, _V),
    "FPDFPage_GetAnnotCount": (_I, _V),
    "FPDFPageObj_GetMatrix": (_I, _V, _V),
    "FPDFClipPath_CountPathSegments": (_I, _V, _I),
    "FPDFPath_CountSegments": (_I, _V),
    "FPDFFormObj_CountObjects": (_I, _V),
    "FPDFFormObj_GetObject": (_V, _V, c_ulong),
    "FPDFTextObj_GetFont": (_V, _V),
    "FPDFFont_GetIsEmbedded": (_I, _V),
    "FPDFFont_GetFontData": (_I, _V, _V, c_size_t, _V),
    "FPDFText_LoadPage": (_V, _V),
    "FPDFText_ClosePage": (None, _V),
    "FPDFText_CountChars": (_I, _V),
    "FPDFText_GetText": (_I, _V, _I, _I, _V),
    "FPDFText_GetUnicode": (c_uint, _V, _I),
}
_OFTEN: dict[str, Any] = {
    "FPDFPage_GetObject": _V,
    "FPDFPageObj_GetType": _I,
    "FPDFPageObj_GetBounds": _I,
    "FPDFPageObj_GetFillColor": _I,
    "FPDFPageObj_GetClipPath": _V,
    "FPDFClipPath_CountPaths": _I,
    "FPDFClipPath_GetPathSegment": _V,
    "FPDFPath_GetDrawMode": _I,
    "FPDFPath_GetPathSegment": _V,
    "FPDFPathSegment_GetPoint": _I,
    "FPDFPathSegment_GetType": _I,
    "FPDFTextObj_GetTextRenderMode": _I,
    "FPDFText_GetLooseCharBox": _I,
    "FPDFText_GetTextObject": _V,
    "FPDFText_GetCharAngle": c_float,
    "FPDFText_HasUnicodeMapError": _I,
}
"""By name what is given back; what is taken is not looked at: whole numbers, and what `pointer` made."""


class Library:
    """The functions of pdfium by their own names, loaded once in a process."""

    def __init__(self) -> None:
        self._numbers: dict[Kind, Numbers] = {}
        spec = find_spec("pypdfium2_raw")
        if spec is None or spec.origin is None:
            raise ImportError("pypdfium2 is not installed")
        folder = os.path.dirname(spec.origin)
        name = next(name for name in sorted(os.listdir(folder)) if name.startswith(("libpdfium.", "pdfium.")))
        library = ctypes.PyDLL(os.path.join(folder, name))
        library.FPDF_InitLibrary()
        for name, (result, *arguments) in _SIGNATURES.items():
            function = library[name]
            function.restype, function.argtypes = result, arguments
            setattr(self, name, function)
        for name, result in _OFTEN.items():
            function = library[name]
            function.restype = result
            setattr(self, name, function)

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)

    def numbers(self, kind: Kind, count: int) -> "Numbers":
        """Room for at least so many numbers, and what was written there before: always the same, for it takes longer
        to make than to fill. What is written there has to be taken out before anything else is."""
        room = self._numbers.get(kind)
        if room is None or len(room.at) < count:
            room = Numbers(kind, max(count, _LEAST))
            if count <= _KEPT:
                self._numbers[kind] = room
        return room


@cache
def library() -> Library:
    """The library; the first call loads it, which takes ten milliseconds."""
    return Library()


class Numbers:
    """Numbers that pdfium writes to: `at` holds a pointer to each, in order."""

    def __init__(self, kind: Kind, count: int) -> None:
        numbers = (kind * count)()
        first, size = ctypes.addressof(numbers), ctypes.sizeof(kind)
        self.at: Sequence[Any] = list(map(pointer, range(first, first + count * size, size)))
        self.values: Any = memoryview(numbers).cast("B").cast(kind._type_)
        """Made a list at once it costs a tenth of what it does number by number."""
