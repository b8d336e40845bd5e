"""Which formulas may stay: those that work with cells of their own sheet and hold no words."""

from lxml import etree

from gongkai.intake.patterns import Pattern

_PLAIN = Pattern(
    r"(?i)(?:\$?[A-Z]{1,3}\$?[0-9]{1,7}(?![0-9A-Z(])|(?:SUM|SUMIF|COUNT|COUNTA|COUNTIF|AVERAGE|MAX|MIN|ROUND|IF|ABS|INT|AND|OR|NOT|"
    r'ROW|COLUMN|PRODUCT|SUBTOTAL|MOD|ROUNDUP|ROUNDDOWN|SUMPRODUCT|IFERROR|TRUE|FALSE)(?=\()|TRUE|FALSE|[-+*/^(),:<>=%&\s]|""|'
    r"[0-9]{1,6}(?:\.[0-9]{1,6})?(?![0-9]))+"
)
_WORDS = Pattern(r'"[^"]+"|\[|#REF!')


def may_stay(formula: etree._Element) -> bool:
    """Whether a formula is a plain one; a member of a shared one without words of its own is as its first is."""
    if formula.get("t", "normal") not in {"normal", "shared"} or formula.get("ca") or formula.get("del1"):
        return False
    text = formula.text or ""
    return bool(_PLAIN.fullmatch(text)) if text else formula.get("t") == "shared"


def tells(formula: etree._Element, hidden: set[str]) -> bool:
    """Whether a formula tells what is not seen: words, another file, a sheet that is hidden, a name."""
    text = formula.text or ""
    if not text:
        return False
    if _WORDS.search(text):
        return True
    if "!" in text:
        return any(name in text for name in hidden)
    return not _PLAIN.fullmatch(text)
