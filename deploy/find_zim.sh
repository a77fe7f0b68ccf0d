#!/bin/sh
# ZIM files for the Kiwix apps are written by zimwriterfs, and tested with zimcheck and kiwix-serve: this machine's,
# else Debian's packages when root. Without them all else works.
set -eu
if command -v zimwriterfs >/dev/null 2>&1 && command -v kiwix-serve >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq zim-tools kiwix-tools >/dev/null; then
        exit 0
    fi
fi
echo "zimwriterfs or kiwix-serve is not here: ZIM files are not tested. Debian: zim-tools, kiwix-tools." >&2
