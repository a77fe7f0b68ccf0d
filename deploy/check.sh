#!/bin/sh
# Everything that can be said about the code without running it. Every part runs; one failure fails all.
set -u
failed=0
part() {
    name=$1
    shift
    printf '== %s\n' "$name"
    "$@" || failed=1
}
part "layers" .venv/bin/lint-imports --no-cache
part "lint" .venv/bin/ruff check .
part "format" .venv/bin/ruff format --check --quiet .
part "sizes" .venv/bin/python deploy/check_sizes.py
part "names" .venv/bin/python deploy/check_names.py
part "days" .venv/bin/python deploy/check_days.py
part "types" .venv/bin/python deploy/as_production.py mypy
part "types on the device" .venv/bin/mypy --config-file kiosk/pyproject.toml
part "javascript" .venv/bin/python deploy/check_javascript.py
# Without models: those ask the database for its version, and every migration checks them.
part "production settings" .venv/bin/python deploy/as_production.py django check --deploy --fail-level WARNING \
    --tag security --tag caches --tag files --tag templates --tag urls --tag translation --tag compatibility
part "documents" .venv/bin/python deploy/check_documents.py
part "picture of the rooms" .venv/bin/python deploy/draw_rooms.py --check
part "content files" .venv/bin/python deploy/check_content.py
[ $failed = 0 ] && echo "All checks passed."
exit $failed
