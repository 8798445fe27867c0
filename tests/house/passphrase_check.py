#!/usr/bin/env python3
"""The passphrase is asked at a terminal, and the terminal is afterwards as it was.

What is typed is never shown; Ctrl-C, Ctrl-Z and a wish to end take effect at once, with the echo
back; where the echo cannot be switched off, nothing is asked. DUBROVNIK names the program. Without
strace the last is left out.
"""

import fcntl
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import time

PASSPHRASE = "correct horse battery"
PROMPT = "A passphrase for the new key: "
SECONDS = 60


def require(holds, what):
    if not holds:
        sys.exit(f"passphrase_check: {what}")


class Terminal:
    """A program in a session of its own, whose terminal is ours."""

    def __init__(self, command):
        self.ours, theirs = pty.openpty()
        self.shown = ""
        self.run = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs,
                                    start_new_session=True, preexec_fn=self.take)
        self.theirs = theirs

    @staticmethod
    def take():
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.run.poll() is None:
            self.run.kill()
            self.run.wait()
        os.close(self.theirs)
        os.close(self.ours)

    def read(self, seconds):
        if select.select([self.ours], [], [], seconds)[0]:
            self.shown += os.read(self.ours, 65536).decode("utf-8", "replace")

    def wait_for(self, text, times=1):
        end = time.monotonic() + SECONDS
        while self.shown.count(text) < times:
            require(time.monotonic() < end, f"{text!r} is not said: {self.shown!r}")
            self.read(0.1)

    def type(self, text):
        os.write(self.ours, text.encode())

    def echoes(self):
        return bool(termios.tcgetattr(self.theirs)[3] & termios.ECHO)

    def end(self):
        end = time.monotonic() + SECONDS
        while self.run.poll() is None:
            require(time.monotonic() < end, f"does not end: {self.shown!r}")
            self.read(0.05)
        self.read(0)
        return self.run.returncode


class Office:
    def __init__(self, folder, name):
        self.keys = folder / f"{name}-keys"
        office = str(folder / name)
        self.words = [os.environ["DUBROVNIK"], "--date", "2017-01-09"]
        subprocess.run([*self.words, "init", office], check=True, capture_output=True)
        self.words += ["--office", office, "--keys", str(self.keys), "keys", "init"]

    def keys_made(self):
        return len(list(self.keys.glob("*.key")))


def check_typed(office):
    with Terminal(office.words) as terminal:
        terminal.wait_for(PROMPT)
        require(not terminal.echoes(), "the terminal shows what is typed")
        terminal.type(PASSPHRASE + "\n")
        terminal.wait_for("The same passphrase again: ")
        terminal.type(PASSPHRASE + "\n")
        require(terminal.end() == 0, f"no key is made: {terminal.shown!r}")
        require(terminal.echoes(), "the terminal stays silent after a passphrase")
        require(PASSPHRASE not in terminal.shown, "the passphrase was shown")
    require(office.keys_made() == 1, "there is not one key")


def check_ended(office, number, end):
    with Terminal(office.words) as terminal:
        terminal.wait_for(PROMPT)
        terminal.type("half a pass")
        end(terminal)
        require(terminal.end() == -number, f"is not ended by {signal.Signals(number).name}, but "
                                           f"ends with {terminal.run.returncode}")
        require(terminal.echoes(), f"{signal.Signals(number).name} leaves the terminal silent")
        require("half" not in terminal.shown, "a part of the passphrase was shown")
    require(office.keys_made() == 0, "a key was made")


def check_stopped(office):
    # A shell with jobs, which comes back when the program is stopped.
    script = '"$@"; echo "stopped, $?"; stty -a; fg; echo "ended, $?"'
    with Terminal(["bash", "-mc", script, "bash", *office.words]) as terminal:
        terminal.wait_for(PROMPT)
        terminal.type("half a pass\x1a")
        terminal.wait_for("ended" if "ended" in terminal.shown else "stopped, 148")
        terminal.wait_for(PROMPT, times=2)
        require(re.search(r"(?<!-)\becho\b", terminal.shown.split("stopped, 148")[1]) is not None,
                f"Ctrl-Z leaves the terminal silent: {terminal.shown!r}")
        for prompt in (PROMPT, "The same passphrase again: "):
            terminal.wait_for(prompt, times=2 if prompt == PROMPT else 1)
            terminal.type(PASSPHRASE + "\n")
        terminal.wait_for("ended, 0")
        terminal.end()
        require(PASSPHRASE not in terminal.shown, "the passphrase was shown")
    require(office.keys_made() == 1, "there is not one key after Ctrl-Z")


def strace(log, *words):
    return ["strace", "-f", "-o", str(log), "-e", "trace=ioctl", *words]


def check_no_silence(folder, office):
    """The call that switches the echo off fails."""
    log = folder / "ioctl.log"
    with Terminal(strace(log, *office.words)) as terminal:
        terminal.wait_for(PROMPT)
        terminal.type("\x04")
        terminal.end()
    calls = [line for line in log.read_text().splitlines() if "ioctl(" in line]
    silence = next(place for place, line in enumerate(calls, 1) if "TCSETSF" in line)
    inject = f"inject=ioctl:error=EIO:when={silence}"
    with Terminal(strace(log, "-e", inject, *office.words)) as terminal:
        require(terminal.end() == 3 and "no passphrase is given" in terminal.shown,
                f"asks where everybody sees the answer: {terminal.shown!r}")
    require(office.keys_made() == 0, "a key was made without a passphrase")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        check_typed(Office(folder, "typed"))
        ended = Office(folder, "ended")
        check_ended(ended, signal.SIGINT, lambda terminal: terminal.type("\x03"))
        check_ended(ended, signal.SIGTERM, lambda terminal: terminal.run.terminate())
        check_stopped(Office(folder, "stopped"))
        traced = shutil.which("strace") is not None
        if traced:
            check_no_silence(folder, Office(folder, "shown"))
    print("a passphrase is typed unseen, and the terminal is afterwards as it was"
          + ("" if traced else " (without strace: not where its echo stays)"))


main()
