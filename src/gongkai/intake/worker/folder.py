"""The folder in which a worker may leave files: who asks makes and removes it, for a killed one removes nothing."""

import os
import time

_TRIES, _PAUSE = 50, 0.02
"""What a dead worker had started dies a moment later, and may still write until then."""


def make() -> str:
    """A new folder for one worker, closed to others; empty where none can be made, for most files need none."""
    path = os.path.join(os.environ.get("TMPDIR") or "/tmp", f"gongkai-{os.urandom(5).hex()}")
    try:
        os.mkdir(path, 0o700)
    except OSError:
        return ""
    return path


def remove(path: str) -> None:
    """Removes a folder with what a worker left in it."""
    if not path:
        return
    for _ in range(_TRIES):
        try:
            os.rmdir(path)
        except FileNotFoundError:
            return
        except OSError:
            import shutil  # only where something was left behind: it costs a tenth of a cold start

            shutil.rmtree(path, ignore_errors=True)
            time.sleep(_PAUSE if os.path.isdir(path) else 0)
        else:
            return
