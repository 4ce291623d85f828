# One door for people: `just check` is what the git hook and CI run too.
# Every recipe calls the tools of this folder's own .venv; nothing needs to be activated.

set positional-arguments

bin := justfile_directory() / ".venv/bin"

# list what there is
[private]
default:
    @"{{ just_executable() }}" --list --unsorted

# everything that must hold before a commit (some ten seconds, half a minute the first time)
check: lint format types floors habits
    @echo "All is well."

# all tests, or those named: just test tests/unit -k home
test *args:
    @"{{ bin }}/pytest" "$@"

# mend what can be mended without thinking
fix:
    @"{{ bin }}/ruff" check --fix
    @"{{ bin }}/ruff" format

# write docs/reference/generated anew, from the figures' declarations and the cases in tests/spec
manual:
    @"{{ bin }}/python" -m tests.spec.manual

# let git run `just check` before every commit
hook:
    #!/usr/bin/env sh
    set -eu
    hook="$(git rev-parse --git-path hooks)/pre-commit"
    mkdir -p "$(dirname "$hook")"
    if [ -e "$hook" ] && ! grep -q 'just" check' "$hook"; then
        echo "There is another hook already; move it away first: $hook" >&2
        exit 1
    fi
    # git hands its own variables to a hook; tests that ask git about other folders must not see them
    cat > "$hook" <<'HOOK'
    #!/bin/sh
    unset $(git rev-parse --local-env-vars)
    exec "$(git rev-parse --show-toplevel)/.venv/bin/just" check
    HOOK
    chmod +x "$hook"
    echo "Every commit is checked from now on: $hook"

# how a line is written: every rule of ruff less those excused by name in pyproject.toml
[group('parts of check')]
lint: (step "How a line is written (ruff check)" "`just fix` mends most of it; an excuse needs its reason in the same line" "ruff" "check" "--quiet")

# how a line is laid out
[group('parts of check')]
format: (step "How a line is laid out (ruff format)" "Run `just fix`" "ruff" "format" "--check" "--quiet")

# that every value is what it is said to be, Django's models too
[group('parts of check')]
types: (step "Types, strictly (mypy)" "Give the value its type; a doubt is settled where the value enters, not with a cast" "mypy" "--no-error-summary")

# that imports only go down, floor by floor and room by room
[group('parts of check')]
floors: (step "Floors and rooms (lint-imports)" "CONTRIBUTING.md says how a line finds its room" "lint-imports" "--no-logo")

# what imports cannot say: sizes, names, the clock, markup, tables, doors, secrets
[group('parts of check')]
habits: (step "Habits (tests/house)" "Each test says in its name what it holds; CONTRIBUTING.md says why" "pytest" "-n" "0" "-q" "--no-header" "tests/house")

# say what is looked at, be quiet when it holds, and say what to do when it does not
[private]
step what mend tool *args:
    #!/usr/bin/env bash
    set -u
    printf '· %s\n' "$1"
    if ! said=$("{{ bin }}/$3" "${@:4}" 2>&1); then
        printf '%s\n\n  It does not hold. %s.\n' "$said" "$2" >&2
        exit 1
    fi
