"""From one pack to the next while readers read, and what is shown of a broken one."""

from __future__ import annotations

import base64
import hashlib
import logging
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.public.packs import serving, serving_table, waiting
from amanjol.public.packs.tests.served_pack import BASE, CLIP, PAGE, ask, put, site_of, switch
from amanjol.public.packs.tree import BEST, QUICK

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_pack_is_shown_without_a_restart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "CHECK_EVERY", 3600)  # a second would pass by itself on a busy machine
    put(tmp_path, 1)
    switch(tmp_path, 1)
    site = site_of(tmp_path)
    before = ask(site, "/uz/")
    put(tmp_path, 2, **{"uz/index.html": b"<p>new</p>"})
    switch(tmp_path, 2)
    assert ask(site, "/uz/") == before  # it looks every so often
    monkeypatch.setattr(serving, "CHECK_EVERY", 0)
    after = ask(site, "/uz/", if_none_match=before.headers["ETag"])
    assert (after.status, after.body) == (200, b"<p>new</p>")


def test_the_same_text_compressed_better_is_sent_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader who has half of the one must not be sent the other half of the other."""
    monkeypatch.setattr(serving, "CHECK_EVERY", 0)
    tags = []
    for number, quality in ((1, QUICK), (2, BEST)):
        put(tmp_path, number, quality)
        switch(tmp_path, number)
        site = site_of(tmp_path)
        tags.append({ask(site, "/uz/", accept_encoding=way).headers["ETag"] for way in ("br", "")})
    assert len(tags[0] | tags[1]) == 3
    assert len(tags[0] & tags[1]) == 1  # uncompressed it is the same


BREAKAGES: dict[str, Any] = {
    "no manifest": lambda pack: (pack / "manifest.json").unlink(),
    "half a manifest": lambda pack: (pack / "manifest.json").write_bytes(b'{"number": 2'),
    "a list for a manifest": lambda pack: (pack / "manifest.json").write_bytes(b'{"number": 2, "files": []}'),
    "a file missing": lambda pack: (pack / "uz/kr/index.html").unlink(),
    "a file cut": lambda pack: (pack / "media/clip.mp4").write_bytes(CLIP[:-1]),
    "a file altered": lambda pack: (pack / "uz/index.html").write_bytes(PAGE[::-1]),
    "a packed file altered": lambda pack: (pack / "uz/index.html.br").write_bytes(b"x"),
    "gone": shutil.rmtree,
}


@pytest.mark.parametrize("breakage", BREAKAGES)
def test_a_broken_new_pack_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, breakage: str
) -> None:
    monkeypatch.setattr(serving, "CHECK_EVERY", 0)
    put(tmp_path, 1)
    switch(tmp_path, 1)
    site = site_of(tmp_path)
    before = ask(site, "/uz/"), ask(site, "/media/clip.mp4")
    BREAKAGES[breakage](put(tmp_path, 2, **{"uz/index.html": b"<p>new</p>"}))
    switch(tmp_path, 2)
    for _ in range(3):
        assert (ask(site, "/uz/"), ask(site, "/media/clip.mp4")) == before
    assert [record.message for record in caplog.records if record.levelno >= logging.ERROR] == [
        "the new pack is not shown"
    ]
    put(tmp_path, 3)
    switch(tmp_path, 3)
    assert ask(site, "/manifest.json").body == (tmp_path / "3/manifest.json").read_bytes()


def test_where_there_is_only_a_damaged_pack_the_rest_of_it_is_shown(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """After a crash of the disk half a guide helps more than none."""
    pack = put(tmp_path, 1)
    (pack / "uz/kr/index.html").write_bytes(b"<script>")
    (pack / "uz/index.html.br").unlink()
    switch(tmp_path, 1)
    site = site_of(tmp_path)
    assert ask(site, "/uz/kr/index.html").status == 404
    assert ask(site, "/uz/", accept_encoding="br").body == PAGE + b"uz"
    assert "uz/kr/index.html is altered and not shown" in caplog.text


def test_before_the_first_pack_readers_are_asked_to_wait(tmp_path: Path) -> None:
    headers = BASE | {
        "Content-Security-Policy": waiting.POLICY,
        "Content-Type": "text/html; charset=utf-8",
        "Retry-After": "10",
        "Content-Length": str(len(waiting.PAGE)),
    }
    assert ask(site_of(tmp_path), "/uz/") == (503, headers, waiting.PAGE)
    assert ask(site_of(tmp_path), "/uz/", "HEAD") == (503, headers, b"")


def test_the_page_that_asks_to_wait_has_its_style_and_looks_again() -> None:
    page = waiting.PAGE.decode()
    assert "Путеводитель готовится" in page
    assert "The guide is being made" in page
    assert '<meta http-equiv="refresh" content="10">' in page
    style = page.partition("<style>")[2].partition("</style>")[0].encode()
    digest = base64.b64encode(hashlib.sha256(style).digest()).decode()
    assert f"style-src 'sha256-{digest}';" in waiting.POLICY  # or a browser drops it


def test_memory_is_bounded_and_the_rest_comes_from_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving_table, "MEMORY", 5_000)
    put(tmp_path, 1)
    switch(tmp_path, 1)
    site = site_of(tmp_path)
    table = site.table()
    held = [
        served.content for group in (table.plain, table.brotli) for served in group.values() if served.content
    ]
    assert 1_000 < sum(map(len, held)) <= 5_000
    for path, served in table.plain.items():
        assert ask(site, f"/{path}".encode().decode("latin-1")).body == served.file.read_bytes()
