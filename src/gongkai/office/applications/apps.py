"""The app's place in the office."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """Names the app."""

    name = "gongkai.office.applications"
    label = "applications"

    def ready(self) -> None:
        """Names the app's jobs and schedules."""
        from gongkai.office.applications import tasks  # noqa: F401
