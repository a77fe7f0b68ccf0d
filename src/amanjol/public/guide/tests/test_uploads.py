"""Uploads that are not what they claim are refused with a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from amanjol.public.guide.uploads import check_drawing, check_file

OPEN = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
BOMB = (
    b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + OPEN + b"<text>&b;</text></svg>"
)


def test_the_posters_of_the_starter_guide_are_plain_drawings() -> None:
    drawings = sorted(Path(settings.CONTENT_ROOT).glob("media/*.svg"))
    assert drawings
    for drawing in drawings:
        check_drawing(drawing.read_bytes())


@pytest.mark.parametrize(
    "inside",
    [
        b"<script>alert(1)</script>",
        b'<circle r="1" onload="alert(1)"/>',
        b'<a href="javascript:alert(1)"><circle r="1"/></a>',
        b'<a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://a.example/"><circle r="1"/></a>',
        b"<foreignObject><p>hello</p></foreignObject>",
        b'<rect fill="url(https://a.example/#a)" width="1" height="1"/>',
        b'<image href="https://a.example/a.png"/>',
        b'<use href="https://a.example/a.svg#a"/>',
        b"<g>" * 60 + b"</g>" * 60,
    ],
)
def test_a_drawing_that_does_more_than_draw_is_refused(inside: bytes) -> None:
    with pytest.raises(ValidationError, match="more than shapes"):
        check_drawing(OPEN + inside + b"</svg>")


@pytest.mark.parametrize("content", [b"", b"GIF89a", OPEN, b"<html></html>"[:6], b"\x00" * 20])
def test_what_is_no_drawing_is_refused(content: bytes) -> None:
    with pytest.raises(ValidationError, match="not an SVG"):
        check_drawing(content)


def test_a_bomb_is_refused_before_it_grows() -> None:
    with pytest.raises(ValidationError, match="more than shapes"):
        check_drawing(BOMB)


def test_a_drawing_that_is_too_large_is_refused() -> None:
    with pytest.raises(ValidationError, match="512 KiB"):
        check_drawing(OPEN + b" " * 600_000 + b"</svg>")


@pytest.mark.parametrize(
    ("name", "head", "size", "sentence"),
    [
        ("clip.mp4", b"MZ\x90\x00", 4, "not an MP4"),
        ("clip.MP4", b"\x00\x00\x00\x18ftypmp42", 10**9, "larger than 60 MiB"),
        ("words.vtt", b"<script>", 8, "WebVTT"),
        ("words.vtt", b"WEBVTT\n", 10**7, "larger than 512 KiB"),
    ],
)
def test_a_file_that_is_something_else_is_refused(name: str, head: bytes, size: int, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        check_file(name, head, size)


def test_clips_and_captions_are_taken() -> None:
    check_file("clip.mp4", b"\x00\x00\x00\x18ftypmp42", 1000)
    check_file("words.vtt", b"\xef\xbb\xbfWEBVTT\n", 1000)
