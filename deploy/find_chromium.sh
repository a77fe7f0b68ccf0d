#!/bin/sh
# The browser tests need a real Chromium. Its headless shell does the same without the window's own pages, for half the
# processor: this machine's, Debian's package when root; else this machine's Chromium; else Playwright's own shell.
set -eu
if [ -n "${AMANJOL_CHROMIUM:-}" ] && [ -x "$AMANJOL_CHROMIUM" ]; then exit 0; fi
if command -v chromium-headless-shell >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    # One source that does not answer is no reason: the list of before may do, and the next line says whether it did.
    apt-get update -qq || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium-headless-shell >/dev/null && exit 0
fi
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
.venv/bin/playwright install chromium --only-shell && exit 0
echo "No Chromium is here and none could be installed: install Debian's chromium, or name one in AMANJOL_CHROMIUM." >&2
exit 1
