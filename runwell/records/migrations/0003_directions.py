"""An office says how to get there."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0002_append_only_audit")]
    operations = [
        migrations.AddField(
            "location", "directions", models.TextField(blank=True, default="", max_length=1000)
        )
    ]
