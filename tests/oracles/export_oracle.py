"""Exports of the examples and of a generated office, read by hledger, ledger and bean-check, balance by balance.

An office is made up from one seed (printed; it can be given back by DUBROVNIK_SEED): calls,
receipts of every kind, allocations, credit notes, voids, write-offs, refunds, returned payments,
reversals, expenditure. The balance of every account is added up here from the tables of the book,
with nothing of the program in between, and compared with what each foreign program makes of the
export. Then one cent is planted in each export, once on one side and once on both: each program
must notice the first, and this comparison the second.
"""

import collections
import csv
import io
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

PROGRAM = os.environ["DUBROVNIK"]
EXAMPLES = Path(os.environ["DUBROVNIK_SOURCE"]) / "examples"
CLASSES = {"cash": "assets", "receivable-called": "assets", "receivable-credited": "assets",
           "receivable-received": "assets", "credit": "liabilities", "suspense": "liabilities",
           "contributions": "income", "voluntary": "income", "charges": "expenses",
           "write-offs": "expenses", "expenditure": "expenses", "surplus-returned": "expenses",
           "opening": "equity"}


class Office:
    def __init__(self, folder):
        self.folder = folder

    def run(self, *words, inside=True, allowed=(0, 5)):
        lead = ["--office", str(self.folder)] if inside else []
        done = subprocess.run([PROGRAM, *lead, *words], capture_output=True, text=True,
                              env={**os.environ, "LC_ALL": "C.UTF-8"})
        if done.returncode not in allowed:
            sys.exit(f"dubrovnik {' '.join(words)} ended with {done.returncode}:\n{done.stderr}")
        return done

    def rows(self, sql):
        with sqlite3.connect(f"file:{self.folder}/book.db?mode=ro", uri=True) as book:
            return book.execute(sql).fetchall()


def amount_text(minor):
    return f"{minor // 100}.{minor % 100:02}"


# Text that would be syntax in one of the programs.
WORDS = ["thanks; really", 'say "yes"', "  two  blanks", "=1+1", "a: b, c", "back\\slash", "Zürich",
         "(811) * !", "@pierre", "| pipe", "12.00 CHF", "{x}", "#tag", "%"]


def live(office, chance):
    """A made-up year; refusals (3) are the program's right, and part of the history."""
    invoices = office.rows("SELECT number, state, amount_minor, f.code FROM documents d"
                           " JOIN funds f ON f.id = d.fund WHERE d.kind = 'invoice'")
    for number, state, minor, fund in invoices:
        act = chance.randrange(9)
        note = chance.choice(WORDS)
        day = f"2017-{chance.randrange(2, 7):02}-{chance.randrange(1, 28):02}"
        receive = ["receive", state, amount_text(minor), "--fund", fund, "--on", day, "--date",
                   "2017-07-01", "--note", note, "--reference", chance.choice(WORDS)]
        if act <= 2:
            office.run(*receive)
        elif act == 3:
            receive[2] = amount_text(max(1, minor // 3))
            office.run(*receive, "--invoice", number)
        elif act == 4:
            receive[2] = amount_text(minor + chance.randrange(1, 99999))
            office.run(*receive, "--charges", "12.50")
        elif act == 5:
            office.run("credit", number, "--amount", amount_text(max(1, minor // 7)), "--reason",
                       note.strip(), "--date", "2017-07-01")
        elif act == 6:
            office.run("void", number, "--reason", note.strip(), "--date", "2017-07-01",
                       allowed=(0, 3, 5))
        elif act == 7:
            office.run("write-off", number, "--decision", note.strip(), "--date", "2017-07-01",
                       allowed=(0, 3))
        else:
            office.run("receive", "-", amount_text(minor), "--fund", fund, "--on", day, "--date",
                       "2017-07-01", "--note", note)
    later(office, chance)


def later(office, chance):
    date = ("--date", "2017-07-02")
    for entry, state, fund in office.rows(
            "SELECT e.id, r.state, f.code FROM receipts r JOIN entries e ON e.id = r.entry"
            " JOIN funds f ON f.id = e.fund"):
        act = chance.randrange(6)
        if act == 0:
            office.run("reverse", str(entry), "--reason", "wrong", *date, allowed=(0, 3))
        elif act == 1:
            office.run("returned", str(entry), "--reason", "bank", "--on", "2017-07-01", *date,
                       allowed=(0, 3))
        elif state is None:
            office.run("allocate", chance.choice(["CHE", "FRA", "ITA"]), "--fund", fund, "--from",
                       str(entry), *date, allowed=(0, 3))
        elif act == 2:
            office.run("refund", state, "--fund", fund, "--reason", "asked", *date,
                       allowed=(0, 3))
    office.run("receive", "NOR", "25'000", "--fund", "isu", "--on", "2017-05-05", "--voluntary",
               *date)
    office.run("spend", "12,345.67", "--fund", "isu", "--note", "=cmd|'/c calc'!A0", *date)
    office.run("promise", "ITA", "--by", "2017-12-01", "--note", "by telephone", *date,
               allowed=(0, 3))


def of_2017(folder, *states):
    office = Office(folder)
    office.run("init", str(folder), "--date", "2017-01-09", inside=False)
    office.run("issue", "calls/2017.toml", "--date", "2017-01-09", *states)
    return office


def of_2016(folder):
    subprocess.run(["bash", EXAMPLES / "2016" / "replay.sh", PROGRAM, folder], check=True,
                   capture_output=True)
    return Office(folder)


def made_up(folder, chance):
    office = of_2017(folder, "--state", "AFG,AUT,BEL,CHE,ECU,FRA,ITA,JPN,NOR,ZAF")
    live(office, chance)
    return office


def part(code):
    return re.sub(r"[^A-Za-z0-9]", "-", code)


def balances_of_the_book(office):
    sums = collections.Counter()
    for account, fund, state, component, currency, minor in office.rows(
            "SELECT p.account, f.code, p.state, c.code, f.currency, p.amount_minor"
            " FROM postings p JOIN entries e ON e.id = p.entry JOIN funds f ON f.id = e.fund"
            " LEFT JOIN components c ON c.id = p.component"):
        names = [CLASSES[account], part(fund), part(account)]
        names += [state] if state else []
        names += [part(component)] if component else []
        sums[":".join(names), currency] += minor
    return {key: minor for key, minor in sums.items() if minor}


def minor_of(text):
    value = Decimal(text.replace(",", "")) * 100
    assert value == value.to_integral_value(), text
    return int(value)


def checked(*command):
    done = subprocess.run(command, capture_output=True, text=True,
                          env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": "/"})
    return done.stdout if done.returncode == 0 else None


def by_hledger(journal):
    if checked("hledger", "-s", "-f", journal, "check") is None:
        return None
    table = checked("hledger", "-f", journal, "bal", "-N", "--flat", "-O", "csv")
    found = {}
    for account, amount in list(csv.reader(io.StringIO(table)))[1:]:
        currency, number = amount.split(" ")
        found[account, currency] = minor_of(number)
    return found


def by_ledger(journal):
    table = checked("ledger", "--args-only", "-f", journal, "--pedantic", "bal", "--flat",
                    "--no-total", "--format", "%(account)\t%(quantity(scrub(display_total)))\t"
                    "%(commodity(scrub(display_total)))\n")
    if table is None:
        return None
    found = {}
    for line in table.splitlines():
        account, number, currency = line.split("\t")
        if account:
            found[account, currency] = minor_of(number)
    return found


def by_beancount(journal):
    if checked("bean-check", journal) is None:
        return None
    table = checked("bean-query", "-f", "csv", "-q", journal,
                    "SELECT account, currency, sum(number) GROUP BY account, currency")
    found = {}
    for account, currency, number in list(csv.reader(io.StringIO(table)))[1:]:
        if minor_of(number.strip()):
            found[account.strip(), currency.strip()] = minor_of(number.strip())
    return found


def as_beancount(balances):
    return {(":".join(name[0].upper() + name[1:] for name in account.split(":")), currency): minor
            for (account, currency), minor in balances.items()}


def plus_one_cent(match):
    return amount_text_signed(minor_of(match.group(0)) + 1)


def amount_text_signed(minor):
    return ("-" if minor < 0 else "") + amount_text(abs(minor))


AMOUNT = re.compile(r"-?\d+\.\d\d(?= CHF)|(?<=CHF )-?\d+\.\d\d")


def planted(text, sides):
    """One more cent in the last entry in CHF: on one side, or on two of the same sign."""
    lines = text.split("\n")
    places = [index for index, line in enumerate(lines)
              if line.startswith("  ") and AMOUNT.search(line) and "format" not in line]
    first = places[0]
    lines[first] = AMOUNT.sub(plus_one_cent, lines[first], 1)
    if sides == 2:
        second = places[1]
        lines[second] = AMOUNT.sub(
            lambda match: amount_text_signed(minor_of(match.group(0)) - 1), lines[second], 1)
    return "\n".join(lines)


def compare(name, found, wanted):
    if found == wanted:
        return
    print(f"{name} differs from the book:")
    for key in sorted(set(found) | set(wanted)):
        if found.get(key) != wanted.get(key):
            print(f"  {key}: {found.get(key)}, must be {wanted.get(key)}")
    sys.exit(1)


def check_tables(office, balances):
    """CSV and JSON, added up; and no cell that a spreadsheet would run."""
    text = office.run("export", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    sums = collections.Counter()
    for row in rows:
        if row["account"]:
            names = [CLASSES[row["account"]], row["fund"], row["account"], row["state"],
                     row["component"]]
            sums[":".join(name for name in names if name), row["currency"]] += minor_of(
                row["amount"])
        for column, cell in row.items():
            assert column == "amount" or cell[:1] not in tuple("=+-@\t\r"), cell
    compare("csv", {key: minor for key, minor in sums.items() if minor}, balances)
    journal = json.loads(office.run("export", "json").stdout)
    assert [entry["entry"] for entry in journal["entries"]] == list(
        range(1, journal["known_on"]["entry"] + 1))
    assert sum(len(entry["postings"]) for entry in journal["entries"]) == sum(
        1 for row in rows if row["account"])
    for entry in journal["entries"]:
        assert sum(minor_of(posting["amount"]) for posting in entry["postings"]) == 0


def check_ledgers(office, balances, folder):
    forms = {"hledger": (("hledger", by_hledger), ("ledger", by_ledger)),
             "beancount": (("bean-check", by_beancount),)}
    for form, readers in forms.items():
        text = office.run("export", form).stdout
        wanted = as_beancount(balances) if form == "beancount" else balances
        files = {}
        for name, content in (("sound", text), ("one", planted(text, 1)), ("two", planted(text, 2))):
            files[name] = str(folder / f"{name}.{form}")
            Path(files[name]).write_text(content, encoding="utf-8")
        for program, read in readers:
            found = read(files["sound"])
            if found is None:
                sys.exit(f"{program} refuses the export {files['sound']}")
            compare(program, found, wanted)
            if read(files["one"]) is not None:
                sys.exit(f"{program} does not see a planted cent")
            if read(files["two"]) in (None, wanted):
                sys.exit(f"the comparison with {program} does not see two planted cents")


def main():
    missing = [name for name in ("hledger", "ledger", "bean-check", "bean-query")
               if shutil.which(name) is None]
    if missing:
        print("absent:", *missing)
        return 77
    seed = int(os.environ.get("DUBROVNIK_SEED", random.randrange(1 << 32)))
    print("DUBROVNIK_SEED =", seed)
    with tempfile.TemporaryDirectory(prefix="dubrovnik-export-") as room:
        room = Path(room)
        for office in (made_up(room / "made-up", random.Random(seed)), of_2017(room / "2017"),
                       of_2016(room / "2016")):
            office.run("verify", "--deep")
            balances = balances_of_the_book(office)
            assert len(balances) > 30, balances
            check_tables(office, balances)
            check_ledgers(office, balances, room)
    return 0


if __name__ == "__main__":
    sys.exit(main())
