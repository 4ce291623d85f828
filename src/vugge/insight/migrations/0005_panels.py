"""Keep panels of public statistics, with the answers they were made of; written by actions alone."""

import django.db.models.deletion
import uuid
from django.db import migrations, models

from vugge.base.tenancy.policies import written_by_actions


class Migration(migrations.Migration):

    dependencies = [
        ('insight', '0004_journal'),
    ]

    operations = [
        migrations.CreateModel(
            name='SavedPanel',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.BigIntegerField()),
                ('code', models.CharField(max_length=40)),
                ('recipe', models.JSONField()),
                ('way', models.CharField(max_length=10)),
                ('invented', models.BooleanField(default=False)),
                ('first', models.SmallIntegerField()),
                ('last', models.SmallIntegerField()),
                ('made_at', models.DateTimeField()),
                ('made_by', models.CharField(max_length=120)),
                ('cells', models.IntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('product_version', models.CharField(max_length=40)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('number',), name='panel_has_its_number'), models.CheckConstraint(condition=models.Q(('number__gte', 1), ('cells__gte', 1)), name='panel_counts_up'), models.CheckConstraint(condition=models.Q(('last__gte', models.F('first'))), name='panel_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='panel_checksum_is_whole'), models.CheckConstraint(condition=models.Q(('way__in', ['live', 'files'])), name='panel_came_some_way')],
            },
        ),
        migrations.CreateModel(
            name='PanelCell',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unit', models.CharField(max_length=4)),
                ('time', models.SmallIntegerField()),
                ('variable', models.CharField(max_length=40)),
                ('value', models.FloatField(blank=True, null=True)),
                ('numerator', models.FloatField(blank=True, null=True)),
                ('denominator', models.FloatField(blank=True, null=True)),
                ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insight.savedpanel')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('panel', 'variable', 'unit', 'time'), name='panel_cell_is_there_once'), models.CheckConstraint(condition=models.Q(('unit__regex', '^[0-9]{4}$')), name='panel_unit_is_four_digits'), models.CheckConstraint(condition=models.Q(('numerator__isnull', False), ('value__isnull', True), _connector='OR'), name='panel_value_has_its_numerator'), models.CheckConstraint(condition=models.Q(('value__isnull', True), ('value__range', (-1000000000000000.0, 1000000000000000.0)), _connector='OR'), name='panel_value_is_a_number'), models.CheckConstraint(condition=models.Q(('denominator__isnull', True), models.Q(('denominator', 0), _negated=True), _connector='OR'), name='panel_never_divides_by_nothing')],
            },
        ),
        migrations.CreateModel(
            name='PanelAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.SmallIntegerField()),
                ('table', models.CharField(max_length=20)),
                ('title', models.CharField(max_length=400)),
                ('query', models.JSONField()),
                ('updated', models.CharField(blank=True, max_length=40)),
                ('fetched_at', models.DateTimeField()),
                ('file', models.CharField(blank=True, max_length=255)),
                ('format', models.CharField(max_length=10)),
                ('metadata', models.BinaryField()),
                ('content', models.BinaryField()),
                ('size', models.BigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insight.savedpanel')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('panel', 'position'), name='panel_answer_has_its_place'), models.CheckConstraint(condition=models.Q(('size__gte', 1)), name='panel_answer_is_not_empty'), models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='panel_answer_checksum_is_whole')],
            },
        ),
        written_by_actions("insight_savedpanel"),
        written_by_actions("insight_panelanswer"),
        written_by_actions("insight_panelcell"),
    ]
