"""Settings of an office whose clock stands where a test puts it.

The product has no setting that moves its clock. This module belongs to the tests and is not shipped: it replaces the
one function that asks the clock before anything else of the office is loaded.
"""

import os
from datetime import datetime, timedelta
from pathlib import Path

from gongkai.law import today

_HANDS = Path(os.environ["GONGKAI_TEST_CLOCK"])
_really = today.now


def _moved() -> datetime:
    return _really() + timedelta(seconds=float(_HANDS.read_text(encoding="ascii")))


today.now = _moved

from gongkai.config.settings.dev import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
