#!/bin/sh
# Writes requirements/*.lock from pyproject.toml: pins and hashes, no addresses.
set -eu
cd "$(dirname "$0")/.."
compile() { # name, then the extras
    name=$1; shift
    .venv/bin/uv pip compile pyproject.toml "$@" --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header \
        --quiet -o "requirements/$name.lock"
}
compile serve
compile train --extra train
compile test --extra train --extra test
