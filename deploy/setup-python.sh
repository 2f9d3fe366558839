#!/bin/sh
# Makes .venv with a Python of 3.11 or later; says in one line what is missing and how to get it.
set -eu
cd "$(dirname "$0")/.."
python=${1:-python3}
root=$(test "$(id -u)" = 0 && echo yes || echo no)
apt=$(command -v apt-get || true)

need() { # what is missing, the Debian package
    if [ "$root" = yes ] && [ -n "$apt" ]; then
        echo "Installing $2 ($1 is missing) ..."
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $2; } >/dev/null || {
            echo "Unvent: apt-get could not install $2." >&2; exit 1; }
    else
        echo "Unvent needs $1. On Debian or Ubuntu: sudo apt-get install $2" >&2
        exit 1
    fi
}

command -v "$python" >/dev/null || need "Python 3.11 or later" "python3 python3-venv"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Unvent needs Python 3.11 or later; $python is $("$python" -V 2>&1). Try: make PYTHON=python3.12 run" >&2
    exit 1; }
"$python" -c 'import ensurepip, venv' 2>/dev/null || need "Python's venv module" python3-venv
"$python" -m venv .venv || { rm -rf .venv; echo "Unvent: $python could not make .venv here." >&2; exit 1; }
