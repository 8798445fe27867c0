"""The States' names beside those of npm's world_countries_lists, as a third opinion.

The names are the United Nations'; that package has the everyday ones. So where they differ the
difference is listed in tables/names_elsewhere.csv, and a name that changes, on either side, is told.
Only under ./dev test --oracles, and only where the package is at hand (NODE_PATH names the folder of
npm's packages). `names_oracle.py --write` writes the table anew, to be read before it is committed.
"""

import csv
import json
import os
import sys
from pathlib import Path

SOURCE = Path(os.environ["DUBROVNIK_SOURCE"])
NAMES = SOURCE / "scales" / "data" / "state_names.csv"
TABLE = SOURCE / "tests" / "oracles" / "tables" / "names_elsewhere.csv"
LANGUAGES = ("ar", "es", "fr", "ru", "zh")


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def elsewhere(package, language):
    path = package / "data" / "countries" / language / "countries.json"
    return {country["alpha3"].upper(): country["name"]
            for country in json.loads(path.read_text(encoding="utf-8"))}


def differences(package):
    found = []
    for language in LANGUAGES:
        theirs = elsewhere(package, language)
        for row in rows_of(NAMES):
            name = theirs.get(row["iso3"], "")
            if name != row[language]:
                found.append((row["iso3"], language, row[language], name))
    return found


def main():
    if "DUBROVNIK_ORACLES" not in os.environ:
        print("a long comparison: ./dev test --oracles")
        return 77
    package = Path(os.environ.get("NODE_PATH", "node_modules")) / "world_countries_lists"
    if not package.is_dir():
        print("world_countries_lists is not here (npm install world_countries_lists; NODE_PATH)")
        return 77
    found = differences(package)
    if sys.argv[1:] == ["--write"]:
        with open(TABLE, "w", encoding="utf-8", newline="") as file:
            file.write("# Names that npm's world_countries_lists has otherwise: ours, theirs.\n")
            csv.writer(file, lineterminator="\n").writerows([("iso3", "language", "ours", "theirs"),
                                                             *found])
        return 0
    known = {tuple(row.values()) for row in rows_of(TABLE)}
    for told in sorted(set(found) ^ known):
        print("only here" if told in known else "not listed", *told, sep=" | ")
    count = len(LANGUAGES) * len(rows_of(NAMES))
    print(f"{count} names, {len(found)} are other ones elsewhere, {len(set(found) ^ known)} unknown")
    return 1 if set(found) ^ known else 0


sys.exit(main())
