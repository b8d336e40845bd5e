"""The tables follow the models, can be made from nothing, taken away again and made anew, on both databases."""

import json
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from tests.offices import Office

OURS = sorted(app.label for app in apps.get_app_configs() if app.name.startswith("gongkai.office."))
_TABLES = """
import django, json
django.setup()
from django.db import connection
print(json.dumps(sorted(connection.introspection.table_names())))
"""


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.slow
def test_the_tables_are_made_taken_away_and_made_again(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.run("manage.py", "migrate", "-v", "0")
    made = json.loads(office.run("-c", _TABLES))
    for label in OURS:
        office.run("manage.py", "migrate", label, "zero", "-v", "0")
    left = json.loads(office.run("-c", _TABLES))
    assert [table for table in left if table.partition("_")[0] in OURS] == []
    office.run("manage.py", "migrate", "-v", "0")
    again = json.loads(office.run("-c", _TABLES))
    assert again == made
    office.run("manage.py", "verify")
