"""The verbs that write, each as a scene: an office just before, the command, and what it leaves.

A `Scene` is set up once. For every fault its office is laid out anew in a room of its own, the
command is run and broken, and `after_fault` and `after_next_run` tell what is not as it must be.
Every verb but `send` writes its book in one step: after a fault the book is as before or as after
an undisturbed run, never in between, and what the program said was done is done. Where the verb
signs the head of the book, the office has a key, in the room beside it: every head that is there
verifies with the public key kept elsewhere, after the fault and after the next run.
"""

import json
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import office_at_hand as at_hand

REMIND_DAY = "2017-03-09"
ISSUED = (("issue", "calls/2017.toml", "--state", ",".join(at_hand.STATES)), at_hand.CALL_DAY)
PAID = (("receive", "CHE", "100.00", "--fund", "isu", "--on", "2017-02-03",
         "--bank-reference", "B1"), "2017-02-03")
REMINDED = (("remind",), REMIND_DAY)

IN_AN_OFFICE = ("issue", "receive", "remind", "credit", "reverse", "close", "backup", "send")
# What makes an office takes away what it had begun, but not when it is killed.
ALSO_MAKING_ONE = IN_AN_OFFICE + ("init", "restore")


@dataclass
class Scene:
    verb: str
    steps: tuple  # what was done before
    words: tuple  # the command, ROOM standing for the folder of the day
    day: str
    # What is said once all is stored; and the refusal of a second run, where one says it is done.
    said: str
    done_already: str = ""
    makes: str = ""  # the file that is then there, where nothing is written into the book
    mail: bool = False
    signs: bool = False
    before: Path = None  # the room as it was, laid by
    public_key: Path = None  # where the verb signs
    heads: int = 0  # signed once all is done
    start: dict = field(default_factory=dict)
    wanted: dict = field(default_factory=dict)
    whole: object = None  # the undisturbed run

    def lay_out(self, room, port=0):
        """A room with the office as it was before the command."""
        for left in room.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        for part in self.before.iterdir():  # with their rights: the keys are their owner's alone
            shutil.copytree(part, room / part.name)
        if self.mail:
            at_hand.set_mail_server(room / "office", port)

    def in_room(self, words, room):
        keys = ["--keys", str(room / "keys")] if self.signs else []
        return keys + [word.replace("ROOM", str(room)) for word in words]

    def command(self, room):
        return at_hand.command(room / "office", self.in_room(self.words, room), self.day)

    def run(self, room):
        return at_hand.dubrovnik(room / "office", *self.in_room(self.words, room), day=self.day)

    def prepare(self, folder, room, port=0):
        """Makes the office before, and what an undisturbed run makes of it."""
        self.before = folder / self.verb
        self.before.mkdir(parents=True)
        office = self.before / "office"
        at_hand.make_office(office, mail_port=port if self.mail else None)
        if self.signs:
            self.public_key = folder / f"{self.verb}.pem"
            at_hand.make_key(office, self.before / "keys", self.public_key)
        for words, day in self.steps:
            at_hand.must(office, *self.in_room(words, self.before), day=day)
        if "RECEIPT" in self.words:
            receipt = entry_of_kind(office, "receipt")
            self.words = tuple(receipt if word == "RECEIPT" else word for word in self.words)
        self.lay_out(room, port)
        self.start = at_hand.folder_content(room)
        self.whole = self.run(room)
        self.wanted = at_hand.folder_content(room)
        self.heads = at_hand.signed_heads(room / "office" / "book.db")
        troubles = self.troubles_undisturbed(room)
        if troubles:
            raise SystemExit(f"{self.verb} undisturbed: {self.whole.stderr}{troubles}")

    def troubles_undisturbed(self, room):
        troubles = at_hand.invariants(room / "office", self.public_key)
        if self.whole.returncode not in (0, 5):
            troubles.append(f"it ended with {self.whole.returncode}")
        if self.signs and self.heads == at_hand.signed_heads(self.before / "office" / "book.db"):
            troubles.append("it signed nothing")
        return troubles

    def book(self, room):
        return at_hand.book_content(room / "office" / "book.db")

    def books(self, room):
        """Those that bear the office's signatures."""
        made = room / self.makes
        return [room / "office" / "book.db"] + ([made] if self.makes and made.exists() else [])

    def writes(self):
        """Into the book of the office: what makes an office does not."""
        return self.start["office/book.db"] != self.wanted["office/book.db"]

    def says_done(self, text):
        return re.search(self.said, text) is not None


def scenes(*verbs):
    """Those of an office's life, or those named."""
    all_scenes = (
        Scene("issue", (), ISSUED[0], ISSUED[1], r"issued 2 packets", signs=True),
        Scene("receive", (ISSUED,), PAID[0] + ("--letter",), PAID[1], r"recorded: entry"),
        Scene("remind", (ISSUED,), REMINDED[0], REMIND_DAY, r"letters written: 2",
              signs=True),
        Scene("credit", (ISSUED,), ("credit", "ISU-2017-0001", "--amount", "250", "--reason",
                                    "rate corrected"), REMIND_DAY, r"recorded: entry"),
        Scene("reverse", (ISSUED, PAID), ("reverse", "RECEIPT", "--reason", "another State's"),
              REMIND_DAY, r"recorded: entry", done_already="entry.reversed"),
        Scene("close", (ISSUED, PAID), ("close", "2017", "--reason", "the year is over"),
              "2018-01-05", r"recorded: entry", done_already="close.closed", signs=True),
        Scene("backup", (ISSUED, PAID), ("backup", "ROOM/backup.db"), REMIND_DAY,
              r"(?m)^written: |^entry \d+ of ", done_already="backup.exists", makes="backup.db",
              signs=True),
        Scene("send", (ISSUED, REMINDED), ("send", REMIND_DAY), REMIND_DAY, r"accepted",
              mail=True),
        Scene("init", (), ("init", "ROOM/new"), at_hand.CALL_DAY, r"made .*book\.db",
              done_already="init.exists", makes="new/book.db"),
        Scene("restore", (ISSUED, PAID), ("restore", "ROOM/office/book.db", "ROOM/new"),
              REMIND_DAY, r"written: ", done_already="restore.not-empty", makes="new/book.db"),
    )
    unknown = set(verbs) - {scene.verb for scene in all_scenes}
    if unknown:
        raise SystemExit(f"no such verb here: {', '.join(sorted(unknown))}")
    return [scene for scene in all_scenes if scene.verb in (verbs or IN_AN_OFFICE)]


def entry_of_kind(office, kind):
    with at_hand.BookCopy(office / "book.db") as rows:
        return str(rows.execute("SELECT max(id) FROM entries WHERE kind = ?", (kind,)).fetchone()[0])


class Left(NamedTuple):
    """What a fault left."""

    troubles: list
    recorded: bool  # in the book, what the command writes there; of `send`, anything of it
    stored: bool  # everything: where a file is made, the file


def after_fault(scene, room, said):
    """Right after the fault, before anything else ran."""
    troubles = at_hand.book_invariants(room / "office" / "book.db")
    troubles += made_troubles(scene, room) + head_troubles(scene, room, said)
    found = scene.book(room)
    if scene.mail:  # the register is judged by what arrived, below
        recorded, stored = found != scene.start["office/book.db"], False
    else:
        recorded = found == scene.wanted["office/book.db"]
        if not recorded and found != scene.start["office/book.db"]:
            troubles += ["half of it is stored: " + told for told in
                         at_hand.differences(scene.start["office/book.db"], found)]
        stored = (room / scene.makes).exists() if scene.makes else recorded
        if not scene.writes():
            recorded = stored
        if scene.says_done(said) and not stored:
            troubles.append(f"it said that it was done, and it is not stored: {said}")
    if SAYS_RECORDED.search(said) and not recorded:
        troubles.append(f"the error says that the book was written, and it was not: {said}")
    return Left(troubles, recorded, stored)


def made_troubles(scene, room):
    """A book that has its name is sound, whatever became of the command that made it."""
    made = room / scene.makes
    if not scene.makes or not made.exists():
        return []
    return [f"{scene.makes}: {what}" for what in at_hand.book_invariants(made)
            + at_hand.verified_copy(made, scene.public_key)]


HEAD = re.compile(r"\bhead ([0-9a-f]{64})\b")


def head_troubles(scene, room, said):
    """Every signed head verifies, in the book, too; every head that was said is there."""
    if not scene.signs:
        return []
    book = room / "office" / "book.db"
    told = [f"{book.name}: {what}" for what in at_hand.verified_copy(book, scene.public_key)]
    return told + [f"it said the head {head}, and the chain does not have it" for head in
                   at_hand.heads_not_in_the_chain(room / "office" / "book.db", HEAD.findall(said))]


SAYS_RECORDED = re.compile(r"what was recorded before this is in the book|the book was written"
                           r"|what the verb recorded in the book stays recorded")


def untold(scene, left, stderr):
    """Of an error after the book was written: it must say so."""
    if not (left.recorded and scene.writes()):
        return []
    if SAYS_RECORDED.search(stderr):
        return []
    return [f"it was recorded, and the error does not say so: {stderr}"]


def after_next_run(scene, room, stored):
    """The same command again: it succeeds and adds only what was missing."""
    again = scene.run(room)
    refused = (stored and scene.done_already and again.returncode == 3
               and f"error[{scene.done_already}]" in again.stderr)
    troubles = []
    if again.returncode not in (0, 5) and not refused:
        troubles.append(f"the next run ended with {again.returncode}: {again.stderr}")
    return troubles + completeness(scene, room)


def completeness(scene, room):
    """Everything is there as an undisturbed run leaves it, and nothing else."""
    found = at_hand.folder_content(room)
    if scene.mail:
        differing = at_hand.differences(without_register(scene.wanted), without_register(found))
    else:
        differing = at_hand.differences(scene.wanted, found)
    if scene.signs:
        differing += head_count_troubles(scene, room)
    differing += made_troubles(scene, room)
    return differing + at_hand.invariants(room / "office", scene.public_key)


def head_count_troubles(scene, room):
    counts = {book.name: at_hand.signed_heads(book) for book in scene.books(room)}
    return [f"{name}: {count} heads are signed, must be {scene.heads}"
            for name, count in counts.items() if count != scene.heads]


# `send` writes to its register as it goes, so that is compared with what arrived instead.
REGISTER_TABLES = {"chain", "entries", "dispatches", "dispatch_outcomes"}


def without_register(content):
    kept = dict(content)
    kept["office/book.db"] = {table: rows for table, rows in content["office/book.db"].items()
                              if table not in REGISTER_TABLES}
    return kept


def register(office):
    """Recipient → outcomes of all attempts, in order; None is one that died before its outcome."""
    with at_hand.BookCopy(office / "book.db") as rows:
        found = {}
        for recipient, outcome in rows.execute(
                "SELECT d.recipient, o.outcome FROM dispatches d LEFT JOIN dispatch_outcomes o"
                " ON o.dispatch = d.id ORDER BY d.id"):
            found.setdefault(recipient, []).append(outcome)
        return found


def mail_troubles(room, mails):
    """After the next run: nothing lost, nothing twice, and what cannot be known said to be unknown."""
    arrived = {}
    for path in mails.glob("*.json"):
        for recipient in json.loads(path.read_text())["to"]:
            arrived[recipient] = arrived.get(recipient, 0) + 1
    known = register(room / "office")
    told = []
    for state in at_hand.STATES:
        recipient = f"{state.lower()}@example.org"
        outcomes = known.get(recipient, [])
        count = arrived.get(recipient, 0)
        last = outcomes[-1] if outcomes else "nothing"
        if count > 1:
            told.append(f"{recipient}: arrived {count} times; the register says {outcomes}")
        if count == 1 and last not in ("accepted", "unknown", None):
            told.append(f"{recipient}: it arrived, and the register says {outcomes}")
        if count == 0 and last not in ("unknown", None):
            told.append(f"{recipient}: nothing arrived, and the register says {outcomes}")
    return told
