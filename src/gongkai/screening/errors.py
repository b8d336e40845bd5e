"""Why no masked copy was made."""

from gongkai.intake.errors import GongkaiError


class Refused(GongkaiError):
    """A copy that cannot be proved clean is not handed out; `reason` is one stable word such as `scanned`."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
