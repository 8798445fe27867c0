#!/usr/bin/env bash
# Replays the autumn of 2016 into a new office folder: replay.sh PROGRAM FOLDER
#
# Every figure of it comes out of the book; README.md says what is made up.
set -euo pipefail

program=${1:?replay.sh PROGRAM FOLDER}
office=${2:?replay.sh PROGRAM FOLDER}
here=$(dirname "$(readlink -f "$0")")

# on DAY VERB...: warnings (exit 5: a specimen, a meeting that is over) do not stop it.
on() {
    local day=$1 code=0
    shift
    "$program" --office "$office" --date "$day" "$@" || code=$?
    ((code == 0 || code == 5)) || exit "$code"
}

"$program" init "$office" --date 2016-10-03
cp "$here/calls/2016.toml" "$office/calls/2016.toml"
cp -r "$here/receipts" "$here/promises.csv" "$here/addressees.csv" "$office/"

on 2016-10-03 issue calls/2016.toml
on 2016-11-04 receive --file "$office/receipts/2016-11-04-unog.csv"
on 2016-11-04 receive --file "$office/receipts/2016-11-04-isu.csv"
# The personal letters, signed, and sent by post; then the answers, and a second round.
on 2016-12-03 remind --dry-run
on 2016-12-03 remind
on 2016-12-05 dispatched 2016-12-03 --by post --note "signed letters, registered"
while IFS=, read -r told_on state by_day note; do
    [[ $told_on == told_on ]] || on "$told_on" promise "$state" --fund isu --by "$by_day" --note "$note"
done <"$here/promises.csv"
on 2016-12-15 receive --file "$office/receipts/2016-12-15-isu.csv"
on 2017-02-03 remind
