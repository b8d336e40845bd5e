"""Each database's own index of the words."""

from django.db import migrations

from gongkai.office.search.indexing import drop, make


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
