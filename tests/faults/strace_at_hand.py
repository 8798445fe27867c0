"""System calls that can be broken: strace counts them in an undisturbed run, and breaks one.

A point is one call: the n-th of its name on one file (strace's -P), or of its name alone where it
is about no file. Counted so, a point does not move when another thread or another file gets more
or fewer calls. Exit 77 when strace is absent, or may not trace.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass

FILE_CALLS = ("openat,openat2,read,readv,pread64,preadv,write,writev,pwrite64,pwritev,fsync,fdatasync,"
              "ftruncate,fallocate,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,"
              "link,linkat,symlink,symlinkat,close,flock,fcntl,lseek,getdents64,newfstatat,fstat,"
              "stat,lstat,statx,access,faccessat,faccessat2,readlink,readlinkat,getcwd,chmod,fchmod,"
              "fchmodat,fchown,copy_file_range,sendfile").split(",")
SOCKET_CALLS = "socket,connect,sendto,sendmsg,recvfrom,recvmsg,poll".split(",")

CALL = re.compile(r"^(\d+) +(\w+)\((.*)$")
FIRST_PATH = re.compile(r'^(?:AT_FDCWD(?:<[^>]*>)?, )?(?:\d+<(/[^>]*?)>|"([^"]+)")')
SHARED_OBJECT = re.compile(r"\.so(\.[0-9.]+)?$")


@dataclass(frozen=True)
class Point:
    call: str
    path: str  # "" where it is about no file; ROOM stands for the folder of the day
    count: int

    def arguments(self, room, what):
        """For strace: inject `what` at this point."""
        chosen = ["-e", f"trace={self.call}", "-e", f"inject={self.call}:{what}:when={self.count}"]
        return (["-P", self.path.replace("ROOM", str(room))] if self.path else []) + chosen

    def __str__(self):
        return f"{self.call} {self.count} of {self.path or 'all'}"


def require_strace():
    if shutil.which("strace") is None:
        print("absent: strace", file=sys.stderr)
        sys.exit(77)
    # A container or the kernel (kernel.yama.ptrace_scope) may keep anybody from tracing.
    tried = subprocess.run(["strace", "-qq", "-o", os.devnull, sys.executable, "-c", ""],
                           stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if tried.returncode != 0:
        print(f"absent: strace may trace nothing here: {tried.stderr.strip()}", file=sys.stderr)
        sys.exit(77)


def strace(command, room, arguments, every_call=False):
    """Runs the command under strace; its words go to files of the room's neighbour.

    Only with `every_call` does an injected signal arrive: where the kernel filters the calls for
    strace (--seccomp-bpf), it stops before them in a way that passes no signals on.
    """
    words = neighbour(room)
    words.mkdir(exist_ok=True)
    with open(words / "out", "w") as out, open(words / "err", "w") as err:
        done = subprocess.run(["strace", "-f", *([] if every_call else ["--seccomp-bpf"]), "-qq",
                               "-o", str(words / "trace"), *arguments, *command],
                              stdin=subprocess.DEVNULL, stdout=out, stderr=err, timeout=120,
                              check=False)
    done.stdout = (words / "out").read_text(errors="replace")
    done.stderr = "".join(line for line in
                          (words / "err").read_text(errors="replace").splitlines(keepends=True)
                          if not line.startswith("strace: Requested path"))
    done.trace = (words / "trace").read_text(errors="replace")
    return done


def neighbour(room):
    return room.with_name(room.name + ".words")


def points(command, room, calls):
    """Every call of an undisturbed run after the dynamic loader's, as points in their order."""
    done = strace(command, room, ["-y", "-s", "0", "-e", "signal=none", "-e",
                                  "trace=" + ",".join(name_of(call) for call in calls)])
    seen, found, started = {}, {}, False
    lines = [CALL.match(line) for line in done.trace.splitlines()]
    lines = [line.groups() for line in lines if line]
    main = last_shared_object(lines)
    for index, (thread, call, rest) in enumerate(lines):
        path = path_of(rest)
        # strace counts each thread's calls of a name, or with -P those on the file.
        for key in ((thread, call, path), (thread, call)):
            seen[key] = seen.get(key, 0) + 1
        if index > main:
            point = Point(call, path.replace(str(neighbour(room)), "ROOM.words")
                          .replace(str(room), "ROOM"),
                          seen[(thread, call, path) if path else (thread, call)])
            found[point] = None
    return list(found)


def name_of(call):
    return "?" + call  # not every machine has every call


def path_of(rest):
    match = FIRST_PATH.match(rest)
    path = (match.group(1) or match.group(2)) if match else ""
    return path if path.startswith("/") and not path.endswith("(deleted)") else ""


def last_shared_object(lines):
    """Where the dynamic loader is done: after it has closed the last library."""
    last = 0
    for index, (_, call, rest) in enumerate(lines):
        if SHARED_OBJECT.search(path_of(rest)) and call in ("openat", "close"):
            last = index
    return last


def of_the_office(point):
    """On the book, its journal, its copies, the key that signs: what must never be left out."""
    return point.path.startswith("ROOM/")


def around_the_commit(found):
    """The office's own calls before its journal goes for the last time, and from there on."""
    own = [point for point in found if of_the_office(point)]
    commits = [index for index, point in enumerate(own)
               if point.call.startswith("unlink") and point.path.endswith("-journal")]
    at = commits[-1] if commits else len(own) // 2
    return own[:at], own[at:]


def chosen(found, count):
    """About `count` points: all of the office's own files, the others evenly."""
    own = [point for point in found if of_the_office(point)]
    others = [point for point in found if not of_the_office(point)]
    return own + evenly(others, max(count - len(own), 0))


def evenly(found, count):
    if count >= len(found):
        return found
    return [found[index * len(found) // count] for index in range(count)]
