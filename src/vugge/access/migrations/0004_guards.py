"""Keep municipalities apart, chain the trails, and make the cache every process shares."""

from django.db import migrations

from vugge.base.tenancy.policies import chained, row_security, row_security_found_at_sign_in, written_by_actions

CACHE = """
CREATE TABLE django_cache (cache_key varchar(255) NOT NULL PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX django_cache_expires ON django_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0003_doors")]

    operations = [
        row_security_found_at_sign_in("access_membership"),
        row_security("access_membershipevent"),
        row_security("access_rolegrant"),
        row_security("access_rolegrantevent"),
        row_security("access_certificate"),
        row_security("access_certificateevent"),
        row_security("access_invitation"),
        row_security("access_auditevent"),
        written_by_actions("access_municipality"),
        written_by_actions("access_regionmembership"),
        written_by_actions("access_nationalevent"),
        chained("access_auditevent", "municipality_id"),
        chained("access_nationalevent", ""),
        migrations.RunSQL(CACHE, "DROP TABLE django_cache;"),
    ]
