#!/usr/bin/python3
"""A real SMTP server on the loopback that behaves well or badly, as it is told.

Prints "listening PORT" once it may be spoken to, and ends when its standard input ends. What it
accepts lies in --dir as 1.eml, 2.eml, … in the order of arrival, each with 1.json: from, to, the
login, whether it came encrypted, and by which connection. Messages that it took whole and never
answered lie in the folder “unanswered” of --dir in the same form.

ADDRESS options may be given several times. Exit 77 when aiosmtpd (python3-aiosmtpd, of Debian's own
/usr/bin/python3) is absent.
"""

import argparse
import asyncio
import json
import os
import socket
import ssl
import struct
import sys
from pathlib import Path

try:
    from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
except ImportError:
    print("absent: aiosmtpd", file=sys.stderr)
    sys.exit(77)


def wanted():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dir", type=Path, help="folder for what was accepted")
    parser.add_argument("--port", type=int, default=0, help="chosen by the system without it")
    for name, does in (("refuse", "550 to RCPT"), ("defer", "451 to RCPT"),
                       ("refuse-data", "554 after the final dot"),
                       ("drop-at-data", "answers 354, then resets the connection at once"),
                       ("drop-in-data", "resets the connection when the first data arrived"),
                       ("drop-after-dot", "takes all the data, then resets without an answer")):
        parser.add_argument(f"--{name}", action="append", default=[], metavar="ADDRESS", help=does)
    parser.add_argument("--slow", type=float, default=0, metavar="SECONDS",
                        help="wait before the answer to the data")
    parser.add_argument("--slow-greeting", type=float, default=0, metavar="SECONDS",
                        help="wait before the first word")
    parser.add_argument("--messages-per-connection", type=int, default=0, metavar="COUNT",
                        help="421 to the next MAIL, and close")
    parser.add_argument("--starttls", nargs=2, metavar=("CERT", "KEY"), help="demand STARTTLS")
    parser.add_argument("--tls", nargs=2, metavar=("CERT", "KEY"), help="TLS from the first byte")
    parser.add_argument("--tls-at-most", choices=["1.1", "1.2", "1.3"], help="newest version")
    parser.add_argument("--auth", nargs=2, metavar=("USER", "PASSWORD"), help="demand this login")
    return parser.parse_args()


class Store:
    """Files appear whole: written aside, then renamed."""

    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    def keep(self, server, envelope):
        if self.folder is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        self.count += 1
        session = server.session
        encrypted = server.transport.get_extra_info("sslcontext") is not None
        facts = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "login": session.login,
                 "encrypted": encrypted, "connection": session.connection}
        for name, content in ((f"{self.count}.json", json.dumps(facts).encode()),
                              (f"{self.count}.eml", envelope.original_content)):
            aside = self.folder / (name + ".tmp")
            aside.write_bytes(content)
            aside.rename(self.folder / name)


class Behaviour:
    def __init__(self, options):
        self.options = options
        self.accepted = Store(options.dir)
        self.unanswered = Store(options.dir and options.dir / "unanswered")

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        limit = self.options.messages_per_connection
        session.messages = getattr(session, "messages", 0) + 1
        if limit and session.messages > limit:
            await server.push("421 4.7.0 too many messages in one connection")
            server.transport.close()
            return "421 4.7.0 closing"
        envelope.mail_from = address
        envelope.mail_options.extend(mail_options)
        return "250 2.1.0 sender ok"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address in self.options.refuse:
            return f"550-5.1.1 no such mailbox\r\n550 5.1.1 <{address}> is unknown here"
        if address in self.options.defer:
            return f"451 4.2.1 <{address}> is busy, try again later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 recipient ok"

    async def handle_DATA(self, server, session, envelope):
        if self.meant(envelope, self.options.drop_after_dot):
            self.unanswered.keep(server, envelope)
            server.hang_up()
            return "250 nobody hears this"
        if self.meant(envelope, self.options.refuse_data):
            return "554 5.6.0 the content is not liked"
        await asyncio.sleep(self.options.slow)
        if server.transport is None or server.transport.is_closing():
            return "250 nobody hears this"
        self.accepted.keep(server, envelope)
        return f"250 2.0.0 queued as {self.accepted.count}"

    @staticmethod
    def meant(envelope, addresses):
        return any(recipient in addresses for recipient in envelope.rcpt_tos)


class Server(SMTP):
    connections = 0
    connection = None

    def _create_session(self):
        session = super()._create_session()
        if self.connection is None:  # STARTTLS begins a new session on the same connection
            Server.connections += 1
            self.connection = Server.connections
        session.connection = self.connection
        session.login = None
        return session

    def hang_up(self):
        """A reset, not a farewell: what is under way is lost."""
        line = self.transport.get_extra_info("socket")
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.transport.abort()

    async def smtp_DATA(self, arg):
        options = self.event_handler.options
        if Behaviour.meant(self.envelope, options.drop_at_data):
            await self.push("354 and good night")
            self.hang_up()
        elif Behaviour.meant(self.envelope, options.drop_in_data):
            await self.push("354 say a word")
            await self._reader.read(1)
            self.hang_up()
        else:
            await super().smtp_DATA(arg)

    async def _handle_client(self):
        await asyncio.sleep(self.event_handler.options.slow_greeting)
        await super()._handle_client()


def authenticator(user, password):
    def check(server, session, envelope, mechanism, data):
        right = isinstance(data, LoginPassword) and (data.login, data.password) == (
            user.encode(), password.encode())
        if right:
            session.login = user
        return AuthResult(success=right, handled=False)
    return check


def encryption(files, at_most):
    if files is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if at_most == "1.1":
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version = ssl.TLSVersion.TLSv1
    if at_most:
        context.maximum_version = ssl.TLSVersion["TLSv" + at_most.replace(".", "_")]
    context.load_cert_chain(*files)
    return context


async def serve(options):
    behaviour = Behaviour(options)
    login = {"authenticator": authenticator(*options.auth), "auth_required": True,
             "auth_require_tls": False} if options.auth else {}
    starttls = encryption(options.starttls, options.tls_at_most)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: Server(behaviour, hostname="mail.test", data_size_limit=1 << 28,
                       tls_context=starttls, require_starttls=starttls is not None, loop=loop,
                       **login),
        host="127.0.0.1", port=options.port, ssl=encryption(options.tls, options.tls_at_most))
    print("listening", server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.buffer.read)


if __name__ == "__main__":
    import logging
    import warnings
    warnings.simplefilter("ignore")
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    asyncio.run(serve(wanted()))
