"""For the tests: cheap passwords, and a data folder of their own for every process."""

import os
import tempfile

os.environ.setdefault("GONGKAI_VAR", tempfile.mkdtemp(prefix="gongkai-test-"))

from gongkai.config.settings.base import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
