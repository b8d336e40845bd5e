"""The app's place in the office."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Names the app."""

    name = "gongkai.office.journal"
    label = "journal"
