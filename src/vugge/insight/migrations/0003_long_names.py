"""Let an activity be named at any length, and count a municipality's own rejected rows."""

import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0004_guards'),
        ('insight', '0002_guards'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='registration',
            name='activity_is_once_in_an_import',
        ),
        migrations.RemoveIndex(
            model_name='registration',
            name='registration_current',
        ),
        migrations.AddField(
            model_name='import',
            name='rejected',
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name='registration',
            index=models.Index(models.F('municipality'), django.db.models.functions.text.MD5('activity_id'), models.OrderBy(models.F('place'), descending=True), name='registration_current'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.UniqueConstraint(models.F('municipality'), models.F('of'), django.db.models.functions.text.MD5('activity_id'), name='activity_is_once_in_an_import'),
        ),
    ]
