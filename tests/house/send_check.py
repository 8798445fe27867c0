#!/usr/bin/env python3
"""Sends letters to a real mail server on this machine and compares what the register says.

The server accepts one State's letter, refuses another's, puts one off, hangs up on one before its
data and on one after the last of them; one went by post already, and of one nobody knows any more
where it goes. What arrived is read back by Python's mail parser, and its attachment compared byte
by byte with the packet of the office. Exit 77: no aiosmtpd here.
"""

import email
import email.policy
import json
import os
import pathlib
import subprocess
import sys
import tempfile

PYTHON = "/usr/bin/python3"
SERVER = pathlib.Path(__file__).with_name("smtp_server.py")
STATES = ("CHE", "FRA", "AUT", "NOR", "ITA", "BEL", "SWE")


def absent():
    return subprocess.run([PYTHON, "-c", "import aiosmtpd"], capture_output=True).returncode != 0


def dubrovnik(office, *words, day="2017-03-09"):
    program = [os.environ["DUBROVNIK"], "--office", str(office), "--date", day]
    return subprocess.run([*program, *words], capture_output=True, text=True, check=False)


def require(holds, what):
    if not holds:
        sys.exit(f"send_check: {what}")


def make_office(folder, port):
    dubrovnik(folder, "init", str(folder), day="2017-01-09")
    dubrovnik(folder, "issue", "calls/2017.toml", "--state", ",".join(STATES), day="2017-01-09")
    rows = folder / "addressees.csv"
    lines = []
    for line in rows.read_text().splitlines():
        code = line[:3]
        if code in STATES:
            line = line.replace(",CH,,post,", f",CH,{code.lower()}@example.org,mail,")
        lines.append(line)
    rows.write_text("\n".join(lines) + "\n")
    settings = (folder / "office.toml").read_text()
    settings = settings.replace('signature       = "required"', 'signature = "none"')
    settings = settings.replace(
        '# server        = "smtp.example.org"',
        f'server = "127.0.0.1"\nport = {port}\nsecurity = "none"')
    (folder / "office.toml").write_text(settings)
    require(dubrovnik(folder, "remind").returncode == 5, "the letters were not written")
    posted = dubrovnik(folder, "dispatched", "REM-2017-03-09-ITA", "--by", "post")
    require("1 now" in posted.stderr, "what went by post was not recorded")
    rows.write_text("".join(line + "\n" for line in lines if not line.startswith("BEL,")))


def register(office):
    rows = json.loads(dubrovnik(office, "list", "dispatches", "--format", "json").stdout)["rows"]
    return [(row["recipient"], row["outcome"], row["attempt"]) for row in rows]


def arrived(folder):
    return sorted(folder.glob("*.eml"))


def check_message(path, office):
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    require(not message.defects, f"{path} has defects")
    state = str(message["to"])[:3].upper()
    attachment = next(message.iter_attachments())
    packet = office / "out" / "reminders" / "2017-03-09" / state / "packet.pdf"
    require(attachment.get_content() == packet.read_bytes(), "the attachment is not the packet")
    require(message["message-id"].startswith(f"<REM-2017-03-09-{state}.1@"), "the Message-ID moves")
    return state


def main():
    if absent():
        return 77
    with tempfile.TemporaryDirectory() as room:
        room = pathlib.Path(room)
        mails = room / "mails"
        mails.mkdir()
        server = subprocess.Popen(
            [PYTHON, str(SERVER), "--dir", str(mails), "--refuse", "fra@example.org",
             "--drop-at-data", "aut@example.org", "--drop-after-dot", "nor@example.org",
             "--defer", "swe@example.org"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        port = int(server.stdout.readline().split()[-1])
        office = room / "office"
        make_office(office, port)
        dry = dubrovnik(office, "send", "2017-03-09", "--dry-run")
        require("to be sent: 5" in dry.stdout and not arrived(mails), "a dry run sends")
        sent = dubrovnik(office, "send", "2017-03-09")
        require(sent.returncode == 5, f"send ended with {sent.returncode}: {sent.stderr}")
        for word in ("send.refused", "send.failed", "send.unknown", "send again later",
                     "addressee.missing", "REM-2017-03-09-BEL is not sent"):
            require(word in sent.stderr, f"{word} is not told: {sent.stderr}")
        require("sent already: 1" in sent.stdout, f"what was posted is mailed: {sent.stdout}")
        wanted = {("che@example.org", "accepted", 1), ("fra@example.org", "refused", 1),
                  ("aut@example.org", "failed", 1), ("nor@example.org", "unknown", 1),
                  ("swe@example.org", "refused", 1), ("ITA", "dispatched", 1)}
        require(set(register(office)) == wanted, f"the register says {register(office)}")
        require([check_message(path, office) for path in arrived(mails)] == ["CHE"],
                "other letters arrived than were accepted")
        # Again: what was accepted or may have been stays, the rest is tried anew.
        again = dubrovnik(office, "send", "2017-03-09")
        require("send.unknown" in again.stderr and "unknown: may have arrived: 1" in again.stdout,
                f"what is unknown is not told: {again.stdout}{again.stderr}")
        attempts = {row[0]: 0 for row in wanted}
        for recipient, _, attempt in register(office):
            attempts[recipient] = max(attempts[recipient], attempt)
        require(attempts == {"che@example.org": 1, "fra@example.org": 2, "aut@example.org": 2,
                             "nor@example.org": 1, "swe@example.org": 2, "ITA": 1}, f"tried anew: {attempts}")
        require(len(arrived(mails)) == 1, "a letter arrived twice")
        # What is unknown is settled by the officer.
        dubrovnik(office, "dispatched", "REM-2017-03-09-NOR", "--by", "mail", "--note", "arrived")
        dubrovnik(office, "send", "REM-2017-03-09-CHE", "--again")
        require(len(arrived(mails)) == 2, "--again does not send again")
        # On paper goes what did not arrive, and nothing else: AUT, BEL, FRA and SWE.
        posted = dubrovnik(office, "dispatched", "2017-03-09", "--by", "post")
        require("4 now, 3 before" in posted.stderr, f"posted: {posted.stderr}")
        require(dubrovnik(office, "verify", "--deep").returncode == 0, "the book is not sound")
        server.stdin.close()
        server.wait(timeout=10)
        # No server at all: one attempt, then the rest is not tried.
        gone = dubrovnik(office, "send", "2017-03-09", "--again")
        require("send.failed" in gone.stderr, "a server that is gone goes unnoticed")
    return 0


sys.exit(main())
