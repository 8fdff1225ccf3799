"""Nothing changes or deletes a row of the audit trail any more."""

from django.db import migrations

from runwell.records.append_only import bar, unbar


def forwards(apps, schema_editor):
    bar(schema_editor.connection)


def backwards(apps, schema_editor):
    unbar(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("records", "0001_first_records")]
    operations = [migrations.RunPython(forwards, backwards)]
