#!/bin/sh
# The browser tests need a real Chromium: this machine's, Debian's package when root, else Playwright's own.
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ -n "${AMANJOL_CHROMIUM:-}" ] && [ -x "$AMANJOL_CHROMIUM" ]; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
    exit 0
fi
.venv/bin/playwright install chromium && exit 0
echo "No Chromium is here and none could be installed: install Debian's chromium, or name one in AMANJOL_CHROMIUM." >&2
exit 1
