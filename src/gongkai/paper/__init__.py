"""An official paper as a value of blocks, and the same value as DOCX, PDF and HTML in the layout of GB/T 9704.

Reports, review sheets and letters share this one page. No other program is needed to write it.
"""

from gongkai.paper.blocks import Block, Cell, Envelope, Head, Heading, Paper, Paragraph, Row, Signature, Table
from gongkai.paper.errors import CannotPrint

__all__ = [
    "Block",
    "CannotPrint",
    "Cell",
    "Envelope",
    "Head",
    "Heading",
    "Paper",
    "Paragraph",
    "Row",
    "Signature",
    "Table",
]
