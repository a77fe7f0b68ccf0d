#!/bin/sh
# Puts a uv at $1: a link to the machine's own, else one installed from the package registry.
set -eu
target=$1
mkdir -p "$(dirname "$target")"
if command -v uv >/dev/null 2>&1; then
    ln -sf "$(command -v uv)" "$target"
    exit 0
fi
echo "uv is not on this machine: one is installed inside this folder, once …"
for python in python3 python3.14 python3.13 python3.12; do
    if "$python" -c 'import venv, ensurepip' >/dev/null 2>&1; then
        "$python" -m venv "$(dirname "$target")/../environment"
        "$(dirname "$target")/../environment/bin/pip" install --quiet --disable-pip-version-check 'uv>=0.9,<1'
        ln -sf ../environment/bin/uv "$target"
        exit 0
    fi
done
# Debian's python3 comes without ensurepip; pip itself may still be there, or can be had.
if python3 -m pip --version >/dev/null 2>&1; then
    python3 -m pip install --quiet --disable-pip-version-check --target "$(dirname "$target")/../environment" 'uv>=0.9,<1'
    ln -sf ../environment/bin/uv "$target"
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
    exec sh "$0" "$target"
fi
echo "uv is not here and cannot be installed: install uv, or Python's venv (Debian: apt install python3-venv)." >&2
exit 1
