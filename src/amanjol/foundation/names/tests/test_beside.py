"""A wrong key in one word of a name, judged by the words beside it. All people are fictional."""

from __future__ import annotations

import pytest

from amanjol.foundation.names.beside import is_slip_beside
from amanjol.foundation.names.matching import Matcher, compare
from amanjol.foundation.names.person_names import take_apart


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Исаева Динара Шертаевна", "Исанва Динара Шертаевна"),
        ("Кочкорбаев Абдымуталип Калдарбаевич", "Кочкогбаев Абдымуталип Калдарбаевич"),
        ("Sarpekov Ramazan Kumarbekovich", "Sarpeoov Ramazan Kumarbekovich"),
        ("Ормонов Улугбек Зулпукарович", "Ормоов Улугбек Зулпукарович"),
        ("Ормонов Улугбек Зулпукарович", "Ormojov Ulugbek Zulpukarovich"),
    ],
)
def test_a_key_in_the_family_name_beside_the_same_given_name_and_father(name: str, typed: str) -> None:
    assert compare(name, typed).same


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Чолпонбаев Улан Сапарбекович", "Чолпонбаев Уалн Сапарбекович"),
        ("Сакебаев Эркин Абдышевич", "Сакебаев Эрин Абдышевич"),
        ("Кодуранова Асель Союзбековна", "Koduranova Asek Soyuzbekovna"),
        ("Мирзоев Каныбек Рустамович", "Kaynbek Mirzoyev Rustamovich"),
    ],
)
def test_a_key_in_a_given_name_that_makes_nobodys_name(name: str, typed: str) -> None:
    assert compare(name, typed).same


@pytest.mark.parametrize(
    ("name", "sibling"),
    [
        ("Чолпонбаев Айдар Сапарбекович", "Чолпонбаев Айбар Сапарбекович"),
        ("Исаева Динара Шертаевна", "Исаева Дидара Шертаевна"),
        ("Оразов Турсунай Аманович", "Оразов Турсунбай Аманович"),
    ],
)
def test_two_listed_names_a_key_apart_are_brothers_or_sisters(name: str, sibling: str) -> None:
    assert not compare(name, sibling).same


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Сертан Мамаев", "Сертан Маматов"),
        ("Жансая Әшімова", "Жансая Әлімова"),
        ("Шухрат Валиҷонов Каримович", "Шухрат Валихонов Каримович"),
        ("Шухрат Салимов Каримович", "Шухрат Халимов Каримович"),
    ],
)
def test_another_family_is_no_slip(name: str, other: str) -> None:
    """Beside a given name alone, with another second half of a compound, or where the first letter is another."""
    assert not compare(name, other).same


@pytest.mark.parametrize("typed", ["Бердияр Оспцнов", "Berdiyar Ospsnov"])
def test_a_consonant_for_a_vowel_in_the_family_name_needs_the_given_name_alone(typed: str) -> None:
    assert compare("Бердияр Оспанов" if typed[0] == "Б" else "Berdiyar Ospanov", typed).same


def test_an_ending_that_is_torn_is_the_same_family() -> None:
    assert compare("Мохинур Ниязова", "Mokhinur Niyazoga").same
    assert not compare("Мохинур Ниязова", "Zarina Niyazoga").same


def test_nothing_beside_a_word_forgives_nothing() -> None:
    (typed,), (meant,) = take_apart("Сарпекоа"), take_apart("Сарпеков")
    matcher = Matcher()
    assert not is_slip_beside(meant, (meant,), typed, (typed,), matcher._alike)


def test_a_word_that_is_only_heard_has_no_keys() -> None:
    """As sheets of the search hold them."""
    beside, (meant,) = take_apart("Дана"), take_apart("Сарпеков")
    heard = meant._replace(written="")
    assert not is_slip_beside(meant, (*beside, meant), heard, (*beside, heard), Matcher()._alike)


def test_a_father_is_not_his_child_where_the_ending_is_typed_without_its_letter() -> None:
    """A keyboard without ў writes о and an apostrophe."""
    match = compare("Қодиров Шерзод Ғайрат о'ғли", "Qodirov Gʻayrat Sherzod oʻgʻli")
    assert not match.same


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Ташмухаммад Мирзоев", "Эшмухаммад Мирзоев", False),
        ("Смағұлов Дәурен", "Ысмағұлов Дәурен", True),
        ("Кайратаке Омаров", "Kairat Omarov", True),
        ("Orazbaeva Perizat", "Орабаева Перизат", True),
    ],
)
def test_how_a_word_begins_and_what_respect_adds(name: str, other: str, *, same: bool) -> None:
    assert compare(name, other).same is same
