"""The app's place in the office."""

from django.apps import AppConfig


class RectificationsConfig(AppConfig):
    """Names the app."""

    name = "gongkai.office.rectifications"
    label = "rectifications"
