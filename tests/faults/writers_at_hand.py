"""Sides that write to one office at once, and what must be stored of what they were told is.

`busy_office` makes the office and says which States are still to be called; a `Side` is a thread
that gives its orders to the program one after the other, a process each. Whatever happens
meanwhile: an order that ended with 0 or 5 is stored exactly once and as it was given, and no order
ends otherwise. All orders are of one day: the book takes no entry of a day before its newest one.
"""

import json
import random
import shutil
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import office_at_hand as at_hand

DAY = at_hand.CALL_DAY
CALL = "calls/2017.toml"
WRITES_AN_ISSUE = 25
LONGEST_WAIT = 10  # seconds: then the program itself gives up
WAITING = "waiting: the book is held by "
DONE = (0, 5)


@dataclass(frozen=True)
class Order:
    state: str
    reference: str = ""  # the bank's; an order without it calls the State
    minor: int = 0

    def words(self):
        if not self.reference:
            return ("issue", CALL, "--state", self.state)
        amount = f"{self.minor // 100}.{self.minor % 100:02d}"
        return ("receive", self.state, amount, "--fund", "isu", "--on", DAY,
                "--bank-reference", self.reference)


def busy_office(folder):
    """An office that has called two States; tells the other States that pay."""
    at_hand.must(folder, "init", str(folder))
    at_hand.must(folder, "issue", CALL, "--state", ",".join(at_hand.STATES))
    assessed = json.loads(at_hand.must(folder, "assess", CALL, "--format", "json").stdout)
    return [each["state"] for each in assessed["contributions"]
            if each["state"] not in at_hand.STATES]


def orders(side, sides, count, states, seed):
    """Receipts of States called before; every 25th order (here the first) calls one State more."""
    chosen = random.Random(f"{seed}/{side}")
    own = iter(states[side::sides])
    called = list(at_hand.STATES)
    for number in range(count):
        state = next(own, None) if number % WRITES_AN_ISSUE == 0 else None
        if state is not None:
            called.append(state)
            yield Order(state)
        else:
            yield Order(chosen.choice(called), f"W{side}-{number}", chosen.randint(1, 999))


class Side(threading.Thread):
    def __init__(self, office, given, ended=None):
        super().__init__()
        self.office, self.given, self.ended = office, given, ended
        self.acknowledged, self.troubles = [], []
        self.waited, self.at_once = [], []  # (seconds, order) of those that said they wait, or not

    def run(self):
        for order in self.given:
            if self.ended is not None and self.ended.is_set():
                return
            try:
                self.one(order)
            except Exception as trouble:  # a harness that stumbles has found something, too
                self.troubles.append(f"{order.words()}: {type(trouble).__name__}: {trouble}")

    def one(self, order):
        begun = time.monotonic()
        done = at_hand.dubrovnik(self.office, *order.words(), day=DAY)
        took = time.monotonic() - begun
        if done.returncode in DONE:
            self.acknowledged.append(order)
        else:
            self.troubles.append(f"{' '.join(order.words())} ended with {done.returncode} after "
                                 f"{took:.1f} s: {done.stdout}{done.stderr}")
        (self.waited if WAITING in done.stderr else self.at_once).append((took, order))


def longest(times):
    return max((took for took, _ in times), default=0.0)


def waiting_troubles(sides):
    """Who waited too long for the book: what the slowest that did not wait took is no waiting.

    Where even those take that long, the machine is too busy to tell; that the program itself
    gives up after ten seconds still counts.
    """
    pace = max(longest(side.at_once) for side in sides)
    if pace > LONGEST_WAIT:
        print(f"  a write that did not wait took {pace:.1f} s: waiting is not judged", flush=True)
        return []
    return [f"{' '.join(order.words())} waited, and took {took:.1f} s; without waiting {pace:.1f} s"
            for side in sides for took, order in side.waited if took > LONGEST_WAIT + pace]


def stored(path):
    """Of a book at rest: every order it holds, as often as it holds it."""
    with at_hand.BookCopy(path) as rows:
        receipts = rows.execute("SELECT state, bank_reference, amount_minor FROM receipts")
        packets = rows.execute("SELECT state FROM packets")
        return [Order(*row) for row in receipts] + [Order(state) for state, in packets]


def stored_troubles(path, acknowledged, nothing_else=False):
    """What was acknowledged is stored once; with `nothing_else`, the book holds no other order."""
    counts = {}
    for order in stored(path):
        counts[order] = counts.get(order, 0) + 1
    told = [f"{' '.join(order.words())} was acknowledged and is stored {counts.get(order, 0)} times"
            for order in acknowledged if counts.get(order) != 1]
    if nothing_else:
        known = set(acknowledged) | {Order(state) for state in at_hand.STATES}
        told += [f"{' '.join(order.words())} is stored {count} times and was not acknowledged"
                 for order, count in counts.items() if order not in known]
    return told


def copy_troubles(office):
    """Every side had written its copies: a further run of the call finds nothing left to write."""
    before = at_hand.folder_content(office / "out")
    at_hand.must(office, "issue", CALL, "--state", at_hand.STATES[0])
    return [f"the copy {told} when the last side has ended" for told in
            at_hand.differences(at_hand.folder_content(office / "out"), before)]


def newest_entry(path):
    with at_hand.BookCopy(path) as rows:
        return rows.execute("SELECT max(id) FROM entries").fetchone()[0]


def report_violation(name, office, troubles, how):
    """Which interleaving it was cannot be had again: the office is kept."""
    kept = Path(tempfile.mkdtemp(prefix=f"dubrovnik-{name}-")) / "office"
    shutil.copytree(office, kept, symlinks=True)
    print(f"VIOLATED {name}: {how}; the office is kept: {kept}\n  "
          + "\n  ".join(text.strip()[:600] for text in troubles[:12]), flush=True)
    if len(troubles) > 12:
        print(f"  and {len(troubles) - 12} more", flush=True)
