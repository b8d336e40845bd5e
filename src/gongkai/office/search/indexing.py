"""Each database's own index of the digests: FTS5 on SQLite, a GIN index on PostgreSQL; made by the migration."""

from typing import Any

_SQLITE = (
    "CREATE VIRTUAL TABLE search_words USING fts5"
    "(words, content='search_entry', content_rowid='id', detail='none', tokenize='ascii')",
    "CREATE TRIGGER search_words_in AFTER INSERT ON search_entry BEGIN"
    " INSERT INTO search_words(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER search_words_out AFTER DELETE ON search_entry BEGIN"
    " INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER search_words_new AFTER UPDATE ON search_entry BEGIN"
    " INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', old.id, old.words);"
    " INSERT INTO search_words(rowid, words) VALUES (new.id, new.words); END",
)
_POSTGRESQL = ("CREATE INDEX search_words ON search_entry USING gin (to_tsvector('simple', words))",)
_BACK = {
    "sqlite": (
        *(f"DROP TRIGGER search_words_{which}" for which in ("in", "out", "new")),
        "DROP TABLE search_words",
    ),
    "postgresql": ("DROP INDEX search_words",),
}


def make(_apps: Any, schema: Any) -> None:
    """Makes the index."""
    _run(schema, _SQLITE if schema.connection.vendor == "sqlite" else _POSTGRESQL)


def drop(_apps: Any, schema: Any) -> None:
    """Takes it away again."""
    _run(schema, _BACK[schema.connection.vendor])


def _run(schema: Any, statements: tuple[str, ...]) -> None:
    with schema.connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
