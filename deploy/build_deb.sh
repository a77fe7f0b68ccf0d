#!/bin/sh
# The Debian package: the program in /opt/amanjol with an environment for Debian 13's own Python, and scripts that run
# the recipe of `amanjol setup`. Nothing is fetched when it is installed.
#     deploy/build_deb.sh FOLDER      writes FOLDER/amanjol_VERSION_ARCHITECTURE.deb
# AMANJOL_DEB_VERSION names another version, for a test of upgrades.
set -eu
target=$(realpath "$1")
python=/usr/bin/python3.13
uv=.uv/bin/uv
[ -x "$python" ] || { echo "Debian 13's Python 3.13 is not here: build on Debian 13." >&2; exit 1; }

version=${AMANJOL_DEB_VERSION:-$(sh deploy/package_version.sh)}
architecture=$(dpkg --print-architecture)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH

stage=$(mktemp -d "${TMPDIR:-/tmp}/amanjol-deb-XXXXXX")
trap 'rm -rf "$stage"' EXIT
opt=$stage/opt/amanjol
mkdir -p "$opt" "$stage/DEBIAN" "$stage/usr/bin" "$stage/usr/share/doc/amanjol"

# The program as in a checkout, without its tests; the words of the staff pages are made by `make sync`.
git ls-files -z src content docs deploy LICENSE README.md CHANGELOG.md pyproject.toml uv.lock |
    grep -zvE '(^|/)(tests|conftest\.py)(/|$)|^docs/pictures/' | xargs -0 cp --parents -t "$opt"
find src -name '*.mo' -print0 | xargs -0 cp --parents -t "$opt"

environment=$opt/.venv
"$uv" venv --quiet --relocatable --python "$python" --no-project "$environment"
UV_PROJECT_ENVIRONMENT=$environment "$uv" sync --frozen --quiet --no-default-groups --no-install-workspace
"$uv" pip install --quiet --python "$environment/bin/python" --no-deps --editable .
packages=$environment/lib/python3.13/site-packages
# It was installed from here, and is to find itself there.
echo /opt/amanjol/src >"$packages/amanjol.pth"
rm -f "$packages"/amanjol-*.dist-info/direct_url.json "$packages"/amanjol-*.dist-info/uv_*.json "$environment/.lock"
if grep -rlIF "$stage" "$environment/bin" "$packages"/amanjol*; then
    echo "The files above name the folder in which the package was built." >&2
    exit 1
fi
# Python itself makes hashes, not times, tell what is current: files keep no time of their own in a package.
"$python" -m compileall -q -j 2 -s "$stage" -p / --invalidation-mode unchecked-hash "$opt/src" "$packages"

ln -s /opt/amanjol/.venv/bin/amanjol "$stage/usr/bin/amanjol"
cp LICENSE "$stage/usr/share/doc/amanjol/copyright"
cp deploy/debian/postinst deploy/debian/prerm deploy/debian/postrm "$stage/DEBIAN/"
chmod 755 "$stage"/DEBIAN/p*
size=$(du -sk --exclude=DEBIAN "$stage" | cut -f1)
sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@SIZE@/$size/" \
    deploy/debian/control >"$stage/DEBIAN/control"
chmod -R u=rwX,go=rX "$stage"
mkdir -p "$target"
file=$target/amanjol_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zzstd --build "$stage" "$file" >/dev/null
echo "$file"
