"""What is kept is counted only where her file says the very same."""

from __future__ import annotations

import pytest

from amanjol.casework.standards.traits.words import TraitKind
from amanjol.casework.support.stories.countable import is_counted_by


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (TraitKind.NATIONALITY, "люли", "KGZ"),
        (TraitKind.NATIONALITY, "кыргызка", "KGZ"),
        (TraitKind.RELATIVES, "triplets", "2"),
        (TraitKind.RELATIVES, "вдова", "2"),
        (TraitKind.RELATIVES, "две сестры", "2"),
        (TraitKind.RELATIVES, "mother of four", "2"),
        (TraitKind.RELATIVES, "12 детей", "2"),
        (TraitKind.RELATIVES, "двенадцать детей", "2"),
        (TraitKind.RELATIVES, "10 детей", "1"),
        (TraitKind.MARRIAGE, "замуж", "married"),
        (TraitKind.AGE, "мне шестнадцать", "1987"),
        (TraitKind.AGE, "1987", "1987"),
        (TraitKind.YEAR, "2019 году", "1987"),
        (TraitKind.PLACE, "нарынской области", "ошская область"),
        (TraitKind.PLACE, "dubai city", "osh city"),
        (TraitKind.PLACE, "области", "ошская область"),
        (TraitKind.PLACE, "кара-суу", "кара-балта"),
        (TraitKind.PLACE, "кара-суу", "кара"),
        (TraitKind.PLACE, "ташкенте", "ташауз"),
        (TraitKind.PLACE, "", ""),
        (TraitKind.TRADE, "швея", "швея"),
    ],
)
def test_another_thing_than_her_file_says_is_not_counted(kind: TraitKind, text: str, code: str) -> None:
    assert not is_counted_by(kind, text, (code,))
    assert not is_counted_by(kind, text, ())


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (TraitKind.YEAR, "1987 году", "1987"),
        (TraitKind.PLACE, "нарынской области", "нарынская область"),
        (TraitKind.PLACE, "нарыне", "город нарын"),
        (TraitKind.PLACE, "osh city", "osh"),
        (TraitKind.PLACE, "оше", "ош"),
        (TraitKind.PLACE, "ошской области", "ош"),
        (TraitKind.RELATIVES, "четверых детей", "4"),
        (TraitKind.RELATIVES, "mother of four", "4"),
        (TraitKind.RELATIVES, "4 children", "4"),
        (TraitKind.RELATIVES, "12 детей", "12"),
    ],
)
def test_the_very_thing_is(kind: TraitKind, text: str, code: str) -> None:
    assert is_counted_by(kind, text, (code,))
