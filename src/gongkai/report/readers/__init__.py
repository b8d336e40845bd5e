"""Any document becomes reports: what `intake` found is aligned with the form, and only what is there is taken."""

import os
from dataclasses import replace

from gongkai.intake import Document, load, open_bytes
from gongkai.report.model import Report

__all__ = ["read", "read_document", "read_file"]


def read_file(path: str | os.PathLike[str]) -> list[Report]:
    """The reports in a file, in order; raises UnreadableFile, and of it NotAReport where the file holds none."""
    return read(load(path), os.path.basename(os.fspath(path)))


def read(data: bytes, name: str = "") -> list[Report]:
    """The reports in the bytes of a file; `name` is kept as their source."""
    return read_document(open_bytes(data, name))


def read_document(document: Document) -> list[Report]:
    """The reports in a document that was taken in."""
    if document.kind == "json":
        return _stored(document)
    from gongkai.report.readers.whole import reports_of

    return reports_of(document)


def _stored(document: Document) -> list[Report]:
    """Reports that were kept as JSON; what was not understood in them stands in their notes."""
    from gongkai.report.readers.json import each_report, from_json

    reports = []
    for value in each_report(document.text):
        report, warnings = from_json(value)
        reports.append(replace(report, notes=(*report.notes, *warnings)) if warnings else report)
    return reports
