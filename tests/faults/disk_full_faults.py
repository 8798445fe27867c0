#!/usr/bin/env python3
"""Runs the verbs that write on a disk that has only so much room left, in many steps.

The office lies on a small disk in memory; a filler leaves between nothing and more than the command
needs. Where there is no room the command ends with a clear error and exit 4, and the book is sound
and as before or as after; where there is room it ends well. Once the filler is away the same
command completes what an undisturbed run leaves, copies included. Exit 77 where no disk may be
mounted.
"""

import collections
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import office_at_hand as at_hand
import rounds_at_hand as rounds
import verbs_at_hand as verbs

VERBS = ("issue", "receive", "remind", "backup", "init", "restore")
LEVELS = {"short": 5, "long": 100}
DISK_BYTES = 16 << 20
PRECISION = 8192  # of what a command needs
ROOM_TO_SPARE = 5  # the levels go on to a fifth more than the command needs
CLEAR = re.compile(r"^error\[(storage\.|output\.)", re.MULTILINE)
OWN_NAMESPACE = "DUBROVNIK_OWN_NAMESPACE"  # set once this program runs in one


class Disk:
    """A disk in memory of a fixed size, mounted while it is in use."""

    def __init__(self, folder):
        self.path = folder / "disk"
        self.path.mkdir()
        self.filler = self.path / "filler"
        self.room = self.path / "room"

    def __enter__(self):
        options = f"size={DISK_BYTES},mode=700"
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(self.path)], check=True)
        self.room.mkdir()
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", str(self.path)], check=True)

    def free(self):
        known = os.statvfs(self.path)
        return known.f_bavail * known.f_frsize

    def room_for(self, scene, free):
        """Lays the scene out and leaves so many bytes, to the page."""
        self.filler.unlink(missing_ok=True)
        scene.lay_out(self.room)
        with open(self.filler, "wb") as filler:
            wanted = self.free() - free
            if wanted > 0:
                os.posix_fallocate(filler.fileno(), 0, wanted)

    def make_room(self):
        self.filler.unlink()


def enter_own_namespace():
    """Starts this program again where it may mount, and where the mount goes when it goes."""
    if OWN_NAMESPACE in os.environ:
        return
    for flags in ("-m", "-rm") if shutil.which("unshare") else ():
        probe = subprocess.run(["unshare", flags, "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
                               capture_output=True, check=False)
        if probe.returncode == 0:
            os.environ[OWN_NAMESPACE] = "1"
            os.execvp("unshare", ["unshare", flags, sys.executable, *sys.argv])
    print("absent: the right to mount a disk in memory", file=sys.stderr)
    sys.exit(77)


class DiskFull:
    def __init__(self, chosen, folder, disk):
        self.chosen, self.folder, self.disk = chosen, folder, disk
        self.kinds = collections.Counter()
        self.violations = 0

    def run(self):
        for scene in verbs.scenes(*VERBS):
            if not self.chosen.verb or scene.verb in self.chosen.verb:
                self.run_scene(scene)

    def run_scene(self, scene):
        scene.prepare(self.folder, self.disk.room)
        needed = self.needed(scene)
        levels = self.chosen.points or LEVELS[self.chosen.round]
        last = needed + needed // ROOM_TO_SPARE
        before = collections.Counter(self.kinds), self.violations
        for level in range(levels):
            # From no room at all: evenly up to more than enough.
            self.one(scene, last * level // max(levels - 1, 1), needed)
        kinds = dict(sorted((self.kinds - before[0]).items()))
        if levels > 1 and not self.bit(kinds):
            self.violations += 1
            rounds.tell_violation(f"disk full: {scene.verb} from no room to more than enough",
                                  [f"it must fail at some levels and succeed at others: {kinds}"])
        print(f"  {scene.verb}: {levels} levels up to {last // 1024} KiB, it needs at most "
              f"{needed // 1024} KiB, {self.violations - before[1]} violations {kinds}", flush=True)

    def bit(self, kinds):
        return "done" in kinds and any(kind.startswith("told with exit 4") for kind in kinds)

    def needed(self, scene):
        """The room an undisturbed run takes while it runs, in bytes: found by halving."""
        low, high = 0, DISK_BYTES // 2
        while high - low > PRECISION:
            middle = (low + high) // 2
            self.disk.room_for(scene, middle)
            done = scene.run(self.disk.room)
            self.disk.make_room()
            low, high = (low, middle) if done.returncode in (0, 5) else (middle, high)
        return high

    def one(self, scene, free, needed):
        troubles, kind = rounds.attempted(lambda: self.broken(scene, free, needed))
        self.disk.filler.unlink(missing_ok=True)  # where it stumbled
        self.kinds[kind] += 1
        if troubles:
            self.violations += 1
            rounds.tell_violation(
                f"disk full: {scene.verb} with {free} bytes left (it needs {needed}): "
                f"{' '.join(scene.command(Path('ROOM')))}", troubles)

    def broken(self, scene, free, needed):
        self.disk.room_for(scene, free)
        done = scene.run(self.disk.room)
        left = verbs.after_fault(scene, self.disk.room, done.stdout + done.stderr)
        troubles = left.troubles
        if done.returncode == 4 and CLEAR.search(done.stderr):
            kind = "told with exit 4 when all was stored" if left.stored else "told with exit 4"
            troubles += verbs.untold(scene, left, done.stderr)
            if free >= needed + needed // 10:
                troubles.append(f"there was room, and it said {done.stderr}")
        else:
            kind = "done"
            if done.returncode != scene.whole.returncode:
                troubles.append(f"it ended with {done.returncode}: {done.stdout}{done.stderr}")
        self.disk.make_room()
        if kind == "done":
            troubles += [f"it said that it was done: {told}"
                         for told in verbs.completeness(scene, self.disk.room)]
        return troubles + verbs.after_next_run(scene, self.disk.room, left.stored), kind


def main():
    chosen = rounds.options(__doc__)
    enter_own_namespace()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(dir=at_hand.scratch(), prefix="dubrovnik-") as folder:
        folder = Path(folder)
        with Disk(folder) as disk:
            print(f"disk full: seed {chosen.seed}", flush=True)
            found = DiskFull(chosen, folder, disk)
            found.run()
    print(f"disk full: {sum(found.kinds.values())} levels{rounds.kinds_text(found.kinds)}, "
          f"{found.violations} violations, {time.monotonic() - begun:.0f} s")
    return 1 if found.violations else 0


sys.exit(main())
