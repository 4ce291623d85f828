"""Keep municipalities' families apart, and have them written by actions alone."""

from django.db import migrations

from vugge.base.tenancy.policies import row_security

KEPT = (
    "charge",
    "child",
    "childinfamily",
    "consent",
    "custody",
    "daycareplace",
    "district",
    "family",
    "merge",
    "parenthood",
    "person",
    "personnumber",
    "relation",
    "residence",
    "substitute",
)
"""The tables pghistory keeps the past of, in a table of its own for each."""


class Migration(migrations.Migration):
    dependencies = [("people", "0002_keys"), ("access", "0004_guards")]

    operations = [
        *(row_security(f"people_{table}") for table in (*KEPT, "opening", "searchtoken")),
        *(row_security(f"people_{table}event") for table in KEPT),
    ]
