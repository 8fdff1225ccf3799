from django.db import migrations, models

NEW = {
    "alarm": models.CharField(blank=True, max_length=40, default=""),
    "alarm_at": models.DateTimeField(blank=True, null=True),
    "bone_on": models.DateField(blank=True, null=True),
    "broken_on": models.DateField(blank=True, null=True),
    "closed": models.JSONField(default=list),
    "closed_on": models.DateField(blank=True, null=True),
    "gate": models.CharField(blank=True, max_length=10, default=""),
    "known": models.JSONField(default=dict),
    "look_on": models.DateField(blank=True, null=True),
}
WITHOUT_DEFAULT = ("alarm", "gate")


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0014_console"),
    ]

    operations = [
        migrations.AddField(
            model_name="standing",
            name=name,
            field=field,
            preserve_default=name not in WITHOUT_DEFAULT,
        )
        for name, field in NEW.items()
    ]
