"""The app's place in the office."""

from django.apps import AppConfig


class OrgansConfig(AppConfig):
    """Names the app."""

    name = "gongkai.office.organs"
    label = "organs"
