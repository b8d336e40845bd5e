"""On loopback, for trying and for writing code: what `make run` starts."""

from gongkai.config.settings.base import *  # noqa: F403
