#!/usr/bin/env bash
# What is installed works without the source tree and after being moved; the completion and the
# man page know every verb. Given: DUBROVNIK_BUILD (the build folder).
set -euo pipefail

room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
fail() {
    echo "$*" >&2
    exit 1
}

cmake --install "$DUBROVNIK_BUILD" --prefix "$room/first" >/dev/null
mv "$room/first" "$room/moved"
program=$room/moved/bin/dubrovnik
share=$room/moved/share

# Only the moved tree may be opened: whatever names the source or build tree is told.
cd "$room"
"$program" scale show 2017 >shown.txt || fail "the installed program does not run"
grep -q '193 members' shown.txt || fail "scale show 2017 does not show the scale"
if command -v strace >/dev/null && strace -o trace.txt -f -e trace=openat true 2>/dev/null; then
    strace -o trace.txt -f -e trace=openat "$program" scale show 2017 >/dev/null
    if grep -F "\"$DUBROVNIK_SOURCE/" trace.txt; then fail "it opens files of the source tree"; fi
fi
if grep -qaF "$DUBROVNIK_SOURCE/" "$program"; then
    # Sanitizers and debug information name the sources; a release must not.
    case $DUBROVNIK_BUILD in */release) fail "the program names the source tree" ;; esac
fi

for file in man/man1/dubrovnik.1 bash-completion/completions/dubrovnik \
    dubrovnik/scales/data/un-2016-2018.csv dubrovnik/engine/models dubrovnik/templates; do
    [[ -e $share/$file ]] || fail "not installed: $file"
done

# Every verb is in the man page, and the man page tells of no other.
verbs() { "$program" "$@" --help | sed -n '/^Example/q; s/^  \([a-z][a-z-]*\) .*/\1/p'; }
for verb in $(verbs); do
    inner=$(verbs "$verb")
    [[ -n $inner ]] || echo "$verb"
    for word in $inner; do echo "$verb $word"; done
done | sort >help_verbs.txt
sed -n 's/^\.SS //p' "$share/man/man1/dubrovnik.1" | sed 's/\\-/-/g' |
    grep -E '^[a-z]' | sed -E 's/ [A-Z[-].*//' | sort >man_verbs.txt
diff help_verbs.txt man_verbs.txt || fail "help (<) and man page (>) differ"

# The completion offers verbs, inner verbs, options and forms.
# shellcheck disable=SC1091
source "$share/bash-completion/completions/dubrovnik"
completes() { # completes WANTED WORD...
    local wanted=$1
    shift
    COMP_WORDS=("$program" "$@")
    COMP_CWORD=$#
    _dubrovnik
    [[ " ${COMPREPLY[*]} " == *" $wanted "* ]] || fail "no '$wanted' completes: $*"
}
completes scale sc
completes diff scale ''
completes diff help scale ''
completes help he
completes --format scale show 2017 --f
completes --office scale show 2017 --o
completes csv scale show 2017 --format c
completes show --office . state s
