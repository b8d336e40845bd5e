"""The names of elements, in the two namespaces that word-processor files are written in."""

_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_LOCAL = (
    "p", "pPr", "rPr", "pStyle", "numPr", "r", "t", "tab", "br", "cr", "ptab", "sym", "noBreakHyphen", "fldChar",
    "drawing", "pict", "object", "ruby", "rubyBase", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml",
    "fldSimple", "bdo", "dir", "ins", "del", "moveTo", "moveFrom", "tbl", "tr", "trPr", "tc", "tcPr", "gridSpan",
    "vMerge", "hMerge", "cellDel", "altChunk", "txbxContent",
)  # fmt: skip
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_STRICT_MATH = "http://purl.oclc.org/ooxml/officeDocument/math"
_CHOICE = "http://schemas.openxmlformats.org/markup-compatibility/2006"

KINDS: dict[object, str] = {f"{{{space}}}{name}": name for space in _NAMESPACES for name in _LOCAL}
"""Full names → the name alone; what is not here says nothing that is read."""
KINDS |= {f"{{{_CHOICE}}}AlternateContent": "AlternateContent"}
KINDS |= {f"{{{space}}}{name}": "math" for space in (_MATH, _STRICT_MATH) for name in ("oMath", "oMathPara")}

MATH_TEXTS = (f"{{{_MATH}}}t", f"{{{_STRICT_MATH}}}t")
CHOICE, FALLBACK = f"{{{_CHOICE}}}Choice", f"{{{_CHOICE}}}Fallback"
RELATION_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
