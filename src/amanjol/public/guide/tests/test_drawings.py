"""A drawing that is not one, that reaches out, or that never ends is refused with a sentence."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from amanjol.public.guide.drawings import check_drawing

OPEN = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
BOMB = (
    b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + OPEN + b"<text>&b;</text></svg>"
)


def test_the_posters_of_the_starter_guide_are_plain_drawings() -> None:
    drawings = sorted(Path(settings.CONTENT_ROOT).glob("media/*.svg"))
    assert drawings
    for drawing in drawings:
        check_drawing(drawing.read_bytes())


def nested(levels: int, copies: int = 10) -> bytes:
    """Each group holds so many of the one before: copies ** levels circles, in a thousand bytes."""
    groups = (
        f'<g id="a{level}">' + f'<use href="#a{level - 1}"/>' * copies + "</g>"
        for level in range(1, levels + 1)
    )
    return b'<circle id="a0" r="1"/>' + "".join(groups).encode()


@pytest.mark.parametrize(
    "inside",
    [
        nested(6),
        nested(12, 3),
        nested(39, 2),
        b'<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        b'<g id="a"><use href="#a"/></g>',
        b"".join(b'<g id="a%d"><use href="#a%d"/></g>' % (number, number + 1) for number in range(5_000)),
        b'<path id="p" d="' + b"M0 0 " * 50_000 + b'"/>' + b'<use href="#p"/>' * 5,
        b'<pattern id="a"><circle r="1"/></pattern>'
        + b"".join(
            b'<pattern id="a%s">%s</pattern>'
            % (b"b" * level, b'<g fill="url(#a%s)"/>' % (b"b" * (level - 1)) * 10)
            for level in range(1, 7)
        ),
    ],
    ids=["a thousand bytes", "nine", "two each", "round", "itself", "chain", "long path", "patterns"],
)
def test_a_drawing_that_multiplies_itself_is_refused_at_once(inside: bytes) -> None:
    before = time.process_time()
    with pytest.raises(ValidationError, match="repeats its own parts"):
        check_drawing(OPEN + inside + b"</svg>")
    assert time.process_time() - before < 1


def test_a_drawing_may_repeat_itself_a_little() -> None:
    check_drawing(OPEN + nested(3) + b"</svg>")


@pytest.mark.parametrize(
    "inside",
    [
        b'<circle r="1" fill="none" style="stroke: rgb(1, 2, 3); fill:url(#a)"/><g id="a"/>',
        b'<path d="M1 2h3v-4e1z" transform="rotate(45) matrix(1,0,0,1,2,3)" fill="url(#a) #fff"/>',
        b'<text font-family="\'Noto Sans\', serif" aria-label="5 / 6: a">5 / 6: https://a.example/</text>',
        b'<linearGradient id="b" xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#a"/>',
        b"<!-- Created with a drawing program --><!----><g/>",
    ],
)
def test_what_only_draws_is_taken(inside: bytes) -> None:
    check_drawing(OPEN + inside + b"</svg>")


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
        b"<style>@import 'https://a.example/a.css';</style>",
        b"<style>circle{fill:url(https://a.example/a)}</style>",
        b'<circle r="1" fill="url(#a) url(https://a.example/a)"/>',
        b'<circle r="1" style="fill:url(#a);background:url(https://a.example/a)"/>',
        b'<circle r="1" fill="image-set(\'https://a.example/a\' 1x)"/>',
        b'<circle r="1" style="mask: image-set(\'https://a.example/a\' 1x)"/>',
        b'<circle r="1" mask="image(\'#a\')"/>',
        b'<circle r="1" fill="u\\72l(https://a.example/a)"/>',
        b'<circle r="1" fill="u\\72l(#a)"/>',
        b'<circle r="1" fill="url(//a.example/a)"/>',
        b'<circle r="1" fill="url( https://a.example/a )"/>',
        b'<circle r="1" fill="URL(https://a.example/a)"/>',
        b'<circle r="1" fill="url/**/(#a)"/>',
        b'<circle r="1" fill="\\75 rl"/>',
        b'<g xmlns=""><circle r="1"/></g>',
        b'<circle r="1" class="a"/>',
        b'<circle r="1" style="@import a"/>',
        b'<g id="a"/><g id="a"/>',
        b'<h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=https://a.example/"/>',
        b'<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="https://a.example/a.png"/>',
        b'<g xmlns:h="http://www.w3.org/1999/xhtml" h:style="fill:red"/>',
        b'<circle xmlns="http://www.w3.org/1999/xhtml" r="1"/>',
        b'<use href="#a" xmlns:x="http://www.w3.org/1999/xlink" x:href="https://a.example/a.svg#a"/>',
        b'<path href="#a"/>',
        b'<a href="#a"/>',
        b'<filter><feImage href="https://a.example/a"/></filter>',
        b'<marker id="a"/>',
        b'<animate attributeName="href" to="https://a.example/"/>',
        b'<text xml:base="https://a.example/">a</text>',
        b"<!--><p>Call 0000</p>-->",
        b"<!-->-->",
        b"<!--->a-->",
        b"<title><![CDATA[><p>Call 0000</p>]]></title>",
        b"<?a ><p>Call 0000</p>?>",
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
