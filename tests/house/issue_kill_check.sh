#!/usr/bin/env bash
# A kill at any moment of `issue` leaves all or nothing issued, and running it again completes
# what is missing. Given: DUBROVNIK (the program).
set -euo pipefail

room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
fail() {
    echo "$*" >&2
    exit 1
}

"$DUBROVNIK" init "$room/fresh" --date 2017-01-09 2>/dev/null
issue() { "$DUBROVNIK" --office "$1" --date 2017-01-09 issue calls/2017.toml; }
numbered() { "$DUBROVNIK" --office "$1" list --format csv | tail -n +2 | wc -l; }

cp -r "$room/fresh" "$room/whole"
issue "$room/whole" >/dev/null 2>&1 || [[ $? -eq 5 ]] || fail "issue does not work"
all=$(numbered "$room/whole")
[[ $all -eq 204 ]] || fail "$all invoices, must be 204"

# check_after_kill WHEN: whatever stands in killed/ now is all or nothing, and can be completed.
none=0
check_after_kill() {
    local left
    left=$(numbered "$room/killed")
    [[ $left -eq 0 || $left -eq $all ]] || fail "killed $1: $left invoices are issued"
    [[ $left -ne 0 ]] || none=$((none + 1))
    issue "$room/killed" >/dev/null 2>&1 || [[ $? -eq 5 ]] || fail "killed $1: the next run failed"
    find "$room/killed/out" -name '*.tmp' -delete
    diff -r "$room/whole/out" "$room/killed/out" >/dev/null || fail "killed $1: copies differ"
}
start_again() {
    rm -rf "$room/killed"
    cp -r "$room/fresh" "$room/killed"
    "$DUBROVNIK" --office "$room/killed" --date 2017-01-09 issue calls/2017.toml \
        >/dev/null 2>&1 &
    victim=$!
}
kill_it() {
    kill -KILL "$victim" 2>/dev/null || true
    wait "$victim" 2>/dev/null || true
}

for delay in 0.1 0.3 0.6; do
    start_again
    sleep "$delay"
    kill_it
    check_after_kill "after $delay s"
done
for files in 1 100 300; do
    start_again
    while kill -0 "$victim" 2>/dev/null &&
        [[ $(find "$room/killed/out" -name '*.pdf' 2>/dev/null | wc -l) -lt $files ]]; do :; done
    kill_it
    check_after_kill "at $files copies"
done
echo "6 kills, $none before anything was issued: all or nothing each time"
