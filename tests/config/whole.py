"""Everything an office holds, told inside its environment: `python -m tests.config.whole` prints it as JSON.

Every table as its number of rows and a digest over all of them; every file as the digest of its plain bytes, which
are opened with the key ring; every journal entry by chain and number. `--entries` tells the entries only.
"""

import hashlib
import json
import sys

import django


def tables() -> dict[str, list[object]]:
    """Each table's name → its number of rows and their digest, in the order of what they say."""
    from django.db import connection

    found: dict[str, list[object]] = {}
    with connection.cursor() as cursor:
        for name in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT * FROM "{name}"')
            rows = sorted(
                repr([bytes(cell) if isinstance(cell, memoryview) else cell for cell in row]) for row in cursor
            )
            found[name] = [len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest()]
    return found


def files() -> dict[str, str]:
    """Each file that is kept → the digest of its plain bytes and its name."""
    from gongkai.office.files.models import StoredFile
    from gongkai.office.files.queries import content, name_of

    kept = StoredFile.objects.select_related("key").exclude(state="destroyed")
    return {
        file.pk.hex: hashlib.sha256(content(file, also_quarantined=True)).hexdigest() + name_of(file) for file in kept
    }


def entries() -> dict[str, str]:
    """Each journal entry's chain and number → its digest."""
    from gongkai.office.journal.models import Entry

    rows = Entry.objects.values_list("chain__key", "number", "digest")
    return {f"{chain} {number}": digest for chain, number, digest in rows}


def main() -> None:
    """Prints it."""
    django.setup()
    if "--entries" in sys.argv:
        print(json.dumps(entries()))
    else:
        print(json.dumps({"tables": tables(), "files": files()}))


if __name__ == "__main__":
    main()
