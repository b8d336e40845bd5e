"""The app's place in the office."""

from django.apps import AppConfig


class KeysConfig(AppConfig):
    """Names the app."""

    name = "gongkai.office.keys"
    label = "keys"
