"""Writes a book anew as whoever has the file and docs/book.md could: changes one entry's reason,
computes the whole chain again and puts everything back as it was. Argument: the book."""

import hashlib
import sqlite3
import sys


def field(value):
    if value is None:
        return b"N"
    if isinstance(value, int):
        return b"I" + value.to_bytes(8, "big", signed=True)
    letter, data = (b"T", value.encode()) if isinstance(value, str) else (b"B", value)
    return letter + len(data).to_bytes(8, "big") + data


def link(previous, table, row):
    return hashlib.sha256(previous + field(table) + b"".join(map(field, row))).digest()


book = sqlite3.connect(sys.argv[1], isolation_level=None)
triggers = book.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
book.execute("BEGIN")
for name, _ in triggers:
    book.execute(f"DROP TRIGGER {name}")
book.execute("UPDATE entries SET reason = 'something else' WHERE id = 4")
columns = {}
previous = bytes(32)
for number, table, row_id in book.execute("SELECT id, table_name, row_id FROM chain").fetchall():
    if table not in columns:
        names = [row[1] for row in book.execute(f"PRAGMA table_info({table})")]
        columns[table] = ", ".join(name for name in names if name != "bytes")
    row = book.execute(f"SELECT {columns[table]} FROM {table} WHERE id = ?", (row_id,)).fetchone()
    previous = link(previous, table, row)
    book.execute("UPDATE chain SET hash = ? WHERE id = ?", (previous, number))
for _, sql in triggers:
    book.execute(sql)
book.execute("COMMIT")
