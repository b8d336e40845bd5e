"""Any file becomes one stream of text with places: kind judged by content, limits kept, nothing executed."""

from gongkai.intake.document import Document, GridCell
from gongkai.intake.errors import GongkaiError, UnreadableFile
from gongkai.intake.limits import Limits
from gongkai.intake.opening import load, open_bytes

__all__ = ["Document", "GongkaiError", "GridCell", "Limits", "UnreadableFile", "load", "open_bytes"]
