"""The app's place in the office."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Names the app."""

    name = "gongkai.office.outbox"
    label = "outbox"

    def ready(self) -> None:
        """Names the app's jobs and schedules."""
        from gongkai.office.outbox import tasks  # noqa: F401
