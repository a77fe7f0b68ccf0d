"""Laying the words of one name beside those of another, and what it costs where one lacks a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.foundation.names.alikeness import Heard, alikeness
from amanjol.foundation.names.person_names import adds_respect, is_title
from amanjol.foundation.names.short_names import without_honorific

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.foundation.names.person_names import Part

# Dilshodjon: the last sound and the first of the ending are one.
RUN_TOGETHER: Final = ("dǯ", "kx", "xx", "tʒ")

_WITHOUT_PATRONYMIC: Final = 0.95
_WITHOUT_HALF: Final = 0.9
_OTHER_FATHER: Final = 0.3  # one has a father's initial, the other a father's name that it does not fit
_OTHER_HALF: Final = 0.3  # each of two double names has a half that the other has not: Анна-Мария, Анна-Лена
_OTHER_ENDING: Final = 0.6  # beside an ending of respect that the half may be heard without
_SAME_HALF: Final = 0.75
_WITHOUT_TITLE: Final = 0.92
_WITHOUT_RESPECT: Final = 0.66  # with an ending of respect missing from another word it is somebody else
_SECOND_HALVES: Final = frozenset((_WITHOUT_HALF, _OTHER_ENDING, _WITHOUT_RESPECT))
_WITHOUT_LAST: Final = 0.9  # a third word without an ending: often the father's name
_WITHOUT_INITIAL: Final = 0.94  # other than without a patronymic: `best_laying` tells them apart
_WITHOUT_ANY_OTHER: Final = 0.3
_ONE_WORD_ONLY: Final = 0.45


def best_laying(values: Sequence[Sequence[float]], skips: Sequence[float], without: Sequence[float]) -> float:
    """The highest product over all ways to lay the words beside each other.

    Each row takes a column of its own or, where it has a price for that, none; a column left over has its price.
    """
    best = 0.0
    last = len(values)

    def go(row: int, product: float, left: tuple[int, ...], skipped: tuple[float, ...]) -> None:
        nonlocal best
        if product <= best:
            return
        if row == last:
            for column in left:
                product *= without[column]
            laid = len(without) - len(left)
            product *= _against(skipped, [without[column] for column in left])
            if laid == 1 < max(last, len(without)):
                product *= _ONE_WORD_ONLY
            elif not laid:
                product = 0.0
            best = max(best, product)
            return
        for column in left:
            go(row + 1, product * values[row][column], tuple(c for c in left if c != column), skipped)
        if skips[row]:
            go(row + 1, product * skips[row], left, (*skipped, skips[row]))

    go(0, 1.0, tuple(range(len(without))), ())
    return best


def _against(skipped: Sequence[float], lacking: Sequence[float]) -> float:
    """What words of both names that have no like say against one person, by the prices of lacking them."""
    against = 1.0
    if not _SECOND_HALVES.isdisjoint(skipped) and not _SECOND_HALVES.isdisjoint(lacking):
        against *= _OTHER_HALF
    if _WITHOUT_PATRONYMIC in skipped and _WITHOUT_INITIAL in lacking:
        against *= _OTHER_FATHER
    return against


def _half_of_double(place: int, parts: Sequence[Part]) -> bool:
    return parts[place].hyphen or (place + 1 < len(parts) and parts[place + 1].hyphen)


def _without_half(place: int, parts: Sequence[Part], others: Sequence[Part]) -> float:
    """What is left without half of a double name."""
    beside = parts[place - 1] if parts[place].hyphen else parts[place + 1]
    return _OTHER_ENDING if _has_other_half(beside, others) else _WITHOUT_HALF


def _has_other_half(beside: Part, others: Sequence[Part]) -> bool:
    """Whether the other name has a first half with an ending of its own: `Имом-Али`, `Имомбек`."""
    for word in others:
        bare = None if word.kind else without_honorific(word.whole.sounds)
        if not bare:
            continue
        last = beside.whole.sounds[-1:]
        if last + word.whole.sounds[len(bare)] in RUN_TOGETHER:
            bare += last
        if alikeness(Heard(bare), beside.whole) >= _SAME_HALF:
            return True
    return False


def _is_ending(place: int, parts: Sequence[Part]) -> bool:
    """Whether a word is an ending of respect of the one before it, which others write together: `Ораз Гүл`."""
    if not place or parts[place - 1].kind or parts[place].kind:
        return False
    before = parts[place - 1].whole.sounds
    return without_honorific(before + parts[place].whole.sounds) == before


def _price_of_respect(place: int, parts: Sequence[Part]) -> float:
    """What is left without a title or an ending of respect beside two other words; 0 for any other word."""
    if len(parts) < 3:
        return 0.0
    if is_title(parts[place]):
        return _WITHOUT_TITLE
    return _WITHOUT_RESPECT if adds_respect(place, parts) else 0.0


def price_to_skip(place: int, parts: Sequence[Part], others: Sequence[Part]) -> float:
    """The price at which a word of the shorter name may have no like in the longer; 0 where it must have one."""
    if _half_of_double(place, parts):
        return _without_half(place, parts, others)
    respect = _price_of_respect(place, parts)
    if respect:
        return respect
    kind = parts[place].kind
    if kind == "patronymic" and not any(part.kind == kind for part in others):
        return _WITHOUT_PATRONYMIC
    return 0.0


def price_to_lack(place: int, parts: Sequence[Part], others: Sequence[Part]) -> float:
    """What is left of a match when the other name lacks this word."""
    part = parts[place]
    if part.kind == "patronymic":
        return _WITHOUT_PATRONYMIC
    respect = _price_of_respect(place, parts)
    if respect:
        return respect
    if part.kind == "initial":
        # `Бойматов Е. З.` is not `Бойматов Зокир`: the first of several is the given name's.
        is_first = place == [word.kind for word in parts].index("initial")
        several = sum(word.kind == "initial" for word in parts) > 1
        return _WITHOUT_ANY_OTHER if is_first and several else _WITHOUT_INITIAL
    if _half_of_double(place, parts):
        return _without_half(place, parts, others)
    if part.kind == "family" and sum(word.kind == "family" for word in parts) > 1:
        return _WITHOUT_HALF
    return _price_of_plain(place, parts, others)


def _price_of_plain(place: int, parts: Sequence[Part], others: Sequence[Part]) -> float:
    """The same for a word without an ending, which may be a given name, a family's or a father's."""
    plain = [number for number, word in enumerate(parts) if not word.kind]
    if len(parts) > 2 and (place not in plain[:1] or _is_first_of_hers(plain, parts, others)):
        has_other = place > 0 and not parts[place - 1].kind and _has_other_half(parts[place - 1], others)
        return _OTHER_ENDING if has_other else _WITHOUT_LAST
    return _WITHOUT_ANY_OTHER


def _is_first_of_hers(plain: Sequence[int], parts: Sequence[Part], others: Sequence[Part]) -> bool:
    """Of two given names of a woman the first: `Анна Мария Волкова`. A second word that is his may be her father's."""
    are_hers = all(
        any(word.kind == "family" and word.gender == "f" for word in words) for words in (parts, others)
    )
    return are_hers and len(plain) > 1 and parts[plain[1]].whole.sounds[-1:] == "a"
