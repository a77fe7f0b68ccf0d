"""A full disk, a kill at any moment: readers keep a whole pack."""

from __future__ import annotations

import contextlib
import os
import random
import resource
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.public.packs.tests.snapshots import Snapshot, build
from amanjol.public.packs.tree import read_manifest, verify
from amanjol.site.tests.faults import some

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ROUNDS = some(200)
SEED = 20261125


def whole(pack: Path) -> int:
    """The number of a pack that must be whole."""
    assert list(verify(pack)) == []
    return int(read_manifest(pack)["number"])


@contextmanager
def no_room(folder: Path) -> Iterator[None]:
    """No file written now can be larger than 8 kB: the disk is full, as far as a program can tell."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def full_disk(folder: Path) -> Iterator[None]:
    """A file fills what is left of the small disk."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as opened:
        try:
            while True:
                opened.write(bytes(4096))
        except OSError:
            opened.truncate(opened.tell() - 64 * 1024)
    yield
    filler.unlink()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, Callable[[Path], object]]]:
    """A folder, and how to fill its disk: a real small disk where we may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = (
        os.geteuid() == 0
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", folder], check=False, capture_output=True
        ).returncode
    )
    yield folder, full_disk if mounted else no_room
    if mounted:
        subprocess.run(["umount", folder], check=True)


def test_a_full_disk_leaves_the_old_pack(
    guide: Snapshot, small_disk: tuple[Path, Callable[[Path], object]]
) -> None:
    folder, filled = small_disk
    build(guide, folder / "pack")
    inputs = (folder / "pack.inputs").read_bytes()
    phrases = {
        code: {key: f"{text}!" for key, text in words.items()} for code, words in guide.phrases.items()
    }
    other = replace(guide, phrases=phrases)
    with filled(folder), pytest.raises(OSError, match=r"No space left|File too large"):  # type: ignore[attr-defined]
        build(other, folder / "pack", folder / "pack")
    assert whole(folder / "pack") == 1
    assert (folder / "pack.inputs").read_bytes() == inputs
    assert sorted(path.name for path in folder.iterdir()) == ["pack", "pack.inputs"]
    build(other, folder / "pack", folder / "pack")
    assert whole(folder / "pack") == 1


class Builder:
    """Builds in a process of its own, which may be killed."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._server = subprocess.Popen(
            [sys.executable, "-m", "amanjol.public.packs.tests.build_server"],
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def build(self, what: str | Path, kill_after: float | None = None) -> bool:
        """Whether the build ended before the kill. `kill_after` is in seconds."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(f"{what}\n")
        self._server.stdin.flush()
        process = int(self._server.stdout.readline())
        if kill_after is not None:
            time.sleep(kill_after)
            with contextlib.suppress(ProcessLookupError):  # it was quicker
                os.kill(process, signal.SIGKILL)
        status = int(self._server.stdout.readline())
        assert status in {0, signal.SIGKILL}
        return status == 0

    def stop(self) -> None:
        assert self._server.stdin is not None
        self._server.stdin.close()
        self._server.wait(60)
        assert self._server.stdout is not None
        self._server.stdout.close()


@pytest.fixture
def builder(
    fresh_database: str, url_as: Callable[[str], str], tmp_path: Path, settings: Any
) -> Iterator[Builder]:
    from amanjol.public.guide.actions import load_starter_content  # noqa: PLC0415  apps are not ready earlier
    from amanjol.public.guide.tests.few_articles import copy_few_articles  # noqa: PLC0415  as above

    settings.MEDIA_ROOT = tmp_path / "media"
    load_starter_content(
        folder=copy_few_articles(
            tmp_path / "content", languages=("en", "uz"), topics=("health-care", "your-rights")
        )
    )
    started = Builder({"DATABASE_URL": url_as("app"), "AMANJOL_DATA": str(tmp_path)})
    yield started
    started.stop()


@pytest.mark.parametrize("where", ["current", "folder"])
def test_a_build_killed_at_any_moment_leaves_a_whole_pack(
    builder: Builder, tmp_path: Path, where: str
) -> None:
    """`current` is what readers see; the folder is one named to `amanjol pack build --out`."""
    packs = tmp_path / "packs"
    what, place = (
        ("current", packs / "current")
        if where == "current"
        else (tmp_path / "out/pack", tmp_path / "out/pack")
    )
    assert builder.build(what)
    began = time.monotonic()
    assert builder.build(what)
    usual = time.monotonic() - began
    chance = random.Random(SEED)  # noqa: S311  which moments, no secret
    numbers, killed = [whole(place)], 0
    for _ in range(ROUNDS // 2):
        if chance.random() < 0.3:  # nothing to link from: every page is made, and takes longer
            for inputs in packs.glob("*.inputs"):
                inputs.unlink()
        was_built = builder.build(what, kill_after=chance.uniform(0, 1.3 * usual))
        usual *= 0.75 if was_built else 1.15  # a busy machine grows quick, or a quick one busy
        killed += not was_built
        numbers.append(whole(place))
    assert numbers == sorted(numbers)
    assert killed > ROUNDS // 8
    assert builder.build(what)
    assert whole(place) > numbers[-1] - (where == "folder")
    assert not list(place.parent.glob(".building-*"))
    if where == "current":
        packs_there = {path.name.removesuffix(".inputs") for path in packs.iterdir()} - {"current"}
        assert len(packs_there) <= 2
        assert place.resolve().name in packs_there
