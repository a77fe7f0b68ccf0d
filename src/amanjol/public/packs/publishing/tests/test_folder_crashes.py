"""Whatever ends a publication, and whenever: every place shows the old channel whole, or the new."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.public.packs.publishing import places
from amanjol.public.packs.publishing.problems import PlaceFailed
from amanjol.public.packs.publishing.tests.stage import (
    Node,
    device_at,
    node_in,
    put_pack,
    reader_of,
    whole,
)
from amanjol.site.tests.faults import IS_FULL, PART

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEED = 20261125


@pytest.fixture
def node(tmp_path: Path) -> Node:
    """A node whose channel shows pack 1 on a stick, and which has built pack 2."""
    first_node = node_in(tmp_path / "node")
    first_node.publish(tmp_path / "stick")
    put_pack(first_node.packs, 2, **{"en/index.html": b"<p>new</p>", "media/new.mp4": bytes(70_000)})
    return first_node


@pytest.fixture
def crash() -> Iterator[Any]:
    """`crash(step, node, stick)`: the signal that ended the publication, or 0."""
    command = [sys.executable, "-m", "amanjol.public.packs.publishing.tests.crash_server"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        to, answers = server.stdin, server.stdout

        def crash(step: int, node: Path, stick: Path) -> int:
            to.write(f"{step} {node} {stick}\n")
            to.flush()
            return int(answers.readline())

        yield crash


def copy_of(node: Node, stick: Path, folder: Path) -> tuple[Node, Path]:
    """Both as they were, elsewhere; the links of files between pack and copy are kept as they are."""
    shutil.copytree(node.root, folder / "node", symlinks=True)
    shutil.copytree(stick, folder / "stick")
    return Node(folder / "node"), folder / "stick"


def test_killed_before_every_change_of_the_disk(node: Node, tmp_path: Path, crash: Any) -> None:
    stick = tmp_path / "stick"
    device = device_at(node, tmp_path / "device", stick)
    assert device.look()["pack"] == 1
    total = next(
        step for step in range(10, 10_000, 10) if crash(step, *paths(copy_of(node, stick, tmp_path / f"t{step}"))) == 0
    )  # fmt: skip
    chosen = range(total) if IS_FULL else sorted(random.Random(SEED).sample(range(total), total // PART))  # noqa: S311  a choice, no secret
    seen = set()
    for step in chosen:
        killed, place = copy_of(node, stick, tmp_path / f"k{step}")
        if crash(step, killed.root, place) == 0:
            continue
        shutil.copytree(device.folder, tmp_path / f"d{step}")
        for where in (place, killed.repository):
            follower = replace(device, folder=tmp_path / f"d{step}", read=reader_of(where))
            number = whole(reader_of(where), follower.look())
            assert number in {1, 2}
            seen.add((where.name, number))
        killed.publish(place)
        assert whole(reader_of(place), replace(follower, read=reader_of(place)).look()) == 2
        shutil.rmtree(killed.root.parent)
    assert len(chosen) >= total // PART
    assert total > 60
    assert seen >= {("stick", 1), ("repository", 1), ("repository", 2)}


def paths(copied: tuple[Node, Path]) -> tuple[Path, Path]:
    return copied[0].root, copied[1]


def test_the_kills_are_kills(node: Node, tmp_path: Path, crash: Any) -> None:
    assert crash(0, node.root, tmp_path / "stick") == signal.SIGKILL


@dataclass(slots=True)
class Disk:
    """What a disk has kept for certain: files since their `fsync`, names since that of their folder."""

    synced: set[int] = field(default_factory=set)
    names: dict[Path, set[str]] = field(default_factory=dict)  # not certain yet
    broken: list[str] = field(default_factory=list)

    def fsync(self, handle: int) -> None:
        facts = os.fstat(handle)
        self.synced.add(facts.st_ino)
        for folder in [path for path in self.names if path.stat().st_ino == facts.st_ino]:
            del self.names[folder]

    def replaced(self, target: Path) -> None:
        if target.stat().st_ino not in self.synced:
            self.broken.append(f"{target} was named before its bytes were certain")
        if target.name == "timestamp.json" and self.names:
            self.broken.append(f"{target} was written before the names in {list(self.names)} were certain")
        self.names.setdefault(target.parent, set()).add(target.name)


def test_nothing_is_named_before_a_power_cut_would_keep_it(
    node: Node, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes before names, names before the timestamp that tells of them; the timestamp itself at the end."""
    disk = Disk()
    real_fsync, real_replace, real_mkdir = os.fsync, os.replace, os.mkdir

    def fsync(handle: int) -> None:
        real_fsync(handle)
        disk.fsync(handle)

    def replace_recorded(source: Any, target: Any) -> None:
        real_replace(source, target)
        if not str(target).endswith("places.json"):
            disk.replaced(tmp_path / target)

    def mkdir(folder: Any, *arguments: Any) -> None:
        real_mkdir(folder, *arguments)
        disk.names.setdefault((tmp_path / folder).parent, set()).add(str(folder))

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace_recorded)
    monkeypatch.setattr(os, "mkdir", mkdir)
    node.publish(tmp_path / "new", "trial", remember=False)
    assert disk.broken == []
    assert disk.names == {}
    assert len(disk.synced) > 40


def test_a_full_place_keeps_what_it_showed(
    node: Node, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full from the nth file on, for every n."""
    real = places.Folder._fill
    device = device_at(node, tmp_path / "device", tmp_path / "stick")
    assert device.look()["pack"] == 1
    failures = 0
    for room in range(100):
        left, stick = room, tmp_path / f"stick{room}"
        shutil.copytree(tmp_path / "stick", stick)

        def fill(folder: places.Folder, part: Path, source: Any, stick: Path = stick) -> None:
            nonlocal left
            if folder.name == str(stick):
                left -= 1
                if left < 0:
                    part.write_bytes(b"half")
                    raise OSError(28, "No space left on device", str(part))
            real(folder, part, source)

        monkeypatch.setattr(places.Folder, "_fill", fill)
        here = replace(device, read=reader_of(stick))
        try:
            node.publish(stick, remember=False)
        except PlaceFailed as error:
            failures += 1
            assert "No space left on device" in str(error)  # noqa: PT017  it is one of two ends
            assert whole(reader_of(stick), here.look()) == 1
            assert list(stick.rglob(".part-*")) == []
        else:
            break
    assert failures == 7 + 1 + 3  # clip, page, two manifests, three with their packed form; target; metadata
    assert whole(reader_of(stick), here.look()) == 2
