"""The app's place in the office."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Names the app."""

    name = "gongkai.office.letters"
    label = "letters"

    def ready(self) -> None:
        """Names the app's jobs."""
        from gongkai.office.letters import tasks  # noqa: F401
