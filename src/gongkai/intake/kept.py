"""Where the package keeps what it made of its own sources: beside the bytecode, under the same switches.

Those are `PYTHONDONTWRITEBYTECODE` and `PYTHONPYCACHEPREFIX`. A folder that may not be written to costs time, nothing
else; what is kept may be lost or damaged at any moment, and whoever asks for it makes it anew. See docs/decisions/0014.
"""

import marshal
import os
import sys
from typing import Any

_DAMAGED = (OSError, ValueError, EOFError, TypeError)


def place_of(source: str, name: str) -> str:
    """The file of this name where the interpreter keeps the bytecode of a source file's folder."""
    here = os.path.dirname(os.path.abspath(source))
    if sys.pycache_prefix:
        return os.path.join(sys.pycache_prefix, here.lstrip(os.sep), name)
    return os.path.join(here, "__pycache__", name)


def kept_in(file: str) -> Any:
    """What was kept; None where nothing is, or nothing that can be read."""
    try:
        with open(file, "rb") as kept:
            return marshal.loads(kept.read())
    except _DAMAGED:
        return None


def keep(file: str, value: Any) -> None:
    """Beside the file and renamed, so that another process never reads half of it."""
    if sys.dont_write_bytecode:
        return
    try:
        data = marshal.dumps(value)
        os.makedirs(os.path.dirname(file), exist_ok=True)
        part = f"{file}.{os.getpid()}"
        with open(part, "wb") as kept:
            kept.write(data)
        os.replace(part, file)
    except _DAMAGED:
        pass  # the next process makes it again


def table(path: str) -> dict[str, Any]:
    """The content of one of the package's own TOML files, parsed again only when the file is another than before."""
    now = os.stat(path)
    stamp = [now.st_mtime_ns, now.st_size]
    file = place_of(path, f"{os.path.basename(path)}.{sys.implementation.cache_tag}")
    kept = kept_in(file)
    if isinstance(kept, dict) and kept.get("stamp") == stamp and isinstance(kept.get("content"), dict):
        return dict(kept["content"])
    import tomllib  # with its expressions it takes longer to load than ten kept tables

    with open(path, "rb") as source:
        content = tomllib.load(source)
    keep(file, {"stamp": stamp, "content": content})
    return content
