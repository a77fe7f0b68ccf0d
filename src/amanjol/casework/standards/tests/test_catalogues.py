"""Every sentence of the data files and of the code is in the Russian catalogue, and no catalogue holds another."""

from __future__ import annotations

import re
from functools import cache

import pytest

from amanjol.casework.standards.sentences import Sentence, languages
from amanjol.casework.standards.tests.catalogues import (
    Key,
    catalogue_languages,
    data_files,
    in_code,
    in_data,
    written,
)
from amanjol.casework.standards.tests.test_words import NO_VICTIM, SAFE

COMPLETE = "ru"
"""The language that lacks nothing. In any other what is missing is said in English."""


NAMES = {
    "4Sale", "Facebook", "Facebook Messenger", "Instagram", "Line", "QQ", "QZone", "SnapChat", "Telegram", "TikTok",
    "Twitter", "Viber", "WeChat", "WhatsApp",
}  # fmt: skip
"""Proper names, written alike in both."""


@cache
def used() -> frozenset[Key]:
    return frozenset([*in_code(), *(key for file in data_files() for key in in_data(file))])


def test_the_search_finds_sentences_of_code_and_of_every_file() -> None:
    assert ("", "Not heard yet") not in used()
    assert ("", "The child was not heard yet") in used()  # code
    assert ("", "Who looked at my papers") in used()
    assert ("event", "Type") in used()
    assert all(in_data(file) for file in data_files())
    assert len(in_code()) > 80
    assert len(used()) > 700


def test_nothing_is_missing_in_russian() -> None:
    assert used() - written(COMPLETE).keys() == set()


@pytest.mark.parametrize("language", catalogue_languages())
def test_nothing_is_left_over(language: str) -> None:
    assert written(language).keys() - used() == set()


@pytest.mark.parametrize("language", catalogue_languages())
def test_every_text_keeps_its_places(language: str) -> None:
    for (_context, english), message in written(language).items():
        text = str(message.string)
        assert not text or places(text) == places(english), english


def places(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w*\}", text))


def test_every_russian_text_is_finished() -> None:
    for (_context, english), message in written(COMPLETE).items():
        assert not message.fuzzy, english
        text = str(message.string)
        assert re.search("[А-Яа-яЁё№]", text) or (english in NAMES and text == english), english


def test_the_compiled_catalogues_say_what_is_written() -> None:
    """They are made anew when a text changed: `make sync`."""
    assert set(languages()) == {"en", *(code.lower().replace("_", "-") for code in catalogue_languages())}
    for language in catalogue_languages():
        for (context, english), message in written(language).items():
            sentence = Sentence(english, context)
            if message.string and not message.fuzzy:
                assert sentence.in_language(language.lower().replace("_", "-")) == message.string


@pytest.mark.parametrize("language", catalogue_languages())
def test_no_translation_promises_safety_or_says_that_somebody_is_no_victim(language: str) -> None:
    texts = [str(message.string) for message in written(language).values() if message.string]
    assert len(texts) > 50
    assert [text for text in texts if NO_VICTIM.search(text)] == []
    statements = [part for text in texts for part in re.findall(r"[^.?!;]+[.?!;]?", text)]
    assert [part for part in statements if not part.endswith("?") and SAFE.search(part)] == []
