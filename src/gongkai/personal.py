"""What the checks of reports are handed from screening: the two know nothing of each other."""

from collections.abc import Iterator

from gongkai.report.rules.exposed import Detector, Exposed


def detectors() -> tuple[Detector, ...]:
    """The detectors of personal data as rules take them."""
    return (_exposed,)


def _exposed(text: str) -> Iterator[Exposed]:
    """Everything the detectors find in a text; most reports hold nothing, and then none is loaded."""
    from gongkai.screening.suspicion import may_hold

    if not may_hold(text):
        return
    from gongkai.screening.find import detectors as every
    from gongkai.screening.hit import veiled
    from gongkai.screening.stream import Stream

    stream = Stream(text)
    for detector in every():
        for hit in detector.find(stream.folded, stream):
            quote = veiled(text[hit.start : hit.end])
            yield Exposed(detector.name, hit.start, hit.end, quote, detector.mend)
