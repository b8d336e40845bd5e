"""Why a file could not be read."""


class GongkaiError(Exception):
    """The root of everything the library raises on purpose."""


class UnreadableFile(GongkaiError):
    """A file that could not be read; `reason` is one stable word such as `empty`, `binary` or `too_large`."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
