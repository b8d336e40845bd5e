"""PDF files: what lies under, behind and beside the pages."""

from gongkai.intake.limits import Limits
from gongkai.screening.hidden.traces import Swept


def swept(data: bytes, limits: Limits) -> Swept:
    """A PDF with everything in it; raises UnreadableFile."""
    from gongkai.screening.hidden.pdf.copying import Copy

    copy = Copy(data, limits)
    return Swept(copy.found, copy.made)
