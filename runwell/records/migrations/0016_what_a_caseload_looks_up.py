from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0015_what_a_caseload_shows"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["begins_at"], condition=Q(state="agreed"), name="visits_ahead"),
        ),
        migrations.AddIndex(
            model_name="visitrequest",
            index=models.Index(
                fields=["patient", "asked_at"],
                condition=Q(state="waiting", urgent=True),
                name="urgent_requests_of_a_patient",
            ),
        ),
    ]
