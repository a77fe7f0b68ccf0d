"""What must not wait for a pack, while a publication is at the same place."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import brotli

from amanjol.public.packs import aloud, beside
from amanjol.public.packs.publishing import web
from amanjol.public.packs.publishing.places import Folder
from amanjol.public.packs.publishing.tests.stage import DAY, NOW, put_pack
from amanjol.public.packs.publishing.tests.test_web import NEWS, SITE, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest


def test_what_the_worker_brought_meanwhile_is_not_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker brings a warning while a publication looks through the pack and what is at the place."""
    packs, to = put_pack(tmp_path / "packs", 1, **SITE, **{NEWS: b"{}"}).parent, tmp_path / "site"
    say(monkeypatch, packs, "first")
    web.publish(pack=packs / "current", to=str(to))
    web.remember(packs, str(to), is_compressed=True)
    real = Folder.listing

    def listing(place: Folder, under: str) -> Any:
        there = real(place, under)
        monkeypatch.setattr(Folder, "listing", real)
        say(monkeypatch, packs, "second")
        assert web.bring_news(packs) == {str(to): ""}
        return there

    monkeypatch.setattr(Folder, "listing", listing)
    web.publish(pack=packs / "current", to=str(to))
    assert b"second" in (to / NEWS).read_bytes()
    assert b"second" in brotli.decompress((to / f"{NEWS}.br").read_bytes())


@contextmanager
def packs_folder(packs: Path) -> Iterator[int]:
    handle = os.open(packs, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)


def test_news_wait_for_no_removal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packs, to = (
        put_pack(tmp_path / "packs", 1, **SITE, **{NEWS: b"{}"}, **{"uz/old.html": b"Old"}).parent,
        "site",
    )
    say(monkeypatch, packs, "first")
    place = str(tmp_path / to)
    web.publish(pack=packs / "current", to=place, now=NOW)
    put_pack(packs, 2, **SITE, **{NEWS: b"{}"})
    web.publish(pack=packs / "current", to=place, now=NOW)
    real = Folder.remove

    def remove(folder: Folder, name: str) -> None:
        with packs_folder(packs) as handle:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        real(folder, name)

    monkeypatch.setattr(Folder, "remove", remove)
    assert web.publish(pack=packs / "current", to=place, now=NOW + 31 * DAY).removed == 2
    assert not (tmp_path / to / "uz/old.html").exists()
    assert "uz/old.html" not in json.loads((tmp_path / to / web.RECORD).read_bytes())["files"]


def sound(monkeypatch: pytest.MonkeyPatch, packs: Path, *contents: bytes) -> list[str]:
    """Has readers warned, with these to hear. Gives their names."""
    heard = {
        beside.sound_name(aloud.Sound(content, hashlib.sha256(content).hexdigest())): content
        for content in contents
    }
    monkeypatch.setattr(beside, "_makers", [lambda: {NEWS: {"warnings": list(heard)}} | heard])
    beside.write_all(packs)
    return list(heard)


def test_sound_is_there_before_what_names_it_and_gone_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packs, to = put_pack(tmp_path / "packs", 1, **SITE, **{NEWS: b"{}"}).parent, tmp_path / "site"
    say(monkeypatch, packs)
    web.publish(pack=packs / "current", to=str(to), now=NOW)
    web.remember(packs, str(to), is_compressed=True)
    real, written = Folder.write, list[str]()

    def write(place: Folder, name: str, *rest: Any) -> None:
        written.append(name)
        real(place, name, *rest)

    monkeypatch.setattr(Folder, "write", write)
    [first] = sound(monkeypatch, packs, b"first")
    assert web.bring_news(packs) == {str(to): ""}
    assert (to / first).read_bytes() == b"first"
    assert written.index(first) < written.index(NEWS)
    second, third = sound(monkeypatch, packs, b"second", b"third")
    assert web.bring_news(packs) == {str(to): ""}
    assert sorted(file.name for file in to.rglob("*.mp3")) == sorted(
        name.rpartition("/")[2] for name in (second, third)
    )
    for day in (NOW, NOW + 31 * DAY):  # a publication of a pack, which knows of no sound, leaves it there
        web.publish(pack=packs / "current", to=str(to), now=day)
        assert (to / second).read_bytes() == b"second"
    sound(monkeypatch, packs, b"third")
    web.publish(pack=packs / "current", to=str(to), now=NOW)
    assert [file.name for file in to.rglob("*.mp3")] == [third.rpartition("/")[2]]
    sound(monkeypatch, packs)
    assert web.bring_news(packs) == {str(to): ""}
    assert list(to.rglob("*.mp3")) == []
    assert not [name for name in json.loads((to / web.RECORD).read_bytes())["files"] if name.endswith(".mp3")]
