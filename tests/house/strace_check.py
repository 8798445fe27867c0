#!/usr/bin/env python3
"""Where strace is absent, or may trace nothing, the harnesses that need it pass over, and say so.

A strace that says what the true one says where tracing is forbidden stands first in the path.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

FAULTS = Path(__file__).resolve().parents[1] / "faults"
FORBIDDEN = """#!/bin/sh
echo 'strace: test_ptrace_get_syscall_info: PTRACE_TRACEME: Operation not permitted' >&2
exit 1
"""
# What lies in the path, and what is said.
CASES = {"absent": (None, "absent: strace\n"),
         "forbidden": (FORBIDDEN, "absent: strace may trace nothing here: strace: test_ptrace_get_"
                                  "syscall_info: PTRACE_TRACEME: Operation not permitted\n")}


def main():
    troubles = []
    for name, (program, wanted) in CASES.items():
        with tempfile.TemporaryDirectory() as folder:
            if program is not None:
                (Path(folder) / "strace").write_text(program)
                (Path(folder) / "strace").chmod(0o755)
            for harness in sorted(FAULTS.glob("*_faults.py")):
                if "require_strace" not in harness.read_text():
                    continue
                done = subprocess.run([sys.executable, str(harness), "--round", "short"],
                                      env={**os.environ, "PATH": f"{folder}:/bin" if program else folder},
                                      capture_output=True, text=True, timeout=60, check=False)
                if done.returncode != 77 or done.stderr != wanted:
                    troubles.append(f"{name}: {harness.name} ended with {done.returncode}: "
                                    f"{done.stdout}{done.stderr}")
    print("\n".join(troubles) or "passed over, and said so")
    return 1 if troubles else 0


sys.exit(main())
