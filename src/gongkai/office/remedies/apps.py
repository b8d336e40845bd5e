"""The app's place in the office."""

from django.apps import AppConfig


class RemediesConfig(AppConfig):
    """Names the app."""

    name = "gongkai.office.remedies"
    label = "remedies"
