"""Words on paper: forgiving about form, strict about content."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amanjol.foundation.seals import words
from amanjol.foundation.seals.words import (
    MalformedWords,
    Problem,
    WordsKind,
    in_cyrillic,
    read_checked,
    write_checked,
)

KIND = WordsKind("test", size=8, checksum_bytes=2)
DATA = bytes.fromhex("7f0000013f54dcc1")
TEXT = write_checked(KIND, DATA)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("7f000001", "lusab babad"),
        ("3f54dcc1", "gutih tugad"),
        ("3f760723", "gutuk bisog"),
        ("8c62c18d", "mudof sakat"),
        ("40ff06c8", "haguz biram"),
        ("801e342d", "mabiv gibot"),
        ("00000000", "babab babab"),
        ("ffffffff", "zuzuz zuzuz"),
    ],
)
def test_words_are_proquints(number: str, expected: str) -> None:
    # The examples of arXiv:0901.4016 and the two ends
    assert words.write(bytes.fromhex(number)) == expected


def test_the_format_stays_the_same_for_years() -> None:
    assert TEXT == "lusab babad gutih tugad rinon"
    assert read_checked(KIND, TEXT) == DATA
    assert KIND.words == 5


@pytest.mark.parametrize(
    "typed",
    [
        TEXT.upper(),
        TEXT.replace(" ", "-"),
        TEXT.replace(" ", ""),
        "\n".join(f" {number}. {word}," for number, word in enumerate(TEXT.split(), 1)),
        in_cyrillic(TEXT),
        in_cyrillic(TEXT).upper(),
        TEXT.replace("u", "у"),
        TEXT.replace("a", "а").replace("o", "0"),
        "ｌｕｓａｂ" + TEXT[5:],
        "".join(f"{word[:3]} {word[3:]} " for word in TEXT.split()),
    ],
    ids=[
        *["capitals", "hyphens", "no spaces", "numbered", "cyrillic", "cyrillic capitals"],
        *["one cyrillic letter", "look-alikes", "wide letters", "broken words"],
    ],
)
def test_the_way_of_writing_does_not_matter(typed: str) -> None:
    assert read_checked(KIND, typed) == DATA


def test_every_word_is_the_same_in_both_scripts() -> None:
    kind = WordsKind("every", size=2, checksum_bytes=2)
    for number in range(0, 2**16, 7):
        text = write_checked(kind, number.to_bytes(2))
        cyrillic = in_cyrillic(text)
        assert not cyrillic.replace(" ", "").isascii()
        assert read_checked(kind, cyrillic) == read_checked(kind, text) == number.to_bytes(2)


def test_one_wrong_letter_anywhere_is_noticed() -> None:
    missed = 0
    for index, letter in enumerate(TEXT):
        for wrong in "bdfghjklmnprstvzaiou":
            if wrong == letter:
                continue
            try:
                read_checked(KIND, TEXT[:index] + wrong + TEXT[index + 1 :])
            except MalformedWords:
                continue
            missed += 1
    assert missed == 0


def test_swapped_missing_and_repeated_words_are_noticed() -> None:
    typed = TEXT.split()
    for at in range(len(typed) - 1):
        swapped = [*typed[:at], typed[at + 1], typed[at], *typed[at + 2 :]]
        for changed in (swapped, typed[:at] + typed[at + 1 :], [*typed, typed[at]]):
            with pytest.raises(MalformedWords):
                read_checked(KIND, " ".join(changed))


def test_the_wrong_word_is_named_by_its_place_only() -> None:
    with pytest.raises(MalformedWords) as refusal:
        read_checked(KIND, TEXT.replace("gutih", "guith"))
    assert (refusal.value.problem, refusal.value.position) == (Problem.NOT_A_WORD, 3)
    assert "guith" not in str(refusal.value)
    with pytest.raises(MalformedWords) as refusal:
        read_checked(KIND, TEXT.replace("gutih", "guti"))
    assert (refusal.value.problem, refusal.value.position) == (Problem.NOT_A_WORD, 3)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        *[
            ("", Problem.WRONG_NUMBER),
            ("lusab", Problem.WRONG_NUMBER),
            (TEXT + " babab", Problem.WRONG_NUMBER),
        ],
        *[("1 2 3 4 5", Problem.WRONG_NUMBER), ("lusab " * 100_000, Problem.WRONG_NUMBER)],
        *[("babab babab babab babab babab", Problem.SLIP), ("\ud800 " * 5, Problem.WRONG_NUMBER)],
        ("иероглифы слова пять других тут", Problem.NOT_A_WORD),
    ],
)
def test_other_texts_are_refused_and_said_why(typed: str, problem: Problem) -> None:
    with pytest.raises(MalformedWords) as refusal:
        read_checked(KIND, typed)
    assert refusal.value.problem is problem


def test_one_kind_is_not_another() -> None:
    with pytest.raises(MalformedWords):
        read_checked(WordsKind("other", size=8, checksum_bytes=2), TEXT)


def test_wrong_sizes_are_not_written() -> None:
    with pytest.raises(ValueError, match="Two bytes"):
        words.write(b"odd")
    with pytest.raises(ValueError, match="another size"):
        write_checked(KIND, b"1234")


@settings(database=None, max_examples=200)
@given(st.binary(min_size=8, max_size=8))
def test_whatever_is_written_is_read(data: bytes) -> None:
    assert read_checked(KIND, write_checked(KIND, data)) == data


@settings(database=None, max_examples=300)
@given(st.text(), st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_a_changed_text_is_the_same_or_refused_with_one_error(text: str, start: int, end: int) -> None:
    try:
        data = read_checked(KIND, TEXT[:start] + text + TEXT[end:])
    except MalformedWords:
        return
    assert data == DATA
