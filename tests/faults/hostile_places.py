"""The places where an officer or a payer can write, and how a hostile string gets into each.

A `Place` has the office it starts from ("new": before anything was issued, "issued", "paid"), what
it writes into a file first, and the command, in which TEXT stands for the string. `after` is run
when that went through, so that the string comes into letters as well.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import office_at_hand as at_hand

LOGO = Path(__file__).resolve().parents[1] / "invoicing" / "half_red.png"
MARCH = "2017-03-09"
ISSUE = ("issue", "calls/2017.toml", "--state", "CHE,FRA")
REMIND = (("remind",),)
RECEIVE = ("receive", "CHE", "100", "--fund", "isu", "--on", "2017-02-03")
STATEMENT = ("report", "statement", "CHE", "--format")
FILE_RECEIVE = ("receive", "--file", "office/receipts.csv")  # run beside the office


@dataclass(frozen=True)
class Place:
    name: str
    start: str
    words: tuple
    write: object = None  # (office, string): puts it into a file
    after: tuple = ()
    named: bool = False  # the string is a path that may be written
    printed: str = ""  # a plain string then stands in this document, under out/
    journal: bool = False  # … and in the journal
    mailed: bool = False  # an address: more recipients may come of it
    harmless: bytes = b"a"  # goes through here, or the place would try nothing


def toml_text(text):
    """A basic string of TOML; what is no UTF-8 stays what it is."""
    escaped = bytearray()
    for byte in text:
        if byte in b'"\\':
            escaped += b"\\" + bytes([byte])
        elif byte < 0x20 or byte == 0x7F:
            escaped += b"\\u%04X" % byte
        else:
            escaped.append(byte)
    return b'"' + bytes(escaped) + b'"'


def csv_text(text):
    return b'"' + text.replace(b'"', b'""') + b'"'


def replaced(file, old, form):
    """Writes the string, as `form` gives it, over the first `old` of a file."""
    def write(office, text):
        path = office / file
        held = path.read_bytes()
        if held.count(old) == 0:
            raise SystemExit(f"{file} holds no {old!r}")
        path.write_bytes(held.replace(old, form(text), 1))
    return write


def settings(line, before="[mail]"):
    """Into office.toml: over the value of the first such line after the head of a section."""
    def write(office, text):
        path = office / "office.toml"
        head, found, tail = path.read_bytes().partition(os.fsencode(before))
        key, equals, rest = tail.partition(os.fsencode(line))
        if not equals:
            raise SystemExit(f"office.toml holds no {line}")
        end = rest.index(b"\n")
        path.write_bytes(head + found + key + equals + toml_text(text) + rest[end:])
    return write


def addressee(column):
    """Into the row of CHE, in that column of addressees.csv."""
    def write(office, text):
        path = office / "addressees.csv"
        lines = path.read_bytes().split(b"\n")
        names = next(line for line in lines if line.startswith(b"iso3")).split(b",")
        at = next(n for n, line in enumerate(lines) if line.startswith(b"CHE"))
        cells = lines[at].split(b",")
        cells[names.index(os.fsencode(column))] = csv_text(text)
        lines[at] = b",".join(cells)
        path.write_bytes(b"\n".join(lines))
    return write


def receipts(column, form=csv_text):
    """Into the only row of a file of receipts."""
    def write(office, text):
        cells = {"received_on": b"2017-02-03", "state": b"CHE", "fund": b"isu", "amount": b"100",
                 "reference": b"R1", "bank_reference": b"B1", "note": b"n"}
        cells[column] = form(text)
        (office / "receipts.csv").write_bytes(
            os.fsencode(",".join(cells)) + b"\n" + b",".join(cells.values()) + b"\n")
    return write


def file_named(folder, source):
    """A file of that name, where there can be one within the room."""
    def write(office, text):
        path = os.path.join(os.fsencode(office), os.fsencode(folder), text.lstrip(b"/"))
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            held = source if isinstance(source, bytes) else (office / source).read_bytes()
            if not os.path.exists(path):
                with open(path, "wb") as file:
                    file.write(held)
        except (OSError, ValueError):
            return  # there can be no such file; the program is given the name all the same
    return write


def insert(office, text):
    (office / "inserts").mkdir()
    (office / "inserts" / "CHE.en.md").write_bytes(text)


def participants(office, text):
    (office / "calls" / "participants.csv").write_text("iso3\nAGO\n")
    replaced(CALL, b'["AGO", "USA"]', toml_text)(office, text)


def logo(office, text):
    shutil.copyfile(LOGO, office / "logo.png")
    path = office / "office.toml"
    path.write_bytes(path.read_bytes().replace(b"[letter]\n", b"[letter]\nlogo = " + toml_text(text)
                                               + b"\n", 1))


LETTER = "2017/CHE/annual/letter.pdf"
INVOICE = "2017/CHE/annual/ISU-2017-0001.pdf"
CALL = "calls/2017.toml"
HEADING = (b'["United Nations Office at Geneva", "Presidency of the Meeting of States Parties to '
           b'the Convention on Cluster Munitions"]')
RECEIPTS = b"received_on,state,fund,amount\n2017-02-03,CHE,isu,100\n"


def as_list(text):
    return b"[" + toml_text(text) + b"]"


def line(text):
    return text


PLACES = (
    Place("addressee line", "new", ISSUE, addressee("line_1"), printed=LETTER),
    Place("addressee town", "new", ISSUE, addressee("town")),
    Place("salutation", "new", ISSUE, addressee("salutation"), printed=LETTER),
    Place("e-mail", "new", ISSUE, addressee("emails"), mailed=True,
          harmless=b"y@example.org"),
    Place("addressee notes", "new", ISSUE, addressee("notes")),
    Place("addressee language", "new", ISSUE, addressee("language"), harmless=b"fr"),
    Place("addressees.csv", "new", ISSUE, replaced("addressees.csv", b"Permanent", line)),
    Place("biller's name", "new", ISSUE, settings("name      = ", "[biller.isu]"), printed=INVOICE),
    Place("biller's contact", "new", ISSUE, settings("contact   = ", "[biller.isu]")),
    Place("biller's website", "new", ISSUE, settings("website   = ", "[biller.isu]")),
    Place("holder of the account", "new", ("account", "confirm"),
          settings("holder   = ", "[biller.isu.account]"), after=(ISSUE,)),
    Place("heading", "new", ISSUE, replaced("office.toml", HEADING, as_list), printed=LETTER),
    Place("signatory", "new", ISSUE, settings("name  = ", "[[letter.signatory]]"), printed=LETTER),
    Place("sender's name", "new", ISSUE, settings("from_name = ")),
    Place("sender's address", "new", ISSUE, settings("from      = "),
          harmless=b"isu@example.org"),
    Place("logo", "new", ISSUE, logo, harmless=b"logo.png"),
    Place("office.toml", "new", ISSUE, replaced("office.toml", b'"en"', line), harmless=b'"en"'),
    Place("meeting's name", "new", ISSUE, replaced(CALL, b'"Seventh Meeting of States Parties"',
                                                   toml_text), (("report", "gate"),),
          printed=LETTER),
    Place("meeting's place", "new", ISSUE, replaced(CALL, b'"Geneva"', toml_text)),
    Place("cost item", "new", ISSUE, replaced(CALL, b'"Documentation"', toml_text),
          printed="2017/CHE/annual/UNOG-2017-0001.pdf"),
    Place("call's id", "new", ISSUE, replaced(CALL, b'"ccm"\n', lambda text: b'"ccm"\nid = '
                                              + toml_text(text) + b"\n")),
    Place("participants", "new", ISSUE, participants, harmless=b"participants.csv"),
    Place("call's file", "new", ISSUE, replaced(CALL, b'"CHF 450,000.00"', line)),
    Place("credit --reason", "issued", ("credit", "ISU-2017-0001", "--amount", "2.50", "--reason",
                                        "TEXT"), journal=True,
          printed="2017/CHE/annual/ISU-2017-C001.pdf"),
    Place("void --reason", "issued", ("void", "ISU-2017-0001", "--reason", "TEXT"), journal=True),
    Place("reverse --reason", "paid", ("reverse", "RECEIPT", "--reason", "TEXT"), journal=True),
    Place("write-off --decision", "issued", ("write-off", "ISU-2017-0001", "--decision", "TEXT"),
          journal=True),
    Place("spend --note", "issued", ("spend", "12.50", "--fund", "isu", "--note", "TEXT"),
          journal=True),
    Place("promise --note", "issued", ("promise", "CHE", "--fund", "isu", "--by", "2017-06-30",
                                       "--note", "TEXT"), after=REMIND),
    Place("responded --note", "issued", ("responded", "CHE", "--note", "TEXT")),
    Place("hold --reason", "issued", ("hold", "CHE", "--until", "2017-06-30", "--reason", "TEXT"),
          after=REMIND),
    Place("hold --disputed", "issued", ("hold", "ISU-2017-0001", "--component", "isu-annual-share",
                                        "--until", "2017-03-10", "--reason", "asked", "--disputed",
                                        "TEXT"), after=REMIND),
    Place("receive --note", "issued", RECEIVE + ("--letter", "--note", "TEXT"), journal=True),
    Place("receive --reference", "issued", RECEIVE + ("--letter", "--reference", "TEXT")),
    Place("unmatched --reference", "issued", ("receive", "-") + RECEIVE[2:]
          + ("--reference", "TEXT"), after=REMIND),
    Place("receive --bank-reference", "issued", RECEIVE + ("--bank-reference", "TEXT")),
    Place("receive --original", "issued", RECEIVE + ("--original", "TEXT", "--rate", "1"),
          harmless=b"EUR 1.00"),
    Place("receive STATE", "issued", ("receive", "TEXT") + RECEIVE[2:], harmless=b"CHE"),
    Place("receive AMOUNT", "issued", RECEIVE[:2] + ("TEXT",) + RECEIVE[3:],
          harmless=b"100"),
    Place("receive --invoice", "issued", RECEIVE + ("--invoice", "TEXT"),
          harmless=b"ISU-2017-0001"),
    Place("remind --except", "issued", ("remind", "--except", "CHE=TEXT")),
    Place("dispatched --note", "issued", ("dispatched", "2017", "--by", "post", "--note", "TEXT")),
    Place("receipts' reference", "issued", FILE_RECEIVE, receipts("reference")),
    Place("receipts' bank reference", "issued", FILE_RECEIVE, receipts("bank_reference")),
    Place("receipts' note", "issued", FILE_RECEIVE, receipts("note"), journal=True),
    Place("receipts' state", "issued", FILE_RECEIVE, receipts("state"), harmless=b"CHE"),
    Place("receipts' amount", "issued", FILE_RECEIVE, receipts("amount"), harmless=b"100"),
    Place("receipts, unquoted", "issued", FILE_RECEIVE, receipts("note", line)),
    Place("insert", "issued", ("remind",), insert),
    Place("insert's file", "issued", ("remind",), file_named("inserts", b"A paragraph.\n")),
    Place("call file's name", "new", ("issue", "TEXT", "--state", "CHE"), file_named("", CALL)),
    Place("receipts file's name", "issued", ("receive", "--file", "TEXT"),
          file_named("..", RECEIPTS)),
    Place("report --output", "issued", STATEMENT + ("csv", "--output", "TEXT"), named=True),
    Place("report pdf --output", "issued", STATEMENT + ("pdf", "--output", "TEXT"), named=True),
    Place("export --output", "issued", ("export", "json", "--output", "TEXT"), named=True),
    Place("invoice --output", "issued", ("invoice", "CHE", "--output", "TEXT"), named=True),
    Place("issue --out", "new", ISSUE + ("--out", "TEXT"), named=True),
    Place("backup", "issued", ("backup", "TEXT"), named=True),
    Place("init", "new", ("init", "TEXT"), named=True),
)
# What the short round takes: the most that officers and payers write.
SHORT = {"addressee line", "e-mail", "meeting's name", "receive --reference", "credit --reason",
         "receipts' note", "insert", "report --output"}


def lay_bases(folder):
    """The three offices that places start from."""
    bases = {}
    for name, steps in (("new", ()), ("issued", ((ISSUE, at_hand.CALL_DAY),)),
                        ("paid", ((ISSUE, at_hand.CALL_DAY), (RECEIVE, "2017-02-03")))):
        bases[name] = folder / name
        at_hand.make_office(bases[name])
        table = bases[name] / "addressees.csv"
        table.write_text(table.read_text().replace(",CH,,post,", ",CH,x@example.org,mail,"))
        for words, day in steps:
            at_hand.must(bases[name], *words, day=day)
    return bases
