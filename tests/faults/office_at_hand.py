"""A small office to break, and what must be true of it whatever happened.

`make_office` makes a specimen office of a few States; `dubrovnik` runs the program in it. After a
fault `invariants` tells, in words, everything that is not as it must be (nothing: an empty list);
`book_content` and `folder_content` say what an office holds, without what differs between two
runs that did the same: the wall clock's instants, and the hashes that follow from them.

The book is only ever looked at in a copy: opening it would mend it, and that is the program's part.
"""

import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
from pathlib import Path

STATES = ("CHE", "FRA")
CALL_DAY = "2017-01-09"
# What a row says of the wall clock, or of hashes over rows that do. So of a signed head its hash
# and its signature; under which entry and link it stands is compared, and that it verifies asked.
MOVING_COLUMNS = {"instant", "hash", "head", "signature"}
PASSPHRASE = "only for these harnesses"


def program():
    return os.environ["DUBROVNIK"]


def command(office, words, day):
    return [program(), "--office", str(office), "--date", day, *words]


def dubrovnik(office, *words, day=CALL_DAY):
    return subprocess.run(command(office, words, day), capture_output=True, text=True, timeout=120,
                          stdin=subprocess.DEVNULL, check=False)


def must(office, *words, day=CALL_DAY):
    """A step that must succeed before anything is broken."""
    done = dubrovnik(office, *words, day=day)
    if done.returncode not in (0, 5):
        raise SystemExit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stderr}")
    return done


def make_office(folder, states=STATES, mail_port=None):
    """A specimen office with addressees for `states` alone; with a mail server when a port is given."""
    must(folder, "init", str(folder))
    table = folder / "addressees.csv"
    rows = [row for row in table.read_text().splitlines()
            if row.startswith("iso3") or row[:3] in states]
    if mail_port is not None:
        rows = [row.replace(",CH,,post,", f",CH,{row[:3].lower()}@example.org,mail,") for row in rows]
        set_mail_server(folder, mail_port)
    table.write_text("\n".join(rows) + "\n")


def make_key(office, keys, public_key):
    """The office signs from now on: its private key goes to a folder, the public one to a file."""
    os.environ["DUBROVNIK_KEY_PASSPHRASE"] = PASSPHRASE
    made = must(office, "--keys", str(keys), "keys", "init")
    public_key.write_text(made.stdout)


def set_mail_server(folder, port):
    settings = (folder / "office.toml").read_text()
    settings = settings.replace('signature       = "required"', 'signature = "none"')
    settings = settings.replace('# server        = "smtp.example.org"',
                                'server = "127.0.0.1"\nport = 0\nsecurity = "none"')
    (folder / "office.toml").write_text(re.sub(r"\nport = \d+", f"\nport = {port}", settings))


class BookCopy:
    """The book as it lies there, with the journal of a write that was cut off, opened in a copy."""

    def __init__(self, path):
        self.path = Path(path)

    def __enter__(self):
        self.room = copied(self.path)
        self.rows = sqlite3.connect(self.room / "book.db")
        return self.rows

    def __exit__(self, *_):
        self.rows.close()
        shutil.rmtree(self.room)


def copied(path):
    """A folder of its own with the book, which whoever asked takes away."""
    room = Path(tempfile.mkdtemp(dir=scratch()))
    for suffix in ("", "-journal"):
        file = Path(str(path) + suffix)
        if file.exists():
            shutil.copyfile(file, room / ("book.db" + suffix))
    return room


def scratch():
    """In memory where there is room for it: thousands of small offices come and go."""
    memory = Path("/dev/shm")
    if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 1 << 28:
        return str(memory)
    return tempfile.gettempdir()


def tables(rows):
    found = rows.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return [name for name, in found if not name.startswith("sqlite_")]


def book_content(path):
    """Table → its rows, as text, in their order."""
    with BookCopy(path) as rows:
        content = {}
        for table in tables(rows):
            columns = [column for _, column, *_ in rows.execute(f"PRAGMA table_info({table})")
                       if column not in MOVING_COLUMNS]
            chosen = ", ".join(f'"{column}"' for column in columns)
            content[table] = [repr(row) for row in
                              rows.execute(f"SELECT {chosen} FROM {table} ORDER BY id")]
        return content


def folder_content(folder):
    """Relative path → what the file holds: a hash, or the content of a book."""
    held = {}
    for path in sorted(Path(folder).rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_dir():
            held[name + "/"] = "folder"
        elif path.suffix == ".db":
            held[name] = book_content(path)
        elif path.name.endswith(".db-journal"):
            continue  # one that never was whole counts for nothing; the next write takes it away
        elif path.suffix == ".lock":
            held[name] = "lock"  # who held it last is nobody's business
        else:
            held[name] = hashlib.sha256(steady(path)).hexdigest()
    return held


def steady(path):
    held = path.read_bytes()
    return re.sub(rb"\nport = \d+", b"\nport = 0", held) if path.name == "office.toml" else held


def differences(wanted, found):
    """Between two contents, in words."""
    told = []
    for name in sorted(wanted.keys() | found.keys()):
        if name not in found:
            told.append(f"{name} is missing")
        elif name not in wanted:
            told.append(f"{name} is too much")
        elif isinstance(wanted[name], dict):
            told += [f"{name}: {what}" for what in differences(wanted[name], found[name])]
        elif isinstance(wanted[name], list):
            told += row_differences(name, wanted[name], found[name])
        elif wanted[name] != found[name]:
            told.append(f"{name} is another")
    return told


def row_differences(table, wanted, found):
    if wanted == found:
        return []
    told = [f"{table}: {len(found)} rows, must be {len(wanted)}"] if len(wanted) != len(found) else []
    for left, right in zip(wanted, found):
        if left != right:
            return told + [f"{table}: {right[:200]}, must be {left[:200]}"]
    return told


def book_invariants(path):
    with BookCopy(path) as rows:
        try:
            return (soundness(rows) + numbering(rows) + balances(rows) + hashes(rows))
        except sqlite3.Error as trouble:
            return [f"the book cannot be read: {trouble}"]


def soundness(rows):
    told = [f"integrity_check: {text}" for text, in rows.execute("PRAGMA integrity_check")
            if text != "ok"]
    return told + [f"foreign_key_check: {row}" for row in rows.execute("PRAGMA foreign_key_check")]


def numbering(rows):
    """1..n for each biller, kind and year."""
    series = {}
    for biller, kind, year, sequence in rows.execute(
            "SELECT biller, kind, issue_year, sequence FROM documents WHERE sequence IS NOT NULL"
            " ORDER BY sequence"):
        series.setdefault((biller, kind, year), []).append(sequence)
    return [f"numbers of {key}: {found}" for key, found in series.items()
            if found != list(range(1, len(found) + 1))]


def balances(rows):
    by_entry = rows.execute(
        "SELECT p.entry, f.currency, sum(p.amount_minor) FROM postings p JOIN entries e ON"
        " e.id = p.entry JOIN funds f ON f.id = e.fund GROUP BY p.entry, f.currency"
        " HAVING sum(p.amount_minor) <> 0").fetchall()
    by_currency = rows.execute(
        "SELECT f.currency, sum(p.amount_minor) FROM postings p JOIN entries e ON e.id = p.entry"
        " JOIN funds f ON f.id = e.fund GROUP BY f.currency"
        " HAVING sum(p.amount_minor) <> 0").fetchall()
    return [f"postings do not add up to zero: {row}" for row in by_entry + by_currency]


def hashes(rows):
    return [f"contents {row}: the bytes are others than the hash says"
            for row, wanted, held in rows.execute("SELECT id, sha256, bytes FROM contents")
            if hashlib.sha256(held).hexdigest() != wanted]


def missing_copies(office):
    """Stored documents of which no file under out/ has the very bytes."""
    copies = {hashlib.sha256(path.read_bytes()).hexdigest()
              for path in (office / "out").rglob("*") if path.is_file()}
    with BookCopy(office / "book.db") as rows:
        return [f"{number or 'a letter'} has no copy under out/" for number, wanted in rows.execute(
            "SELECT d.number, c.sha256 FROM documents d JOIN contents c ON c.id = d.content")
            if wanted not in copies]


def verified(office, public_key=None):
    """What the program's own check says: chain, ledger, bytes; and that this key alone signed."""
    words = ["verify", "--deep", *(["--key", str(public_key)] if public_key else [])]
    done = dubrovnik(office, *words)
    if done.returncode == 0 and "the book is sound" in done.stdout:
        return []
    return [f"{' '.join(words)} ended with {done.returncode}: {done.stderr}"]


def verified_copy(path, public_key):
    """The same of a book as it lies there, in a copy."""
    room = copied(path)
    try:
        return verified(room, public_key)
    finally:
        shutil.rmtree(room)


def signed_heads(path):
    with BookCopy(path) as rows:
        return rows.execute("SELECT count(*) FROM head_signatures").fetchone()[0]


def heads_not_in_the_chain(path, heads):
    with BookCopy(path) as rows:
        known = {head.hex() for head, in rows.execute("SELECT hash FROM chain")}
        return [head for head in heads if head not in known]


def invariants(office, public_key=None):
    """Of an office after a run that succeeded."""
    return (book_invariants(office / "book.db") + missing_copies(office)
            + verified(office, public_key))
