#!/bin/sh
# The Debian package in two empty Debian 13s, each a folder of its own with a network of its own:
#     make deb-test
# First machine: install, dry run, set up, guide, editor and desk behind nginx, somebody who signs in and opens a case,
# backup. Then it is thrown away, and a second one is set up from the backup: the same person opens the same case. There the
# package is removed with all that it left, the version before is installed, and upgraded with people in it.
# No systemd runs there, so services are begun by hand, by the lines of their units; the units are read by systemd-analyze,
# where this machine has it. Needs root, debootstrap, openssl, the history of the repository, and Debian's packages from the
# network. Takes about 20 minutes (docs/benchmarks.md). AMANJOL_DEB_BEFORE names the commit that is upgraded from.
set -eu
work=${1:-$(mktemp -d /tmp/amanjol-test-deb-XXXXXX)}
mkdir -p "$work"
chmod 755 "$work"
began=$(date +%s)
say() { printf '== %4d s  %s\n' "$(($(date +%s) - began))" "$*"; }

# The last tag that is not of this commit; while there is none, the first commit that made a package.
before=${AMANJOL_DEB_BEFORE:-$(git tag --list 'v*' --sort=-version:refname --no-contains HEAD | head -n 1)}
number_before=
[ -n "$before" ] || number_before=0~before  # the number that it gives itself is that of today
before=${before:-574559336cc22f49cd177bf7ccd9ec71854d48ae}

say "the package, and that of the version before: $(git log -1 --format='%h of %cs' "$before")"
this_deb=$(sh deploy/build_deb.sh "$work")
rm -rf "$work/before" && git clone --quiet --shared --no-checkout . "$work/before"
git -C "$work/before" checkout --quiet "$before"
ln -s "$(realpath .uv)" "$work/before/.uv"
before_deb=$(cd "$work/before" && make --silent sync >/dev/null && AMANJOL_DEB_VERSION=$number_before sh deploy/build_deb.sh "$work")
rm -rf "$work/before"

say "an empty Debian 13"
if [ ! -f "$work/base.done" ]; then
    rm -rf "$work/base"
    debootstrap --variant=minbase --include=ca-certificates,curl,iproute2,openssl trixie "$work/base" \
        http://deb.debian.org/debian >"$work/debootstrap.log"
    # This machine's ways to Debian's packages, but for what is its own affair.
    rm -rf "$work/base/etc/apt" && cp -a /etc/apt "$work/base/etc/apt"
    rm -f "$work/base/etc/apt/sources.list.d/older-defaults-of-debian.sources" \
        "$work/base/etc/apt/preferences.d/installed-versions"
    printf '#!/bin/sh\nexit 101\n' >"$work/base/usr/sbin/policy-rc.d"
    chmod 755 "$work/base/usr/sbin/policy-rc.d"
    touch "$work/base.done"
fi

# One process space, network and set of mounts for all that happens on a machine: what it starts ends with it.
on() {
    machine=$work/$1
    cp "deploy/test_package/$2" deploy/test_package/common.sh deploy/test_package/person.py "$machine/root/"
    unshare --mount --pid --net --fork --kill-child sh -eu -c '
        mount --make-rprivate /
        mount -t proc proc "$1/proc"
        mount --rbind /dev "$1/dev"
        mount -t tmpfs tmpfs "$1/dev/shm"
        mount -t tmpfs tmpfs "$1/run"
        ip link set lo up
        exec chroot "$1" /usr/bin/env -i PATH=/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
            BEGAN="$3" sh -eu "/root/$2"
    ' sh "$machine" "$2" "$began"
}
install_on() {
    say "machine $1: the package and what it needs"
    rm -rf "${work:?}/$1" && cp -a "$work/base" "$work/$1"
    cp "$this_deb" "$work/$1/root/this.deb"
    cp "$before_deb" "$work/$1/root/before.deb"
    cp /etc/resolv.conf "$work/$1/etc/"
    { cat /etc/hosts && echo "127.0.0.1 guide.example.org editor.example.org desk.example.org"; } >"$work/$1/etc/hosts"
    mount -t proc proc "$work/$1/proc"
    done=0
    chroot "$work/$1" sh -eu -c '
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends /root/this.deb espeak-ng
    ' >"$work/$1.log" 2>&1 || done=$?
    umount "$work/$1/proc"
    [ "$done" = 0 ] || { tail -n 20 "$work/$1.log" >&2; exit 1; }
    for name in guide.example.org editor.example.org desk.example.org; do
        folder=$work/$1/etc/ssl/amanjol/$name
        mkdir -p "$folder"
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 60 -subj "/CN=$name" \
            -addext "subjectAltName=DNS:$name" -keyout "$folder/privkey.pem" -out "$folder/fullchain.pem" 2>/dev/null
    done
}

install_on one
on one first.sh
if command -v systemd-analyze >/dev/null; then
    say "the units, as systemd reads them there"
    # What Debian's other units lack in an empty machine is not ours to say.
    systemd-analyze verify --man=no --recursive-errors=no --root="$work/one" amanjol-web.service amanjol-worker.service \
        amanjol-backup.service amanjol-backup.timer amanjol-doctor.service amanjol-doctor.timer 2>"$work/units" ||
        { cat "$work/units" >&2; exit 1; }
    if grep amanjol "$work/units"; then exit 1; fi
else
    say "left out, since systemd-analyze is not here (Debian's package systemd): the units"
fi
mkdir -p "$work/kept" && cp "$work/one/root/kept/"* "$work/kept/"
say "machine one is thrown away"
rm -rf "${work:?}/one"
install_on two
mkdir -p "$work/two/root/kept" && cp "$work/kept/"* "$work/two/root/kept/"
on two second.sh
say "The package installs, sets up, comes back from a backup, is removed, and upgrades the version before."
[ -n "${1:-}" ] || rm -rf "${work:?}"
