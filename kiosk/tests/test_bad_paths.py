"""Manifests that are truly signed and yet would do harm: names that leave the tree, or clash on some disks."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING, Any

import brotli
import pytest
from _device import assert_shows
from _publisher import blob_name, canonical, facts_of

from amanjol_kiosk import manifests
from amanjol_kiosk.failures import NotReached, Refused

if TYPE_CHECKING:
    from _device import Device
    from _publisher import Publisher

UNSAFE = [
    "../outside", "a/../b", "a/../../outside", "..", ".", "", "/etc/passwd", "a//b", "a/./b", "a/", "/", "./a",
    "a\\b", "..\\outside", "C:\\a\\b", "a\0b", "a\nb", "a\x1b[2Jb", "a\u202eb", "a\ud800b", "a\u200bb",
    "e\u0301.html", "\u1100\u1161.html", "\ufeffa", "a" * 121, "a/" * 119 + "abc", "ш" * 61, ".br/..",
]  # fmt: skip
CLASHING = [
    ("Index.html", "index.html"),
    ("ru/Page.html", "RU/page.html"),
    ("straße", "strasse"),
    ("STRASSE", "straße"),
    ("\u017fafe", "safe"),  # long s
    ("\u2126", "\u03c9"),  # ohm sign, omega
    ("\ufb01le", "file"),  # ligature
    ("\u0399\u0308", "\u03ca"),  # decomposed, composed
    ("\u00e9", "e\u0301"),
    ("a\u00b2", "a2"),
    ("a", "a/b"),
    ("A", "a/b"),
    ("page.html.br", "page.html"),
]


def publish_files(publisher: Publisher, number: int, files: dict[str, Any]) -> None:
    """Signed as it is, whatever it says."""
    shared = publisher.store(canonical_with_surrogates({"files": files}))
    publisher.show(number, {"shared": shared})


def canonical_with_surrogates(value: Any) -> bytes:
    try:
        return canonical(value)
    except UnicodeEncodeError:
        import json  # noqa: PLC0415  only here

        return json.dumps(value).encode()


@pytest.mark.parametrize("path", UNSAFE, ids=ascii)
def test_a_path_that_is_none(device: Device, publisher: Publisher, path: str) -> None:
    old = publisher.publish(7)
    device.sync(publisher.path)
    good = publisher.entry("page.html", b"page")
    publish_files(publisher, 8, {"page.html": good, path: publisher.entry("x.html", b"outside")})
    with pytest.raises(Refused, match="is no path inside a pack") as caught:
        device.sync(publisher.path)
    assert str(caught.value).isascii()
    assert str(caught.value).isprintable()
    assert_shows(device, old)
    assert {part.name for part in device.path.parent.iterdir()} <= {
        "data",
        "repository",
        "repository.root.json",
    }


@pytest.mark.parametrize(("first", "second"), CLASHING, ids=ascii)
def test_two_names_in_one_place(device: Device, publisher: Publisher, first: str, second: str) -> None:
    """Also in two manifests: of a language and of what is shared."""
    old = publisher.publish(7)
    device.sync(publisher.path)
    entries = {path: publisher.entry("x.html", path.encode()) for path in (first, second)}
    publish_files(publisher, 8, entries)
    with pytest.raises(Refused, match=r"cannot both be in a pack|is no path inside a pack"):
        device.sync(publisher.path)
    halves = {
        part: publisher.store(canonical({"files": {path: entries[path]}}))
        for part, path in (("shared", first), ("ru", second))
    }
    publisher.show(9, halves)
    with pytest.raises(Refused, match=r"cannot both be in a pack|is no path inside a pack"):
        device.sync(publisher.path)
    assert_shows(device, old)


def test_manifests_that_disagree(device: Device, publisher: Publisher) -> None:
    old = publisher.publish(7)
    device.sync(publisher.path)
    parts = {
        part: publisher.store(canonical({"files": {"a.html": publisher.entry("a.html", part.encode())}}))
        for part in ("shared", "ru")
    }
    publisher.show(8, parts)
    with pytest.raises(Refused, match=r"disagree about 'a.html'"):
        device.sync(publisher.path)
    assert_shows(device, old)


@pytest.mark.parametrize("where", ["metadata", "blobs", "blobs/ab", "file"])
def test_a_link_on_a_stick_is_not_followed(device: Device, publisher: Publisher, where: str) -> None:
    """Even if it leads to the right bytes: on a stick nobody needs links."""
    old = publisher.publish(7)
    device.sync(publisher.path)
    new = publisher.publish(8)
    place = publisher.path / where
    if where in {"blobs/ab", "file"}:
        blobs = sorted(blob for blob in (publisher.path / "blobs").rglob("*") if blob.is_file())
        fresh = next(
            blob for blob in blobs if not (device.folder.blobs / blob.parent.name / blob.name).exists()
        )
        place = fresh if where == "file" else fresh.parent
    away = publisher.path.parent / "away"
    place.rename(away)
    place.symlink_to(away)
    with pytest.raises(NotReached):
        device.sync(publisher.path)
    assert_shows(device, old)
    place.unlink()
    away.rename(place)
    device.sync(publisher.path)
    assert_shows(device, new)


@pytest.mark.parametrize("kind", ["pipe", "folder", "device"])
def test_something_else_than_a_file_on_a_stick(device: Device, publisher: Publisher, kind: str) -> None:
    """A pipe does not hang, and a device that never ends is not read."""
    old = publisher.publish(7)
    device.sync(publisher.path)
    publisher.publish(8)
    timestamp = publisher.path / "metadata/timestamp.json"
    timestamp.unlink()
    if kind == "pipe":
        os.mkfifo(timestamp)
    elif kind == "folder":
        timestamp.mkdir()
    else:
        timestamp.symlink_to("/dev/zero")
    with pytest.raises(NotReached):
        device.sync(publisher.path)
    assert_shows(device, old)


def test_a_packed_form_that_never_ends(device: Device, publisher: Publisher) -> None:
    """A kilobyte that unpacks to 200 MB, signed as a page of 10 bytes: unpacking stops at the signed length."""
    old = publisher.publish(7)
    device.sync(publisher.path)
    bomb = brotli.compress(bytes(200_000_000), quality=1)
    publisher.write(blob_name(facts_of(bomb)["sha256"]), bomb)
    publish_files(publisher, 8, {"page.html": {**facts_of(b"0123456789"), "br": facts_of(bomb)}})
    with pytest.raises(Refused, match="holds something else than was signed"):
        device.sync(publisher.path)
    assert_shows(device, old)
    assert sum(part.stat().st_size for part in device.folder.partial.iterdir()) < 1_000_000


NOT_THE_PAGE = [
    b"", b"no brotli", brotli.compress(b"other words"), brotli.compress(b"x" * 5000)[:-2],
]  # fmt: skip


@pytest.mark.parametrize("packed", NOT_THE_PAGE, ids=range(len(NOT_THE_PAGE)))
def test_a_packed_form_of_something_else(device: Device, publisher: Publisher, packed: bytes) -> None:
    old = publisher.publish(7)
    device.sync(publisher.path)
    publisher.write(blob_name(facts_of(packed)["sha256"]), packed)
    publish_files(publisher, 8, {"page.html": {**facts_of(b"0123456789"), "br": facts_of(packed)}})
    with pytest.raises(Refused, match="holds something else than was signed"):
        device.sync(publisher.path)
    assert_shows(device, old)


GOOD = {"sha256": "0" * 64, "length": 1}
CHANNEL = {"pack": 8, "published_at": "2026-01-01T00:00:00Z", "languages": {}, "shared": GOOD}
BAD_CHANNELS: list[Any] = [
    None, [], 7, "x", {}, {"pack": 1},
    CHANNEL | {"pack": 0}, CHANNEL | {"pack": True}, CHANNEL | {"pack": 2**60}, CHANNEL | {"pack": "8"},
    CHANNEL | {"published_at": "yesterday"}, CHANNEL | {"published_at": "2026-01-01T00:00:00"},
    CHANNEL | {"languages": {"../x": GOOD}}, CHANNEL | {"languages": []},
    CHANNEL | {"languages": {"uz": {}}}, CHANNEL | {"shared": None},
    CHANNEL | {"shared": GOOD | {"sha256": "0" * 63}}, CHANNEL | {"shared": GOOD | {"sha256": "A" * 64}},
    CHANNEL | {"shared": GOOD | {"sha256": "../" * 21 + "x"}},
    CHANNEL | {"shared": GOOD | {"length": -1}}, CHANNEL | {"shared": GOOD | {"length": 2**40}},
    CHANNEL | {"shared": GOOD | {"length": 1.5}}, CHANNEL | {"shared": GOOD | {"br": []}},
    CHANNEL | {"documents": []}, CHANNEL | {"documents": {"fleet": GOOD | {"length": 2**20 + 1}}},
]  # fmt: skip


@pytest.mark.parametrize("said", BAD_CHANNELS, ids=range(len(BAD_CHANNELS)))
def test_a_signed_channel_that_says_nonsense(device: Device, publisher: Publisher, said: Any) -> None:
    old = publisher.publish(7)
    device.sync(publisher.path)
    publisher.sign_channel(canonical(said))
    with pytest.raises(Refused):
        device.sync(publisher.path)
    assert_shows(device, old)


BAD_MANIFESTS = [
    b"", b"\xff", b"[" * 100_000, b'{"files": 1}', b'{"files": {}}', b'{"files": {"a": {}}}',
    b'{"files": {}, "files": {}}',
]  # fmt: skip


@pytest.mark.parametrize("content", BAD_MANIFESTS, ids=range(len(BAD_MANIFESTS)))
def test_a_signed_manifest_that_says_nonsense(device: Device, publisher: Publisher, content: bytes) -> None:
    old = publisher.publish(7)
    device.sync(publisher.path)
    publisher.show(8, {"shared": publisher.store(content)})
    with pytest.raises(Refused):
        device.sync(publisher.path)
    assert_shows(device, old)


def test_too_many_files() -> None:
    files = {str(number): GOOD for number in range(manifests.MOST_FILES + 1)}
    with pytest.raises(Refused, match="more than 50000 files"):
        manifests.read_manifest(canonical({"files": files}))


def test_the_clashing_names_differ_as_they_should() -> None:
    """Each pair is two names to Python, and one to some disk."""
    for first, second in CLASHING:
        assert first != second
        folded = [unicodedata.normalize("NFKC", name.casefold()) for name in (first, second)]
        assert folded[0] == folded[1] or "/" in second or first.endswith(".br")
