"""Which database the office's tests run on: SQLite, or with GONGKAI_TEST_DATABASE=postgresql a server of their own."""

import os

from tests import postgres

# Before Django reads its settings, and once: the workers of a parallel run inherit the address.
if os.environ.get("GONGKAI_TEST_DATABASE") == "postgresql" and not os.environ.get("DATABASE_URL"):
    os.environ["DATABASE_URL"] = postgres.start()
