"""The app's place in the office."""

from django.apps import AppConfig


class AnnualConfig(AppConfig):
    """Names the app."""

    name = "gongkai.office.annual"
    label = "annual"

    def ready(self) -> None:
        """Names the app's schedules."""
        from gongkai.office.annual import tasks  # noqa: F401
