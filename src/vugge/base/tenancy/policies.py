"""What migrations write round a table: row-level security, and chains that show whether a row was changed.

Source: decision 3. The functions lie in a schema of their own, made by the first migration of `access`.
"""

from django.db.migrations.operations.special import RunSQL

FUNCTIONS = """
CREATE SCHEMA IF NOT EXISTS app;
GRANT USAGE ON SCHEMA app TO PUBLIC;

CREATE FUNCTION app.municipality_or_none() RETURNS varchar LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('app.municipality', true), '')::varchar $$;

CREATE FUNCTION app.municipality() RETURNS varchar LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF app.municipality_or_none() IS NULL THEN
        RAISE EXCEPTION 'this transaction is for no municipality' USING
            ERRCODE = 'insufficient_privilege',
            HINT = 'Read and write inside: with within(municipality="0751"): … (vugge.base.tenancy.context)';
    END IF;
    RETURN app.municipality_or_none();
END $$;

CREATE FUNCTION app.signed_in() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('app.user', true), '')::uuid $$;

-- Gives a row the next number and the checksum of itself and of the row before it. The argument is the column that
-- parts the table in chains of their own, or empty for one chain. One writer at a time to each chain.
CREATE FUNCTION app.chain() RETURNS trigger LANGUAGE plpgsql SET timezone = 'UTC' AS $$
DECLARE
    part text := CASE WHEN TG_ARGV[0] = '' THEN '' ELSE to_jsonb(NEW) ->> TG_ARGV[0] END;
    last_number bigint;
    last_hash text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('chain ' || TG_TABLE_NAME || ' ' || part, 0));
    EXECUTE format(
        'SELECT sequence, hash FROM %I WHERE %s ORDER BY sequence DESC LIMIT 1',
        TG_TABLE_NAME, CASE WHEN TG_ARGV[0] = '' THEN 'true' ELSE format('%I = $1', TG_ARGV[0]) END
    ) INTO last_number, last_hash USING part;
    NEW.sequence := coalesce(last_number, 0) + 1;
    NEW.previous := coalesce(last_hash, '');
    NEW.hash := encode(sha256(convert_to((to_jsonb(NEW) - 'hash')::text, 'UTF8')), 'hex');
    RETURN NEW;
END $$;
"""

DROP_FUNCTIONS = "DROP SCHEMA app CASCADE;"


def row_security(table: str) -> RunSQL:
    """Let a table's rows be seen and written only by a transaction that is for their municipality, owner and all.

    Without a municipality the policy raises: a forgotten context is an error, not an empty page.
    """
    return _policy(table, "municipality_id = (SELECT app.municipality())")


def row_security_found_at_sign_in(table: str) -> RunSQL:
    """As `row_security`, but a person signing in also sees their own rows, before any municipality is chosen."""
    own = f"CREATE POLICY own ON {table} FOR SELECT USING (user_id = (SELECT app.signed_in()));"
    quiet = _policy(table, "municipality_id = (SELECT app.municipality_or_none())")
    return RunSQL(f"{quiet.sql}\n{own}", f"DROP POLICY own ON {table};\n{quiet.reverse_sql}")


def chained(table: str, part: str) -> RunSQL:
    """Give every row of a table that is only added to its place and checksum in a chain (`app.chain`)."""
    return RunSQL(
        f"CREATE TRIGGER chain BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION app.chain('{part}');",
        f"DROP TRIGGER chain ON {table};",
    )


def _policy(table: str, condition: str) -> RunSQL:
    return RunSQL(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;\n"
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;\n"
        f"CREATE POLICY tenant ON {table} USING ({condition}) WITH CHECK ({condition});",
        f"DROP POLICY tenant ON {table};\n"
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;\n"
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )
