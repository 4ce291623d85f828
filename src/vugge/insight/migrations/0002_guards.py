"""Keep municipalities' registrations apart, and have releases written by actions alone."""

from django.db import migrations

from vugge.base.tenancy.policies import row_security, written_by_actions


class Migration(migrations.Migration):
    dependencies = [("insight", "0001_registrations"), ("access", "0004_guards")]

    operations = [
        row_security("insight_import"),
        row_security("insight_importevent"),
        row_security("insight_registration"),
        row_security("insight_dataset"),
        written_by_actions("insight_release"),
        written_by_actions("insight_releasedcell"),
    ]
