"""For the tests: cheap passwords, and a data folder of their own for every process."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path


def _own_folder() -> str:
    """A folder with room for the keys beside it; gone with the process that made it."""
    folder = Path(tempfile.mkdtemp(prefix="gongkai-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return str(folder / "var")


# Never those of an office that is set in the environment.
os.environ["DATA_DIR"] = os.environ.get("GONGKAI_TEST_DATA") or _own_folder()
for _name in ("KEYRING_FILE", "SECRET_KEY_FILE", "DEMO", "FRESH", "PORT"):
    os.environ.pop(_name, None)

from gongkai.config.settings.base import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
