"""Let a data set say what it holds of the journal, and give each municipality's families the names of an extract."""

import django.db.models.deletion
import uuid
from django.db import migrations, models

from vugge.base.tenancy.policies import row_security


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0005_staff'),
        ('insight', '0003_long_names'),
    ]

    operations = [
        migrations.CreateModel(
            name='PseudonymKey',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.BigIntegerField(db_default=models.Func(models.Value('row_numbers'), function='nextval'), editable=False)),
                ('key', models.CharField(max_length=64)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='dataset',
            name='journal_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='dataset',
            name='journal_rows',
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='release',
            name='sources',
            field=models.JSONField(default=list),
        ),
        migrations.AddConstraint(
            model_name='dataset',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('journal_at__isnull', True), ('journal_rows', 0)), models.Q(('journal_at__isnull', False), ('journal_rows__gt', 0), ('journal_rows__lte', models.F('rows'))), _connector='OR'), name='data_set_has_journal_rows_of_a_moment'),
        ),
        migrations.AddField(
            model_name='pseudonymkey',
            name='municipality',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.municipality'),
        ),
        migrations.AddConstraint(
            model_name='pseudonymkey',
            constraint=models.UniqueConstraint(fields=('municipality', 'id'), name='insight_pseudonymkey_of_municipality'),
        ),
        migrations.AddConstraint(
            model_name='pseudonymkey',
            constraint=models.UniqueConstraint(fields=('municipality',), name='one_pseudonym_key'),
        ),
        migrations.AddConstraint(
            model_name='pseudonymkey',
            constraint=models.CheckConstraint(condition=models.Q(('key__regex', '^[0-9a-f]{64}$')), name='pseudonym_key_is_whole'),
        ),
        row_security("insight_pseudonymkey"),
    ]
