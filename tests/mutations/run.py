#!/usr/bin/env python3
"""Seeded faults: whether the tests of engine/ notice each one (./dev mutations).

mutations.txt beside it says what is changed and what the fault means. Each fault is put alone into
a copy of the tree (build/mutations/tree), the tests of engine/ are built there without optimisation
and run until the first one fails. A fault is *killed* when a test fails, aborts or hangs, it
*survived* when all of them pass, and it is *no C++* when the compiler refuses it.

    run.py [--list] [--check] [NUMBER | FILE]...

--check only looks whether each text stands exactly once in the sources, --list prints the table;
numbers, first-last ranges and files choose some of the faults. Figures per fault go to stdout, the
sum is the last line; what each run said stays in build/mutations/logs/. Exit 0: all killed; 1: not
all of them; 2: the table is not true, or the tests fail without any fault.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(os.environ.get("DUBROVNIK_SOURCE", Path(__file__).resolve().parents[2]))
TABLE = Path(__file__).resolve().parent / "mutations.txt"
WORK = SOURCE / "build" / "mutations"
TREE, BUILD, LOGS = WORK / "tree", WORK / "build", WORK / "logs"
PROGRAM = "engine_tests"
SLOW_SECONDS = 0.3  # slower tests run last: most faults are found without them
HANGS_SECONDS = 300


def stop(why):
    print(why, file=sys.stderr)
    sys.exit(2)


@dataclass
class Fault:
    number: int
    line: int  # in mutations.txt
    file: str
    before: str
    after: str
    meaning: str


def read_table():
    faults = []
    marks = {"@": [], "-": [], "+": [], "=": []}

    def close(line):
        if not marks["@"]:
            return
        if len(marks["@"]) != 1 or not marks["-"] or not marks["+"] or len(marks["="]) != 1:
            stop(f"{TABLE}:{line}: a fault needs one @, some -, some + and one =")
        faults.append(Fault(len(faults) + 1, line, marks["@"][0], "\n".join(marks["-"]),
                            "\n".join(marks["+"]), marks["="][0]))
        for texts in marks.values():
            texts.clear()

    number = 0
    for number, text in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if not text:
            close(number)
        elif text[0] in marks and (len(text) == 1 or text[1] == " "):
            marks[text[0]].append(text[2:])
        elif text[0] != "#":
            stop(f"{TABLE}:{number}: begins with none of @ - + = #")
    close(number)
    return faults


def untrue(faults):
    """What is wrong with the table: a text that is not found exactly once, a file without fault."""
    for fault in faults:
        found = (SOURCE / fault.file).read_text(encoding="utf-8").count(fault.before)
        if found != 1:
            yield f"{TABLE}:{fault.line}: found {found} times in {fault.file}, must be once"
        if fault.before == fault.after:
            yield f"{TABLE}:{fault.line}: changes nothing"
    seen = {fault.file for fault in faults}
    for path in sorted((SOURCE / "engine").rglob("*.cpp")):
        name = path.relative_to(SOURCE).as_posix()
        if name not in seen:
            yield f"{name}: has no seeded fault, must have one"


def copy_tree():
    """The files under version control, as they are now; unchanged ones keep their age."""
    names = subprocess.run(["git", "-C", SOURCE, "ls-files", "-z", "--cached", "--others",
                            "--exclude-standard"], check=True, capture_output=True).stdout
    wanted = set()
    for name in filter(None, names.decode().split("\0")):
        source, target = SOURCE / name, TREE / name
        if not source.is_file():
            continue
        wanted.add(target)
        if target.is_file() and target.read_bytes() == source.read_bytes():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    for path in TREE.rglob("*"):
        if path.is_file() and path not in wanted:
            path.unlink()


def build(log, jobs):
    with open(log, "w", encoding="utf-8") as out:
        return subprocess.run(["cmake", "--build", BUILD, "--target", PROGRAM, "-j", str(jobs)],
                              stdout=out, stderr=out).returncode == 0


def configure():
    options = ["-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O0", "-DCMAKE_CXX_FLAGS=-w"]
    if shutil.which("ccache"):
        options.append("-DCMAKE_CXX_COMPILER_LAUNCHER=ccache")
    subprocess.run(["cmake", "-S", TREE, "-B", BUILD, "-G", "Ninja", *options], check=True,
                   stdout=subprocess.DEVNULL)


def run_tests(log, *arguments):
    """Nothing when all pass, otherwise the name of the test that did not."""
    environment = dict(os.environ)
    if os.access("/dev/shm", os.W_OK):
        environment["TMPDIR"] = "/dev/shm"  # books are synced to the disk many times
    with open(log, "w", encoding="utf-8") as out:
        try:
            done = subprocess.run([BUILD / "tests" / PROGRAM, "--abort", *arguments], stdout=out,
                                  stderr=out, env=environment, timeout=HANGS_SECONDS)
        except subprocess.TimeoutExpired:
            return "(hangs)"
    if done.returncode == 0:
        return None
    said = Path(log).read_text(encoding="utf-8", errors="replace")
    # The name stands between a ruler of hyphens and one more, over its sections.
    named = re.search(r"^-{79}\n(.+?)\n(?:-{79}|  )", said, re.MULTILINE)
    return named.group(1) if named else f"(ended with {done.returncode})"


def slow_tests(log):
    """Runs everything without a fault; the names of the tests that take long, the quickest first."""
    failed = run_tests(log, "-d", "yes")
    said = Path(log).read_text(encoding="utf-8", errors="replace")
    if failed:
        stop(f"the tests fail without any fault: {failed}; see {log}")
    seconds = {}
    for taken, name in re.findall(r"^([0-9.]+) s: (.+)$", said, re.MULTILINE):
        seconds[name] = seconds.get(name, 0) + float(taken)
    return sorted((name for name in seconds if seconds[name] >= SLOW_SECONDS), key=seconds.get)


def filtered(slow):
    """Catch2's arguments, one list a round: all quick tests, then each slow one. Hidden tests ([.])
    measure speed, which says nothing here."""
    escaped = [re.sub(r"([\\,\[\]])", r"\\\1", name) for name in slow]
    return [["~[.]" + "".join(f'~"{name}"' for name in escaped)]] + [[f'"{name}"']
                                                                   for name in escaped]


def outcome_of(fault, rounds):
    path = TREE / fault.file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(fault.before, fault.after), encoding="utf-8")
    log = LOGS / f"{fault.number:03}.log"
    try:
        if not build(log, os.cpu_count() or 1):
            return "no C++", ""
        for arguments in rounds:
            if killer := run_tests(log, *arguments):
                return "killed", killer
        return "survived", ""
    finally:
        path.write_text(text, encoding="utf-8")


def chosen(faults, names):
    if not names:
        return faults
    numbers = set()
    for name in names:
        if found := re.fullmatch(r"(\d+)(?:-(\d+))?", name):
            numbers |= set(range(int(found[1]), int(found[2] or found[1]) + 1))
        else:
            numbers |= {fault.number for fault in faults if fault.file == name}
    return [fault for fault in faults if fault.number in numbers]


def main():
    parser = argparse.ArgumentParser(description="Seeded faults in engine/")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    table = read_table()
    faults = chosen(table, options.names)
    if options.list:
        for fault in faults:
            print(f"{fault.number:4}  {fault.file}: {fault.meaning}")
        return 0
    if troubles := list(untrue(table)):
        print("\n".join(troubles), file=sys.stderr)
        return 2
    if options.check:
        print(f"mutations: {len(table)} faults, each found once")
        return 0
    started = time.monotonic()
    for folder in (TREE, LOGS):
        folder.mkdir(parents=True, exist_ok=True)
    copy_tree()
    configure()
    if not build(LOGS / "build.log", os.cpu_count() or 1):
        stop(f"the tests cannot be built: see {LOGS / 'build.log'}")
    rounds = filtered(slow_tests(LOGS / "without.log"))
    counts = {"killed": 0, "survived": 0, "no C++": 0}
    for fault in faults:
        outcome, killer = outcome_of(fault, rounds)
        counts[outcome] += 1
        print(f"{fault.number:4}  {outcome:8}  {fault.file}: {fault.meaning}"
              + (f"  <- {killer}" if killer else ""), flush=True)
    print(f"mutations: {len(faults)} faults, {counts['killed']} killed, {counts['survived']} "
          f"survived, {counts['no C++']} no C++, {round(time.monotonic() - started)} s")
    return 0 if counts["killed"] == len(faults) else 1


if __name__ == "__main__":
    sys.exit(main())
