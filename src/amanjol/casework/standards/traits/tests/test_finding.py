"""Traits are named in both languages; a story from which neighbours know her is stopped, each trait named."""

from __future__ import annotations

import time
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.standards.traits.finding import traits_in
from amanjol.casework.standards.traits.tests.sentences import HELD_OUT, STORY_EN, STORY_RU, TOLD_BEFORE
from amanjol.casework.standards.traits.words import TraitKind, packaged_words, text_of

if TYPE_CHECKING:
    from amanjol.casework.standards.traits.tests.sentences import Told


def kinds(text: str) -> Counter[str]:
    return Counter(trait.kind.value for trait in traits_in(text))


@pytest.mark.parametrize("sentence", TOLD_BEFORE, ids=[sentence.text[:30] for sentence in TOLD_BEFORE])
def test_each_sentence_that_the_rules_were_made_by_is_read_as_it_was(sentence: Told) -> None:
    assert kinds(sentence.text) == Counter(sentence.kinds.split())


def measured(sentences: tuple[Told, ...]) -> tuple[float, float]:
    """Precision and recall over all traits of the sentences."""
    right = said = there = 0
    for sentence in sentences:
        named, expected = kinds(sentence.text), Counter(sentence.kinds.split())
        right += (named & expected).total()
        said += named.total()
        there += expected.total()
    return right / said, right / there


def test_of_sentences_that_no_rule_was_made_by_few_are_overlooked() -> None:
    """As docs/stories.md says it: held-out sentences are never looked at to mend a rule."""
    precision, recall = measured(HELD_OUT)
    assert len(HELD_OUT) >= 30
    assert precision >= 0.9
    assert recall >= 0.9


@pytest.mark.parametrize("story", [STORY_RU, STORY_EN])
def test_a_story_built_as_that_of_2022_names_each_of_its_traits(story: str) -> None:
    named = set(kinds(story))
    assert {"year", "place", "trade", "relatives", "sum", "marriage"} <= named
    for trait in traits_in(story):
        assert story[trait.start : trait.end] == trait.text
        assert trait.text.strip() == trait.text != ""
        assert trait.coarser == text_of(trait.kind).coarser
        assert trait.coarser.is_in("ru")


def test_a_trait_may_stand_on_two_lines() -> None:
    assert kinds("A mother of\r\nfour from the village\nof Aksuu. У неё трое\n\nдетей.") == Counter(
        {"relatives": 2, "place": 1}
    )


@pytest.mark.parametrize(
    "number",
    ["+996 555 12-34-56", "0555123456", "(0312) 62 12 34", "AN1234567", "ID № 1234567", "20112199012345",
     "lola.k@mail.example", "@lola_osh", "8 (777) 123-45-67"],
)  # fmt: skip
def test_what_leads_to_somebody_by_itself_is_named_whole(number: str) -> None:
    for text in (f"Call {number}.", f"Звоните: {number}, спасибо"):
        [trait] = traits_in(text)
        assert (trait.kind, trait.text, trait.is_certain) == (TraitKind.IDENTIFIER, number, True)
    assert kinds("Заплатили 300000 сомов, потом ещё 1500 долларов, в 2019 году.") == Counter(
        {"sum": 2, "year": 1}
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Я уехала в двадцатом году.", "year"), ("в девятнадцатом году", "year"), ("в две тысячи девятом году", "year"),
        ("в '19-м", "year"), ("в ２０１９ году", "year"), ("В 2 0 1 9 году", "year"), ("in twenty-nineteen", "year"),
        ("in the year twenty twenty", "year"), ("восьмого марта", "date"), ("двадцать восьмого мая", "date"),
        ("весной двадцать первого", "date"), ("в шестнадцать", "age"), ("Я несовершеннолетняя", "age"),
        ("подростком", "age"), ("тысячу долларов", "sum"), ("30к рублей", "sum"), ("пятьсот баксов", "sum"),
        ("six hundred bucks", "sum"), ("два с лишним года", "duration"), ("from osh", "place"), ("из оша", "place"),
        ("на рынке Дордой", "place"), ("Черкизовский рынок", "place"), ("Я овдовела", "marriage"),
        ("Мои дочурки", "relatives"), ("Мы киргизы", "nationality"), ("мы узбеки", "nationality"),
        ("Я памирка", "nationality"), ("он пакистанец", "nationality"), ("фельдшер", "trade"), ("швейкой", "trade"),
        ("Я доила коров", "trade"), ("торговала на рынке", "trade"), ("сделала аборт", "event"),
        ("я потеряла ногу", "event"), ("у меня нет руки", "event"), ("осталась без глаза", "event"),
        ("родила в подвале", "event"), ("I lost my leg", "event"),
    ],
)  # fmt: skip
def test_what_was_overlooked_is_named(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize("text", ["в шестнадцать часов", "Нас было в двадцать раз больше", "в селе не было работы",
                                  "нет времени", "Позвонила в первый раз", "don't go", "rock 'n' roll"])  # fmt: skip
def test_what_tells_of_nobody_is_not_named(text: str) -> None:
    assert kinds(text) == Counter()


def test_no_trait_overlaps_another() -> None:
    for sentence in (*TOLD_BEFORE, *HELD_OUT):
        traits = traits_in(sentence.text)
        for before, after in pairwise(traits):
            assert before.end <= after.start


def test_what_a_rule_of_form_finds_is_certain_and_a_word_alone_is_not() -> None:
    certain = {
        trait.text: trait.is_certain
        for trait in traits_in("В 2019 году в Оше моя сестра взяла 300 долларов.")
    }
    assert certain == {"2019 году": True, "Оше": True, "сестра": False, "300 долларов": True}


def test_each_kind_has_words_in_both_languages() -> None:
    for text in packaged_words().kinds:
        assert text.title.is_in("ru")
        assert text.coarser.is_in("ru")
    assert [text.key for text in packaged_words().kinds] == list(TraitKind)


@pytest.mark.parametrize(
    "piece", ["двадцать первого ", "в селе ", "'1",
              "1 ", "1", "20.", "1,.", "надцат", "1\n", "а-", "мне был ", "двадцат", "сто ", "2020 ", "Аск", "in Aa ",
              "работал ", "десяти", " ", "\n", "пятя", "т", "Ab-", "twenty "],
)  # fmt: skip
def test_no_text_takes_long(piece: str) -> None:
    """Of the processor and not of the clock; one of these took 28 seconds."""
    text = (piece * 6_000)[:6_000]
    began = time.process_time()
    for shape in (text, f"1{text}", f"мне{text}"):
        traits_in(shape)
    assert time.process_time() - began < 6


def test_what_stands_between_words_is_as_wide_as_it_likes() -> None:
    text = "мать \t четверых\n\n\u00a0детей,  1 \n 000\n долларов"
    assert [trait.text for trait in traits_in(text)] == [
        "мать", "четверых\n\n\u00a0детей", "1 \n 000\n долларов",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", " ", "…", "a" * 20_000, "Я " * 4_000, "№" * 99, "İSTANBUL'da"])
def test_any_text_is_read_without_an_error_and_spans_fit(text: str) -> None:
    for trait in traits_in(text):
        assert text[trait.start : trait.end] == trait.text
