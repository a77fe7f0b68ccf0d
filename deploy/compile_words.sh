#!/bin/sh
# Translations of the staff pages: .po files in the repository, .mo files made here where they are older.
set -eu
for po in src/amanjol/*/*/locale/*/LC_MESSAGES/django.po; do
    [ -f "$po" ] || continue
    mo=${po%.po}.mo
    if [ ! -f "$mo" ] || [ "$po" -nt "$mo" ]; then
        language=$(basename "$(dirname "$(dirname "$po")")")
        .venv/bin/pybabel --quiet compile --input-file "$po" --output-file "$mo" --locale "$language"
        [ -f "$mo" ] || { echo "$po has no header, or is marked as fuzzy: nothing of it is used." >&2; exit 1; }
    fi
done
