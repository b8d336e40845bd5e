"""The app's place in the office."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """Names the app."""

    name = "gongkai.office.practice"
    label = "practice"
