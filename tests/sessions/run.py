#!/usr/bin/env python3
"""Runs terminal sessions: commands, what they must print, and how they must end.

    tests/sessions/run.py --program build/release/cli/dubrovnik tests/sessions/facts/*.session
    tests/sessions/run.py --rewrite …      puts what was printed in place of what was wanted
    tests/sessions/run.py --valgrind …     the program runs under valgrind: what it finds is printed
                                           on stderr, and so is not what was wanted (./dev valgrind)

A session is a text file, read line by line:

    # a comment (also between commands; kept by --rewrite)
    $ dubrovnik scale show 2031
    ! error[scale.unknown]: there is no scale '2031', must be a year they cover or one of [..]
    !   hint: add a further scale as scales/un-FIRST-LAST.csv to the office
    = 3

    $ …          a command for bash; it may go on over lines that begin with "> "
    (plain)      a line wanted on stdout
    ! …          a line wanted on stderr ("!" alone is an empty one)
    = N          the wanted exit code; 0 when the line is missing
    [..]         within a line: any text
    [...]        alone on a line: any number of lines

A line of stdout that itself begins with "$ ", "! ", "> ", "= " or "#" is written with a
backslash before it, and an empty line of stdout as a backslash alone. Empty lines in the session
are only for the eye.

All commands of a session run in one new folder, which is deleted afterwards; `dubrovnik` is the
program under test. The environment is bare: no language, no time zone, no DUBROVNIK_ variables.
$SOURCE is the source tree. So a session prints the same on every machine, on every day.
"""

import argparse
import difflib
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
# By its path: a session may leave the program without a PATH; and without files of its own for a
# debugger, which a session may forbid.
VALGRIND = (f"{shutil.which('valgrind')} -q --vgdb=no --error-exitcode=99 --leak-check=full "
            "--errors-for-leak-kinds=definite,indirect,possible "
            f"--suppressions={shlex.quote(str(SOURCE / 'tests/sessions/valgrind.supp'))}")
# Seconds for one command; under valgrind a program takes some thirty times as long.
SECONDS, SECONDS_UNDER_VALGRIND = 100, 1500


class Step:
    """One command with what it must print."""

    def __init__(self, lead, command):
        self.lead = lead  # comments and empty lines before it
        self.command = [command]
        self.out = []
        self.err = []
        self.code = 0


def read_session(text):
    steps, lead = [], []
    for line in text.splitlines():
        if line.startswith("$ "):
            steps.append(Step(lead, line[2:]))
            lead = []
        elif line == "" or line.startswith("#"):
            lead.append(line)
        elif not steps:
            raise SystemExit(f"the session begins with no command: {line!r}")
        elif line.startswith("> "):
            steps[-1].command.append(line[2:])
        elif line == "!" or line.startswith("! "):
            steps[-1].err.append(line[2:])
        elif line.startswith("= "):
            steps[-1].code = int(line[2:])
        else:
            steps[-1].out.append(line[1:] if line.startswith("\\") else line)
    return steps, lead


def escaped(line):
    special = line == "" or line.startswith(("$ ", "! ", "> ", "= ", "#", "\\")) or line == "!"
    return "\\" + line if special else line


def session_text(steps, tail):
    lines = []
    for step in steps:
        lines += step.lead
        lines.append("$ " + step.command[0])
        lines += ["> " + line for line in step.command[1:]]
        lines += [escaped(line) for line in step.out]
        lines += [("! " + line).rstrip() for line in step.err]
        if step.code:
            lines.append(f"= {step.code}")
    return "\n".join(lines + tail) + "\n"


def line_pattern(line):
    return ".*".join(re.escape(part) for part in line.split("[..]"))


def matches(wanted, lines):
    """Whether the printed lines are as wanted, wildcards considered."""
    pattern = ""
    for line in wanted:
        pattern += r"(?:[^\n]*\n)*?" if line.strip() == "[...]" else line_pattern(line) + "\n"
    return re.fullmatch(pattern, "".join(line + "\n" for line in lines)) is not None


def merged(wanted, lines):
    """What was printed, but with the wanted line kept wherever its wildcards fit."""
    if matches(wanted, lines):
        return wanted
    patterns = [line for line in wanted if "[..]" in line]
    return [next((p for p in patterns if re.fullmatch(line_pattern(p), line)), line)
            for line in lines]


def environment(program, folder, valgrind):
    programs = folder.parent / "programs"
    programs.mkdir(exist_ok=True)
    if valgrind:
        wrapper = programs / "dubrovnik"
        wrapper.write_text(f'#!/bin/sh\nexec {VALGRIND} {shlex.quote(str(program))} "$@"\n')
        wrapper.chmod(0o755)
    else:
        (programs / "dubrovnik").symlink_to(program)
    kept = {name: os.environ[name] for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LD_PRELOAD")
            if name in os.environ}
    return {"PATH": f"{programs}:/usr/local/bin:/usr/bin:/bin", "HOME": str(folder),
            "LC_ALL": "C.UTF-8", "TZ": "UTC", "SOURCE": str(SOURCE), **kept}


def run_step(step, folder, surroundings, seconds):
    done = subprocess.run(["bash", "-c", "\n".join(step.command)], cwd=folder, env=surroundings,
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds)
    out = done.stdout.decode("utf-8", "backslashreplace").splitlines()
    err = done.stderr.decode("utf-8", "backslashreplace").splitlines()
    return out, err, done.returncode


def complaint(path, step, what, wanted, found):
    print(f"{path}: $ {step.command[0]}\n  {what} is not as wanted (- wanted, + printed)")
    for line in list(difflib.ndiff(wanted, found)):
        if not line.startswith("?"):
            print("    " + line)


def run_session(path, program, rewrite, valgrind):
    steps, tail = read_session(path.read_text(encoding="utf-8"))
    right = True
    room = pathlib.Path(tempfile.mkdtemp(prefix="dubrovnik-session-"))
    try:
        folder = room / "here"
        folder.mkdir()
        surroundings = environment(program, folder, valgrind)
        seconds = SECONDS_UNDER_VALGRIND if valgrind else SECONDS
        for step in steps:
            out, err, code = run_step(step, folder, surroundings, seconds)
            for what, wanted, found in (("stdout", step.out, out), ("stderr", step.err, err)):
                if not matches(wanted, found):
                    right = False
                    if not rewrite:
                        complaint(path, step, what, wanted, found)
            if code != step.code:
                right = False
                if not rewrite:
                    complaint(path, step, "the exit code", [str(step.code)], [str(code)])
            step.out, step.err, step.code = merged(step.out, out), merged(step.err, err), code
    finally:
        shutil.rmtree(room)
    if rewrite and not right:
        path.write_text(session_text(steps, tail), encoding="utf-8")
        print(f"rewritten: {path}")
    return right or rewrite


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True, help="the dubrovnik to test")
    parser.add_argument("--rewrite", action="store_true", help="take what is printed as wanted")
    parser.add_argument("--valgrind", action="store_true", help="run the program under valgrind")
    parser.add_argument("sessions", nargs="+", type=pathlib.Path)
    given = parser.parse_args()
    program = pathlib.Path(given.program).resolve()
    results = [run_session(path, program, given.rewrite, given.valgrind)
               for path in given.sessions]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
