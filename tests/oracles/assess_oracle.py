"""Recomputes whole assessments with Python's fractions and compares every figure.

Nothing is shared with the program but the files of facts: the payers, the adjusted scale, the
parts, the support cost and the largest remainders are worked out here a second time. The calls
are the example of 2017 and random ones; the seed is printed and can be given back by
DUBROVNIK_SEED.
"""

import csv
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

SOURCE = Path(os.environ["DUBROVNIK_SOURCE"])
PROGRAM = os.environ["DUBROVNIK"]
DATA = SOURCE / "scales" / "data"
PERIODS = {2016: "2016-2018", 2017: "2016-2018", 2018: "2016-2018", 2019: "2019-2021",
           2020: "2019-2021", 2023: "2022-2024", 2025: "2025-2027", 2026: "2025-2027"}


def rows(name):
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def millipercent(text):
    value = Fraction(text) * 1000
    assert value.denominator == 1
    return value.numerator


def rates_of(year):
    period = PERIODS[year]
    rates = {row["iso3"]: millipercent(row["rate_percent"]) for row in rows(f"un-{period}.csv")}
    for row in rows("nonmembers.csv"):
        first, last = map(int, row["period"].split("-"))
        if first <= year <= last:
            rates[row["iso3"]] = millipercent(row["rate_percent"])
    return rates


def parties_on(day):
    return {row["iso3"] for row in rows("parties-ccm.csv")
            if row["in_force"] and row["in_force"] <= day
            and not (row["withdrawn"] and row["withdrawn"] <= day)}


def half_up(value):
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def largest_remainder(total, weights):
    whole = sum(weights.values())
    exact = {code: Fraction(total * weight, whole) for code, weight in weights.items()}
    given = {code: value.numerator // value.denominator for code, value in exact.items()}
    left = total - sum(given.values())
    for code in sorted(exact, key=lambda code: (given[code] - exact[code], code))[:left]:
        given[code] += 1
    return given


def expected(call):
    """Amounts in minor units, by component and State."""
    rates = rates_of(call["year"])
    parties = parties_on(call["assessed_on"])
    budget = call["budget"]
    meeting_share = half_up(Fraction(40, 100) * budget)
    net = sum(call["costs"])
    totals = {"conference-services": net + half_up(Fraction(13, 100) * net),
              "isu-meeting-share": meeting_share, "isu-annual-share": budget - meeting_share}
    result = {}
    for component, total in totals.items():
        payers = set(parties)
        if component != "isu-annual-share":
            if not call["absent_pay"][component]:
                payers -= set(call["absent"])
            payers |= set(call["participants"])
        weights = {code: rates[code] for code in payers}
        result[component] = largest_remainder(total, weights) if total else dict.fromkeys(payers, 0)
    return totals, result


def toml(call):
    def money(currency, minor):
        return f'"{currency} {minor // 100}.{minor % 100:02}"'

    costs = ", ".join(f'{{ item = "Item {index}", amount = {money("USD", minor)} }}'
                      for index, minor in enumerate(call["costs"]))
    pays = ", ".join(f"{component} = {str(value).lower()}"
                     for component, value in call["absent_pay"].items())
    return (f'convention = "ccm"\nyear = {call["year"]}\nassessed_on = {call["assessed_on"]}\n'
            f'[isu]\nbudget = {money("CHF", call["budget"])}\n'
            f'[meeting]\nname = "Meeting"\nopens = {call["year"]}-09-04\nplace = "Geneva"\n'
            f'participants = {json.dumps(call["participants"])}\n'
            f'absent_parties = {json.dumps(call["absent"])}\n'
            f"absent_parties_pay = {{ {pays} }}\ncosts = [ {costs} ]\n")


def minor(text):
    value = Fraction(text) * 100
    assert value.denominator == 1
    return value.numerator


def compare(call, path):
    output = subprocess.run([PROGRAM, "assess", str(path), "--format", "json"], check=True,
                            capture_output=True, text=True).stdout
    answer = json.loads(output)
    totals, amounts = expected(call)
    found = {component["id"]: minor(component["total"]) for component in answer["components"]}
    assert found == totals, (found, totals)
    for component in totals:
        shown = {row["state"]: minor(row["amounts"][component])
                 for row in answer["contributions"] if component in row["amounts"]}
        assert shown == amounts[component], (component, call)
    return sum(len(of_component) for of_component in amounts.values())


def random_call(source):
    year = source.choice(sorted(PERIODS))
    day = f"{year}-{source.randint(1, 12):02}-{source.randint(1, 28):02}"
    parties = sorted(parties_on(day))
    others = sorted(set(rates_of(year)) - set(parties))
    absent = source.sample(parties, source.randint(0, 12))
    reading = {component: not absent or source.random() < 0.5
               for component in ("conference-services", "isu-meeting-share")}
    return {"year": year, "assessed_on": day, "budget": source.randint(0, 10 ** source.randint(1, 10)),
            "costs": [source.randint(0, 10 ** source.randint(1, 9))
                      for _ in range(source.randint(1, 6))],
            "participants": sorted(source.sample(others, source.randint(0, 40))),
            "absent": sorted(absent), "absent_pay": reading}


def main():
    example = {"year": 2017, "assessed_on": "2017-01-09", "budget": 45000000,
               "costs": [15000000, 10000000], "participants": ["AGO", "USA"], "absent": [],
               "absent_pay": {"conference-services": True, "isu-meeting-share": True}}
    count = compare(example, SOURCE / "examples/office/calls/2017.toml")
    seed = int(os.environ.get("DUBROVNIK_SEED") or random.randrange(10 ** 9))
    print(f"DUBROVNIK_SEED={seed}", flush=True)
    source = random.Random(seed)
    calls = 400 if os.environ.get("DUBROVNIK_ORACLES") else 60
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "call.toml"
        for _ in range(calls):
            call = random_call(source)
            path.write_text(toml(call), encoding="utf-8")
            count += compare(call, path)
    print(f"{count} amounts of {calls + 1} calls agree to the cent")


if __name__ == "__main__":
    sys.exit(main())
