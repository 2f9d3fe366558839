#!/bin/sh
# Gets what the browser tests drive: Chromium, Firefox, Node and npm. From apt when root.
set -eu
packages=
add() { packages="$packages $1"; }
command -v chromium >/dev/null || add chromium
command -v firefox-esr >/dev/null || command -v firefox >/dev/null || add firefox-esr
command -v node >/dev/null || add nodejs
command -v npm >/dev/null || add npm
# Playwright brings a Node of its own, which needs this library.
if [ "$(uname)" = Linux ] && ! PATH="$PATH:/sbin" ldconfig -p | grep -q libatomic.so.1; then
    add libatomic1
fi
[ -n "$packages" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing$packages from apt (minutes, once) ..."
    apt-get update -qq >/dev/null
    # A font, since a bare machine has none and pages would measure as empty.
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        $packages fonts-dejavu-core fonts-noto-color-emoji >/dev/null || {
        echo "Unvent: apt-get could not install$packages." >&2; exit 1; }
else
    echo "The browser tests need$packages. On Debian: sudo apt-get install$packages fonts-dejavu-core" >&2
    exit 1
fi
