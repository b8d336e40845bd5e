"""Tells Django where the shared styles lie."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    """The shared look: no models, only templates and static files."""

    name = "gongkai.look"
    label = "look"
    verbose_name = "界面"
