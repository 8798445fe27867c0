"""What a string that went through may have done to an office, and what it may not.

Each check gives, in words, what is not as it must be. `said` runs the program and keeps its bytes.
"""

import csv
import email
import email.utils
import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from xml.etree import ElementTree

import hostile_places as places
import office_at_hand as at_hand

# It hangs when it calculates for so many seconds; or waits, on however busy a machine.
LIMITED = ["sh", "-c", 'ulimit -t 20; exec "$0" "$@"']
PATIENCE = 300
HEADERS = {"date", "from", "reply-to", "to", "subject", "message-id", "x-unsent", "mime-version",
           "content-language", "content-type"}
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
SUM = re.compile(r"SUM\([A-Z]+\d+:[A-Z]+\d+\)")
CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f]")
PLAIN = re.compile(rb"[!-~]([ -~]{0,58}[!-~])?")
LEDGERS = {"hledger": ("hledger", ("hledger", "-s", "-f", "FILE", "bal")),
           "ledger": ("hledger", ("ledger", "--pedantic", "-f", "FILE", "bal")),
           "bean-check": ("beancount", ("bean-check", "FILE"))}


def said(office, words, day=places.MARCH):
    return subprocess.run(LIMITED + at_hand.command(office, list(words), day), capture_output=True,
                          timeout=PATIENCE, stdin=subprocess.DEVNULL, cwd=office.parent,
                          check=False)


def foreign(words):
    """Another program, which reads what ours wrote."""
    return subprocess.run(words, capture_output=True, timeout=180, stdin=subprocess.DEVNULL,
                          env={**os.environ, "LC_ALL": "C.UTF-8"}, check=False)


def result(office, words, told):
    """The bytes of a report or export, which must succeed."""
    done = said(office, words)
    if done.returncode not in (0, 5):
        told.append(f"{' '.join(words)} then ended with {done.returncode}: {done.stderr[:300]}")
    return done.stdout


def terminal(done):
    """Nothing that a terminal would take for a command to itself."""
    for name, stream in (("stdout", done.stdout), ("stderr", done.stderr)):
        text = stream.decode("utf-8", "replace")
        found = re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
        if found:
            around = text[max(0, found.start() - 40):found.end() + 40]
            return [f"{name} holds a control character: {around!r}"]
    return []


STATEMENT = ("report", "statement", "CHE")
REPORTS = (STATEMENT, ("report", "status"), ("report", "gate"), ("report", "shortfall"),
           ("report", "numbers"), ("report", "ageing"), ("report", "run"), ("list", "entries"))


def tables(office, turn):
    """The journal and the State's statement; of all other reports each in its turn."""
    told = []
    report = REPORTS[turn % len(REPORTS)]
    in_turn = (report + ("--format", "csv"),) if report[0] == "report" else ()
    for words in (("export", "csv"), STATEMENT + ("--format", "csv"), *in_turn):
        told += [f"{' '.join(words)}: {what}" for what in csv_troubles(result(office, words, told))]
    for words in (("export", "json"), report + ("--format", "json")):
        try:
            json.loads(result(office, words, told).decode("utf-8"))
        except ValueError as trouble:
            told.append(f"{' '.join(words)}: {trouble}")
    told += [f"{' '.join(report)}: {what}" for what in terminal(said(office, report))]
    return told + sheets(office)


def csv_troubles(held):
    told = []
    try:
        rows = list(csv.reader(io.StringIO(held.decode("utf-8"), newline=""), strict=True))
    except (csv.Error, ValueError) as trouble:
        return [str(trouble)]
    if any(len(row) != len(rows[0]) for row in rows):
        told.append("the rows have not as many cells as the head")
    for cell in (cell for row in rows for cell in row):
        if cell[:1] in tuple("=+-@\t\r") and not NUMBER.fullmatch(cell):
            told.append(f"a cell begins like a formula: {cell[:60]!r}")
    return told


def sheets(office):
    told = []
    file = office.parent / "sheet.xlsx"
    result(office, ("report", "statement", "CHE", "--format", "xlsx", "--output", str(file)), told)
    try:
        with zipfile.ZipFile(file) as sheet:
            for name in sheet.namelist():
                for node in ElementTree.fromstring(sheet.read(name)).iter():
                    if node.tag.endswith("}f") and not SUM.fullmatch(node.text or ""):
                        told.append(f"{name} holds the formula {node.text}")
    except (ElementTree.ParseError, zipfile.BadZipFile, OSError) as trouble:
        told.append(f"the xlsx cannot be read: {trouble}")
    return told


def ledgers(office):
    """Read by those that are installed."""
    told = []
    for name, (form, words) in LEDGERS.items():
        if shutil.which(name) is None:
            continue
        file = office.parent / f"journal.{form}"
        file.write_bytes(result(office, ("export", form), told))
        done = foreign([str(file) if word == "FILE" else word for word in words])
        if done.returncode != 0:
            told.append(f"{name} does not read it: {done.stderr[-400:]}")
    return told


def mails(office, mailed):
    told = []
    for path in sorted((office / "out").rglob("*.eml")):
        # Policy compat32 keeps the headers as they are: Python's parser of a header needs gigabytes
        # for a sender whose name has a million letters.
        message = email.message_from_bytes(path.read_bytes())
        names = [name.lower() for name in message.keys()]
        if set(names) - HEADERS or len(set(names)) != len(names):
            told.append(f"{path.name} has the headers {names}")
        for part in message.walk():
            told += [f"{path.name}: {defect!r}" for defect in part.defects]
        if not mailed and addresses(message["To"]) != ["x@example.org"]:
            told.append(f"{path.name} goes to {message['To']}")
        if len(addresses(message["From"])) != 1:
            told.append(f"{path.name} comes from {message['From'][:200]}")
        told += [f"{path.name}: {name} holds a control character" for name, value in message.items()
                 if CONTROL.search(re.sub(r"\r?\n[ \t]", " ", str(value)))]
    return told


def addresses(header):
    """Of To or From, without the names."""
    return [address for _, address in email.utils.getaddresses([re.sub(r"\r?\n", "", str(header))])]


def documents(changed, at_most=4):
    told = []
    for path in [path for path in changed if path.endswith(b".pdf")][:at_most]:
        done = foreign(["qpdf", "--check", path])
        if done.returncode != 0:
            told.append(f"qpdf on {path!r}: {done.stderr[-300:]}")
    return told


def printed(file, text):
    """A plain string stands in the document, letter by letter: nothing in it was taken for more."""
    if not PLAIN.fullmatch(text):
        return []
    wanted = re.sub(r"\s", "", text.decode("utf-8", "replace"))
    for form in (["-layout"], []):  # line by line, and cell by cell where a cell has more lines
        held = foreign(["pdftotext", *form, str(file), "-"]).stdout.decode("utf-8", "replace")
        if wanted in re.sub(r"\s", "", held):
            return []
    return [f"{file.name} does not say {text!r}"]


def journal(office, text):
    held = json.loads(said(office, ("export", "json")).stdout)
    wanted = text.decode("utf-8").strip()
    reasons = [entry["reason"] for entry in held["entries"]]
    return [] if any(wanted in reason for reason in reasons) else ["the journal does not say it"]


FORMULAS = ("=1+1", "@SUM(1)", "+1+1")
# As what LibreOffice writes a file: of the workbook, each sheet.
CONVERSIONS = {"journal.csv": "csv",
               "book.xlsx": "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,"
                            "false,-1"}


def spreadsheet(office):
    """Once, when LibreOffice is there: text that begins like a formula stays what it is."""
    room = office.parent
    (room / "journal.csv").write_bytes(said(office, ("export", "csv")).stdout)
    said(office, ("report", "shortfall", "--format", "xlsx", "--output", str(room / "book.xlsx")))
    told = []
    for name, form in CONVERSIONS.items():
        folder = room / f"converted-{name}"
        foreign(["soffice", "--headless", "--convert-to", form, "--outdir", str(folder),
                 str(room / name)])
        cells = [cell for file in sorted(folder.glob("*.csv"))
                 for row in csv.reader(file.read_text().splitlines()) for cell in row]
        if not cells:
            told.append(f"LibreOffice made nothing of {name}")
            continue
        told += [f"LibreOffice calculated {text} of {name}" for text in FORMULAS
                 if not any(text in cell for cell in cells)]
    return told
