#!/usr/bin/env python3
"""Takes backups while three sides write, and makes a book out of each.

Each backup holds, once, all that was acknowledged before it was begun, and ends where its words
say; so does the book restored from it, which is sound and takes a further receipt; and the office's
own book has gone on from that very head.
"""

import itertools
import re
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

import office_at_hand as at_hand
import rounds_at_hand as rounds
import writers_at_hand as writers

SIDES = 3
BACKUPS = {"short": 4, "long": 100}
HEAD = re.compile(r"^entry (\d+) of \S+, head ([0-9a-f]{64})$", re.MULTILINE)
FURTHER = writers.Order("CHE", "FURTHER", 100)


def head(done):
    """What backup and restore say of the book: its newest entry and its head."""
    found = HEAD.search(done.stdout)
    return (int(found[1]), found[2]) if found else None


def backup_troubles(office, backup, acknowledged):
    """Taken just now; tells (troubles, its head)."""
    done = at_hand.dubrovnik(office, "backup", str(backup))
    ending = head(done)
    if done.returncode not in writers.DONE or ending is None:
        return [f"backup ended with {done.returncode}: {done.stdout}{done.stderr}"], None
    troubles = at_hand.book_invariants(backup) + writers.stored_troubles(backup, acknowledged)
    if writers.newest_entry(backup) != ending[0]:
        troubles.append(f"the backup says that it ends with the entry {ending[0]}, "
                        f"it ends with {writers.newest_entry(backup)}")
    gone_on = at_hand.dubrovnik(office, "verify", "--head", ending[1])
    if gone_on.returncode != 0:
        troubles.append(f"the office's book does not have the backup's head: {gone_on.stderr}")
    return troubles, ending


def restore_troubles(office, backup, restored, ending, acknowledged):
    done = at_hand.dubrovnik(office, "restore", str(backup), str(restored))
    if done.returncode not in writers.DONE:
        return [f"restore ended with {done.returncode}: {done.stdout}{done.stderr}"]
    troubles = [] if head(done) == ending else [f"restore says {done.stdout}, must say {ending}"]
    troubles += [f"restored otherwise than backed up: {told}" for told in at_hand.differences(
        at_hand.book_content(backup), at_hand.book_content(restored / "book.db"))]
    troubles += book_troubles(restored, acknowledged)
    for name in ("office.toml", "addressees.csv"):
        shutil.copyfile(office / name, restored / name)
    further = at_hand.dubrovnik(restored, *FURTHER.words())
    if further.returncode not in writers.DONE:
        troubles.append(f"the restored book takes no receipt: {further.stderr}")
    return troubles + book_troubles(restored, [*acknowledged, FURTHER])


def book_troubles(office, acknowledged):
    book = office / "book.db"
    return (at_hand.book_invariants(book) + at_hand.verified(office)
            + writers.stored_troubles(book, acknowledged))


def one_backup(office, room, sides):
    """Taken, restored, judged; nothing of it stays."""
    acknowledged = [order for side in sides for order in list(side.acknowledged)]
    backup, restored = room / "backup.db", room / "restored"
    try:
        troubles, ending = backup_troubles(office, backup, acknowledged)
        if ending is not None:
            troubles += restore_troubles(office, backup, restored, ending, acknowledged)
    except Exception as trouble:  # a harness that stumbles has found something, too
        troubles = [f"{type(trouble).__name__}: {trouble}"]
    shutil.rmtree(restored, ignore_errors=True)
    backup.unlink(missing_ok=True)
    return troubles


def wanted(chosen):
    return chosen.points or BACKUPS[chosen.round]


def backups(office, room, chosen, sides):
    """Tells how many of them violated something."""
    violations = 0
    for number in range(wanted(chosen)):
        before = sum(len(side.acknowledged) for side in sides)
        troubles = one_backup(office, room, sides)
        if troubles:
            violations += 1
            writers.report_violation("restore", office, troubles, f"backup {number} after {before} "
                                     f"writes of {SIDES} sides, seed {chosen.seed}")
        if number % 10 == 9:
            print(f"  {number + 1} backups, {before} writes, {violations} violations", flush=True)
    return violations


def main():
    chosen = rounds.options(__doc__)
    begun = time.monotonic()
    print(f"restore: seed {chosen.seed}", flush=True)
    with tempfile.TemporaryDirectory(dir=at_hand.scratch(), prefix="dubrovnik-") as folder:
        office, room = Path(folder) / "office", Path(folder) / "room"
        room.mkdir()
        states = writers.busy_office(office)
        ended = threading.Event()
        sides = [writers.Side(office, writers.orders(side, SIDES, 1_000_000, states, chosen.seed),
                              ended) for side in range(SIDES)]
        for side in sides:
            side.start()
        try:
            violations = backups(office, room, chosen, sides)
        finally:
            ended.set()
            for side in sides:
                side.join()
        acknowledged = list(itertools.chain(*(side.acknowledged for side in sides)))
        troubles = [told for side in sides for told in side.troubles]
        troubles += writers.stored_troubles(office / "book.db", acknowledged, nothing_else=True)
        troubles += at_hand.invariants(office)
        if troubles:
            violations += 1
            writers.report_violation("restore", office, troubles, f"the office afterwards, "
                                     f"seed {chosen.seed}")
    print(f"restore: {wanted(chosen)} backups during {len(acknowledged)} writes, "
          f"{violations} violations, {time.monotonic() - begun:.0f} s")
    return 1 if violations else 0


sys.exit(main())
