from __future__ import annotations

import pytest

from amanjol.casework.standards.sentences import Sentence, joined

GREETING = Sentence("Hello {who}, {number} of you", "Здравствуйте, {who}, вас {number}")


def test_russian_is_for_ru_and_english_for_everybody_else():
    assert GREETING.in_language("ru").startswith("Здравствуйте")
    assert [GREETING.in_language(code)[:5] for code in ("en", "uz", "")] == ["Hello"] * 3


def test_a_sentence_is_filled_in_both_languages():
    filled = GREETING.fill(who=Sentence("sister", "сестра"), number=2)
    assert filled == Sentence("Hello sister, 2 of you", "Здравствуйте, сестра, вас 2")
    with pytest.raises(KeyError):
        GREETING.fill(who="sister")


def test_a_list_is_parted_by_commas():
    assert joined((Sentence("a", "а"), Sentence("b", "б"))) == Sentence("a, b", "а, б")
