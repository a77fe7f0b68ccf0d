"""What a file is by its content, what is refused, and what a copy of a picture still has."""

from __future__ import annotations

import io
import random
import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageOps

from amanjol.casework.support.files.contents import kinds, pictures
from amanjol.casework.support.files.contents.kinds import LARGEST, Kind
from amanjol.casework.support.files.contents.reading import Refused, Why
from amanjol.casework.support.tests import file_samples as samples

if TYPE_CHECKING:
    from collections.abc import Callable


def copy_of(kind: Kind, content: bytes) -> bytes:
    return b"".join(kinds.copied(kind, io.BytesIO(content)))


def why_not(content: bytes) -> Why | None:
    try:
        kinds.examine(io.BytesIO(content))
    except Refused as refusal:
        return refusal.why
    return None


@pytest.mark.parametrize("ending", samples.TAKEN)
def test_each_kind_is_known_by_its_content_alone(ending: str) -> None:
    assert kinds.examine(io.BytesIO(samples.TAKEN[ending])).value == ending


PICTURES = [
    (Kind.JPEG, samples.jpeg()),
    (Kind.JPEG, samples.jpeg(progressive=True)),
    (Kind.JPEG, samples.jpeg(optimize=True, quality=5, restart_marker_blocks=1)),
    (Kind.PNG, samples.png()),
    (Kind.WEBP, samples.webp()),
    (Kind.WEBP, samples.webp(lossless=True, mode="RGBA")),
    (Kind.WEBP, samples.webp(mode="RGBA")),
]


@pytest.mark.parametrize(("kind", "content"), PICTURES)
def test_a_copy_is_the_same_picture_and_has_nothing_beside_it(kind: Kind, content: bytes) -> None:
    """Each pixel, standing as it stood."""
    copied = copy_of(kind, content)
    assert all(mark in content for mark in samples.MARKS)
    assert not any(mark in copied for mark in samples.MARKS)
    before, after = (Image.open(io.BytesIO(data)) for data in (content, copied))
    assert after.tobytes() == before.tobytes()
    if kind is Kind.JPEG:
        assert ImageOps.exif_transpose(after).tobytes() == ImageOps.exif_transpose(before).tobytes()
        assert dict(after.getexif()) == {samples.ORIENTATION: 6}
    else:
        assert not dict(after.getexif())
    assert not {"icc_profile", "xmp", "comment", "Comment", "photoshop"} & after.info.keys()
    assert kinds.copy_size(kind, io.BytesIO(content)) == len(copied)
    assert copy_of(kind, copied) == copied


@pytest.mark.parametrize("orientation", range(10))
def test_a_picture_stands_in_its_copy_as_it_stood(orientation: int) -> None:
    copied = Image.open(io.BytesIO(copy_of(Kind.JPEG, samples.jpeg(orientation))))
    assert copied.getexif().get(samples.ORIENTATION, 1) == (orientation if 2 <= orientation <= 8 else 1)


def test_a_thumbnail_does_not_outlive_the_copy() -> None:
    """In EXIF, and in the JFIF header, where it may show what was cut off."""
    picture = samples.jpeg()
    with_thumbnail = (
        picture[:2] + b"\xff\xe0" + (19).to_bytes(2) + b"JFIF\0\1\1\0\0\1\0\1\1\1" + b"abc" + picture[2:]
    )
    copied = copy_of(Kind.JPEG, with_thumbnail)
    assert b"abc" in with_thumbnail
    assert b"abc" not in copied
    assert Image.open(io.BytesIO(copied)).size == (60, 40)


def test_colours_of_printers_come_out_as_they_were() -> None:
    written = io.BytesIO()
    samples.drawing(mode="CMYK").save(written, "JPEG", exif=samples.exif())
    copied = Image.open(io.BytesIO(copy_of(Kind.JPEG, written.getvalue())))
    assert copied.mode == "CMYK"
    assert copied.tobytes() == Image.open(written).tobytes()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Why.EMPTY),
        (b"   \n ", Why.EMPTY),
        (bytes(LARGEST + 1), Why.TOO_LARGE),
        (bytes(5_000), Why.NOT_TAKEN),
        (b"MZ\x90\0" + bytes(100), Why.NOT_TAKEN),
        (b"\x7fELF" + bytes(100), Why.NOT_TAKEN),
        (b"GIF89a" + bytes(100), Why.NOT_TAKEN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000), Why.NOT_TAKEN),
        (b"<!doctype html><script>alert(1)</script>", Why.NOT_TAKEN),
        (b"\n\n  <svg onload='alert(1)'/>", Why.NOT_TAKEN),
        ("\ufeff<html>".encode("utf-16"), Why.NOT_TAKEN),
        (b"#!/bin/sh\nrm -r /", Why.NOT_TAKEN),
        (b"%!PS-Adobe-3.0", Why.NOT_TAKEN),
        (b"{\\rtf1 text}", Why.NOT_TAKEN),
        ("Обещали".encode("cp1251"), Why.NOT_TAKEN),
        (b"text and \x1b[31m", Why.NOT_TAKEN),
        (b"\0\0\0\x18ftypheic" + bytes(100), Why.HEIC),
        (b"\0\0\0\x18ftypmp42" + bytes(100), Why.NOT_TAKEN),
        (samples.huge_png(), Why.TOO_MANY_PIXELS),
        (samples.huge_png(2**31 - 1, 2**31 - 1), Why.TOO_MANY_PIXELS),
        (samples.huge_jpeg(), Why.TOO_MANY_PIXELS),
        (samples.huge_webp(b"VP8X"), Why.TOO_MANY_PIXELS),
        (samples.huge_webp(b"VP8L"), Why.TOO_MANY_PIXELS),
        (samples.huge_webp(b"VP8 "), Why.TOO_MANY_PIXELS),
        (samples.huge_png(0, 5), Why.BROKEN),
        (samples.moving(), Why.MOVING),
        (samples.moving("PNG"), Why.MOVING),
        (samples.many_scans(), Why.EXPLODES),
        (samples.exploding, Why.EXPLODES),
        (samples.crowded(), Why.EXPLODES),
        (samples.lying(), Why.BROKEN),
        (samples.office(word__vbaProject__bin=b"x"), Why.MACROS),
        (samples.office(b"application/vnd.ms-word.document.macroEnabled.main+xml"), Why.MACROS),
        (samples.office(b"application/zip"), Why.NOT_TAKEN),
        (samples.office(**{"../../evil": b"x"}), Why.BROKEN),
        (samples.office(**{"WORD/document__xml": b"x"}), Why.TWO_IN_ONE),
    ],
)
def test_what_is_not_taken_in_is_refused_with_its_reason(
    content: bytes | Callable[[], bytes], why: Why
) -> None:
    assert why_not(content() if callable(content) else content) is why


@pytest.mark.parametrize(
    "content",
    [
        samples.jpeg() + samples.office(),
        samples.png() + samples.office(),
        samples.pdf() + samples.office(),
        samples.TEXT + samples.office(),
        samples.webp() + samples.office(),
        samples.jpeg()[:2] + b"\xff\xfe\0\x20" + samples.pdf()[:30] + samples.jpeg()[2:],
        samples.office()[:30] + b"%PDF-1.7" + samples.office()[30:],
        b"first a line\n" + samples.pdf(),
    ],
)
def test_two_files_in_one_are_refused(content: bytes) -> None:
    assert why_not(content) in {Why.TWO_IN_ONE, Why.BROKEN}
    assert why_not(content) is not None


@pytest.mark.parametrize(
    ("document", "why"),
    [
        (samples.referring("https://recruiter.example/seen.png"), Why.FETCHES),
        (samples.referring("https://recruiter.example/t.dotm", "attachedTemplate"), Why.FETCHES),
        (samples.referring("&#104;ttps://recruiter.example/x", "oleObject", "e&#120;ternal"), Why.FETCHES),
        (samples.referring("file:///\\\\192.0.2.7\\share\\t.dotm", "attachedTemplate"), Why.FETCHES),
        (samples.referring("\\\\192.0.2.7\\share\\a.png"), Why.FETCHES),
        (samples.referring("file:///C:\\Templates\\letter.dotx", "attachedTemplate"), None),
        (samples.referring("https://embassy.example/", "hyperlink"), None),
        (samples.referring("media/image1.png", mode="Internal"), None),
        (samples.office(**{"_rels/__rels": b"<Relationships><"}), Why.BROKEN),
        (samples.office(**{"_rels/__rels": b'<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>'}), Why.BROKEN),
        (samples.office(**{"_rels/__rels": b"<r>" + bytes(1024 * 1024)}), Why.EXPLODES),
    ],
)
def test_a_document_that_fetches_something_when_it_is_opened_is_refused(
    document: bytes, why: Why | None
) -> None:
    """Its maker would learn that somebody has opened it, when and from where."""
    assert why_not(document) is why


@pytest.mark.parametrize("remark", [0, 0xFFFF, 0x10000])
def test_a_list_of_parts_is_measured_before_it_is_read(remark: int) -> None:
    """`zipfile` reads all of a second list, whatever the first says of itself."""
    archive = io.BytesIO(samples.with_second_list(remark))
    tracemalloc.start()
    try:
        with pytest.raises(Refused) as refusal:
            kinds.examine(archive)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert refusal.value.why is Why.EXPLODES
    assert peak < 1024 * 1024


def test_something_before_an_archive_is_two_in_one() -> None:
    archive = samples.office()
    assert why_not(archive[:30] + archive) is Why.TWO_IN_ONE


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "pdf", "docx"])
def test_a_file_that_is_cut_off_is_not_whole(ending: str) -> None:
    content = samples.TAKEN[ending]
    whole = content[: content.rindex(b"\xff\xd9")] if ending == "jpg" else content
    whole = content[: content.rindex(b"IEND")] if ending == "png" else whole
    for part in (0.3, 0.6, 0.95):
        assert why_not(whole[: int(len(whole) * part)]) in {Why.BROKEN, Why.NOT_TAKEN, Why.TWO_IN_ONE}


@pytest.mark.parametrize("ending", samples.TAKEN)
def test_whatever_is_changed_in_a_file_it_is_taken_or_refused_and_nothing_else(ending: str) -> None:
    """Quickly, and without much memory."""
    chance, content = random.Random(20261127), samples.TAKEN[ending]  # noqa: S311  which bytes, no secret
    began = time.process_time()
    for _change in range(300):
        changed = bytearray(content)
        for _byte in range(chance.choice((1, 1, 2, 8))):
            at = (
                chance.randrange(min(len(changed), 400))
                if chance.random() < 0.6
                else chance.randrange(len(changed))
            )
            changed[at] = chance.choice((0, 0xFF, 0x7F, chance.randrange(256)))
        why_not(bytes(changed))
    assert time.process_time() - began < 20


def test_a_large_picture_is_copied_without_holding_it() -> None:
    """Twenty megabytes, of which little more than a part is ever in memory."""
    picture = samples.jpeg()
    start, end = picture.index(b"\xff\xda") + 14, picture.rindex(b"\xff\xd9")
    large = picture[:start] + picture[start:end] * (18_000_000 // (end - start)) + picture[end:]
    source = io.BytesIO(large)
    tracemalloc.start()
    try:
        size = kinds.copy_size(Kind.JPEG, source)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size > 17_000_000
    assert peak < 1024 * 1024


def test_a_picture_of_as_many_pixels_as_are_taken_is_taken() -> None:
    width = pictures.MOST_PIXELS // 10_000
    assert why_not(samples.huge_png(width, 10_000)) is None
    assert why_not(samples.huge_png(width + 1, 10_000)) is Why.TOO_MANY_PIXELS
