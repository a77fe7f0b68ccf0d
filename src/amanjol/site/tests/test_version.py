"""The number of this version stands in several files; a tag may be made when they agree."""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
import tomllib
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
_HEADING = re.compile(r"^## \[(?P<number>[^\]]+)\](?: - (?P<day>\d{4}-\d{2}-\d{2}))?$", re.MULTILINE)


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _number() -> str:
    return str(tomllib.loads(_read("pyproject.toml"))["project"]["version"])


def _parts() -> dict[str, tuple[str | None, str]]:
    """The changelog by number: the day of each, and what is said of it."""
    text = _read("CHANGELOG.md")
    headings = list(_HEADING.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    return {
        heading["number"]: (heading["day"], text[heading.end() : end].strip())
        for heading, end in zip(headings, ends, strict=True)
    }


def test_the_changelog_has_this_version_first_with_its_day() -> None:
    unreleased, newest = list(_parts().items())[:2]
    assert unreleased[0] == "Unreleased"
    number, (day, text) = newest
    assert number == _number()
    assert day is not None, "a version has a day"
    assert date.fromisoformat(day) <= date.today()  # noqa: DTZ011  as a person wrote it
    assert "### Added" in text


def test_every_file_names_the_same_number() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", _number())
    assert tomllib.loads(_read("kiosk/pyproject.toml"))["project"]["version"] == _number()
    written = re.findall(r'^__version__ = "(.*)"', _read("kiosk/src/amanjol_kiosk/__init__.py"), re.MULTILINE)
    assert written == [_number()], "what a device says of itself"
    locked = {package["name"]: package["version"] for package in tomllib.loads(_read("uv.lock"))["package"]}
    assert locked["amanjol"] == locked["amanjol-kiosk"] == _number()


def test_a_tag_is_of_its_own_number_with_nothing_left_unreleased() -> None:
    """Where this commit bears a tag; else there is nothing to compare."""
    if not (ROOT / ".git").exists():
        pytest.skip("no checkout, so no tags")
    said = subprocess.run(
        ["git", "tag", "--points-at", "HEAD", "--list", "v*"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    tags = said.stdout.split()
    if not tags:
        pytest.skip("this commit bears no tag")
    assert tags == [f"v{_number()}"]
    assert _parts()["Unreleased"][1] == ""


@pytest.mark.skipif(
    shutil.which("dpkg") is None, reason="dpkg is not here: versions of packages are Debian's"
)
def test_a_package_sorts_before_the_tag_that_is_to_come_and_after_the_one_that_is(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@demo.example", "-c", "tag.gpgSign=false")
        subprocess.run(["git", *who, *words], cwd=tmp_path, capture_output=True, check=True)

    def version() -> str:
        script = ["sh", str(ROOT / "deploy" / "package_version.sh")]
        return subprocess.run(script, cwd=tmp_path, capture_output=True, text=True, check=True).stdout.strip()

    def write(number: str) -> None:
        (tmp_path / "pyproject.toml").write_text(f'version = "{number}"\n', encoding="ascii")
        git("commit", "--quiet", "--all", "--message", number)

    git("init", "--quiet")
    (tmp_path / "pyproject.toml").touch()
    git("add", ".")
    write("0.1.0")
    versions = [version()]
    git("tag", "v0.1.0")
    versions.append(version())
    git("commit", "--quiet", "--allow-empty", "--message", "more")
    versions.append(version())
    write("0.2.0")
    versions.append(version())
    assert versions[1] == "0.1.0"
    assert len(set(versions)) == len(versions)
    for older, newer in itertools.pairwise(versions):
        assert (
            subprocess.run(["dpkg", "--compare-versions", older, "lt", newer], check=False).returncode == 0
        ), versions
