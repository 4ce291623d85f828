"""What migrations write round a table: row-level security, the write guard, and chains that show a changed row.

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

-- The write guard: fired once by every statement that writes, in whatever words and by whatever way it came.
CREATE FUNCTION app.demand_action() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF coalesce(current_setting('app.writing', true), '') = ''
        AND NOT (SELECT rolbypassrls FROM pg_roles WHERE rolname = current_user)
    THEN
        RAISE EXCEPTION '% is written by an action alone', TG_TABLE_NAME USING
            ERRCODE = 'insufficient_privilege',
            HINT = 'Add an action, or call the one there is (vugge.access.actions.recording)';
    END IF;
    RETURN NULL;
END $$;

-- What stands for an event in its chain: all it holds but the checksum itself. A column added later, and empty in the
-- older events, leaves their checksums as they were.
CREATE FUNCTION app.checksum(event jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(jsonb_object_agg(key, value)::text, 'UTF8')), 'hex')
    FROM jsonb_each(event - 'hash') WHERE value <> 'null'
$$;

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
        'SELECT sequence, hash FROM %I.%I WHERE %s ORDER BY sequence DESC LIMIT 1',
        TG_TABLE_SCHEMA, TG_TABLE_NAME, CASE WHEN TG_ARGV[0] = '' THEN 'true' ELSE format('%I = $1', TG_ARGV[0]) END
    ) INTO last_number, last_hash USING part;
    NEW.sequence := coalesce(last_number, 0) + 1;
    NEW.previous := coalesce(last_hash, '');
    NEW.hash := app.checksum(to_jsonb(NEW));
    RETURN NEW;
END $$;
"""

DROP_FUNCTIONS = "DROP SCHEMA app CASCADE;"


def row_security(table: str) -> RunSQL:
    """Let a table's rows be seen only by a transaction that is for their municipality, and be written only by actions.

    Without a municipality the policy raises: a forgotten context is an error, not an empty page.
    """
    return _policy(table, "municipality_id = (SELECT app.municipality())")


def row_security_found_at_sign_in(table: str) -> RunSQL:
    """As `row_security`, but a person signing in sees their own rows, as long as no municipality is chosen."""
    alone = "(SELECT app.municipality_or_none()) IS NULL AND user_id = (SELECT app.signed_in())"
    own = f"CREATE POLICY own ON {table} FOR SELECT USING ({alone});"
    quiet = _policy(table, "municipality_id = (SELECT app.municipality_or_none())")
    return RunSQL(f"{quiet.sql}\n{own}", f"DROP POLICY own ON {table};\n{quiet.reverse_sql}")


def written_by_actions(table: str) -> RunSQL:
    """Let a global table of ours be written by actions alone; a tenant's table has it from `row_security`."""
    return RunSQL(_guard(table), f"DROP TRIGGER written_by_actions ON {table};")


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
        f"CREATE POLICY tenant ON {table} USING ({condition}) WITH CHECK ({condition});\n"
        f"{_guard(table)}",
        f"DROP TRIGGER written_by_actions ON {table};\n"
        f"DROP POLICY tenant ON {table};\n"
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;\n"
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )


def _guard(table: str) -> str:
    return (
        f"CREATE TRIGGER written_by_actions BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION app.demand_action();"
    )
