#!/usr/bin/env python3
"""Puts strings that try to be more than text into every place where an officer or a payer writes.

Each is refused clearly (exit 2 or 3, an error[code], nothing written; a path may be one that the
file system refuses, exit 4), or goes through (exit 0 or 5) as the text it is: nothing is made but
in the office or where the officer said, no template tag is filled, the PDFs are whole, mails have
the headers and recipients they should, reports and the journal can be read by those who read them,
no cell begins like a formula, no control character reaches the terminal, and the book is sound.

The long round puts every string into some places in turn, and a core of them into every place; and
it has LibreOffice read the journal, without which it does not hold.
"""

import argparse
import collections
import hashlib
import itertools
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import hostile_checks as checks
import hostile_places as places
import hostile_strings as strings
import office_at_hand as at_hand

PLACES_OF_A_STRING = 2
SHORT_STRINGS = 25
DEEP = "/".join("abcdefghij")  # deeper than any string climbs
ABSENT = "absent: soffice"
FOREIGN = 6  # every so many trials, the foreign ledger programs read the journal


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--round", choices=["short", "long"], default="long")
    parser.add_argument("--seed", type=int, default=20170109)
    parser.add_argument("--place", action="append", default=[], help="this one alone")
    parser.add_argument("--string", type=int, help="this one alone, by its number")
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args()


def snapshot(room):
    """Path → what it holds, of everything in the room but who held the lock last."""
    held = {}
    for folder, folders, files in os.walk(os.fsencode(room)):
        for name in folders:
            held[os.path.join(folder, name)] = "folder"
        for name in files:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and not path.endswith(b".lock"):
                held[path] = hashlib.sha256(Path(os.fsdecode(path)).read_bytes()).digest()
    return held


class Trial:
    def __init__(self, place, number, text, turn):
        self.place, self.number, self.text, self.turn = place, number, text, turn
        self.troubles, self.kind, self.said = [], "stumbled", b""

    def run(self, folder, bases):
        room = Path(tempfile.mkdtemp(dir=folder))
        try:
            self.office = room / DEEP / "office"
            shutil.copytree(bases[self.place.start], self.office)
            self.try_it(room)
        except subprocess.TimeoutExpired as trouble:
            self.troubles, self.kind = [f"it hangs: {str(trouble)[:200]}"], "hanging"
        except Exception as trouble:  # a harness that stumbles has found something, too
            self.troubles.append(f"{type(trouble).__name__}: {trouble}"[:400])
        finally:
            shutil.rmtree(room, ignore_errors=True)
        return self

    def report(self):
        """With what runs it again: --place and --string."""
        return (f"VIOLATED hostile: --place \"{self.place.name}\" --string {self.number} "
                f"{self.text[:60]!r} ({self.kind})\n  "
                + "\n  ".join(told.strip()[:500] for told in self.troubles[:5]))

    def try_it(self, room):
        if self.place.write is not None:
            self.place.write(self.office, self.text)
        words = [self.filled(word, room) for word in self.place.words]
        before = snapshot(room)
        try:
            done = checks.said(self.office, words)
        except (OSError, ValueError):  # a NUL, or longer than a command line can be
            self.kind = "not possible"
            return
        self.said = done.stderr
        self.troubles = checks.terminal(done)
        after = snapshot(room)
        changed = [path for path in after if after[path] != before.get(path)]
        gone = [path for path in before if path not in after]
        if os.path.lexists(strings.CANARY):
            self.troubles.append(f"{strings.CANARY} was made")
        if done.returncode in (2, 3):
            self.refused(done, changed + gone)
        elif (self.place.named and done.returncode == 4
              and b"error[storage." in done.stderr):
            self.not_written(room, changed, gone)
        elif done.returncode in (0, 5):
            self.went_through(room, changed, gone)
        else:
            self.kind = f"exit {done.returncode}"
            self.troubles.append(f"it ended with {done.returncode}: {done.stderr[:400]}")

    def filled(self, word, room):
        if word == "RECEIPT":
            return self.receipt()
        text = self.text
        if self.place.named and text.startswith(b"/"):
            text = os.fsencode(room) + text  # whoever runs this may write anywhere
        return os.fsencode(word).replace(b"TEXT", text)

    def receipt(self):
        with at_hand.BookCopy(self.office / "book.db") as rows:
            wanted = "SELECT max(id) FROM entries WHERE kind = 'receipt'"
            return str(rows.execute(wanted).fetchone()[0])

    def refused(self, done, changed):
        self.kind = "refused"
        if b"error[" not in done.stderr:
            self.troubles.append(f"it is refused without a code: {done.stderr[:300]}")
        self.troubles += [f"it is refused, and {path!r} is another" for path in changed]

    def not_written(self, room, changed, gone):
        """The file system has no such path: the copies are missing, and the book is sound."""
        self.kind = "unwritable"
        self.troubles += self.elsewhere(room, changed, gone)
        self.troubles += at_hand.book_invariants(self.office / "book.db")
        self.troubles += at_hand.verified(self.office)

    def elsewhere(self, room, changed, gone):
        return ([f"{path!r} is gone" for path in gone]
                + [f"{path!r} was written" for path in changed if not self.allowed(path, room)])

    def went_through(self, room, changed, gone):
        self.kind = "through"
        self.troubles += self.elsewhere(room, changed, gone)
        place, office = self.place, self.office
        before = snapshot(room)
        for words in place.after:
            done = checks.said(office, words, "2017-03-20")
            self.troubles += checks.terminal(done)
            if done.returncode not in (0, 3, 5):
                self.troubles.append(f"{words[0]} then ended with {done.returncode}: "
                                     f"{done.stderr[:300]}")
        after = sorted(path for path, held in snapshot(room).items() if before.get(path) != held)
        self.troubles += checks.documents(changed + after)
        self.troubles += checks.mails(office, place.mailed or place.name == "sender's address")
        if place.printed and (office / "out" / place.printed).exists():
            self.troubles += checks.printed(office / "out" / place.printed, self.text)
        if place.journal:
            self.troubles += checks.journal(office, self.text)
        self.troubles += checks.tables(office, self.turn)
        self.troubles += at_hand.book_invariants(office / "book.db") + at_hand.verified(office)
        if self.turn % FOREIGN == 0:
            self.troubles += checks.ledgers(office)

    def allowed(self, path, room):
        """The office's book and copies; where the officer said; and the folders to it."""
        office = os.fsencode(self.office)
        roots = [office + b"/book.db", office + b"/out"]
        if self.place.named:
            named = os.path.join(os.path.dirname(office), self.filled("TEXT", room))
            said = os.path.normpath(named)
            if not (office + b"/").startswith(said + b"/"):  # nobody meant all that lies around
                roots.append(said)
            if os.path.isdir(path) and named.startswith(path + b"/"):
                return True
        return any(path == root or path.startswith(root + b"/") for root in roots)


def trials(chosen):
    found = strings.all_strings()
    numbers = {text: number for number, text in enumerate(found)}
    core = strings.core_strings()
    if chosen.place or chosen.string is not None:
        taken = [place for place in places.PLACES if not chosen.place or place.name in chosen.place]
        texts = found if chosen.string is None else [found[chosen.string]]
        pairs = list(itertools.product(taken, texts))
    elif chosen.round == "short":
        taken = [place for place in places.PLACES if place.name in places.SHORT]
        picked = random.Random(chosen.seed).sample(core, SHORT_STRINGS)
        pairs = [(taken[at % len(taken)], text) for at, text in enumerate(picked)]
    else:
        count = len(places.PLACES)
        pairs = [(places.PLACES[(at * PLACES_OF_A_STRING + turn) % count], text)
                 for at, text in enumerate(found) for turn in range(PLACES_OF_A_STRING)]
        pairs += itertools.product(places.PLACES, core)
        pairs = list(dict.fromkeys(pairs))
        random.Random(chosen.seed).shuffle(pairs)
    return [Trial(place, numbers[text], text, at) for at, (place, text) in enumerate(pairs)]


def closed_places(folder, bases, taken):
    """A place that lets nothing through would take every string for refused, and try nothing."""
    told = []
    for place in taken:
        trial = Trial(place, -1, place.harmless, 0).run(folder, bases)
        if trial.kind != "through" or trial.troubles:
            told.append(f"--place \"{place.name}\": {place.harmless!r} is {trial.kind}, must go "
                        f"through: {trial.troubles} {trial.said[:300]}")
    return told


def with_libreoffice(chosen, bases):
    """What it says of LibreOffice, and what it found wrong."""
    if shutil.which("soffice") is None:
        return ABSENT, []
    if chosen.round == "short":
        return "without LibreOffice", []
    for text in checks.FORMULAS:
        at_hand.must(bases["issued"], "spend", "1", "--fund", "isu", "--note", text)
        at_hand.must(bases["issued"], "receive", "-", "7", "--fund", "isu", "--reference", text,
                     "--on", at_hand.CALL_DAY)
    return "with LibreOffice", checks.spreadsheet(bases["issued"])


def main():
    for foreign in ("qpdf", "pdftotext"):
        if shutil.which(foreign) is None:
            print(f"absent: {foreign}", file=sys.stderr)
            return 77
    chosen = options()
    begun = time.monotonic()
    print(f"hostile: seed {chosen.seed}", flush=True)
    kinds, violations = collections.Counter(), 0
    with tempfile.TemporaryDirectory(dir=at_hand.scratch(), prefix="dubrovnik-") as folder:
        bases = places.lay_bases(Path(folder))
        todo = trials(chosen)
        closed = closed_places(folder, bases, dict.fromkeys(trial.place for trial in todo))
        with ThreadPoolExecutor(chosen.jobs) as workers:
            for trial in workers.map(lambda trial: trial.run(folder, bases), todo):
                kinds[trial.kind] += 1
                if kinds.total() % 250 == 0:
                    print(f"  {kinds.total()} of {len(todo)} trials", flush=True)
                if trial.troubles:
                    violations += 1
                    print(trial.report(), flush=True)
        office, troubles = with_libreoffice(chosen, bases)
    troubles += closed
    print("".join(f"VIOLATED hostile: {told}\n" for told in troubles), end="")
    violations += len(troubles)
    told = "".join(f", {count} {kind}" for kind, count in sorted(kinds.items()))
    print(f"hostile: {len(todo)} trials of {len({trial.text for trial in todo})} strings in "
          f"{len({trial.place.name for trial in todo})} places{told}, {office}, "
          f"{violations} violations, {time.monotonic() - begun:.0f} s")
    return 1 if violations or (office == ABSENT and chosen.round == "long") else 0


sys.exit(main())
