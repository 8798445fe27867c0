"""Measures `issue` of the 2017 call as a whole process, and a peer on a page like ours.

102 packets, 306 documents, merged files, journal, durable: seconds, memory, sizes; then how the
time grows with twenty calls; then reportlab on a one-page invoice with embedded fonts, beside
which stands what typesetting_bench prints for our own layer in the same run of ./dev bench.
"""

import io
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "house"))
import real_office

PROGRAM = os.environ["DUBROVNIK"]
FONTS = "/usr/share/fonts/truetype/noto/"


def run(*words):
    start = time.monotonic()
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, check=False)
    assert done.returncode in (0, 5), done.stderr.decode()
    return time.monotonic() - start


def issue(office, call="calls/2017.toml"):
    return run("--office", office, "--date", "2017-01-09", "issue", call)


def measure_issue(room):
    seconds = []
    for round_number in range(5):
        office = room / f"office-{round_number}"
        run("init", office, "--date", "2017-01-09")
        seconds.append(issue(office))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    out = room / "office-0" / "out"
    documents = [path for path in out.rglob("*.pdf") if not path.stem.endswith(("packet", "packets"))]
    sizes = sorted(path.stat().st_size for path in documents)
    packets = sorted(path.stat().st_size for path in out.rglob("packet.pdf"))
    print(f"issue, 102 packets: {statistics.median(seconds):.2f} s median of 5, at most "
          f"{memory:.0f} MB")
    print(f"  {len(documents)} documents of {sizes[0] / 1000:.1f} to {sizes[-1] / 1000:.1f} KB "
          f"(specimens: 2.3 KB a page more), packets up to {packets[-1] / 1000:.1f} KB")
    return statistics.median(seconds)


LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")


def write_to_each_in_turn(addressees):
    rows = addressees.read_text(encoding="utf-8").split(",en,,")
    text = rows[0]
    for number, row in enumerate(rows[1:]):
        text += f",{LANGUAGES[number % len(LANGUAGES)]},," + row
    addressees.write_text(text, encoding="utf-8")


# Invoices in francs to a Swiss account have a payment slip: the largest packets.
ACCOUNT = """
[biller.isu.account.address]
street = "Example street"
number = "1"
postcode = "1202"
town = "Geneva"
country = "CH"
"""


# A real office, whose packets carry no SPECIMEN, made from an example.
def real_office(example, office):
    give_accounts(example)
    write_to_each_in_turn(example / "addressees.csv")
    run("init", office, "--from", example, "--date", "2017-01-09")
    run("--office", office, "--date", "2017-01-09", "account", "confirm")


def give_accounts(office):
    real_office.fill_in(office)
    with open(office / "office.toml", "a", encoding="utf-8") as settings:
        settings.write(ACCOUNT)


def packet_sizes(office):
    largest = {}
    for line in (office / "addressees.csv").read_text(encoding="utf-8").splitlines():
        state, language = line.split(",")[:2] if "," in line else ("", "")
        for packet in (office / "out/2017" / state / "annual").glob("packet.pdf"):
            largest[language] = max(largest.get(language, 0), packet.stat().st_size)
    return ", ".join(f"{language} {size / 1000:.0f}" for language, size in sorted(largest.items()))


def measure_languages(room, one):
    seconds = []
    for round_number in range(5):
        office = room / f"six-{round_number}"
        run("init", office, "--date", "2017-01-09")
        write_to_each_in_turn(office / "addressees.csv")
        seconds.append(issue(office))
    example, real = room / "example", room / "real"
    run("init", example, "--date", "2017-01-09")
    real_office(example, real)
    issue(real)
    median = statistics.median(seconds)
    print(f"issue, six languages in turn: {median:.2f} s median of 5, {median / one:.2f} times "
          f"English alone; largest real packets, with payment slips, in KB: {packet_sizes(real)}")


def measure_growth(room, one):
    office = room / "twenty"
    run("init", office, "--date", "2017-01-09")
    text = (office / "calls/2017.toml").read_text(encoding="utf-8")
    total = 0.0
    for number in range(20):
        call = office / f"calls/call-{number}.toml"
        call.write_text(f'id = "call-{number}"\n' + text, encoding="utf-8")
        total += issue(office, call)
    print(f"issue, twenty calls in one book: {total:.1f} s, {total / one:.1f} times one")


def reportlab_page(canvas, number):
    canvas.setFont("Bold", 14)
    canvas.drawString(110, 800, "Implementation Support Unit")
    canvas.line(56, 770, 539, 770)
    canvas.setFont("Regular", 9)
    for index, line in enumerate(("Côte d'Ivoire", "Permanent Mission to the United Nations Office "
                                  "at Geneva", "Geneva", "Switzerland")):
        canvas.drawString(56, 740 - 12.5 * index, line)
    for index, (label, value) in enumerate((("Reference", f"ISU-2017-{number:04}"),
                                            ("Date", "9 January 2017"), ("Due", "8 February 2017"))):
        canvas.drawString(372, 740 - 13.5 * index, label)
        canvas.drawRightString(539, 740 - 13.5 * index, value)
    for row in range(7):
        height = 560 - 17 * row
        canvas.drawString(60, height, str(row + 1))
        canvas.drawString(88, height, "Contribution to the annual activities, 60 % of the budget")
        canvas.drawRightString(402, height, f"0.{(number * 7 + row) % 1000:03}")
        canvas.drawString(416, height, "CHF")
        canvas.drawRightString(535, height, f"{number % 1000},{row * 37:03}.{row:02}")
        canvas.line(56, height - 5, 539, height - 5)
    canvas.drawString(56, 47, "Convention on Cluster Munitions")
    canvas.drawRightString(539, 47, "Page 1 of 1")


def measure_peer():
    try:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        from reportlab.pdfgen.canvas import Canvas
    except ImportError:
        print("reportlab: not installed (python3-reportlab)")
        return
    pdfmetrics.registerFont(TTFont("Regular", FONTS + "NotoSans-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("Bold", FONTS + "NotoSans-Bold.ttf"))
    count, size = 200, 0
    start = time.monotonic()
    for number in range(count):
        page = io.BytesIO()
        canvas = Canvas(page, pageCompression=1)
        reportlab_page(canvas, number)
        canvas.save()
        size += page.tell()
    seconds = time.monotonic() - start
    print(f"reportlab, one-page invoice: {count / seconds:.0f} documents/s on one core, "
          f"{size / count / 1000:.1f} KB each")


def main():
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        one = measure_issue(room)
        measure_languages(room, one)
        measure_growth(room, one)
    measure_peer()


if __name__ == "__main__":
    main()
