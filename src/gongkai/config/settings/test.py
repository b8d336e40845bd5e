"""For the tests: cheap passwords, and a data folder of their own for every process."""

import os
import tempfile

# Never those of an office that is set in the environment.
os.environ["DATA_DIR"] = os.environ.get("GONGKAI_TEST_DATA") or tempfile.mkdtemp(prefix="gongkai-test-")
for _name in ("KEYRING_FILE", "SECRET_KEY_FILE", "DEMO", "FRESH", "PORT"):
    os.environ.pop(_name, None)

from gongkai.config.settings.base import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
