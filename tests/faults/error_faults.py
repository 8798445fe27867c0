#!/usr/bin/env python3
"""Lets every system call of every verb that writes fail, once with EIO and once with ENOSPC.

The run then ends with a clear error and exit 4; or, where the call is of no consequence (a file that
was only read is closed), as an undisturbed run does, with everything done and said. Mail that could
not be given to its server is told (exit 5) and stays in the register. Either way the book is sound,
and the next run of the same command completes what is missing.
"""

import re
import sys

import rounds_at_hand as rounds
import strace_at_hand as strace
import verbs_at_hand as verbs

ERRORS = ("EIO", "ENOSPC")
SMALLEST_LONG_ROUND = 270  # points a verb, so that ten verbs make more than 2,000 of each error
# strace counts per thread: where the point is another thread's, the main thread's call of the same
# count fails as well, and may be the dynamic loader's, before the program begins.
LOADER_FAILED = re.compile(r"error while loading shared libraries|cannot open shared object")
CLEAR = re.compile(r"^error\[(storage\.|output\.failed|backup\.unsound|send\.)", re.MULTILINE)


def same_words(scene, room, done):
    """It said what an undisturbed run says, wherever its room is."""
    def steady(text):
        text = re.sub(r"queued as \d+", "queued", text)
        text = re.sub(r"-{3,}", "---", text)  # as wide as the longest answer
        if scene.signs:  # a head depends on the instant; after_fault looks for it in the chain
            text = verbs.HEAD.sub("head", text)
        return re.sub(r"/\S*/room\d+", "ROOM", text)
    wanted = scene.whole
    return (done.returncode == wanted.returncode and steady(done.stdout) == steady(wanted.stdout)
            and steady(done.stderr) == steady(wanted.stderr))


def failing(error):
    def broken(scene, room, point):
        done = strace.strace(scene.command(room.path), room.path,
                             point.arguments(room.path, f"error={error}"))
        said = done.stdout + done.stderr
        left = verbs.after_fault(scene, room.path, said)
        troubles = left.troubles
        kind = "told with exit 4"
        if "(INJECTED)" not in done.trace:
            kind = "never reached"
        if done.returncode == 127 and LOADER_FAILED.search(done.stderr):
            kind = "never reached"
        elif done.returncode == 4 and CLEAR.search(done.stderr):
            if left.stored:
                kind = "told with exit 4 when all was stored"
            troubles += verbs.untold(scene, left, done.stderr)
        elif scene.mail and done.returncode == 5 and re.search(r"\[send\.(failed|unknown)\]", said):
            kind = "told as mail that did not go"
        elif point.path.endswith(".words/err") and done.returncode == 4:
            kind = "could not tell"
        elif not same_words(scene, room.path, done):
            troubles.append(f"it ended with {done.returncode}: {said}")
        else:
            kind = "without consequence" if kind != "never reached" else kind
            troubles += [f"it said that it was done: {told}"
                         for told in verbs.completeness(scene, room.path)]
        return troubles + verbs.after_next_run(scene, room.path, left.stored), kind
    return broken


def main():
    strace.require_strace()
    chosen = rounds.options(__doc__)
    chosen.verb = chosen.verb or verbs.ALSO_MAKING_ONE
    results = [rounds.Round(f"error {error}", chosen, failing(error), short_points=2,
                            long_points=SMALLEST_LONG_ROUND).run() for error in ERRORS]
    return max(results)


if __name__ == "__main__":
    sys.exit(main())
