from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amanjol.foundation.names.folding import fold, second_form, table_for_script, word_groups, words

LANGUAGES = ["en", "ru", "uz", "kk", "ky", "tk"]
APOSTROPHES = "'’‘ʻʼ`´ʹ′＇"


def loose(text: str, language: str | None = None) -> str:
    return second_form(fold(text, language), language)


@pytest.mark.parametrize(
    ("language", "spellings"),
    [
        ("uz", ["shartnoma", "шартнома", "ŞARTNOMA", "Shartnoma"]),
        ("uz", ["viza", "виза", "ВИЗА"]),
        ("uz", ["huquq", "ҳуқуқ", "хукук", "xuquq"]),
        ("uz", ["oʻqish", "o'qish", "oqish", "ўқиш", "õqish"]),
        ("uz", ["sugʻurta", "суғурта", "сугурта", "sug`urta"]),
        ("uz", ["yordam", "ёрдам"]),
        ("uz", ["politsiya", "полиция", "policiya"]),
        ("uz", ["aksiya", "акция"]),
        ("uz", ["maʼlumot", "маълумот", "ma'lumot", "malumot"]),
        ("uz", ["yetti", "етти"]),
        ("kk", ["келісім", "kelisim", "келисим", "kelısım", "kelіsіm"]),
        ("kk", ["төлқұжат", "tölqūjat", "толкужат", "tolquzhat", "tolkujat"]),
        ("kk", ["құқық", "кукык", "qūqyq", "quqyq", "kukik"]),
        ("kk", ["әйел", "айел", "äiel"]),
        ("kk", ["шағым", "шагым", "şağym", "shaghym"]),
        ("kk", ["қаһарман", "кахарман", "qaharman"]),
        ("ky", ["төлөм", "толом", "tölöm"]),
        ("ky", ["үй", "уй", "üy"]),
        ("ky", ["каттоо", "катто", "kattoo"]),
        ("tk", ["şertnama", "shertnama", "шертнама"]),
        ("tk", ["çagalar", "chagalar", "cagalar", "чагалар"]),
        ("tk", ["wiza", "viza", "виза"]),
        ("tk", ["ätiýaçlandyryş", "atiyachlandyrysh"]),
        ("ru", ["договор", "dogovor", "ДОГОВОР"]),
        ("ru", ["страховка", "strahovka", "straxovka", "strakhovka"]),
        ("ru", ["счёт", "счет", "schet"]),
        ("ru", ["помощь", "помощ", "pomosch", "pomoshch"]),
        ("ru", ["больница", "bolnitsa", "bolnica"]),
        ("ru", ["Россия", "Росия", "Rossiya", "Rossia"]),
        ("ru", ["лечение", "lechenie", "lecheniye"]),
    ],
)
def test_spellings_of_one_word_meet(language: str, spellings: list[str]):
    assert {fold(spelling, language) for spelling in spellings} == {fold(spellings[0], language)}


@pytest.mark.parametrize(
    ("language", "written", "typed"),
    [
        ("uz", "oʻqish", "укиш"),
        ("uz", "yoʻl", "йул"),
        ("uz", "ўзбек", "узбек"),
        ("tk", "şertnama", "sertnama"),
        ("tk", "žurnal", "zurnal"),
        ("kk", "şart", "sart"),
        ("kk", "жаңа", "zhanga"),
    ],
)
def test_looser_spellings_meet_in_the_second_form(language: str, written: str, typed: str):
    assert loose(written, language) == loose(typed, language)


@pytest.mark.parametrize(
    ("language", "word", "other"),
    [
        ("uz", "ishchi", "ishi"),
        ("uz", "oʻn", "un"),
        ("ru", "виза", "ваза"),
        ("ky", "ат", "эт"),
        ("kk", "қазақ", "қозы"),
    ],
)
def test_different_words_stay_apart(language: str, word: str, other: str):
    assert fold(word, language) != fold(other, language)


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
def test_every_apostrophe_is_left_out(apostrophe: str):
    assert fold(f"O{apostrophe}zbekiston", "uz") == "ozbekiston"


def test_a_script_of_a_language_is_folded_as_the_language():
    assert fold("ўқиш", "uz-cyrl") == fold("oʻqish", "uz") == fold("ўқиш", "uz_Cyrl")


def test_composed_and_decomposed_letters_are_one():
    for text in ("ўқиш й ё", "çäžňöşüý", "ñğ"):
        assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("E-9", [["e9", "e", "9"]]),
        ("е9", [["e9", "e", "9"]]),
        ("1577-0071", [["15770071", "1577", "0071"]]),
        ("1577 0071", [["15770071", "1577", "0071"]]),
        ("15770071", [["15770071"]]),
        ("8 (800) 555-35-35", [["88005553535", "8", "800", "555", "35", "35"]]),
        ("9,620", [["9620", "9", "620"]]),
        ("119, 112", [["119"], ["112"]]),
        ("Wi-Fi", [["vifi", "vi", "fi"]]),
        ("ha — yoʻq", [["ha"], ["iok"]]),
        ("한국 EPS", [[unicodedata.normalize("NFD", "한국")], ["eps"]]),
        ("… ! ь", []),
        ("", []),
    ],
)
def test_words_and_numbers_are_taken_apart_and_kept_whole(text: str, expected: list[list[str]]):
    assert word_groups(text, "uz") == expected
    assert words(text, "uz") == [word for group in expected for word in group]


@given(st.text(st.characters(max_codepoint=127)), st.sampled_from([*LANGUAGES, None]))
def test_a_plain_text_has_the_words_that_it_has_beside_other_letters(text: str, language: str | None):
    *groups, last = word_groups(f"{text} 한", language)
    assert word_groups(text, language) == groups
    assert last == [unicodedata.normalize("NFD", "한")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_of_the_alphabets_becomes_plain(language: str):
    cyrillic = "абвгғдеёжзийкқлмнңоөпрстуұүўфхҳһцчшщъыіьэюяә"
    latin = "abcçdeäfghijžklmnňñoöpqrsştuüūvwxyýzğı"
    for letter in cyrillic + latin:
        folded = fold(letter, language)
        assert folded.isascii()
        assert folded.isalpha() or letter in "ъь"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_for_the_page_is_complete_and_folded(language: str):
    table = table_for_script(language)
    assert len(table["suffixes"]) > 15
    assert len(table["particles"]) > 20
    assert all(particle == fold(particle, language) for particle in table["particles"])
    cyrillic, latin = table["keys"]
    assert len(cyrillic) == len(latin) == 32


def test_an_unknown_language_gets_the_common_rules():
    assert table_for_script("xx") == table_for_script() == table_for_script(None)
    assert fold("шартнома") == "shartnoma"


@pytest.mark.parametrize("sign", "\u0149\u0374\u1fef\u2033\u2034\u2057\uff40")
def test_an_apostrophe_inside_another_sign_goes_too(sign: str):
    assert not set(fold(f"a{sign}b")) & set(APOSTROPHES)


@given(st.text(), st.sampled_from([*LANGUAGES, None]))
def test_any_text_folds_without_error(text: str, language: str | None):
    folded = fold(text, language)
    assert not set(folded) & set(APOSTROPHES)
    for group in word_groups(text, language):
        assert all(group)
        assert len(group) != 2
