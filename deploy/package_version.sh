#!/bin/sh
# The version of the package that would be built of this commit, as dpkg sorts them: the number of pyproject.toml where the
# commit bears its tag. Any other build sorts before that tag while it is still to come, and after it once it is made.
set -eu
number=$(sed -n 's/^version = "\(.*\)"$/\1/p' pyproject.toml | head -n 1)
if [ "$(git describe --exact-match --tags --match "v$number" 2>/dev/null)" != "v$number" ]; then
    if git merge-base --is-ancestor "v$number" HEAD 2>/dev/null; then mark=+; else mark='~'; fi
    number="$number${mark}git$(git log -1 --format=%cd --date=format:%Y%m%d%H%M%S).$(git rev-parse --short HEAD)"
fi
echo "$number"
