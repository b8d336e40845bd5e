"""The wiring as an app, for its commands."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Names the app."""

    name = "gongkai.config"
    label = "config"
