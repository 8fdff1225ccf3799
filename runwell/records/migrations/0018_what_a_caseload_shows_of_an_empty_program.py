from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0017_what_needs_no_answer"),
    ]

    operations = [
        migrations.AddField(
            model_name="standing",
            name="empty_on",
            field=models.DateField(blank=True, null=True),
        ),
    ]
