#!/bin/sh
# Writes the two lock files from pyproject.toml: exact versions with hashes, for every system and Python we support.
set -eu
cd "$(dirname "$0")/.."
compile() { # $1 extra, $2 file, then options of uv; what is locked already stays unless UPGRADE is set
    extra=$1 file=$2
    shift 2
    .venv/bin/uv pip compile pyproject.toml --extra "$extra" --output-file "$file" "$@" ${UPGRADE:+--upgrade} --quiet \
        --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock"
}
compile dev requirements-dev.lock
compile build requirements.lock --constraint requirements-dev.lock
if grep -nE '://|index-url|find-links' requirements.lock requirements-dev.lock; then
    echo "smdesk: a lock names the place its packages came from; it must not." >&2
    exit 1
fi
