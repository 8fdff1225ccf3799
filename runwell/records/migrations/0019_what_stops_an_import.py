from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0018_what_a_caseload_shows_of_an_empty_program"),
    ]

    operations = [
        migrations.AddField(
            model_name="runimport",
            name="begun",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="runimport",
            name="tried",
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
