#!/bin/sh
# Articles are read aloud by espeak-ng: this machine's, else Debian's package when root. Without it all else works.
set -eu
if command -v espeak-ng >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq espeak-ng >/dev/null; then
        exit 0
    fi
fi
echo "espeak-ng is not here: pages will not offer to be heard. Debian's package has that name." >&2
