from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0016_what_a_caseload_looks_up"),
    ]

    operations = [
        migrations.AddField(
            model_name="readmark",
            name="settled",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name="readmark",
            constraint=models.CheckConstraint(
                condition=Q(settled=0) | Q(clinician__isnull=False, settled__lte=F("number")),
                name="a_clinician_settles_what_they_were_shown",
            ),
        ),
    ]
