"""Who is one person: in other scripts and orders, with initials, as an organisation; all of them invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amanjol.casework.standards.conflicts.comparing import Comparing, Likeness, Party, office_key, words_of

SURE, LIKELY, NONE = Likeness.SURE, Likeness.LIKELY, Likeness.NONE


def likeness(party: Party, other: Party) -> Likeness:
    there, back = Comparing().likeness(party, other), Comparing().likeness(other, party)
    assert there is back
    return there


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("Бакиров Азамат", "Азамат БАКИРОВ", SURE),
        ("Бакиров, Азамат Нурланович", "Азамат Нурланович Бакиров", SURE),
        ("Семёнов Пётр", "Петр Семенов", SURE),
        ("Бакиров Азамат Нурланович", "BAKIROV AZAMAT NURLANOVICH", SURE),
        ("Бакиров Азамат", "Bakirov Azamat", LIKELY),
        ("Жакыпова Асель", "Dschaqypowa Assel", LIKELY),
        ("Бакиров А. Н.", "Бакиров Азамат Нурланович", LIKELY),
        ("Бакиров А.", "А. Бакиров", LIKELY),
        ("Бакиров Азамат", "Бакиров Азамат Нурланович", LIKELY),
        ("Бакиров", "Бакиров Азамат", LIKELY),
        ("Бакиров", "Бакиров", LIKELY),
        ("Бакиров Нурлан", "Бакиров Азамат Нурланович", LIKELY),
        ("Бакиров Азамат", "Бакиров Эркин", NONE),
        ("Бакиров Азамат", "Токтогулова Мээрим", NONE),
        ("", "Бакиров Азамат", NONE),
    ],
)
def test_people(name: str, other: str, expected: Likeness) -> None:
    assert likeness(Party((name,)), Party((other,))) is expected


def test_another_name_counts_as_much_as_the_first() -> None:
    assert likeness(Party(("Чёрный", "Бакиров Азамат")), Party(("Небыль", "азамат бакиров"))) is SURE


@pytest.mark.parametrize(
    ("number", "other", "expected"),
    [
        ("AN 1234567", "an1234567", SURE),
        ("АН-1234567", "AH 1234567", SURE),  # Cyrillic letters, which print cannot tell
        ("1234567", "1234568", NONE),
        ("12", "12", NONE),
    ],
)
def test_a_number_is_one_whatever_stands_between(number: str, other: str, expected: Likeness) -> None:
    assert likeness(Party(("Бакиров",), (number,)), Party(("Токтогулова",), (other,))) is expected


def test_namesakes_with_other_numbers_are_for_somebody_to_look_at() -> None:
    assert (
        likeness(Party(("Бакиров Азамат",), ("1234567",)), Party(("Бакиров Азамат",), ("7654321",))) is LIKELY
    )
    assert likeness(Party(("Бакиров Азамат",), ("1234567",)), Party(("Бакиров Азамат",))) is SURE


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("ОсОО «Небыль»", "Небыль", SURE),
        ("ОсОО «Светлый путь»", "Svetly put LLC", LIKELY),
        ("Небыль", "Небыль Сервис", LIKELY),
        ("Небыль", "Вымысел", NONE),
        ("ОсОО", "LLC", NONE),
    ],
)
def test_organisations(name: str, other: str, expected: Likeness) -> None:
    assert likeness(Party((name,), is_organisation=True), Party((other,), is_organisation=True)) is expected


def test_a_trader_is_the_person_too() -> None:
    assert likeness(Party(("ИП Бакиров Азамат",), is_organisation=True), Party(("Азамат Бакиров",))) is SURE


@pytest.mark.parametrize(
    ("office", "key"),
    [
        ("Адвокатская контора «Небыль»", "небыль"),
        ("контора НЕБЫЛЬ", "небыль"),
        ("Небыль, № 3", "3 небыль"),
        ("Адвокатская контора", ""),
        ("", ""),
    ],
)
def test_an_office_is_one_however_it_is_written(office: str, key: str) -> None:
    assert office_key(office) == key


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_typed_compares_the_same_both_ways(name: str, other: str) -> None:
    likeness(Party((name,)), Party((other,)))
    if words_of(name):
        assert likeness(Party((name,)), Party((name,))) is not NONE
