"""Keep municipalities' screenings apart, and have them written by actions alone."""

from django.db import migrations

from vugge.base.tenancy.policies import row_security


class Migration(migrations.Migration):
    dependencies = [("instruments", "0001_instruments"), ("access", "0004_guards")]

    operations = [row_security("instruments_administration")]
