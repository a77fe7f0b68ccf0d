"""Uploads that are not what they claim are refused with a sentence."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from amanjol.public.guide.uploads import LARGEST_CAPTIONS, LARGEST_CLIP, check_file


def _box(kind: bytes, *content: bytes) -> bytes:
    inside = b"".join(content)
    return (8 + len(inside)).to_bytes(4, "big") + kind + inside


def _film(entry: bytes = b"avc1") -> bytes:
    described = _box(b"stsd", b"\0" * 7 + b"\1", _box(entry, b"\0" * 78))
    return _box(b"moov", _box(b"trak", _box(b"mdia", _box(b"minf", _box(b"stbl", described)))))


TYPE, DATA = _box(b"ftyp", b"mp42\0\0\0\0"), _box(b"mdat", b"\0" * 90)
LONG_DATA = b"\0\0\0\1mdat" + (100).to_bytes(8, "big") + b"\0" * 84
CLIP = TYPE + _film() + DATA
CUE = b"WEBVTT\n\n1\n00:01.000 --> 00:02.000\nStay calm.\n"


def _check(name: str, content: bytes) -> None:
    check_file(name, BytesIO(content), len(content))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not an MP4"),
        (b"MZ\x90\x00" * 9, "not an MP4"),
        (b"\0\0\0\x18ftyp" + b"nothing else at all" * 40, "damaged or cut short"),
        (TYPE, "damaged or cut short"),
        (TYPE + _film(), "damaged or cut short"),
        (TYPE + DATA, "damaged or cut short"),
        (CLIP[:-1], "damaged or cut short"),
        (CLIP + b"\0\0\0", "damaged or cut short"),
        (TYPE + _box(b"moov", b"\0\0\1\0trak") + DATA, "damaged or cut short"),
        (TYPE + DATA + _film(), "fast start"),
        (TYPE + _box(b"moov") + DATA, "H.264"),
        (TYPE + _film(b"hvc1") + DATA, "H.264"),
        (CLIP + b"\0\0\0\0free" + b"\0" * LARGEST_CLIP, "larger than 60 MiB"),
    ],
)
def test_a_clip_that_is_none_or_would_not_play_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        _check("clip.MP4", content)


@pytest.mark.parametrize("content", [CLIP, TYPE + _film() + LONG_DATA, CLIP + b"\0\0\0\0free"])
def test_a_clip_is_taken(content: bytes) -> None:
    _check("clip.mp4", content)


def test_a_clip_of_a_million_boxes_is_refused_soon() -> None:
    with pytest.raises(ValidationError, match="damaged"):
        _check("clip.mp4", CLIP + _box(b"free") * 1_000_000)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<script>", "not hold WebVTT"),
        (b"WEBVTTS\n", "not hold WebVTT"),
        (b"WEBVTT\n", "hold no words"),
        (b"WEBVTT\n\nNOTE nothing is shown\n", "hold no words"),
        (b"WEBVTT\n\nsome nonsense\n", "Line 3 .* should hold times"),
        (b"WEBVTT\n\n1\nsome nonsense\n", "Line 4 .* should hold times"),
        (b"WEBVTT\n\n00:01 --> 00:02\nStay calm.\n", "Line 3 .* should hold times"),
        (b"WEBVTT\n\n00:99.000 --> 00:02.000\nStay calm.\n", "Line 3 .* should hold times"),
        (CUE + b"\n00:04.000 --> 00:03.000\nCall.\n", "line 7 .* run backwards"),
        (CUE + b"\n00:03.000 --> 00:03.000\nCall.\n", "line 7 .* run backwards"),
        (CUE + b"\n00:00.500 --> 00:03.000\nCall.\n", "line 7 .* run backwards"),
        (CUE + b"\n00:03.000 --> 00:04.000\n", "line 7 .* stand no words"),
        ("WEBVTT\n\nКто".encode("cp1251"), "UTF-8"),
        (CUE + b"\n" * LARGEST_CAPTIONS, "larger than 512 KiB"),
    ],
)
def test_captions_that_could_not_be_shown_are_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        _check("words.vtt", content)
    assert re.search(sentence, refused.value.messages[0])


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + CUE,
        CUE.replace(b"\n", b"\r\n"),
        CUE.replace(b"02.000", b"02.000 line:90%"),
        b"WEBVTT - words\nKind: captions\n\nNOTE a --> b\n\n" + CUE.partition(b"\n\n")[2],
        CUE + b"\n00:01.500 --> 100:02:03.000\nCall.\n",
    ],
)
def test_captions_are_taken(content: bytes) -> None:
    _check("words.vtt", content)


def test_the_clips_and_captions_of_the_starter_guide_are_taken() -> None:
    files = [file for file in Path(settings.CONTENT_ROOT).glob("media/*") if file.suffix in {".mp4", ".vtt"}]
    assert files
    for file in files:
        _check(file.name, file.read_bytes())
