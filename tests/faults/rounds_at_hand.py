"""What the harnesses of single system calls share: options, rooms, workers, figures.

A harness gives `broken(scene, room, point)`, which breaks one point and tells (troubles, kind); the
kinds are counted apart, and what violated is counted as nothing else. Every violation is printed
with what reproduces it.
"""

import argparse
import collections
import queue
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import office_at_hand as at_hand
import strace_at_hand as strace
import verbs_at_hand as verbs

SERVER = Path(__file__).parent.parent / "house" / "smtp_server.py"
PYTHON = "/usr/bin/python3"  # Debian's own, which knows Debian's aiosmtpd


MISSED_AT_MOST = 10  # one in ten: threads do not always take turns alike


def options(purpose):
    parser = argparse.ArgumentParser(description=purpose)
    parser.add_argument("--round", choices=["short", "long"], default="long")
    parser.add_argument("--seed", type=int, default=20170109)
    parser.add_argument("--verb", action="append", default=[], help="this one alone")
    parser.add_argument("--points", type=int, default=0, help="at most so many a verb")
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args()


def attempted(broken):
    """What `broken` tells, (troubles, kind); a harness that stumbles has found something, too."""
    try:
        troubles, kind = broken()
        return troubles, "violated" if troubles else kind
    except subprocess.TimeoutExpired as trouble:
        return [f"it hangs: {trouble}"], "hanging"
    except Exception as trouble:
        return [f"{type(trouble).__name__}: {trouble}"], "stumbled"


def tell_violation(what, troubles):
    """With `what` reproduces it."""
    print(f"VIOLATED {what}\n  " + "\n  ".join(text.strip()[:600] for text in troubles[:6]),
          flush=True)


def kinds_text(kinds):
    return "".join(f", {count} {kind}" for kind, count in sorted(kinds.items()))


class Room:
    """A worker's own folder, and its own mail server."""

    def __init__(self, folder, number):
        self.path = folder / f"room{number}"
        self.mails = folder / f"mails{number}"
        self.server, self.port = None, 0
        for made in (self.path, self.mails):
            made.mkdir()

    def serve_mail(self):
        if self.server is None:
            self.server = subprocess.Popen([PYTHON, str(SERVER), "--dir", str(self.mails)],
                                           stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            first = self.server.stdout.readline().split()
            if not first:
                print("absent: aiosmtpd", file=sys.stderr)
                sys.exit(77)
            self.port = int(first[-1])

    def lay_out(self, scene):
        if scene.mail:
            self.serve_mail()
        for mail in self.mails.iterdir():
            mail.unlink()
        scene.lay_out(self.path, self.port)

    def end(self):
        if self.server is not None:
            self.server.stdin.close()
            self.server.wait(timeout=10)


class Round:
    def __init__(self, name, chosen, broken, short_points=4, long_points=0):
        self.name, self.chosen, self.broken = name, chosen, broken
        self.at_most = chosen.points or (short_points if chosen.round == "short" else long_points)
        self.kinds = collections.Counter()
        self.violations, self.count = 0, 0
        self.lock = threading.Lock()

    def points_of(self, scene, room, calls):
        """The long round takes every call on the office's own files, and others evenly."""
        room.lay_out(scene)
        found = strace.points(scene.command(room.path), room.path, calls)
        if self.chosen.round == "long" and not self.chosen.points:
            return strace.chosen(found, self.at_most)
        before, after = strace.around_the_commit(found)
        others = [point for point in found if not strace.of_the_office(point)]
        picked = random.Random(self.chosen.seed)
        return [point for points in (before, after, others)
                for point in picked.sample(points, min(len(points), -(-self.at_most // 3)))]

    def run(self):
        begun = time.monotonic()
        print(f"{self.name}: seed {self.chosen.seed}", flush=True)
        with tempfile.TemporaryDirectory(dir=at_hand.scratch(), prefix="dubrovnik-") as folder:
            folder = Path(folder)
            rooms = [Room(folder, number) for number in range(self.chosen.jobs)]
            try:
                for scene in verbs.scenes(*self.chosen.verb):
                    self.run_scene(scene, folder / "before", rooms)
            finally:
                for room in rooms:
                    room.end()
        missed = self.kinds.pop("never reached", 0)
        print(f"{self.name}: {self.count - missed} points{kinds_text(self.kinds)}, "
              f"{missed} never reached, {self.violations} violations, "
              f"{time.monotonic() - begun:.0f} s")
        if self.count == 0 or missed > self.count // MISSED_AT_MOST:
            print(f"VIOLATED {self.name}: too few of its points were reached")
            return 1
        return 1 if self.violations else 0

    def run_scene(self, scene, folder, rooms):
        folder.mkdir(exist_ok=True)
        if scene.mail:
            rooms[0].serve_mail()
        scene.prepare(folder, rooms[0].path, rooms[0].port)
        calls = strace.FILE_CALLS + (strace.SOCKET_CALLS if scene.mail else [])
        todo = queue.SimpleQueue()
        found = self.points_of(scene, rooms[0], calls)
        for point in found:
            todo.put(point)
        before = self.violations, collections.Counter(self.kinds)
        workers = [threading.Thread(target=self.work, args=(scene, room, todo)) for room in rooms]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        kinds = dict(sorted((self.kinds - before[1]).items()))
        print(f"  {scene.verb}: {len(found)} points, {self.violations - before[0]} violations {kinds}",
              flush=True)

    def work(self, scene, room, todo):
        while True:
            try:
                point = todo.get_nowait()
            except queue.Empty:
                return
            troubles, kind = self.one(scene, room, point)
            with self.lock:
                self.count += 1
                self.kinds[kind] += 1
                if troubles:
                    self.violations += 1
                    tell_violation(f"{self.name}: {scene.verb} at {point}\n  "
                                   f"strace -f {' '.join(point.arguments('ROOM', '…'))}", troubles)

    def one(self, scene, room, point):
        def broken():
            troubles, kind = self.broken(scene, room, point)
            if scene.mail:
                troubles += verbs.mail_troubles(room.path, room.mails)
            return troubles, kind
        room.lay_out(scene)
        return attempted(broken)
