"""The app's place in the office."""

from django.apps import AppConfig


class LedgersConfig(AppConfig):
    """Names the app."""

    name = "gongkai.office.ledgers"
    label = "ledgers"

    def ready(self) -> None:
        """Names the app's jobs and schedules."""
        from gongkai.office.ledgers import tasks  # noqa: F401
