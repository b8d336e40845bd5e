"""The app's place in the office."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Names the app."""

    name = "gongkai.office.search"
    label = "search"
