#!/bin/sh
# The table of seeded faults is true: each text stands exactly once in the source, and every file
# of engine/ has one. Whether the tests notice the faults is asked by ./dev mutations.
exec python3 "$DUBROVNIK_SOURCE/tests/mutations/run.py" --check
