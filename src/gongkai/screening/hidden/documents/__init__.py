"""Word files (DOCX, DOCM): revisions, comments, hidden text, and what Word keeps beside the text."""

from gongkai.intake.limits import Limits
from gongkai.screening.hidden.traces import Ledger, Swept


def swept(data: bytes, limits: Limits) -> Swept:
    """A Word file with all its parts; raises UnreadableFile."""
    from gongkai.screening.hidden.documents.letter import Letter

    ledger = Ledger()
    letter = Letter(data, limits, ledger)
    return Swept(ledger.found, letter.copy)
