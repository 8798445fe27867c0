"""The payment slips of a made-up office, read by a second reader of QR codes (npm's jsqr), and what
they hold written by a second writer of QR-bills (npm's swissqrbill).

What the code must hold is put together here from the book's tables and the office's files, line by
line, with nothing of the program in between. Only under ./dev test --oracles, and only where node
and the packages are at hand (NODE_PATH names the folder of npm's packages).
"""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = os.environ["DUBROVNIK"]
STATES = ["AFG", "CHE", "CIV", "FRA"]
IBAN = "CH5604835012345678009"

READER = """
const fs = require('fs'), jsqr = require('jsqr');
const bytes = fs.readFileSync(process.argv[2]);
const head = /^P6\\s+(\\d+)\\s+(\\d+)\\s+255\\s/.exec(bytes.subarray(0, 64).toString('latin1'));
const width = +head[1], height = +head[2], pixels = new Uint8ClampedArray(width * height * 4);
for (let at = 0; at < width * height; ++at) {
  for (let part = 0; part < 3; ++part) pixels[at * 4 + part] = bytes[head[0].length + at * 3 + part];
  pixels[at * 4 + 3] = 255;
}
const code = jsqr(pixels, width, height);
if (code) process.stdout.write(Buffer.from(code.binaryData));
"""

# What swissqrbill would write into the code for the same bill.
WRITER = """
const path = require('path');
const shared = path.dirname(require.resolve('swissqrbill/utils'));
const { generateQRData } = require(path.join(shared, 'qr-code.cjs'));
process.stdout.write(generateQRData(JSON.parse(process.argv[2])));
"""


def skip(reason):
    print(reason)
    sys.exit(77)


def run(*words, allowed=(0,)):
    done = subprocess.run([str(word) for word in words], capture_output=True)
    if done.returncode not in allowed:
        sys.exit(f"{words} ended with {done.returncode}:\n{done.stderr.decode()}")
    return done.stdout


def make_office(folder):
    run(PROGRAM, "init", folder, "--date", "2017-01-09")
    office = folder / "office.toml"
    text = office.read_text()
    for key, value in {"holder": "Example holder", "bank": "Example bank", "iban": IBAN,
                       "bic": "EXAMCHGGXXX"}.items():
        text = re.sub(rf"(?m)^{key} .*", f'{key} = "{value}"', text)
    office.write_text(text + '[biller.isu.account.address]\nstreet = "Example street"\n'
                      'number = "1"\npostcode = "1202"\ntown = "Geneva"\ncountry = "CH"\n')
    addressees = folder / "addressees.csv"
    addressees.write_text(re.sub(r"(?m)^(CHE,.*),,,,Geneva,CH", r"\1,Example road,9,1202,Genève,CH",
                                 addressees.read_text()))
    run(PROGRAM, "--office", folder, "--date", "2017-01-09", "account", "confirm")
    run(PROGRAM, "--office", folder, "--date", "2017-01-09", "issue", "calls/2017.toml", "--state",
        ",".join(STATES), allowed=(0, 5))


def wanted(state, number, amount_minor, reference):
    debtor = [""] * 7
    if state == "CHE":
        debtor = ["S", "Switzerland", "Example road", "9", "1202", "Genève", "CH"]
    return "\n".join(["SPC", "0200", "1", IBAN, "S", "Example holder", "Example street", "1", "1202",
                      "Geneva", "CH", *[""] * 7, f"{amount_minor // 100}.{amount_minor % 100:02}",
                      "CHF", *debtor, "SCOR", reference, f"SPECIMEN {number}", "EPD"])


def bill(state, number, amount_minor, reference):
    """The same for swissqrbill, which takes amounts as numbers: up to cents they are exact here."""
    made = {"amount": amount_minor / 100, "currency": "CHF", "reference": reference,
            "message": f"SPECIMEN {number}",
            "creditor": {"account": IBAN, "name": "Example holder", "address": "Example street",
                         "buildingNumber": "1", "zip": "1202", "city": "Geneva", "country": "CH"}}
    if state == "CHE":
        made["debtor"] = {"name": "Switzerland", "address": "Example road", "buildingNumber": "9",
                          "zip": "1202", "city": "Genève", "country": "CH"}
    return made


def has(package):
    done = subprocess.run(["node", "-e", f"require('{package}')"], capture_output=True)
    return done.returncode == 0


def read_slip(folder, pdf, reader):
    for old in folder.glob("page-*.ppm"):
        old.unlink()
    run("pdftoppm", "-r", "200", pdf, folder / "page")
    for page in sorted(folder.glob("page-*.ppm"), reverse=True):
        payload = run("node", reader, page).decode()
        if payload:
            return payload
    sys.exit(f"{pdf}: jsqr finds no code")


def main():
    if "DUBROVNIK_ORACLES" not in os.environ:
        skip("a long comparison: ./dev test --oracles")
    if not shutil.which("node") or not has("jsqr") or not has("swissqrbill/utils"):
        skip("node, jsqr or swissqrbill is not here (npm install jsqr swissqrbill; NODE_PATH)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reader = folder / "reader.js"
        reader.write_text(READER)
        writer = folder / "writer.js"
        writer.write_text(WRITER)
        make_office(folder / "office")
        book = sqlite3.connect(folder / "office" / "book.db")
        rows = book.execute("SELECT state, number, amount_minor, creditor_reference FROM documents"
                            " WHERE number LIKE 'ISU-%' ORDER BY number").fetchall()
        assert len(rows) == len(STATES), rows
        for state, number, amount_minor, reference in rows:
            pdf = folder / "office" / "out" / "2017" / state / "annual" / f"{number}.pdf"
            found = read_slip(folder, pdf, reader)
            if found != wanted(state, number, amount_minor, reference):
                sys.exit(f"{number}: jsqr reads\n{found}\nmust be\n"
                         f"{wanted(state, number, amount_minor, reference)}")
            text = json.dumps(bill(state, number, amount_minor, reference))
            theirs = run("node", writer, text).decode().rstrip("\n")
            if found != theirs:
                sys.exit(f"{number}: the code holds\n{found}\nand swissqrbill writes\n{theirs}")
        print(f"{len(rows)} slips read back by jsqr, as swissqrbill writes them")


main()
