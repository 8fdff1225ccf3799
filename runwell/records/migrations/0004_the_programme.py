"""What is kept of a runner's program: what is asked, what was done, how it hurt, what a clinician opened."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0003_directions'),
    ]

    operations = [
        migrations.CreateModel(
            name='KeptProgramme',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cause', models.CharField(max_length=60)),
                ('also', models.JSONField(default=list)),
                ('phase', models.PositiveSmallIntegerField()),
                ('equipment', models.JSONField(default=list)),
                ('locks', models.JSONField(default=list)),
                ('pack', models.CharField(max_length=60)),
                ('weekdays', models.JSONField()),
                ('a_day', models.PositiveSmallIntegerField(default=1)),
                ('prescriptions', models.JSONField(default=list)),
                ('locked', models.JSONField(default=list)),
                ('fewer', models.JSONField(default=list)),
                ('began_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_why', models.CharField(blank=True, max_length=300)),
                ('patient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='programmes', to='records.patient')),
            ],
            options={
                'ordering': ['-began_at'],
            },
        ),
        migrations.CreateModel(
            name='KeptSession',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('planned_on', models.DateField()),
                ('nth', models.PositiveSmallIntegerField(default=1)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='records.keptprogramme')),
            ],
            options={
                'ordering': ['planned_on', 'nth'],
            },
        ),
        migrations.CreateModel(
            name='OutcomeScore',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('measure', models.CharField(max_length=40)),
                ('part', models.CharField(blank=True, max_length=40)),
                ('on', models.DateField()),
                ('score', models.DecimalField(decimal_places=2, max_digits=6)),
                ('activities', models.JSONField(default=list)),
                ('kept_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('patient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='records.patient')),
            ],
            options={
                'ordering': ['on', 'measure', 'part'],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeChange',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('what', models.CharField(choices=[('began', 'began'), ('exercise', 'exercise'), ('phase', 'phase'), ('looked', 'looked'), ('ended', 'ended')], max_length=10)),
                ('exercise', models.CharField(blank=True, max_length=60)),
                ('before', models.JSONField(blank=True, null=True)),
                ('after', models.JSONField(blank=True, null=True)),
                ('because', models.JSONField(default=list)),
                ('by', models.CharField(choices=[('rules', 'rules'), ('runner', 'runner'), ('clinician', 'clinician')], max_length=10)),
                ('clinician', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='records.keptprogramme')),
            ],
            options={
                'ordering': ['programme', 'number'],
            },
        ),
        migrations.CreateModel(
            name='SafetyWord',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('words', models.CharField(max_length=300)),
                ('on', models.DateField()),
                ('pack', models.CharField(max_length=60)),
                ('rules', models.JSONField(default=list)),
                ('said_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('patient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='safety_words', to='records.patient')),
            ],
            options={
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='SessionAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('device_id', models.UUIDField()),
                ('said_whole', models.CharField(max_length=64)),
                ('during', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('hour_after', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('effort', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('limp', models.BooleanField(blank=True, null=True)),
                ('also_red', models.BooleanField(blank=True, null=True)),
                ('at', models.DateTimeField()),
                ('on', models.DateField()),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='records.keptsession')),
            ],
            options={
                'ordering': ['at', 'device_id', 'said_whole'],
            },
        ),
        migrations.CreateModel(
            name='SetEntry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('device_id', models.UUIDField()),
                ('said_whole', models.CharField(max_length=64)),
                ('counted', models.BooleanField(default=False)),
                ('exercise', models.CharField(max_length=60)),
                ('number', models.PositiveSmallIntegerField()),
                ('side', models.CharField(blank=True, max_length=5)),
                ('asked', models.PositiveSmallIntegerField()),
                ('repetitions', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('seconds', models.PositiveIntegerField(blank=True, null=True)),
                ('reserve', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('said', models.CharField(blank=True, max_length=10)),
                ('pain', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('skipped', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField()),
                ('on', models.DateField()),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sets', to='records.keptsession')),
            ],
            options={
                'ordering': ['at', 'device_id'],
            },
        ),
        migrations.CreateModel(
            name='EntryToLookAt',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('came', models.TextField()),
                ('came_whole', models.CharField(max_length=64)),
                ('what', models.CharField(max_length=300)),
                ('where', models.CharField(blank=True, max_length=100)),
                ('mend', models.CharField(blank=True, max_length=300)),
                ('came_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('seen_at', models.DateTimeField(blank=True, null=True)),
                ('patient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='to_look_at', to='records.patient')),
            ],
            options={
                'ordering': ['came_at', 'came_whole'],
                'constraints': [models.UniqueConstraint(fields=('patient', 'came_whole'), name='what_puzzles_is_kept_once')],
            },
        ),
        migrations.CreateModel(
            name='GateEntry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('gate', models.CharField(max_length=10)),
                ('opened', models.BooleanField()),
                ('now_open', models.CharField(blank=True, max_length=10)),
                ('reason', models.CharField(max_length=500)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('clinician', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('patient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gates', to='records.patient')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('patient', 'number'), name='gate_entries_are_numbered'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_gate_entry_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='KeptMorning',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('pain', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('woke', models.BooleanField(blank=True, null=True)),
                ('painkillers', models.BooleanField(blank=True, null=True)),
                ('sleep', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('notes', models.CharField(blank=True, max_length=1000)),
                ('patient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mornings', to='records.patient')),
            ],
            options={
                'ordering': ['on'],
                'constraints': [models.UniqueConstraint(fields=('patient', 'on'), name='a_day_has_one_morning'), models.CheckConstraint(condition=models.Q(('pain', None), ('pain__lte', 10), _connector='OR'), name='pain_goes_to_ten')],
            },
        ),
        migrations.AddConstraint(
            model_name='keptprogramme',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('patient',), name='a_patient_has_one_program_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='keptprogramme',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_why', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_why', ''), _negated=True)), _connector='OR'), name='a_program_that_ended_says_why'),
        ),
        migrations.AddConstraint(
            model_name='keptsession',
            constraint=models.UniqueConstraint(fields=('programme', 'planned_on', 'nth'), name='a_session_is_kept_once'),
        ),
        migrations.AddConstraint(
            model_name='keptsession',
            constraint=models.CheckConstraint(condition=models.Q(('nth__gte', 1)), name='the_first_session_of_a_day_is_one'),
        ),
        migrations.AddConstraint(
            model_name='outcomescore',
            constraint=models.UniqueConstraint(fields=('patient', 'measure', 'part', 'on'), name='a_measure_has_one_score_a_day'),
        ),
        migrations.AddConstraint(
            model_name='programmechange',
            constraint=models.UniqueConstraint(fields=('programme', 'number'), name='changes_of_a_program_are_numbered'),
        ),
        migrations.AddConstraint(
            model_name='programmechange',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('by', 'clinician'), ('clinician__isnull', False)), models.Q(models.Q(('by', 'clinician'), _negated=True), ('clinician', None)), _connector='OR'), name='a_clinicians_change_names_them'),
        ),
        migrations.AddConstraint(
            model_name='safetyword',
            constraint=models.UniqueConstraint(fields=('patient', 'number'), name='safety_words_are_numbered'),
        ),
        migrations.AddConstraint(
            model_name='sessionanswer',
            constraint=models.UniqueConstraint(fields=('session', 'said_whole'), name='the_same_answer_is_kept_once'),
        ),
        migrations.AddConstraint(
            model_name='setentry',
            constraint=models.UniqueConstraint(fields=('session', 'said_whole'), name='the_same_of_a_set_is_kept_once'),
        ),
        migrations.AddConstraint(
            model_name='setentry',
            constraint=models.UniqueConstraint(condition=models.Q(('counted', True)), fields=('session', 'exercise', 'number', 'side'), name='a_set_counts_once'),
        ),
    ]
