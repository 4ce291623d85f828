"""Keep municipalities' visits apart, have them written by actions alone, and what is signed only added to."""

from django.db import migrations

from vugge.base.tenancy.policies import row_security

# Rights are taken from the web role besides (`append_only`). The arguments are the columns a chain is known by; a chain
# is numbered from 1 without a gap, so that "the highest" is the one that counts.
SIGNED = """
CREATE FUNCTION app.signed_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last integer;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        RAISE EXCEPTION 'what is signed is kept as it was' USING
            ERRCODE = 'insufficient_privilege',
            HINT = 'Write a new version (vugge.visits.actions.correcting)';
    END IF;
    IF TG_NARGS > 0 THEN
        EXECUTE format(
            'SELECT max(version) FROM %I.%I WHERE municipality_id = $1.municipality_id AND of_id = $1.of_id AND %s',
            TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_ARGV[0]
        ) INTO last USING NEW;
        IF NEW.version <> coalesce(last, 0) + 1 THEN
            RAISE EXCEPTION 'version % does not follow version %', NEW.version, coalesce(last, 0) USING
                ERRCODE = 'check_violation',
                CONSTRAINT = 'version_follows_the_one_before';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER signed_is_kept BEFORE UPDATE OR DELETE ON visits_contact
    FOR EACH ROW EXECUTE FUNCTION app.signed_is_kept();
CREATE TRIGGER signed_is_kept BEFORE UPDATE OR DELETE ON visits_appointmentevent
    FOR EACH ROW EXECUTE FUNCTION app.signed_is_kept();
CREATE TRIGGER signed_is_kept BEFORE INSERT OR UPDATE OR DELETE ON visits_frame
    FOR EACH ROW EXECUTE FUNCTION app.signed_is_kept('true');
CREATE TRIGGER signed_is_kept BEFORE INSERT OR UPDATE OR DELETE ON visits_part
    FOR EACH ROW EXECUTE FUNCTION app.signed_is_kept('subject_id = $1.subject_id');
"""
LET_GO = "DROP FUNCTION app.signed_is_kept() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("visits", "0001_visits"), ("access", "0004_guards")]

    operations = [
        *(
            row_security(f"visits_{table}")
            for table in ("appointment", "appointmentperson", "appointmentevent", "contact", "frame", "part", "draft")
        ),
        migrations.RunSQL(SIGNED, LET_GO),
    ]
