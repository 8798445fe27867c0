"""A mail server of plain sockets that does exactly what it is told, one fault at a time.

It speaks enough of SMTP for a letter (EHLO, STARTTLS, AUTH PLAIN, MAIL, RCPT, DATA, QUIT), and at
the n-th time it comes to a named step it does what its fault says: says no, hangs up before or
after its answer, answers late, or kills the program that is speaking to it. What it saw is the
truth that the program's register is held against: `letters` has every message with how far it came.

The steps, in the order a letter meets them. At a step of the data the fault strikes when so many
bytes of it have arrived; the size is that of the whole.
"""

import os
import signal
import socket
import ssl
import struct
import threading
import time
from dataclasses import dataclass

STEPS = ("connect", "greeting", "EHLO", "STARTTLS", "handshake", "AUTH", "login", "MAIL", "RCPT",
         "DATA", "first byte", "half of it", "last byte", "dot", "QUIT")
DATA_STEPS = ("first byte", "half of it", "last byte")
KINDS = ("4xx", "5xx", "421", "drop before", "drop after", "short delay", "long delay", "kill before",
         "kill after")


class HungUp(Exception):
    """Either side has ended the conversation."""


@dataclass(frozen=True)
class Fault:
    step: str
    kind: str
    nth: int = 1       # time that anybody comes to the step
    kept: bool = False  # only times on a connection that has carried a letter before count
    offset: int = 0    # for a step of the data
    seconds: float = 0  # for a delay

    def no(self):
        return {"4xx": "451 4.3.0 later", "5xx": "550 5.7.1 never",
                "421": "421 4.7.0 closing"}[self.kind]


@dataclass
class Letter:
    recipient: str
    content: bytes = b""
    dot_seen: bool = False
    answer: str = ""  # that the server gave to the dot; none: it gave none

    def arrived(self):
        """Whole, and not sent back: a reader may have it before them."""
        return self.dot_seen and not self.answer.startswith(("4", "5"))


class ScriptedServer:
    """Listens on a port of its own until it is closed. With `certificate` (PEM, key beside it) it
    demands STARTTLS, with `login` (user, password) a login."""

    def __init__(self, certificate=None, login=None):
        self.encryption = None
        if certificate is not None:
            self.encryption = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.encryption.load_cert_chain(certificate)
        self.login = login
        self.fault = None
        self.victim = None  # the process that a killing fault ends
        self.struck = False
        self.letters = []
        self.met = 0  # times that the fault's step was come to
        self.talking = 0
        self.lock = threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.listen, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.shutdown(socket.SHUT_RDWR)  # else the waiting thread takes one more
        self.listener.close()

    def behave(self, fault=None):
        """From now on: with this fault, or well. Returns what was seen until now."""
        with self.lock:
            seen, self.letters = self.letters, []
            self.fault, self.met, self.struck, self.victim = fault, 0, False, None
        return seen

    def listen(self):
        while True:
            try:
                line, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=Conversation(self, line).hold, daemon=True).start()

    def quiet(self):
        """Waits until everything that was said is heard: the truth is known then."""
        deadline = time.monotonic() + 20
        while self.talking and time.monotonic() < deadline:
            time.sleep(0.002)
        return self.talking == 0

    def due(self, step, kept):
        """The fault, when it strikes now."""
        with self.lock:
            if self.fault is None or self.fault.step != step or (self.fault.kept and not kept):
                return None
            self.met += 1
            if self.met != self.fault.nth:
                return None
            self.struck = True
            return self.fault

    def kill(self):
        deadline = time.monotonic() + 5
        while self.victim is None and time.monotonic() < deadline:
            time.sleep(0.001)
        os.kill(self.victim, signal.SIGKILL)

    def begin(self, recipient):
        letter = Letter(recipient)
        with self.lock:
            self.letters.append(letter)
        return letter


class Conversation:
    def __init__(self, server, line):
        self.server = server
        self.line = line
        self.heard = b""
        self.letter = None
        self.secure = False
        self.begun = 0  # letters

    def hold(self):
        with self.server.lock:
            self.server.talking += 1
        try:
            self.meet("connect", None)
            self.meet("greeting", "220 mail.test ESMTP")
            while True:
                self.obey(self.command())
        except (HungUp, OSError, ValueError):
            pass
        finally:
            self.line.close()
            with self.server.lock:
                self.server.talking -= 1

    def obey(self, command):
        word = command.split(" ")[0].upper()
        if word in ("EHLO", "HELO"):
            self.meet("EHLO", self.abilities() if word == "EHLO" else "250 mail.test")
        elif word == "STARTTLS":
            if self.meet("STARTTLS", "220 go ahead"):
                self.encrypt()
        elif word == "AUTH":
            self.authenticate()
        elif word == "MAIL":
            self.begun += 1
            self.meet("MAIL", "250 2.1.0 ok")
        elif word == "RCPT":
            if self.meet("RCPT", "250 2.1.5 ok"):
                self.letter = self.server.begin(command.split("<")[1].split(">")[0])
        elif word == "DATA":
            if self.meet("DATA", "354 say it"):
                self.take_data()
        elif word == "QUIT":
            self.meet("QUIT", "221 2.0.0 bye")
            raise HungUp
        else:
            self.say("250 2.0.0 ok")

    def abilities(self):
        words = ["mail.test", "8BITMIME", "SMTPUTF8"]
        if self.server.encryption and not self.secure:
            words.append("STARTTLS")
        if self.server.login:
            words.append("AUTH PLAIN")
        return "\r\n".join([f"250-{word}" for word in words[:-1]] + [f"250 {words[-1]}"])

    def encrypt(self):
        if self.meet("handshake", None):
            self.line = self.server.encryption.wrap_socket(self.line, server_side=True)
            self.secure = True

    def authenticate(self):
        if self.meet("AUTH", "334 "):
            self.command()  # the user and the password, as the program wrote them
            self.meet("login", "235 2.7.0 welcome")

    def take_data(self):
        fault = self.next_of_data()
        if fault is not None:
            while len(self.heard) < fault.offset and b"\r\n.\r\n" not in self.heard:
                self.hear()
            self.strike(fault, None)
        while b"\r\n.\r\n" not in self.heard:
            self.hear()
        self.letter.content, self.heard = self.heard.split(b"\r\n.\r\n", 1)
        self.letter.dot_seen = True
        self.meet("dot", "250 2.0.0 queued")

    def next_of_data(self):
        dues = [self.due(step) for step in DATA_STEPS]
        return next((fault for fault in dues if fault), None)

    def due(self, step):
        return self.server.due(step, self.begun > 1)

    def meet(self, step, answer):
        """Answers, unless the fault is due here. False: the answer was no."""
        fault = self.due(step)
        if fault is None:
            self.answer(step, answer)
            return True
        return self.strike(fault, answer)

    def strike(self, fault, answer):
        step, kind = fault.step, fault.kind
        if kind in ("4xx", "5xx", "421"):
            self.answer(step, fault.no())
            if kind == "421" or step in DATA_STEPS:
                raise HungUp
            return False
        if kind == "drop before":
            self.reset()
        if kind == "kill before":
            self.server.kill()
            raise HungUp
        if kind in ("short delay", "long delay"):
            time.sleep(fault.seconds)
        self.answer(step, answer)
        if kind == "kill after":
            self.server.kill()
        if kind in ("drop after", "kill after"):
            raise HungUp
        return True

    def answer(self, step, answer):
        if answer is None:
            return
        if step == "dot":
            self.letter.answer = answer
        self.say(answer)

    def say(self, text):
        self.line.sendall(text.encode() + b"\r\n")

    def command(self):
        while b"\r\n" not in self.heard:
            self.hear()
        command, self.heard = self.heard.split(b"\r\n", 1)
        return command.decode("utf-8", "replace")

    def hear(self):
        piece = self.line.recv(4096)
        if not piece:
            raise HungUp
        self.heard += piece

    def reset(self):
        """Not a farewell: what is under way is lost."""
        self.line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        raise HungUp
