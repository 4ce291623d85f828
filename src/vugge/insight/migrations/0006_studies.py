"""Keep runs of the effect's studies, and what each found; written by actions alone."""

import django.db.models.deletion
import uuid
from django.db import migrations, models

from vugge.base.tenancy.policies import written_by_actions


class Migration(migrations.Migration):

    dependencies = [
        ('insight', '0005_panels'),
    ]

    operations = [
        migrations.CreateModel(
            name='StudyRun',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.BigIntegerField()),
                ('panel', models.JSONField()),
                ('panel_sha256', models.CharField(max_length=64)),
                ('specification', models.JSONField()),
                ('specification_sha256', models.CharField(max_length=64)),
                ('product_version', models.CharField(max_length=40)),
                ('asked_at', models.DateTimeField()),
                ('asked_by', models.CharField(max_length=120)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('number',), name='study_run_has_its_number'), models.UniqueConstraint(fields=('panel_sha256', 'specification_sha256', 'product_version'), name='study_is_run_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='study_run_counts_up'), models.CheckConstraint(condition=models.Q(('panel_sha256__regex', '^[0-9a-f]{64}$'), ('specification_sha256__regex', '^[0-9a-f]{64}$')), name='study_run_names_what_it_is_of')],
            },
        ),
        migrations.CreateModel(
            name='KeptStudy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(max_length=40)),
                ('whom', models.CharField(max_length=10)),
                ('found', models.JSONField()),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insight.studyrun')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('of', 'outcome', 'whom'), name='study_is_kept_once')],
            },
        ),
        migrations.CreateModel(
            name='StudyRunEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(max_length=12)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=120)),
                ('reason', models.CharField(blank=True, max_length=600)),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insight.studyrun')),
            ],
            options={
                'indexes': [models.Index(fields=['of', '-id'], name='study_run_latest_event')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'running', 'done', 'failed'])), name='study_run_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'failed'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='study_run_fails_with_a_reason')],
            },
        ),
        written_by_actions("insight_studyrun"),
        written_by_actions("insight_studyrunevent"),
        written_by_actions("insight_keptstudy"),
    ]
