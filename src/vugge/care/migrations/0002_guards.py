"""Keep municipalities' help apart, have it written by actions alone, and keep a service as it was opened."""

from django.db import migrations

from vugge.base.tenancy.policies import row_security

ADDED_TO = ("offer", "response", "contactattempt", "referral", "referralwithdrawal", "taskanswer")

# A service is closed, and nothing else happens to its row: what was opened, for whom, why and at which level stays.
KEPT = """
CREATE FUNCTION app.service_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    closing text[] := ARRAY['closed_on', 'closed_why', 'closed_by_name', 'mistaken'];
BEGIN
    IF TG_OP = 'DELETE' OR OLD.closed_on IS NOT NULL OR to_jsonb(OLD) - closing <> to_jsonb(NEW) - closing THEN
        RAISE EXCEPTION 'permission denied: a service is closed once, and otherwise kept as it was opened' USING
            ERRCODE = 'insufficient_privilege',
            HINT = 'Close it and open another (vugge.care.actions)';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER service_is_kept BEFORE UPDATE OR DELETE ON care_service
    FOR EACH ROW EXECUTE FUNCTION app.service_is_kept();
"""
LET_GO = "DROP TRIGGER service_is_kept ON care_service;\nDROP FUNCTION app.service_is_kept();"


class Migration(migrations.Migration):
    dependencies = [("care", "0001_care"), ("access", "0004_guards")]

    operations = [
        *(row_security(f"care_{table}") for table in (*ADDED_TO, "service", "serviceevent")),
        migrations.RunSQL(KEPT, LET_GO),
    ]
