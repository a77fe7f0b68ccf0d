"""A sentence is English and is said in every language that has a catalogue; a language more is a file more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from amanjol.casework.standards import sentences
from amanjol.casework.standards.interview.script_files import packaged_script
from amanjol.casework.standards.screening.answers import ANSWER_WORDS, Answer
from amanjol.casework.standards.sentences import Sentence, languages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GREETING = Sentence("Hello {who}, {number} of you")
OPEN, OPEN_CASE = Sentence("Open"), Sentence("Open", context="a case")


@pytest.fixture
def tajik(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue of a few sentences in a folder of its own, and in Cyrillic Uzbek one of a single word."""
    catalogues: dict[str, dict[tuple[str | None, str], str]] = {
        "tg": {
            (None, GREETING.english): "Салом {who}, шумо {number} нафар",
            (None, "sister"): "хоҳар",
            (None, "Yes"): "Ҳа",
            (None, "HIV"): "HIV",
            ("a case", "Open"): "Кушода",
        },
        "uz_Cyrl": {(None, "Yes"): "Ҳа"},
    }
    for language, words in catalogues.items():
        catalogue = Catalog(locale=language)
        for (context, english), text in words.items():
            catalogue.add(english, text, context=context)
        folder = tmp_path / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        with (folder / "django.mo").open("wb") as opened:
            write_mo(opened, catalogue)
    monkeypatch.setattr(sentences, "LOCALE", tmp_path)
    sentences._catalogue.cache_clear()
    yield
    sentences._catalogue.cache_clear()


def test_russian_is_for_ru_and_english_for_whatever_no_catalogue_has():
    sentence = ANSWER_WORDS[Answer.UNKNOWN]
    assert sentence.in_language("ru") == "Не знает"
    assert [sentence.in_language(code) for code in ("en", "uz", "xx", "")] == ["Does not know"] * 4
    assert sentence.en == "Does not know"
    assert [sentence.is_in(code) for code in ("en", "ru", "uz", "xx")] == [True, True, False, False]


@pytest.mark.usefixtures("tajik")
def test_a_language_more_is_a_catalogue_more():
    assert languages() == ("en", "tg", "uz-cyrl")
    assert ANSWER_WORDS[Answer.YES].in_language("tg") == "Ҳа"
    assert ANSWER_WORDS[Answer.YES].in_language("uz-cyrl") == "Ҳа"
    assert ANSWER_WORDS[Answer.NO].in_language("tg") == "No"
    assert ANSWER_WORDS[Answer.YES].in_language("ru") == "Yes"  # whose catalogue is not in that folder


@pytest.mark.usefixtures("tajik")
def test_what_is_the_same_in_a_language_is_not_missing_there():
    assert Sentence("HIV").is_in("tg")
    assert not Sentence("Citizenship").is_in("tg")


@pytest.mark.usefixtures("tajik")
def test_a_context_tells_equal_words_apart():
    assert [sentence.in_language("tg") for sentence in (OPEN, OPEN_CASE)] == ["Open", "Кушода"]
    assert [sentence.en for sentence in (OPEN, OPEN_CASE)] == ["Open", "Open"]


@pytest.mark.usefixtures("tajik")
def test_a_sentence_is_filled_in_every_language():
    filled = GREETING.fill(who=Sentence("sister"), number=2)
    assert filled.en == "Hello sister, 2 of you"
    assert filled.in_language("tg") == "Салом хоҳар, шумо 2 нафар"
    assert filled.is_in("tg")
    with pytest.raises(KeyError):
        GREETING.fill(who="sister")


@pytest.mark.usefixtures("tajik")
def test_braces_of_a_part_are_its_own():
    assert GREETING.fill(who="{number}", number=1).in_language("tg") == "Салом {number}, шумо 1 нафар"
    assert Sentence("{as it is}").in_language("tg") == "{as it is}"


def test_a_question_is_read_out_in_the_languages_of_the_catalogues_to_a_child_in_a_childs_words():
    question = packaged_script().question("safe-to-talk")
    assert question.for_person(["tk", "xx", "uz"]) == {
        "tk": "Häzir meniň bilen gepleşip bilýärsiňizmi?",
        "uz": "Hozir men bilan gaplashsangiz boʻladimi?",
    }
    child = question.for_child()
    assert child.ask == question.child
    assert child.for_person(["uz"]) == {"uz": "Hozir men bilan gaplashsang boʻladimi?"}
    assert child.for_person(["ru"]) == {"ru": "Тебе можно сейчас со мной поговорить?"}
    assert packaged_script().question("alone").for_person(["ru"]) == {}  # nobody is asked
    worded_for_adults = replace(question, child=Sentence("Can we talk?")).for_child()
    assert worded_for_adults.for_person(["uz"]) == question.for_person(["uz"])  # nothing of a child's there
