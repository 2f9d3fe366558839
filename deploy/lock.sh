#!/bin/sh
# Writes requirements/*.lock and tests/browser/package-lock.json: pins and hashes, no addresses.
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
compile encoders --extra train --extra encoders
compile test --extra train --extra test

# npm keeps the addresses of funding pages; a lock needs pins and hashes alone.
(cd tests/browser && npm install --package-lock-only --ignore-scripts --silent)
.venv/bin/python - <<'PYTHON'
import json
import pathlib

path = pathlib.Path("tests/browser/package-lock.json")
lock = json.loads(path.read_text(encoding="utf-8"))
for package in lock["packages"].values():
    package.pop("funding", None)
path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
PYTHON
