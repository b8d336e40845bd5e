"""The database itself refuses to change or delete what was written: triggers on both databases."""

from typing import Any

_TABLES = ("journal_entry", "journal_anchor")


def arm(_apps: Any, schema: Any) -> None:
    """Sets the triggers."""
    with schema.connection.cursor() as cursor:
        if schema.connection.vendor == "postgresql":
            cursor.execute(
                "CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$"
            )
        for table in _TABLES:
            for event in ("UPDATE", "DELETE"):
                cursor.execute(_trigger(schema.connection.vendor, table, event))


def disarm(_apps: Any, schema: Any) -> None:
    """Takes the triggers away; only a migration backward, and tests that empty their tables, do so."""
    with schema.connection.cursor() as cursor:
        for table in _TABLES:
            for event in ("UPDATE", "DELETE"):
                on = f" ON {table}" if schema.connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER {table}_{event.lower()}{on}")
        if schema.connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION journal_is_append_only")


def _trigger(vendor: str, table: str, event: str) -> str:
    head = f"CREATE TRIGGER {table}_{event.lower()} BEFORE {event} ON {table} FOR EACH ROW"
    if vendor == "postgresql":
        return f"{head} EXECUTE FUNCTION journal_is_append_only()"
    return f"{head} BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
