"""Keys and bounds that could only be added once every table stood: families and persons know one another."""

import django.contrib.postgres.constraints
import vugge.base.tenancy.models
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_people'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='childinfamily',
            constraint=models.UniqueConstraint(fields=('municipality', 'id'), name='people_childinfamily_of_municipality'),
        ),
        migrations.AddConstraint(
            model_name='childinfamily',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='child_leaves_a_family_after_coming'),
        ),
        migrations.AddConstraint(
            model_name='childinfamily',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('municipality', '='), ('child', '='), (models.Func(models.F('valid_from'), models.F('valid_to'), models.Value('[]'), function='daterange'), '&&')], name='child_is_in_one_family_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='charge',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('municipality', '='), ('family', '='), (models.Func(models.F('valid_from'), models.F('valid_to'), models.Value('[]'), function='daterange'), '&&')], name='family_has_one_in_charge_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='parenthood',
            constraint=models.UniqueConstraint(fields=('municipality', 'id'), name='people_parenthood_of_municipality'),
        ),
        migrations.AddConstraint(
            model_name='parenthood',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['mother', 'father', 'partner'])), name='parent_role_is_known'),
        ),
        migrations.AddConstraint(
            model_name='parenthood',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='parenthood_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='parenthood',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('municipality', '='), ('child', '='), ('parent', '='), (models.Func(models.F('valid_from'), models.F('valid_to'), models.Value('[]'), function='daterange'), '&&')], name='parent_has_one_role_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='merge',
            constraint=models.CheckConstraint(condition=models.Q(('kept', models.F('gone')), _negated=True), name='merge_is_of_two'),
        ),
        migrations.AddConstraint(
            model_name='merge',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True)), fields=('municipality', 'gone'), name='person_is_gone_once'),
        ),
        migrations.AddConstraint(
            model_name='custody',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('municipality', '='), ('child', '='), ('holder', '='), (models.Func(models.F('valid_from'), models.F('valid_to'), models.Value('[]'), function='daterange'), '&&')], name='custody_is_held_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='child',
            constraint=models.UniqueConstraint(fields=('municipality', 'person'), name='person_is_a_child_once'),
        ),
        migrations.AddConstraint(
            model_name='childinfamily',
            constraint=vugge.base.tenancy.models.TenantKey(field='family', name='child_is_in_a_family'),
        ),
        migrations.AddConstraint(
            model_name='childinfamily',
            constraint=vugge.base.tenancy.models.TenantKey(field='child', name='family_has_a_child'),
        ),
        migrations.AddConstraint(
            model_name='charge',
            constraint=vugge.base.tenancy.models.TenantKey(field='family', name='charge_of_a_family'),
        ),
        migrations.AddConstraint(
            model_name='parenthood',
            constraint=vugge.base.tenancy.models.TenantKey(field='child', name='parent_of_a_child'),
        ),
        migrations.AddConstraint(
            model_name='parenthood',
            constraint=vugge.base.tenancy.models.TenantKey(field='parent', name='parent_is_a_person'),
        ),
        migrations.AddConstraint(
            model_name='merge',
            constraint=vugge.base.tenancy.models.TenantKey(field='kept', name='merge_keeps_a_person'),
        ),
        migrations.AddConstraint(
            model_name='merge',
            constraint=vugge.base.tenancy.models.TenantKey(field='gone', name='merge_takes_a_person'),
        ),
        migrations.AddConstraint(
            model_name='custody',
            constraint=vugge.base.tenancy.models.TenantKey(field='holder', name='custody_is_a_persons'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=vugge.base.tenancy.models.TenantKey(field='giver', name='consent_is_a_persons'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=vugge.base.tenancy.models.TenantKey(field='about', name='consent_is_about_a_person'),
        ),
        migrations.AddConstraint(
            model_name='child',
            constraint=vugge.base.tenancy.models.TenantKey(field='person', name='child_is_a_person'),
        ),
    ]
