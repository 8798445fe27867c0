# Completion of dubrovnik for bash. It asks the program's own help, so it knows every verb and
# option that the program knows.

# The verbs (lower-case words) or the options of one page of help.
_dubrovnik_verbs() {
    "$@" --help 2>/dev/null | sed -n '/^Example/q; s/^  \([a-z][a-z-]*\) .*/\1/p'
}

_dubrovnik_options() {
    "$@" --help 2>/dev/null | grep -oE '^ {2}-[^ ]+' | grep -oE -- '--[a-z-]+'
}

_dubrovnik() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local -a page=("${COMP_WORDS[0]}")
    local index word verbs
    COMPREPLY=()

    case $previous in
    --format) mapfile -t COMPREPLY < <(compgen -W "text csv json" -- "$current") && return ;;
    --office | --data | --fonts | --out | --keys) mapfile -t COMPREPLY < <(compgen -d -- "$current") && return ;;
    --language | --lang) mapfile -t COMPREPLY < <(compgen -W "ar en es fr ru zh" -- "$current") && return ;;
    --colour-profile | --key) mapfile -t COMPREPLY < <(compgen -f -- "$current") && return ;;
    --level) mapfile -t COMPREPLY < <(compgen -W "1 2 3" -- "$current") && return ;;
    preview)
        [[ $current == -* ]] ||
            { mapfile -t COMPREPLY < <(compgen -W "letter invoice reminder statement credit-note \
                void-notice receipt-letter" -- "$current") && return; } ;;
    --date | --state | --convention) return ;;
    esac

    # The page of help that holds: the program's, or that of the verb named so far.
    verbs=$(_dubrovnik_verbs "${page[@]}")
    for ((index = 1; index < COMP_CWORD; index++)); do
        word=${COMP_WORDS[index]}
        grep -qxF -e "$word" <<<"$verbs" && [[ $word != help ]] || continue # behind `help`: any verb
        page+=("$word")
        verbs=$(_dubrovnik_verbs "${page[@]}")
    done

    if [[ $current == -* ]]; then
        word=$(_dubrovnik_options "${page[@]}"; _dubrovnik_options "${page[0]}")
        mapfile -t COMPREPLY < <(compgen -W "$word" -- "$current" | sort -u)
    elif [[ -n $verbs ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$verbs" -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
    fi
}

complete -o filenames -F _dubrovnik dubrovnik
