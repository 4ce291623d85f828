"""Keep municipalities' registrations apart."""

from django.db import migrations

from vugge.base.tenancy.policies import row_security


class Migration(migrations.Migration):
    dependencies = [("insight", "0001_registrations"), ("access", "0004_guards")]

    operations = [
        row_security("insight_import"),
        row_security("insight_importevent"),
        row_security("insight_registration"),
        row_security("insight_dataset"),
    ]
