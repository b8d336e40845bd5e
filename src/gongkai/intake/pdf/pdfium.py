"""pdfium by its plain functions: what is called for every character must cost no more than the call.

The bindings of pypdfium2 check and wrap every argument and take a tenth of a second to import. The same library is
taken here with addresses as plain numbers, so that results land in one array for a whole page.
"""

import ctypes
import os
from ctypes import c_char_p, c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
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
    "FPDFPage_GetObject": (_V, _V, _I),
    "FPDFPage_GetAnnotCount": (_I, _V),
    "FPDFPageObj_GetType": (_I, _V),
    "FPDFPageObj_GetBounds": (_I, _V, _V, _V, _V, _V),
    "FPDFPageObj_GetMatrix": (_I, _V, _V),
    "FPDFPageObj_GetFillColor": (_I, _V, _V, _V, _V, _V),
    "FPDFPageObj_GetClipPath": (_V, _V),
    "FPDFClipPath_CountPaths": (_I, _V),
    "FPDFClipPath_CountPathSegments": (_I, _V, _I),
    "FPDFClipPath_GetPathSegment": (_V, _V, _I, _I),
    "FPDFPath_GetDrawMode": (_I, _V, _V, _V),
    "FPDFPath_CountSegments": (_I, _V),
    "FPDFPath_GetPathSegment": (_V, _V, _I),
    "FPDFPathSegment_GetPoint": (_I, _V, _V, _V),
    "FPDFPathSegment_GetType": (_I, _V),
    "FPDFFormObj_CountObjects": (_I, _V),
    "FPDFFormObj_GetObject": (_V, _V, c_ulong),
    "FPDFTextObj_GetTextRenderMode": (_I, _V),
    "FPDFText_LoadPage": (_V, _V),
    "FPDFText_ClosePage": (None, _V),
    "FPDFText_CountChars": (_I, _V),
    "FPDFText_GetText": (_I, _V, _I, _I, _V),
    "FPDFText_GetUnicode": (c_uint, _V, _I),
    "FPDFText_GetLooseCharBox": (_I, _V, _I, _V),
    "FPDFText_GetTextObject": (_V, _V, _I),
    "FPDFText_GetCharAngle": (c_float, _V, _I),
    "FPDFText_HasUnicodeMapError": (_I, _V, _I),
}


class Library:
    """The functions of pdfium by their own names, loaded once in a process."""

    def __init__(self) -> None:
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

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)


@cache
def library() -> Library:
    """The library; the first call loads it, which takes ten milliseconds."""
    return Library()


class Numbers:
    """A few numbers that pdfium writes to: `at` holds their addresses, in order."""

    def __init__(self, kind: type[c_float] | type[c_double] | type[c_int] | type[c_uint], count: int) -> None:
        self.values: Any = (kind * count)()
        step = ctypes.sizeof(kind)
        first = ctypes.addressof(self.values)
        self.at = tuple(range(first, first + count * step, step))
