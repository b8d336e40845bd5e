"""The app's place in the office."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Names the app."""

    name = "gongkai.office.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Names the app's jobs and schedules."""
        from gongkai.office.jobs import tasks  # noqa: F401
