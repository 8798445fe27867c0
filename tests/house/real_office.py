#!/usr/bin/env python3
"""Fills in an example office as an officer would, for tests of an office that is no specimen.

    tests/house/real_office.py OFFICE [KEY=VALUE...]

What says in office.toml that it is an example says something plain instead, and calls say no longer
that they are illustrative (an empty line is left); accounts get the IBAN of ISO 13616's own
examples. KEY=VALUE (holder, bank, iban, bic, …) is put in place of every such line.
"""

import re
import sys
from pathlib import Path

ACCOUNT = {"holder": "Holder of the account", "bank": "A bank, Geneva", "bic": "EXAMCHGGXXX",
           "iban": "CH93 0076 2011 6238 5295 7"}
MARKS = re.compile("example|exemple|ejemplo|пример|示例|مثال", re.IGNORECASE)


def filled_in(text, **own):
    text = text.replace("example.org", "isu.test").replace("+41 00 000 00 00", "+41 22 000 00 00")
    text = "\n".join(line if line.startswith("#") else MARKS.sub("test", line)
                     for line in text.split("\n"))
    text = re.sub(r"(?m)^specimen .*$", "specimen = false", text)
    for name, value in {**ACCOUNT, **own}.items():
        text = re.sub(rf"(?m)^({name} *=) .*$", rf'\1 "{value}"', text)
    return text


def fill_in(office, **own):
    settings = Path(office) / "office.toml"
    settings.write_text(filled_in(settings.read_text(encoding="utf-8"), **own), encoding="utf-8")
    for call in (Path(office) / "calls").glob("*.toml"):
        text = call.read_text(encoding="utf-8")
        call.write_text(re.sub("(?m)^illustrative *=.*$", "", text), encoding="utf-8")


if __name__ == "__main__":
    fill_in(sys.argv[1], **dict(word.split("=", 1) for word in sys.argv[2:]))
