#!/usr/bin/env python3
"""Eight sides write to one office at once, while others read and back up.

Every write that was acknowledged is stored exactly once, none ends otherwise than well, no number
is missing or there twice, nobody waits longer than ten seconds, and the copies are all there, the
newest. Who reads is never refused and sees all that was acknowledged before, in a report whose sums
agree. Who meets a book that another process holds is told who does: in vain after ten seconds, else
with success.
"""

import contextlib
import fcntl
import json
import re
import subprocess
import sys
import tempfile
import threading
import time
from decimal import Decimal
from pathlib import Path

import office_at_hand as at_hand
import rounds_at_hand as rounds
import writers_at_hand as writers

HOLDER = "an example of a holder, process 77, since 2017-01-09T08:30:00Z"
BUSY = re.compile(rf"^error\[storage\.busy\].*{re.escape(HOLDER)}$", re.MULTILINE)
READERS = 2
FIGURES = ("called", "credited", "received")


class Reader(threading.Thread):
    """Reads in every way, over and over, until the writers have ended."""

    def __init__(self, office, backup, sides, ended):
        super().__init__()
        self.office, self.backup, self.sides, self.ended = office, backup, sides, ended
        self.troubles, self.count, self.longest = [], 0, 0.0
        self.before = writers.newest_entry(office / "book.db")

    def run(self):
        ways = [self.report, self.verify, self.back_up]
        while not self.ended.is_set():
            way = ways[self.count % len(ways)]
            at_least = self.before + sum(len(side.acknowledged) for side in self.sides)
            begun = time.monotonic()
            try:
                self.troubles += [f"{way.__name__}, read {self.count}: {told}"
                                  for told in way(at_least)]
            except Exception as trouble:  # a harness that stumbles has found something, too
                self.troubles.append(f"{way.__name__}: {type(trouble).__name__}: {trouble}")
            self.longest = max(self.longest, time.monotonic() - begun)
            self.count += 1

    def report(self, at_least):
        done = at_hand.dubrovnik(self.office, "report", "shortfall", "--format", "json")
        if done.returncode not in writers.DONE:
            return [f"ended with {done.returncode}: {done.stderr}"]
        told = json.loads(done.stdout)
        return seen(told["known_on"]["entry"], at_least) + [
            trouble for fund in told["funds"] for trouble in sum_troubles(fund)]

    def verify(self, at_least):
        done = at_hand.dubrovnik(self.office, "verify")
        if done.returncode != 0 or "the book is sound" not in done.stdout:
            return [f"ended with {done.returncode}: {done.stdout}{done.stderr}"]
        return seen(int(done.stdout.split()[1]), at_least)

    def back_up(self, at_least):
        self.backup.unlink(missing_ok=True)
        done = at_hand.dubrovnik(self.office, "backup", str(self.backup))
        if done.returncode not in writers.DONE:
            return [f"ended with {done.returncode}: {done.stderr}"]
        return (seen(writers.newest_entry(self.backup), at_least)
                + at_hand.book_invariants(self.backup))


def seen(entry, at_least):
    return [] if entry >= at_least else [
        f"it ends with the entry {entry}, must have at least {at_least}, acknowledged before"]


def sum_troubles(fund):
    """Called − credited − received = outstanding; the same by component and by State."""
    called, credited, received = (Decimal(fund[name]) for name in FIGURES)
    outstanding = Decimal(fund["outstanding"])
    sums = {"called less credited less received": called - credited - received,
            "the shortfall": Decimal(fund["shortfall"]),
            "the sum by component": sum(Decimal(each["shortfall"]) for each in fund["components"]),
            "the sum by State": sum(Decimal(each["outstanding"]) for each in fund["states"])}
    told = [f"{fund['fund']}: {name} is {found}, outstanding is {outstanding}"
            for name, found in sums.items() if found != outstanding]
    for name in FIGURES:
        found = sum(Decimal(each[name]) for each in fund["components"])
        if found != Decimal(fund[name]):
            told.append(f"{fund['fund']}: {name} is {fund[name]}, by component {found}")
    return told


@contextlib.contextmanager
def held(office):
    """The book's lock in another's hand."""
    with open(office / "book.db.lock", "w+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write(HOLDER)
        lock.flush()
        yield
        lock.truncate(0)


def held_shortly(office):
    """Until who writes has said for whom it waits, a second or two: then it succeeds."""
    order = writers.Order("CHE", "HELD-SHORTLY", 100)
    with held(office):
        writer = subprocess.Popen(at_hand.command(office, order.words(), writers.DAY), text=True,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        said = writer.stderr.readline()
    rest = writer.communicate(timeout=60)[1]
    told = writers.stored_troubles(office / "book.db", [order])
    if writer.returncode not in writers.DONE:
        told.append(f"held shortly: it ended with {writer.returncode}: {said}{rest}")
    if said != f"{writers.WAITING}{HOLDER}\n":
        told.append(f"held shortly: it did not say who holds the book: {said}{rest}")
    return told


def held_long(office):
    """Until who writes has given up: nothing is stored; who reads meanwhile is not concerned."""
    order = writers.Order("CHE", "HELD-LONG", 100)
    with held(office):
        told = at_hand.verified(office)
        begun = time.monotonic()
        done = at_hand.dubrovnik(office, *order.words())
        took = time.monotonic() - begun
    if done.returncode != 4 or not BUSY.search(done.stderr) or took < writers.LONGEST_WAIT:
        told.append(f"held long: it ended with {done.returncode} after {took:.1f} s: {done.stderr}")
    if order in writers.stored(office / "book.db"):
        told.append("held long: it was refused, and it is stored")
    at_hand.must(office, *order.words())
    return told + writers.stored_troubles(office / "book.db", [order])


class Tally:
    def __init__(self, chosen):
        self.chosen = chosen
        self.writes, self.reads, self.violations = 0, 0, 0
        self.waited, self.at_once, self.longest_read = 0.0, 0.0, 0.0

    def add(self, sides, readers):
        self.writes += sum(len(side.acknowledged) for side in sides)
        self.reads += sum(reader.count for reader in readers)
        self.waited = max([self.waited, *(writers.longest(side.waited) for side in sides)])
        self.at_once = max([self.at_once, *(writers.longest(side.at_once) for side in sides)])
        self.longest_read = max([self.longest_read, *(reader.longest for reader in readers)])

    def judge(self, office, what, troubles):
        if troubles:
            self.violations += len(troubles)
            writers.report_violation("writers", office, troubles,
                                     f"{what}, seed {self.chosen.seed}")


def one_round(folder, number, counts, tally):
    sides_wanted, writes_each = counts
    office = folder / f"office{number}"
    states = writers.busy_office(office)
    seed = tally.chosen.seed + number
    ended = threading.Event()
    sides = [writers.Side(office, writers.orders(side, sides_wanted, writes_each, states, seed))
             for side in range(sides_wanted)]
    readers = [Reader(office, folder / f"backup{each}.db", sides, ended)
               for each in range(READERS)]
    begun = time.monotonic()
    for each in sides + readers:
        each.start()
    for side in sides:
        side.join()
    ended.set()
    for reader in readers:
        reader.join()
    took = time.monotonic() - begun
    tally.add(sides, readers)
    acknowledged = [order for side in sides for order in side.acknowledged]
    troubles = [told for each in sides + readers for told in each.troubles]
    troubles += writers.waiting_troubles(sides)
    troubles += writers.stored_troubles(office / "book.db", acknowledged, nothing_else=True)
    troubles += writers.copy_troubles(office) + at_hand.invariants(office)
    tally.judge(office, f"round {number} of {sides_wanted} × {writes_each} writes", troubles)
    waited = [each for side in sides for each in side.waited]
    print(f"  round {number}: {len(acknowledged)} writes, {len(waited)} waited over a second "
          f"(longest {writers.longest(waited):.1f} s), "
          f"{sum(each.count for each in readers)} reads, {took:.0f} s", flush=True)
    return office


def main():
    chosen = rounds.options(__doc__)
    short = chosen.round == "short"
    begun = time.monotonic()
    print(f"writers: seed {chosen.seed}", flush=True)
    tally = Tally(chosen)
    with tempfile.TemporaryDirectory(dir=at_hand.scratch(), prefix="dubrovnik-") as folder:
        for number in range(1 if short else 5):
            office = one_round(Path(folder), number, (4, 6) if short else (8, 250), tally)
        tally.judge(office, "the book held by another", held_shortly(office))
        if not short:
            tally.judge(office, "the book held by another", held_long(office))
        tally.judge(office, "after the book was held by another", at_hand.invariants(office))
    print(f"writers: {tally.writes} writes (longest {tally.at_once:.1f} s, {tally.waited:.1f} s "
          f"where it waited for another), "
          f"{tally.reads} reads (longest {tally.longest_read:.1f} s), "
          f"{tally.violations} violations, {time.monotonic() - begun:.0f} s")
    return 1 if tally.violations else 0


sys.exit(main())
