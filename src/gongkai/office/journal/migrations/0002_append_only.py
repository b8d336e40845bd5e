"""The journal's tables take no change."""

from django.db import migrations

from gongkai.office.journal.guarding import arm, disarm


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(arm, disarm)]
