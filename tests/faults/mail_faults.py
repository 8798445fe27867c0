#!/usr/bin/env python3
"""Breaks the way to the mail server at every step, and holds the register against what arrived.

At each step of SMTP the server says no (4xx, 5xx, 421), hangs up before or after its answer, answers
late (within the program's patience, or beyond it) or kills the program: to the only letter, to the
second of three, and on a connection that is kept for a second letter; plain, and with STARTTLS and a
login. Then `send` is run again, by a server that behaves. Promised after each case:

  nothing is lost     each letter arrived, or the register says that it is unknown
  nothing is doubled  no letter arrived twice, except on the officer's word (--again)
  nothing is made up  accepted: the server said so; refused: it said no; failed: it has not got it;
                      and what the program can know is not called unknown
  the book is sound   invariants of office_at_hand.py; a third run adds nothing

Needs openssl for its certificate.
"""

import argparse
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "house"))
import real_office
from office_at_hand import command, dubrovnik, invariants, make_office, must, scratch, set_mail_server
from smtp_script import DATA_STEPS, KINDS, STEPS, Fault, ScriptedServer

DAY = "2017-01-10"
STATES = ("AUT", "BEL", "CHE", "FRA", "ITA", "NOR")
LOGIN = ("isu", "a secret that stands nowhere")
PATIENCE_SECONDS = 2  # where the server answers too late
LONG_PATIENCE_SECONDS = 25  # where it is the machine that may be slow
BEFORE_LETTERS = ("connect", "greeting", "EHLO", "STARTTLS", "handshake", "AUTH", "login")
WITHOUT_ANSWER = ("connect", "handshake")
SECURE_STEPS = ("STARTTLS", "handshake", "AUTH", "login")


@dataclass(frozen=True)
class Case:
    secure: bool
    count: int  # of letters that are sent
    fault: Fault

    def name(self):
        way = "starttls" if self.secure else "plain"
        return f"{way}, {self.count} letters, {self.fault.kind} at {self.fault.step} {self.fault.nth}"

    def kills(self):
        return self.fault.kind.startswith("kill")

    def waits(self):
        return self.fault.kind == "long delay"


def possible(step, kind, secure):
    if step in SECURE_STEPS and not secure:
        return False
    if step in WITHOUT_ANSWER:
        return kind not in ("4xx", "5xx", "421", "drop after", "kill after")
    return not (step in DATA_STEPS and kind.endswith("after"))


def expected(case):
    """What the register may say of the letter that was hit; None: nothing, it was never begun."""
    step, kind = case.fault.step, case.fault.kind
    if step == "QUIT" or kind == "short delay":
        return {"accepted"}
    if step in BEFORE_LETTERS:
        if step == "EHLO" and kind in ("4xx", "5xx") and not case.secure:
            return {"accepted"}  # by the older HELO
        # libcurl goes by HELO, without a login, where EHLO is refused on a connection that is
        # secured already: the second EHLO is that of the first connection, or of another.
        if step == "EHLO" and kind in ("4xx", "5xx") and case.fault.nth > 1:
            return {"failed", "accepted"}
        # Where it is cut off while it is made, libcurl calls none new, and it is tried again.
        perhaps = {"accepted"} if step in ("connect", "greeting") else set()
        return {None} if case.kills() else {"failed"} | perhaps
    if given_up(case) and case.fault.kept and step in ("MAIL", "RCPT", "DATA"):
        return {"accepted"}  # a kept connection that was given up is opened anew
    if step in DATA_STEPS:
        if case.kills():
            return {"unknown"}
        # Whether the dot had left already nobody can tell; a no in between is one, if it is heard.
        return {"failed", "unknown"} | ({"refused"} if kind in ("4xx", "5xx", "421") else set())
    if kind in ("4xx", "5xx", "421"):
        return {"refused"}
    if step == "dot":
        return {"drop before": {"unknown"}, "drop after": {"accepted"}, "long delay": {"unknown"},
                "kill before": {"unknown"}, "kill after": {"unknown", "accepted"}}[kind]
    if step == "DATA" and kind.endswith("after"):
        return {None, "unknown"} if case.kills() else {"failed", "unknown"}
    return {None} if case.kills() else {"failed"}


def given_up(case):
    """Before the program was asked for the first byte of data."""
    return (case.fault.kind in ("421", "drop before", "long delay") or
            case.fault.kind == "drop after" and case.fault.step != "DATA")


class Offices:
    """One office with its packets issued, for each way to the server; cases work in copies."""

    def __init__(self, room):
        self.room = room
        self.certificate = room / "localhost.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                        "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
                        "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout",
                        str(room / "key.pem"), "-out", str(room / "crt.pem")],
                       check=True, capture_output=True)
        self.certificate.write_text((room / "crt.pem").read_text() + (room / "key.pem").read_text())
        self.made = self.make()
        self.size = self.size_of_a_message()

    def make(self):
        """No specimen: that sending went well shows in the exit code."""
        draft = self.room / "draft"
        make_office(draft, STATES, mail_port=1)
        real_office.fill_in(draft)
        settings = (draft / "office.toml").read_text().splitlines()
        settings.insert(settings.index("[mail]") + 1, f"patience_seconds = {LONG_PATIENCE_SECONDS}")
        (draft / "office.toml").write_text("\n".join(settings) + "\n")
        office = self.room / "office"
        must(office, "init", str(office), "--from", str(draft))
        must(office, "account", "confirm")
        must(office, "issue", "calls/2017.toml", "--state", ",".join(STATES))
        return office

    def size_of_a_message(self):
        with ScriptedServer() as server:
            office = self.copy("measured", server)
            must(office, "send", "CCM/2017/AUT", day=DAY)
            return len(server.letters[0].content)

    def copy(self, name, server):
        office = self.room / name
        shutil.copytree(self.made, office)
        set_mail_server(office, server.port)
        if server.encryption:
            settings = (office / "office.toml").read_text()
            (office / "office.toml").write_text(
                settings.replace('server = "127.0.0.1"', 'server = "localhost"')
                .replace('security = "none"', 'security = "starttls"\nuser = "isu"\n'
                         f'certificates = "{self.certificate}"'))
        return office

    def server(self, secure):
        return ScriptedServer(self.certificate, LOGIN) if secure else ScriptedServer()


def what(count):
    return ["CCM/2017/AUT", "CCM/2017/BEL", "CCM/2017/CHE"][:count] if count <= 3 else ["2017"]


def addresses(count):
    return [f"{state.lower()}@example.org" for state in STATES[:count]]


def send(office, words, server):
    """Exit code and what was said; the code is None when it had to be ended."""
    running = subprocess.Popen(command(office, ["send", *words], DAY), stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                               env={**os.environ, "DUBROVNIK_MAIL_PASSWORD": LOGIN[1]})
    server.victim = running.pid
    try:
        out, err = running.communicate(timeout=30)
    except subprocess.TimeoutExpired:
        running.kill()
        running.communicate()
        return None, ""
    server.quiet()
    return running.returncode, out + err


def be_patient(office, seconds):
    settings = office / "office.toml"
    settings.write_text(re.sub(r"(?m)^patience_seconds = .*$", f"patience_seconds = {seconds}",
                               settings.read_text()))


def register(office):
    """Recipient → what became of each attempt."""
    rows = json.loads(dubrovnik(office, "list", "dispatches", "--format", "json").stdout)["rows"]
    found = {}
    for row in rows:
        found.setdefault(row["recipient"], []).append(row["outcome"])
    return found


def untrue(outcomes, letters):
    """Where the register says of a run what the server knows better."""
    told = []
    for address in outcomes.keys() | {letter.recipient for letter in letters}:
        of_it = [letter for letter in letters if letter.recipient == address]
        said = outcomes.get(address, [None])[-1]
        taken = any(letter.answer.startswith("2") for letter in of_it)
        arrived = any(letter.arrived() for letter in of_it)
        seen = any(letter.dot_seen for letter in of_it)
        if ((said == "accepted" and not taken) or (said == "failed" and seen) or
                (arrived and said not in ("accepted", "unknown")) or
                (said not in ("accepted", "refused", "failed", "unknown", None))):
            told.append(f"the register says {said} of {address}; taken: {taken}, arrived: {arrived}")
    return told


class Trial:
    """One case from its first run to the officer's word."""

    def __init__(self, case, office, server):
        self.case, self.office, self.server = case, office, server
        self.told = []
        self.arrivals = Counter()

    def hold(self):
        self.server.behave(self.case.fault)
        begun = time.monotonic()
        if self.case.waits():
            be_patient(self.office, PATIENCE_SECONDS)
        code, said = self.run(what(self.case.count))
        be_patient(self.office, LONG_PATIENCE_SECONDS)
        self.require(self.server.struck, "the fault was never met")
        self.require(time.monotonic() - begun < 20 or code is None, "it took over 20 s")
        self.after_fault(code, register(self.office))
        unknown = self.after_good_run()
        self.nothing_more()
        for address in unknown:
            self.officers_word(address)
        self.told += invariants(self.office)
        return self.told

    def run(self, words):
        code, said = send(self.office, words, self.server)
        self.require(code is not None, f"send {' '.join(words)} did not end within 30 s")
        self.require(LOGIN[1] not in said, "the password is told")
        self.letters = self.server.letters
        self.arrivals += Counter(letter.recipient for letter in self.letters if letter.arrived())
        return code, said

    def require(self, holds, otherwise):
        if not holds:
            self.told.append(otherwise)

    def after_fault(self, code, outcomes):
        self.told += untrue(outcomes, self.letters)
        said = [outcomes.get(address, [None])[-1] for address in addresses(self.case.count)]
        wanted = expected(self.case)
        if self.case.kills():
            self.require(code == -9 or wanted == {"accepted"}, f"killed, it ended with {code}")
            self.require(set(said) <= {"accepted", "unknown", None}, f"the register says {said}")
            self.require(set(said) & wanted, f"the register says {said}, must be {wanted}")
            return
        all_well = said.count("accepted") == self.case.count
        self.require(code == (0 if all_well else 5), f"it ended with {code}, the register: {said}")
        odd = [outcome for outcome in said if outcome not in ("accepted", None)]
        if "accepted" in wanted:
            self.require(all_well or (len(odd) == 1 and odd[0] in wanted), f"the register: {said}")
        else:
            self.require(len(odd) == 1 and odd[0] in wanted, f"{said}, one must be of {wanted}")

    def after_good_run(self):
        self.server.behave()
        code, said = self.run(what(self.case.count))
        outcomes = register(self.office)
        last = {address: outcomes.get(address, [None])[-1] for address in addresses(self.case.count)}
        unknown = [address for address, outcome in last.items() if outcome == "unknown"]
        for address, outcome in last.items():
            self.require(outcome in ("accepted", "unknown"), f"{address} is {outcome} after all")
            self.require(self.arrivals[address] <= 1, f"{address} got it {self.arrivals[address]} times")
            self.require(self.arrivals[address] == 1 or outcome == "unknown", f"{address} lost it")
        self.require(code == (5 if unknown else 0), f"the good run ended with {code}: {said}")
        self.require(("send.unknown" in said) == bool(unknown), f"unknown is not told: {said}")
        return unknown

    def nothing_more(self):
        before = register(self.office)
        self.server.behave()
        self.run(what(self.case.count))
        self.require(not self.letters and register(self.office) == before, "a third run adds")

    def officers_word(self, address):
        self.server.behave()
        self.run(["CCM/2017/" + address[:3].upper(), "--again"])
        self.require([letter.recipient for letter in self.letters if letter.arrived()] == [address],
                     "--again does not send it again")
        self.require(register(self.office)[address][-1] == "accepted", "--again is not accepted")


def hold_case(offices, number, case):
    with offices.server(case.secure) as server:
        office = offices.copy(f"case-{number}", server)
        told = Trial(case, office, server).hold()
        if not told:
            shutil.rmtree(office)
        return [f"{case.name()}: {what}" for what in told]


def two_at_once(offices, number):
    """Two officers send the same letters; the server takes its time."""
    with ScriptedServer() as server:
        office = offices.copy(f"two-{number}", server)
        server.behave(Fault("dot", "short delay", nth=1 + number % 3, seconds=0.2))
        with ThreadPoolExecutor(2) as both:
            codes = list(both.map(lambda _: send(office, ["2017"], server), range(2)))
        arrived = Counter(letter.recipient for letter in server.letters if letter.arrived())
        told = invariants(office)
        if arrived != Counter(addresses(len(STATES))):
            told.append(f"arrived: {arrived}")
        if any(code not in (0, 5) for code, _ in codes):
            told.append(f"they ended with {codes}")
        if any(outcomes != ["accepted"] for outcomes in register(office).values()):
            told.append(f"the register says {register(office)}")
        return [f"two at once, {number}: {what}" for what in told]


def nobody_there(offices):
    """No server at all: every letter is still to be sent."""
    with ScriptedServer() as server:
        office = offices.copy("nobody", server)
        port = server.port
    code, said = send(office, ["2017"], server)
    with ScriptedServer() as other:
        settings = (office / "office.toml").read_text()
        (office / "office.toml").write_text(settings.replace(f"port = {port}", f"port = {other.port}"))
        again, _ = send(office, ["2017"], other)
        arrived = Counter(letter.recipient for letter in other.letters if letter.arrived())
    told = invariants(office)
    if code != 5 or "send.failed" not in said:
        told.append(f"a server that is gone goes unnoticed: {code} {said}")
    if again != 0 or arrived != Counter(addresses(len(STATES))):
        told.append(f"afterwards it ended with {again}, arrived: {arrived}")
    return [f"nobody there: {what}" for what in told]


def fault(step, kind, nth, size, kept=False):
    offset = {"first byte": 1, "half of it": size // 2, "last byte": size + 1}.get(step, 0)
    seconds = {"short delay": 0.4, "long delay": PATIENCE_SECONDS + 1.5}.get(kind, 0)
    return Fault(step, kind, nth, kept, offset, seconds)


def all_cases(size):
    for secure, step, kind in itertools.product((False, True), STEPS, KINDS):
        if possible(step, kind, secure):
            yield Case(secure, 1, fault(step, kind, 1, size))
            yield Case(secure, 3, fault(step, kind, 2, size))
    # Six letters share four connections: two go by one that was kept.
    for step, kind in itertools.product(STEPS[STEPS.index("MAIL"):-1], KINDS):
        if possible(step, kind, False):
            yield Case(False, 6, fault(step, kind, 1, size, kept=True))


def few(cases):
    """Where it is hardest to know, and one of each other step."""
    telling = {("dot", "drop before"), ("dot", "kill before"), ("dot", "5xx"), ("dot", "long delay"),
               ("DATA", "kill after"), ("DATA", "drop after"), ("RCPT", "4xx"), ("MAIL", "421"),
               ("half of it", "drop before"), ("half of it", "kill before"), ("QUIT", "long delay"),
               ("greeting", "4xx"), ("EHLO", "5xx"), ("connect", "drop before"),
               ("handshake", "drop before"), ("login", "5xx"), ("STARTTLS", "5xx")}
    kept = [case for case in cases if (case.fault.step, case.fault.kind) in telling]
    return [case for case in kept
            if case.secure == (case.fault.step in SECURE_STEPS) and case.count != 3 or
            case.count == 3 and case.fault.step == "dot" and not case.secure]


def round_options():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--round", choices=("short", "long"), default="long")
    parser.add_argument("--seed", type=int, default=1, help="nothing is drawn by lot here")
    parser.add_argument("--only", default="", help="cases whose name holds these words")
    return parser.parse_args()


def main():
    options = round_options()
    if shutil.which("openssl") is None:
        print("mail: openssl is absent", file=sys.stderr)
        return 77
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(dir=scratch()) as room:
        offices = Offices(Path(room))
        cases = list(all_cases(offices.size))
        if options.round == "short":
            cases = few(cases)
        cases = [case for case in cases if options.only in case.name()]
        pairs = 0 if options.only else 2 if options.round == "short" else 20
        with ThreadPoolExecutor(4) as pool:
            jobs = [pool.submit(hold_case, offices, *case) for case in enumerate(cases)]
            jobs += [pool.submit(two_at_once, offices, number) for number in range(pairs)]
            if pairs:
                jobs.append(pool.submit(nobody_there, offices))
            told = [line for job in jobs for line in job.result()]
    for line in told:
        print(line)
    print(f"mail: {len(jobs)} cases, seed {options.seed}, {len(told)} violations, "
          f"{time.monotonic() - begun:.0f} s")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
