#!/bin/sh
# Tests as if it were another day and hour, in UTC, on Linux: sh deploy/another_day.sh "2028-02-28 20:10" PATH…
# Time goes on from there, in the database too; how long something waits and the times of files stay true. Tests in a
# browser are left out: it has a clock of its own. The library that moves clocks is fetched once from the package
# registry, into the cache of this user, and is no dependency.
set -eu
cd "$(dirname "$0")/.."
moved=$(($(date -u -d "$1" +%s) - $(date -u +%s)))
shift
folder=${XDG_CACHE_HOME:-$HOME/.cache}/amanjol/libfaketime-3.0.1
[ -d "$folder" ] || .uv/bin/uv pip install --quiet --python .venv/bin/python --target "$folder" libfaketime==3.0.1
FAKETIME=$(printf '%+d' "$moved")
export FAKETIME FAKETIME_DISABLE_SHM=1 DONT_FAKE_MONOTONIC=1 NO_FAKE_STAT=1 TZ=UTC
LD_PRELOAD=$folder/libfaketime/vendor/libfaketime/src/libfaketime.so.1
export LD_PRELOAD
exec .venv/bin/python -m pytest -n 2 -m "not browser" "$@"
