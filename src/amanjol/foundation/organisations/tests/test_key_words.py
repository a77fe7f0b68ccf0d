"""Six words are read out in the script of the page, and nobody has to guess a letter of the other."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from amanjol.foundation.organisations.templatetags.key_words import to_read_out
from amanjol.foundation.seals.words import in_cyrillic

WORDS = "daraf rofof bubuj nivah bison nusuh"


def test_words_stand_in_latin_letters_where_the_page_does() -> None:
    with override("en"):
        assert to_read_out(WORDS) == [(word, "") for word in WORDS.split()]


@pytest.mark.parametrize("language", ["ru", "kk", "ky"])
def test_words_stand_in_cyrillic_with_the_latin_beneath(language: str) -> None:
    with override(language):
        assert to_read_out(WORDS) == list(zip(in_cyrillic(WORDS).split(), WORDS.split(), strict=True))
        page = render_to_string("organisations/keys/words.html", {"words": WORDS})
    assert page.count("<li>") == 6
    assert "нивах" in page
    assert "<small>nivah</small>" in page
