"""Rules for text that people read."""

from __future__ import annotations

import pytest

from amanjol.foundation.textfiles.characters import string_problems, words_problems


@pytest.mark.parametrize("mark", list("'`´ʹʽ‘’‛′＇"))
def test_uzbek_apostrophes_have_one_form(mark: str) -> None:
    [(line, problem)] = words_problems(f"birinchi\nOlmang o{mark}z pasportingizni", language="uz")
    assert line == 1
    assert f"U+{ord(mark):04X}" in problem
    assert not list(words_problems(f"o{mark}z", language="ru"))


def test_right_uzbek_apostrophes_and_quotes_pass() -> None:
    text = "Oʻzbekiston gʻarbi, maʼlumot; 'soʻz' va ‘soʻz’ — 90' "
    assert not list(words_problems(text, language="uz"))


@pytest.mark.parametrize(
    ("text", "line"),
    [("a ** b", 0), ("**a\n\nb**", 0), ("a\n\n\n**b", 3), ("****", 0), ("a ** ** b", 0), ("**a** **", 0)],
)
def test_strong_marks_come_in_pairs(text: str, line: int) -> None:
    assert next(number for number, _ in words_problems(text, language="en")) == line


@pytest.mark.parametrize("text", ["**a**", "**a\nb** c **d**", "2 * 3 * 4", "**a**\n\n**b**"])
def test_pairs_of_strong_marks_pass(text: str) -> None:
    assert not list(words_problems(text, language="en"))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "👩‍👩‍👧 🇰🇿",
        "Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі",
        "Žž Ňň Şş Ýý",
        "a\n\n  b",
        "\u200fx",
    ],
)
def test_harmless_strings_pass(text: str) -> None:
    assert not list(string_problems(text, multi_line=True))


@pytest.mark.parametrize("text", ["", " ", "\n", "\u3000", "\u00a0a", "a\u3000", "a\u00a0\nb"])
def test_edges_are_never_blank(text: str) -> None:
    assert list(string_problems(text, multi_line=True))
