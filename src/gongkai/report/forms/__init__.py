"""The official forms as data: what lines and columns they have, what they are called, and which sums must tie.

`form_of("2021")` reads `2021.toml` once. Everything else in the library asks the form; no other file lists its rows.
"""

from gongkai.report.forms.form import Block, CellKind, Column, Form, Group, Identity, Line, SectionHead, Stage
from gongkai.report.forms.loading import EDITIONS, form_of

__all__ = [
    "EDITIONS",
    "Block",
    "CellKind",
    "Column",
    "Form",
    "Group",
    "Identity",
    "Line",
    "SectionHead",
    "Stage",
    "form_of",
]
