#!/bin/sh
# Tests run the nginx and the PostgreSQL 17 that a node has from Debian: this machine's, else Debian's packages, unpacked and
# not installed, so that nothing begins to run and nobody need be root. Without them those tests are left out, and named.
set -eu
folder=${XDG_CACHE_HOME:-$HOME/.cache}/amanjol/servers
[ "$(id -u)" != 0 ] || folder=/var/cache/amanjol/servers # PostgreSQL runs as somebody else then, who sees nothing of root's home
run_in() { "$1/usr/sbin/nginx" -v && "$1/usr/lib/postgresql/17/bin/postgres" --version; }
for root in "" "$folder"; do
    if run_in "$root" >/dev/null 2>&1; then exit 0; fi
done
if command -v apt-get >/dev/null 2>&1 && command -v dpkg-deb >/dev/null 2>&1; then
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    cd "$work"
    if timeout 180 apt-get -o Acquire::http::Timeout=20 download -qq nginx nginx-common postgresql-17 postgresql-client-17 >/dev/null 2>&1; then
        for package in ./*.deb; do dpkg-deb --extract "$package" root; done
        mkdir -p "$folder"
        rm -rf "$folder"
        mv root "$folder"
        chmod 755 "$folder"
        if run_in "$folder" >/dev/null 2>&1; then exit 0; fi
    fi
fi
echo "nginx or PostgreSQL 17 is not here: what a node asks of them is not tested. Debian: nginx, postgresql-17." >&2
