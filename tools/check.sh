#!/bin/sh
# Everything that is checked without running the program: each check runs, and all that fail are named at the end.
set -u
cd "$(dirname "$0")/.."
bin=.venv/bin
failed=
check() { # $1: what it is called; the rest: the command
    name=$1
    shift
    echo "== $name"
    "$@" || failed="$failed, $name"
}
check "format" $bin/ruff format --check .
check "lint" $bin/ruff check .
check "types" $bin/mypy
check "layers" $bin/lint-imports --no-cache
check "words" $bin/python tools/i18n.py check
[ -z "$failed" ] || { echo "smdesk: not passed: ${failed#, }" >&2; exit 1; }
echo "all checks passed"
