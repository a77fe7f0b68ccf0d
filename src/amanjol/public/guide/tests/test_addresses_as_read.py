"""An address for which readers are punished, in other letters than those of the list."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from amanjol.public.guide import documents as d
from amanjol.public.guide.standings import Standings

BANNED = d.Standing(
    "a", "A", "RU", "banned", "2024-02-20", "day", "x", needs_review=True, hosts=("banned.example",)
)


BANNED_OF = {
    sign: replace(BANNED, hosts=(f"a{sign}b.example",)) for sign in "abcdefghijklmnopqrstuvwxyz0123456789-."
}


@pytest.mark.parametrize(
    "spelling",
    [
        "banned\u00ad.example", "ban\u200bned.example", "ban\u2060ned.example", "ban\u034fned.example",
        "banned.exa\ufe0fmple",
        "\uff42anned.example", "banned\u3002example", "banned\uff61example",
        "\U0001d41banned.example",
        "http://b%61nned%2Eexample/",
        "**ban**ned.example",
    ],
)  # fmt: skip
def test_an_address_that_reads_the_same_is_the_same(spelling: str) -> None:
    """A page shows it, a browser goes there: what is between the letters is not seen."""
    standings = Standings([BANNED])
    written: list[str | bytes] = [
        spelling,
        repr(spelling),
        spelling.encode(),
        f"\u0441\u043c. {spelling}, \u0438 \u0434\u0430\u043b\u044c\u0448\u0435",
    ]
    assert all(standings.punished_in(text) for text in written)
    assert standings.of_address(spelling) == (BANNED,)


def test_a_drawing_writes_an_address_as_numbers() -> None:
    drawing = b"<svg><text>b&#97;nned&#x2e;example</text></svg>"
    standings = Standings([BANNED])
    assert standings.punished_in(drawing) == ("banned.example", BANNED)
    assert standings.punished_in(b"\xff\xfe\x00 a picture") is None


def test_no_letter_that_stands_for_a_plain_letter_is_passed_over() -> None:
    """Of all letters that there are, as Unicode of this Python knows them."""
    everything = [chr(code) for code in range(0x80, 0x110000) if not 0xD800 <= code < 0xE000]
    for letter in everything:
        normal = unicodedata.normalize("NFKC", letter).lower()
        if normal != letter.lower() and normal in BANNED_OF:
            assert Standings([BANNED_OF[normal]]).punished_in(f"a{letter}b.example") is not None, hex(
                ord(letter)
            )
