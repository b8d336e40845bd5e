"""The app's place in the office."""

from django.apps import AppConfig


class AnnualConfig(AppConfig):
    """Names the app."""

    name = "gongkai.office.annual"
    label = "annual"
