import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0005_staff'),
    ]

    operations = [
        migrations.CreateModel(
            name='LocalValue',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.BigIntegerField(db_default=models.Func(models.Value('row_numbers'), function='nextval'), editable=False)),
                ('key', models.CharField(max_length=120)),
                ('value', models.JSONField(blank=True, null=True)),
                ('valid_from', models.DateField()),
                ('made_at', models.DateTimeField()),
                ('made_by', models.CharField(max_length=120)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_by', models.CharField(blank=True, max_length=120)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.municipality')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('municipality', 'id'), name='catalogue_localvalue_of_municipality'), models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('municipality', 'key', 'valid_from'), name='local_value_begins_once_on_a_day'), models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z-]+(\\.[a-z0-9_-]+)+$')), name='local_value_has_a_key_of_the_catalogue'), models.CheckConstraint(condition=models.Q(('made_by', ''), _negated=True), name='local_value_is_made_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by', ''), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_by', ''), _negated=True), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='local_value_withdrawn_says_by_whom_and_why')],
            },
        ),
        migrations.CreateModel(
            name='LocalValueEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('key', models.CharField(max_length=120)),
                ('value', models.JSONField(blank=True, null=True)),
                ('valid_from', models.DateField()),
                ('made_at', models.DateTimeField()),
                ('made_by', models.CharField(max_length=120)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_by', models.CharField(blank=True, max_length=120)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('municipality', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='access.municipality')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='catalogue.localvalue')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NationalFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40)),
                ('version', models.IntegerField()),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('checksum', models.CharField(max_length=64)),
                ('text', models.TextField()),
                ('loaded_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('code', 'version'), name='national_file_has_a_version_once'), models.CheckConstraint(condition=models.Q(models.Q(('code', ''), _negated=True), models.Q(('text', ''), _negated=True)), name='national_file_says_something'), models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='national_file_versions_count_from_one'), models.CheckConstraint(condition=models.Q(('version', 1), ('valid_from__isnull', False), _connector='OR'), name='national_file_later_version_has_a_day'), models.CheckConstraint(condition=models.Q(('checksum__regex', '^[0-9a-f]{64}$')), name='national_file_is_checksummed')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='localvalue',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "catalogue_localvalueevent" ("id", "key", "made_at", "made_by", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "value", "withdrawn_at", "withdrawn_by", "withdrawn_why") VALUES (NEW."id", NEW."key", NEW."made_at", NEW."made_by", NEW."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."value", NEW."withdrawn_at", NEW."withdrawn_by", NEW."withdrawn_why"); RETURN NULL;', hash='fa5b2904d6a598636606a138bef854455d1611df', operation='INSERT', pgid='pgtrigger_insert_insert_95f6f', table='catalogue_localvalue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='localvalue',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."made_by" IS DISTINCT FROM (NEW."made_by") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."value" IS DISTINCT FROM (NEW."value") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at") OR OLD."withdrawn_by" IS DISTINCT FROM (NEW."withdrawn_by") OR OLD."withdrawn_why" IS DISTINCT FROM (NEW."withdrawn_why"))', func='INSERT INTO "catalogue_localvalueevent" ("id", "key", "made_at", "made_by", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "value", "withdrawn_at", "withdrawn_by", "withdrawn_why") VALUES (NEW."id", NEW."key", NEW."made_at", NEW."made_by", NEW."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."valid_from", NEW."value", NEW."withdrawn_at", NEW."withdrawn_by", NEW."withdrawn_why"); RETURN NULL;', hash='9b66f272fcba934d2c917dee778a6e56f30ddf98', operation='UPDATE', pgid='pgtrigger_update_update_d086b', table='catalogue_localvalue', when='AFTER')),
        ),
        migrations.RunSQL(
            sql='ALTER TABLE catalogue_localvalue ENABLE ROW LEVEL SECURITY;\nALTER TABLE catalogue_localvalue FORCE ROW LEVEL SECURITY;\nCREATE POLICY tenant ON catalogue_localvalue USING (municipality_id = (SELECT app.municipality())) WITH CHECK (municipality_id = (SELECT app.municipality()));\nCREATE TRIGGER written_by_actions BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON catalogue_localvalue FOR EACH STATEMENT EXECUTE FUNCTION app.demand_action();',
            reverse_sql='DROP TRIGGER written_by_actions ON catalogue_localvalue;\nDROP POLICY tenant ON catalogue_localvalue;\nALTER TABLE catalogue_localvalue NO FORCE ROW LEVEL SECURITY;\nALTER TABLE catalogue_localvalue DISABLE ROW LEVEL SECURITY;',
        ),
        migrations.RunSQL(
            sql='ALTER TABLE catalogue_localvalueevent ENABLE ROW LEVEL SECURITY;\nALTER TABLE catalogue_localvalueevent FORCE ROW LEVEL SECURITY;\nCREATE POLICY tenant ON catalogue_localvalueevent USING (municipality_id = (SELECT app.municipality())) WITH CHECK (municipality_id = (SELECT app.municipality()));\nCREATE TRIGGER written_by_actions BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON catalogue_localvalueevent FOR EACH STATEMENT EXECUTE FUNCTION app.demand_action();',
            reverse_sql='DROP TRIGGER written_by_actions ON catalogue_localvalueevent;\nDROP POLICY tenant ON catalogue_localvalueevent;\nALTER TABLE catalogue_localvalueevent NO FORCE ROW LEVEL SECURITY;\nALTER TABLE catalogue_localvalueevent DISABLE ROW LEVEL SECURITY;',
        ),
        migrations.RunSQL(
            sql='CREATE TRIGGER written_by_actions BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON catalogue_nationalfile FOR EACH STATEMENT EXECUTE FUNCTION app.demand_action();',
            reverse_sql='DROP TRIGGER written_by_actions ON catalogue_nationalfile;',
        ),
    ]
