#!/usr/bin/env python3
"""Kills every verb that writes at every system call that touches a file (or a mail server).

After each kill the book is sound and as before or as after the command; what the command had said
is stored; the next run of the same command succeeds and completes what an undisturbed run leaves,
copies included; a letter that may have gone is registered as unknown and does not go twice. The kill
falls before the call is done: after it is done is the next call's turn.
"""

import signal
import sys

import rounds_at_hand as rounds
import strace_at_hand as strace
import verbs_at_hand as verbs

SMALLEST_LONG_ROUND = 270  # points a verb, so that eight verbs make more than 2,000


def killed(scene, room, point):
    done = strace.strace(scene.command(room.path), room.path,
                         point.arguments(room.path, "signal=KILL"), every_call=True)
    reached = done.returncode == -signal.SIGKILL
    left = verbs.after_fault(scene, room.path, done.stdout + done.stderr)
    troubles = left.troubles + verbs.after_next_run(scene, room.path, left.stored)
    if not reached:
        return troubles, "never reached"
    return troubles, "killed when all was stored" if left.stored else "killed before"


def main():
    strace.require_strace()
    chosen = rounds.options(__doc__)
    return rounds.Round("kill", chosen, killed, long_points=SMALLEST_LONG_ROUND).run()


sys.exit(main())
