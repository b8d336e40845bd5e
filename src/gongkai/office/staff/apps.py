"""The app's place in the office."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """Names the app."""

    name = "gongkai.office.staff"
    label = "staff"
