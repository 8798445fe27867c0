#!/usr/bin/env python3
"""Books that earlier versions of the program wrote open in this one, whole, and go on.

Each book of tests/books/ is brought up to date by opening it; its head of then must still be in its
chain, its figures must be those it had, and the next entry must follow. A book of a newer schema is
refused with its number, and stays as it was.
"""

import hashlib
import json
import lzma
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(os.environ["DUBROVNIK_SOURCE"])
# schema: the head that its own program printed
BOOKS = {
    2: "8c7124bca90ba50836576830f90414ad6f0fb0b1c55594275e8906298a8d8d0b",
    3: "3bface833ea3605afdd903e0d84ebdb31f7514b353b31c00ac63ee85a921cf42",
}
# What those programs said was outstanding; both had been told the same.
OUTSTANDING = {"unog": "3542.68", "isu": "62598.26"}


def dubrovnik(office, *words):
    program = [os.environ["DUBROVNIK"], "--office", str(office), "--date", "2018-02-01"]
    return subprocess.run([*program, *words], capture_output=True, text=True, check=False)


def require(holds, what):
    if not holds:
        sys.exit(f"old_books_check: {what}")


def outstanding(office):
    report = dubrovnik(office, "report", "shortfall", "--as-of", "2018-01-03", "--format", "json")
    return {fund["fund"]: fund["outstanding"] for fund in json.loads(report.stdout)["funds"]}


def version(path):
    with sqlite3.connect(path) as book:
        return book.execute("PRAGMA user_version").fetchone()[0]


def unpacked(schema, folder):
    office = folder / f"schema-{schema}"
    office.mkdir()
    packed = SOURCE / "tests" / "books" / f"schema-{schema}.db.xz"
    (office / "book.db").write_bytes(lzma.decompress(packed.read_bytes()))
    return office


def check(schema, head, folder):
    office = unpacked(schema, folder)
    require(version(office / "book.db") == schema, f"the fixture is not of schema {schema}")
    verified = dubrovnik(office, "verify", "--deep", "--head", head)
    require(verified.returncode == 0, f"schema {schema}: {verified.stdout}{verified.stderr}")
    require(version(office / "book.db") > schema, f"schema {schema} was not brought up to date")
    require(outstanding(office) == OUTSTANDING, f"schema {schema}: {outstanding(office)}")
    further = dubrovnik(office, "receive", "USA", "100", "--fund", "isu", "--on", "2018-02-01")
    require(further.returncode == 0, f"schema {schema} takes no receipt: {further.stderr}")
    require(dubrovnik(office, "verify", "--deep").returncode == 0, f"schema {schema}: not sound after")


def check_newer(folder):
    office = folder / "newer"
    office.mkdir()
    (office / "book.db").write_bytes((folder / "schema-3" / "book.db").read_bytes())
    with sqlite3.connect(office / "book.db") as book:
        book.execute("PRAGMA user_version = 99")
    before = hashlib.sha256((office / "book.db").read_bytes()).hexdigest()
    refused = dubrovnik(office, "verify")
    require(refused.returncode == 3 and "book.newer" in refused.stderr and "99" in refused.stderr,
            f"a newer book is not refused: {refused.stderr}")
    after = hashlib.sha256((office / "book.db").read_bytes()).hexdigest()
    require(before == after, "a newer book was changed")


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for schema, head in BOOKS.items():
            check(schema, head, folder)
        check_newer(folder)
    print(f"books of {len(BOOKS)} earlier schemas open, and a newer one is refused")


main()
