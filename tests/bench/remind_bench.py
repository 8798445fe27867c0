"""Measures `remind` as a whole process: the 76 letters of December 2016, then 5,000 in one book.

A run writes letters, statements, merged packets and mails, and makes them durable: seconds and
memory, median of five fresh offices. Then the same 76 States are reminded every two months until
5,000 letters stand in the book, and the last tenth of the runs is set beside the first.
"""

import datetime
import os
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

PROGRAM = os.environ["DUBROVNIK"]
EXAMPLE = Path(os.environ["DUBROVNIK_SOURCE"]) / "examples" / "2016"


def run(office, day, *words):
    start = time.monotonic()
    done = subprocess.run([PROGRAM, "--office", office, "--date", day, *map(str, words)],
                          capture_output=True, check=False)
    assert done.returncode in (0, 5), done.stderr.decode()
    return time.monotonic() - start


def office_that_owes(folder):
    run(folder, "2016-10-03", "init", folder)
    for name in ("calls/2016.toml", "addressees.csv"):
        shutil.copy(EXAMPLE / name, folder / name)
    run(folder, "2016-10-03", "issue", "calls/2016.toml")
    for fund in ("unog", "isu"):
        run(folder, "2016-11-04", "receive", "--file",
            EXAMPLE / "receipts" / f"2016-11-04-{fund}.csv")
    return folder


def two_months_later(day):
    months = day.year * 12 + day.month + 1
    return datetime.date(months // 12, months % 12 + 1, day.day)


def main():
    with tempfile.TemporaryDirectory() as room:
        room = Path(room)
        offices = [office_that_owes(room / f"office-{number}") for number in range(5)]
        seconds = [run(office, "2016-12-03", "remind") for office in offices]
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"remind, 76 letters with packets and mails: {statistics.median(seconds):.2f} s median "
              f"of 5, at most {memory:.0f} MB")
        office, day = offices[0], datetime.date(2016, 12, 3)
        spent = []
        while 76 * (len(spent) + 1) < 5000:
            day = two_months_later(day)
            spent.append(run(office, day.isoformat(), "remind"))
        tenth = max(1, len(spent) // 10)
        print(f"remind, {76 * (len(spent) + 1)} letters in one book: {sum(spent):.1f} s, a run "
              f"{statistics.mean(spent[:tenth]):.2f} s at first, "
              f"{statistics.mean(spent[-tenth:]):.2f} s at last")


main()
