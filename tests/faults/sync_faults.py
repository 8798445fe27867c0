#!/usr/bin/env python3
"""Every file that a command leaves is on the disk before it has its name, and its name before the
command says that it is done: a power cut takes nothing that was said to be there.

Read off the system calls (strace) of undisturbed runs of all that writes files besides the book:
who was opened for writing, synced, given its name, and whose folder was synced after. Copies of what
the book holds are left out on purpose: the next run writes what a power cut took (`power_loss` cuts
the book itself). The control takes the syncs out of the same traces: each command must then be found
fault with.
"""

import os
import re
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import office_at_hand as at_hand
import rounds_at_hand as rounds
import strace_at_hand as strace

CALLS = ("open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,unlink,unlinkat,"
         "fsync,fdatasync,write,pwrite64,writev,pwritev,ftruncate,fallocate")
WRITING = ("write", "pwrite64", "writev", "pwritev", "ftruncate", "fallocate")
LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)(?:<(.*)>)?")
NAME = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"([^"]*)"')
WRITES = re.compile(r"O_WRONLY|O_RDWR")
LEFT_OUT = re.compile(r"/office/out/|/room\.words/|\.lock$|-journal$")


@dataclass
class Command:
    name: str
    words: tuple  # OFFICE and ROOM stand for folders


COMMANDS = (
    Command("init", ("init", "ROOM/new/office")),
    Command("init --from", ("init", "ROOM/taken", "--from", "OFFICE")),
    Command("export", ("--office", "OFFICE", "export", "csv", "--output", "ROOM/new/book.csv")),
    Command("report", ("--office", "OFFICE", "report", "shortfall", "--format", "xlsx", "--output",
                       "ROOM/shortfall.xlsx")),
    Command("invoice", ("--office", "OFFICE", "invoice", "CHE", "--output", "ROOM/for-che")),
    Command("backup", ("--office", "OFFICE", "backup", "ROOM/backup.db")),
    Command("restore", ("restore", "ROOM/backup.db", "ROOM/restored")),
    Command("template preview", ("--office", "OFFICE", "template", "preview", "letter", "--language",
                                 "fr", "--output", "ROOM/letter.pdf")),
    Command("keys init", ("--keys", "ROOM/keys", "--office", "OFFICE", "keys", "init")),
    Command("keys export", ("--office", "OFFICE", "keys", "export", "ROOM/for-the-auditor")),
)


def path_of(text):
    """The names in a call's arguments, whole."""
    return [str(Path(folder or "/") / name) for folder, name in NAME.findall(text)]


class Disk:
    """What no sync has covered so far: bytes of files, and names in folders."""

    def __init__(self, room):
        self.room = str(room)
        self.bytes, self.names, self.troubles = set(), {}, []

    def concerns(self, path):
        return path.startswith(self.room + "/") and not LEFT_OUT.search(path)

    def named(self, path):
        if self.concerns(path):
            self.names.setdefault(str(Path(path).parent), set()).add(path)

    def take(self, call, rest, result, file):
        names = path_of(rest)
        if call in ("fsync", "fdatasync"):
            path = re.match(r"\d+<([^>]*)>", rest)[1]
            self.bytes.discard(path)
            self.names.pop(path, None)
        elif call in WRITING:
            path = re.match(r"\d+<([^>]*)>", rest)
            if path and self.concerns(path[1]):
                self.bytes.add(path[1])
        elif call.startswith("open") or call == "creat":
            if file and self.concerns(file) and (call == "creat" or WRITES.search(rest)):
                if "O_CREAT" in rest or call == "creat":
                    self.bytes.add(file)
                    self.named(file)
        elif call.startswith("mkdir"):
            self.named(names[0])
        elif call.startswith(("rename", "link")):
            self.renamed(*names[:2])
        elif call.startswith("unlink"):
            self.bytes.discard(names[0])
            for held in self.names.values():
                held.discard(names[0])

    def renamed(self, old, new):
        if old in self.bytes:
            self.bytes.discard(old)
            self.troubles.append(f"{new} got its name before its bytes were synced")
        for held in self.names.values():
            held.discard(old)
        self.named(new)

    def owing(self):
        """Of what is there at the end."""
        return (self.troubles + [f"{path} was never synced" for path in sorted(self.bytes)] +
                [f"the name {path} was never synced" for held in self.names.values()
                 for path in sorted(held)])


def troubles_of(trace, room):
    disk = Disk(room)
    files = 0
    for line in trace.splitlines():
        found = LINE.match(line)
        if found and int(found[3]) >= 0:
            disk.take(found[1], found[2], int(found[3]), found[4])
            files += found[1].startswith(("rename", "mkdir"))
    return disk.owing(), files


def run(command, folder):
    words = [word.replace("OFFICE", str(folder / "office")).replace("ROOM", str(folder / "room"))
             for word in command.words]
    return strace.strace([at_hand.program(), "--date", at_hand.CALL_DAY, *words], folder / "room",
                         ["-y", "-s", "4096", "-e", "signal=none",
                          "-e", "trace=" + ",".join("?" + call for call in CALLS.split(","))])


def main():
    strace.require_strace()
    os.environ["DUBROVNIK_KEY_PASSPHRASE"] = "only for this harness"
    chosen = rounds.options(__doc__)
    begun = time.monotonic()
    names, violations, unsynced = 0, 0, 0
    with tempfile.TemporaryDirectory(dir=at_hand.scratch(), prefix="dubrovnik-") as folder:
        folder = Path(folder).resolve()
        at_hand.make_office(folder / "office")
        at_hand.must(folder / "office", "issue", "calls/2017.toml", "--state", "CHE,FRA")
        (folder / "room").mkdir()
        for command in COMMANDS:
            if chosen.verb and command.name not in chosen.verb:
                continue
            done = run(command, folder)
            troubles, files = troubles_of(done.trace, folder)
            if done.returncode not in (0, 5):
                troubles.append(f"it ended with {done.returncode}: {done.stderr}")
            names += files
            violations += len(troubles)
            if troubles:
                rounds.tell_violation(f"sync: {' '.join(command.words)}", troubles)
            # The control: the same trace as if nothing had been synced.
            without = "\n".join(line for line in done.trace.splitlines() if "sync(" not in line)
            unsynced += bool(troubles_of(without, folder)[0])
    if unsynced < len(COMMANDS) and not chosen.verb:
        print(f"sync: without syncs only {unsynced} of {len(COMMANDS)} commands are found fault with")
        violations += 1
    print(f"sync: {len(COMMANDS)} commands, {names} names given, {violations} violations; without "
          f"syncs {unsynced} commands bad; {time.monotonic() - begun:.0f} s")
    return 1 if violations else 0


sys.exit(main())
