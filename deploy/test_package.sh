#!/bin/sh
# The Debian package in two empty Debian 13s, each a folder of its own with a network of its own, for a night:
#     make deb-test
# First machine: install, set up, guide, editor and desk behind nginx, backup, upgrade, removal. Then it is thrown away, and
# a second one is set up from the backup. No systemd runs there, so services are begun by hand, by the lines of their units.
# Needs root, debootstrap, openssl, and Debian's packages from the network. Takes about ten minutes.
set -eu
work=${1:-$(mktemp -d /tmp/amanjol-test-deb-XXXXXX)}
mkdir -p "$work"
chmod 755 "$work"
say() { printf '== %s\n' "$*"; }

say "packages"
first_deb=$(sh deploy/build_deb.sh "$work")
second_deb=$(AMANJOL_DEB_VERSION=99 sh deploy/build_deb.sh "$work")

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
    cp "deploy/test_package/$2" deploy/test_package/common.sh "$machine/root/"
    unshare --mount --pid --net --fork sh -eu -c '
        mount --make-rprivate /
        mount -t proc proc "$1/proc"
        mount --rbind /dev "$1/dev"
        mount -t tmpfs tmpfs "$1/dev/shm"
        mount -t tmpfs tmpfs "$1/run"
        ip link set lo up
        exec chroot "$1" /usr/bin/env -i PATH=/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 sh -eu "/root/$2"
    ' sh "$machine" "$2"
}
install_on() {
    say "machine $1: the package and what it needs"
    rm -rf "${work:?}/$1" && cp -a "$work/base" "$work/$1"
    cp "$first_deb" "$work/$1/root/first.deb"
    cp "$second_deb" "$work/$1/root/second.deb"
    cp /etc/resolv.conf /etc/hosts "$work/$1/etc/"
    mount -t proc proc "$work/$1/proc"
    done=0
    chroot "$work/$1" sh -eu -c '
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends /root/first.deb espeak-ng
    ' >"$work/$1.log" 2>&1 || done=$?
    umount "$work/$1/proc"
    [ "$done" = 0 ] || { tail -n 20 "$work/$1.log" >&2; exit 1; }
    for name in guide.example.org editor.example.org desk.example.org; do
        folder=$work/$1/etc/ssl/amanjol/$name
        mkdir -p "$folder"
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=$name" \
            -addext "subjectAltName=DNS:$name" -keyout "$folder/privkey.pem" -out "$folder/fullchain.pem" 2>/dev/null
    done
}

install_on one
on one first.sh
mkdir -p "$work/kept" && cp "$work/one/root/kept/"* "$work/kept/"
say "machine one is thrown away"
rm -rf "${work:?}/one"
install_on two
mkdir -p "$work/two/root/kept" && cp "$work/kept/"* "$work/two/root/kept/"
on two second.sh
rm -rf "${work:?}/two"
say "The package installs, sets up, upgrades, is removed, and comes back from a backup."
