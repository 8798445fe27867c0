#!/usr/bin/env python3
"""Runs what the README tells a new user to type, line by line, in a new folder.

DUBROVNIK names the program, DUBROVNIK_SOURCE the source tree. Every line must end with 0, or with 5
(done, with warnings). What the README takes for granted is put there: the scan of the signed
letters, the files of the bare engine, and something that shows a PDF.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(os.environ["DUBROVNIK_SOURCE"])
PROGRAM = pathlib.Path(os.environ["DUBROVNIK"]).resolve()
READER = "#!/bin/sh\nexit 0\n"


def commands():
    """The lines of the shell examples from "One minute" on."""
    text = (SOURCE / "README.md").read_text(encoding="utf-8")
    text = text[text.index("## One minute"):]
    for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL):
        yield from (line.split("  #")[0].split(" # ")[0].strip() for line in block.splitlines())


def make_ready(folder):
    tools = folder / "bin"
    tools.mkdir()
    (tools / "dubrovnik").symlink_to(PROGRAM)
    (tools / "xdg-open").write_text(READER)
    (tools / "xdg-open").chmod(0o755)
    return {"PATH": f"{tools}:{os.environ['PATH']}", "HOME": str(folder), "TMPDIR": str(folder)}


def put_before(command, here):
    """What stands ready when an officer types this."""
    if command.startswith("dubrovnik signed"):
        shutil.copy(next(here.glob("out/reminders/*/all-letters.pdf")), here / "scan.pdf")
    if command.startswith("dubrovnik apportion"):
        (here / "rates.csv").write_text("iso3,rate_percent\nAFG,0.006\nCHE,1.140\n")
        (here / "rule.toml").write_text('unit = "1"\n')


def main():
    failures = 0
    with tempfile.TemporaryDirectory() as name:
        here = pathlib.Path(name)
        environment = make_ready(here)
        for command in commands():
            if command.startswith("cd "):
                here = here / command[3:]
                continue
            put_before(command, here)
            done = subprocess.run(command, shell=True, cwd=here, env=environment,
                                  capture_output=True, text=True)
            if done.returncode not in (0, 5):
                failures += 1
                print(f"$ {command}\n{done.stderr}= {done.returncode}")
    sys.exit(1 if failures else 0)


main()
