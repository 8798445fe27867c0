#!/usr/bin/python3
"""Mail messages, read back by Python's own parser and compared byte by byte.

Given a folder with N.eml and what each must say, in files beside it: N.subject, N.from (name and
address on two lines), N.to (an address a line), N.body, N.id, and N.file-1, N.file-2, … with the
names N.name-1, …. Says what differs and exits 1; “N messages” and 0 when nothing does.
"""

import email
import email.header
import email.policy
import email.utils
import sys
from pathlib import Path


def text_of(path):
    return path.read_bytes().decode("utf-8")


def defects_of(message):
    found = [defect for part in message.walk() for defect in part.defects]
    for part in message.walk():
        for header in part.values():
            found += header.defects
    return found


def form_troubles(raw):
    if not raw.isascii():
        yield "is not ASCII"
    if b"\n" in raw.replace(b"\r\n", b"") or b"\r" in raw.replace(b"\r\n", b""):
        yield "has bare CR or LF"
    if not raw.endswith(b"\r\n"):
        yield "does not end its last line"
    for line in raw.split(b"\r\n"):
        # Only a word that cannot be divided (an address, an identity) may be longer.
        if len(line) > 998 or (len(line) > 76 and b" " in line.strip()):
            yield f"has a line of {len(line)}: {line!r}"
        if line.endswith((b" ", b"\t")):
            yield f"has a blank at a line's end: {line!r}"
        if line.startswith((b".", b"From ")):
            yield f"has a line that others change: {line!r}"


def plain(text):
    """As a mail carries it: whole lines."""
    text = text.replace("\r\n", "\n")
    return text if not text or text.endswith("\n") else text + "\n"


def body_of(message):
    part = message if not message.is_multipart() else next(message.iter_parts())
    return part.get_payload(decode=True).decode(part.get_content_charset())


def sender_of(raw):
    """By the older half of the module: the newer one of Python 3.11 leaves blanks between two
    encoded words of a name, against RFC 2047 6.2."""
    name, address = email.utils.parseaddr(
        email.message_from_bytes(raw, policy=email.policy.compat32)["From"])
    return str(email.header.make_header(email.header.decode_header(name))), address


def content_troubles(raw, message, stem):
    wanted = {kind: text_of(stem.with_suffix("." + kind))
              for kind in ("subject", "from", "to", "body", "id")}
    for what, found, must in (
            ("subject", message["Subject"], wanted["subject"]),
            ("sender", "\n".join(sender_of(raw)), wanted["from"]),
            ("recipients", [to.addr_spec for to in message["To"].addresses],
             wanted["to"].split("\n")),
            ("identity", message["Message-ID"], f"<{wanted['id']}>"),
            ("body", body_of(message).replace("\r\n", "\n"), plain(wanted["body"]))):
        if found != must:
            yield f"{what}: {found!r}, must be {must!r}"
    attachments = list(message.iter_attachments()) if message.is_multipart() else []
    files = sorted(stem.parent.glob(stem.name + ".file-*"))
    if len(attachments) != len(files):
        yield f"{len(attachments)} attachments, must be {len(files)}"
    for index, part in enumerate(attachments, 1):
        name = text_of(stem.with_suffix(f".name-{index}"))
        # As it stands in the header: get_filename() takes "<" and ">" off its ends. Python's
        # reader takes blanks from both ends.
        written = part["content-disposition"].params["filename"]
        if written.strip() != name.strip():
            yield f"name of attachment {index}: {written!r}, must be {name!r}"
        if not (part.get_param("name") or "").isascii() or not part.get_param("name"):
            yield f"plain name of attachment {index}: {part.get_param('name')!r}"
        if part.get_content() != stem.with_suffix(f".file-{index}").read_bytes():
            yield f"bytes of attachment {index} differ"
        if part.get_content_type() != "application/pdf":
            yield f"kind of attachment {index}: {part.get_content_type()}"


def main():
    count = failures = 0
    for path in sorted(Path(sys.argv[1]).glob("*.eml")):
        count += 1
        raw = path.read_bytes()
        message = email.message_from_bytes(raw, policy=email.policy.default)
        for trouble in (*form_troubles(raw), *(f"defect {d!r}" for d in defects_of(message)),
                        *content_troubles(raw, message, path.with_suffix(""))):
            failures += 1
            print(f"{path.name} {trouble}")
    print(count, "messages")
    return 1 if failures or not count else 0


if __name__ == "__main__":
    sys.exit(main())
