"""The app's place in the office."""

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    """Names the app."""

    name = "gongkai.office.proposals"
    label = "proposals"
