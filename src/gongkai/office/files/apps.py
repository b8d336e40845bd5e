"""The app's place in the office."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Names the app."""

    name = "gongkai.office.files"
    label = "files"

    def ready(self) -> None:
        """Names the app's schedules."""
        from gongkai.office.files import tasks  # noqa: F401
