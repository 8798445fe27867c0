"""Strings that try to be more than text, as bytes, by kind; and a core of each kind.

None of them does harm where it is run by mistake: a command among them would make a file named for
CANARY, and paths that lead out of the room climb at most CLIMB folders.
"""

CANARY = "/tmp/dubrovnik-hostile-canary"
CLIMB = 8
OUT = "../" * CLIMB
UNPRINTABLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u061c\u115f\u3164\u180e"

STRINGS = {
    "formula": [
        "=1+1", "+1+1", "-1+1", "@SUM(A1:A9)", "\t=1+1", "\r=1+1", "=cmd|' /C calc'!A0",
        '=HYPERLINK("http://example.org?x="&A1,"click")', "+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0", '=IMPORTXML("http://example.org","//a")', "=1+1,=2+2", '"=1+1"',
        "'=1+1", " =1+1", ";=1+1", "=\u202e1+1", "\uff1d1+1", "\uff0b1", "\uff201", "\u22121",
        "-1", "+41 00 000 00 00", "@isu", '=DDE("cmd";"/C calc";"x")', "=WEBSERVICE(A1)",
        "\ufeff=1+1", "\n=1+1", "1e999", "0x10", "1E5"],
    "path": [
        "../x", OUT + "x", "..", ".", "/", "//", "./", "../", "a/../../../b", "..\\..\\x",
        "C:\\x", "C:/x", "\\\\server\\share\\x", "/etc/passwd", "/dev/null", "/dev/full",
        "/dev/stdin", "/proc/self/mem", "CON", "NUL", "COM1", "LPT1.txt", "aux.pdf", "x/", "x/y",
        "~", "~root/x", "$HOME/x", "%2e%2e%2fx", "..%c0%afx", "file:///etc/passwd", "-", "--",
        "-rf", "--help", "--office=nowhere", "x\0.pdf", "\0", ".hidden", "book.db",
        "book.db-journal", "office.toml", "out", "calls/2017.toml", "x.", "x ", " x", "a" * 255,
        "a" * 256, "a/" * 300, "*", "?", "x:y", OUT + "etc/passwd", CANARY, "./././x", "x//y",
        "out/../../x", "\u2025/x", "\uff0e\uff0e/x"],
    "bidi": [
        "\u202eabc", "\u202efdp.exe", "abc\u202d\u202e\u202a\u202b", "\u202c" * 30,
        "\u2066\u2067\u2068", "\u2067x\u2069\u2069\u2069", "\u200fABC\u200e",
        "\u05d0\u05d1 abc \u0634\u0643", "\u202e" * 200, "\u061cabc", "(\u202e)",
        "ISU-2017-\u202e1000", "\u2066" * 130 + "x"],
    "invisible": [
        "\u200b", "a\u200bb", UNPRINTABLE, "\ufeff", "\u00ad" * 80, "\u2028x", "x\u2029y",
        "\u0085x", "\u3000", "\u00a0", "\u2003", "\ufff9x\ufffay\ufffb", "\U000e0041\U000e0042",
        "\ufe0f", "\ue000", "\uffff", "\ufffe", "\ufdd0", "\U0010ffff", "\U0001fffe", "\u009b31m",
        "\u0080", "\u009f"],
    "marks": [
        "e" + "\u0301" * 40, "Z" + "\u0335\u0322\u0317" * 200, "\u0301", "\u0301" * 100,
        "\u20dd" * 50, "\u0e01" + "\u0e34" * 60, "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\U0001f3f4" * 40, "\u0c15\u0c4d" * 60, "\u1100" * 90, "\ufdfa" * 60,
        "\u0130\u0131\u1e9e\ufb03", "\U00012400" * 50],
    "template": [
        "{{state}}", "{{{state}}}", "{{#invoices}}x{{/invoices}}", "{{^x}}y{{/x}}", "{{>letter}}",
        "{{!x}}", "{{=<% %>=}}<%state%>", "{{", "}}", "{{}}", "{{ state }}", "{{&state}}",
        "{{#state}}", "{{/state}}", "{{number}}{{amount}}", "{{" * 500, "{{st\u0430te}}",
        "${state}", "#{state}", "<%= 1 %>", "{% x %}", "{{#a}}" * 90],
    "markdown": [
        "# heading", "**bold**", "*it*", "**", "`code`", "```", "![x](y)",
        "[x](http://example.org)", "| a | b |", "|--|--|", "- item", "1. item", "> quote", "---",
        "\\*x\\*", "<!-- x -->", "[x]: y", "[" * 400, "*" * 300, "> " * 200, "    code", "~~~",
        "&amp;", "a  \nb", "![x](" + OUT + "x)"],
    "html": [
        "<script>alert(1)</script>", "<b>x</b>", "<img src=x onerror=alert(1)>", "</w:t>",
        "&lt;b&gt;", "&#0;", "<svg/onload=x>", "javascript:alert(1)",
        "<a href='file:///etc/passwd'>x</a>"],
    "mail": [
        "x\r\nBcc: y@example.org", "x\nBcc: y@example.org", "x\rBcc: y@example.org",
        "x%0d%0aBcc: y", "=?utf-8?q?x=0D=0ABcc:_y@example.org?=", "=?utf-8?b?DQpCY2M6IHk=?=",
        "=?utf-8?q?", "?=", "x@example.org, y@example.org", "x@example.org y@example.org",
        "<x@example.org>", "x@", '"x" <y@example.org>', "x@example.org>", "x;y@example.org",
        "x@[127.0.0.1]", "x@ex\u00e4mple.org", "\u00e9@example.org", ".", "\r\n.\r\nQUIT",
        "\r\n\r\nbody", "x@example.org\u2028Bcc: y", "--=_0000000000000000", "From x",
        "(comment) x@example.org", '"@example.org', "a" * 70 + "@example.org",
        "x@" + "a." * 150 + "org", "x@example.org;y@example.org", "group: x@example.org;",
        "\u0085Bcc: y"],
    "sql": [
        "'; DROP TABLE entries; --", "' OR '1'='1", '" OR 1=1 --', "%", "_", "');", "/*",
        "x'||'y", "\\'; --", "?1", ":x", "@x", "NULL", "1; ATTACH 'x' AS y", "X'00'"],
    "shell": [
        f"$(touch {CANARY})", f"`touch {CANARY}`", f"; touch {CANARY}", f"| touch {CANARY}",
        f"& touch {CANARY}", f"x' ; touch {CANARY} '", "$PATH", "~/x", "a b", "!!", "\\", "\\\\",
        "'", '"', "'\"", "{a,b}", "[a-z]", "<x", ">x", "2>&1", "\x1b[31mred", "\x1b]0;title\x07",
        "\x07", "\x08\x08"],
    "data": [
        "]]>", "<![CDATA[x", "<?xml?>", '<!DOCTYPE x [<!ENTITY y "z">]>', "&y;", '{"a":1}', '"}',
        '\\"', "\\u0000", "\\ud800", "[x]", "[[x]]", "x = 1", '"""', "'''", "#", "# x", "a,b",
        "a;b", '"', '""', 'a"b', "a\nb", "a\r\nb", "\n", "\r", "\t", "\x00", "\x01\x02", "\x1a",
        "\x7f", "", " ", "null", "true", "-0", "NaN", "; x: y", "a  ; tag: x", "x:y:z",
        "  expenses:x  1", "2017-01-01 * x", "*", "(x)", "|", "a | b", "include /etc/passwd",
        "!include x", "option \"x\" \"y\"", "_x000D_", "a\x0bb"],
    "pdf": [
        "(", ")", "((", "))", "\\)", "(x) Tj", ") Tj ET Q q BT (", "endstream", "endobj", "%%EOF",
        "%PDF-1.7", "<<>>", "<< /JS (x) >>", "/Name", "stream\n", "<41>", "\\053", "1 0 R",
        "trailer"],
    "form": [
        "%s", "%n", "%s%s%s%s%n", "%99999999d", "{0}", "{}", "{:x}", "{0:9999999}", "{", "}", "%",
        "%%", "\\x41", "\\n", "%1$s", "{0.__class__}", "$1", "\\1", "${x}", "%d" * 100],
    "long": [
        "a" * 10_240, "a " * 5_120, "\u00e9" * 5_120, "\u4e2d" * 4_000, "\u0634" * 5_000,
        "W" * 1_000, "(" * 10_240, "=" * 10_240, "a" * 1_048_576, "b " * 524_288,
        "\u202e" * 4_000, '"' * 10_240, "e" + "\u0301" * 5_000, "a-" * 5_000, "\u00ad" * 5_000],
}

BROKEN_UTF8 = [
    b"\x80", b"\xff", b"\xfe\xff", b"a\xc3", b"\xc0\xaf", b"..\xc0\xafx", b"\xe0\x80\xaf",
    b"\xc0\x80", b"\xf0\x80\x80\xaf", b"\xf4\x90\x80\x80", b"\xf8\x88\x80\x80\x80",
    b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xed\xa0\xbd\xed\xb8\x80", b"\xe2\x28\xa1", b"x\xa0y",
    b"=\xff", b"\xc0\xbd1+1", b"\xff" * 10_240, b"\xef\xbb\xbf\xff", b"{{\xff}}",
    b"\xff\r\nBcc: y", b"(\xc3)", b"\xe9t\xe9"]

CORE = [
    "=1+1", "-1+1", "@SUM(A1:A9)", "\t=1+1", OUT + "x", "/etc/passwd", "x\0.pdf", "\u202efdp.exe",
    "a\u200bb", "Z" + "\u0335\u0322\u0317" * 200, "{{state}}", "{{{state}}}",
    "{{#invoices}}x{{/invoices}}", "**bold**", "<b>x</b>", "x\r\nBcc: y@example.org",
    "=?utf-8?q?x=0D=0ABcc:_y@example.org?=", "'; DROP TABLE entries; --", f"$(touch {CANARY})",
    'a"b', ") Tj ET Q q BT (", "%s%s%s%s%n", "{0}", "\u009b31m", "a  ; tag: x", "\x1b[31mred",
    "a" * 10_240, b"\xc0\xaf", b"\xed\xa0\x80"]


def as_bytes(text):
    return text if isinstance(text, bytes) else text.encode("utf-8")


def all_strings():
    """Every string once, in the order above."""
    found = [as_bytes(text) for texts in STRINGS.values() for text in texts]
    return list(dict.fromkeys(found + BROKEN_UTF8))


def core_strings():
    return [as_bytes(text) for text in CORE]
