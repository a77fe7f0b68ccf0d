"""Two of three sheets of paper, and every way of laying the wrong ones together."""

from __future__ import annotations

from itertools import permutations

import pytest

from amanjol.foundation.seals import epochs, recovery_sets, words
from amanjol.foundation.seals.recovery_sets import Mismatch, SharesDoNotMatch, combine, make_set, read_share
from amanjol.foundation.seals.tests.known import ABROAD, OTHER, PAPER, SECOND, SHELTER
from amanjol.foundation.seals.words import MalformedWords, Problem

SET = make_set(SHELTER)
# Made by the first version of this package from the seed of known.PAPER
OLD_SHARES = (
    (
        "bahad vutos kanih tabur silik mihuj guliv nomob vanav modat fisuv pilit"
        " savaz jumuf rarum kiruz nifod lopir zodat fuduz fabih lafob gokad"
    ),
    (
        "bahaf vutos kanih tabur silik huzor najan vutot lador pokif ravuf bovag"
        " fajik lifiz luvaj kiros dovov dufat dutiz sazut notik zovoz zugad"
    ),
    (
        "bahag vutos kanih tabur silik bokod zilat gijik zivad rimov gimuz nodab"
        " luzom nosat sukov kimih nivor gunuk hanid kuvag zanom tarom siguj"
    ),
)


def refusal(first: str, second: str, public: bytes = SET.public) -> Mismatch:
    with pytest.raises(SharesDoNotMatch) as failure:
        combine(read_share(first), read_share(second), SHELTER, public)
    return failure.value.mismatch


def test_any_two_sheets_open_what_was_sealed_to_the_set() -> None:
    sealed = epochs.grant_to_recovery_set(SECOND, SET.public)
    for first, second in permutations(SET.shares, 2):
        keys = combine(read_share(first), read_share(second), SHELTER, SET.public)
        assert epochs.open_by_recovery_set(sealed, keys, SHELTER, 2).secret == SECOND.secret


@pytest.mark.parametrize(("first", "second"), [(0, 1), (2, 0), (1, 2)])
def test_the_format_stays_the_same_for_years(first: int, second: int) -> None:
    keys = combine(read_share(OLD_SHARES[first]), read_share(OLD_SHARES[second]), SHELTER, PAPER.public)
    assert keys.seed == PAPER.seed


def test_a_sheet_is_23_words_and_bears_number_and_name_of_its_set() -> None:
    name = recovery_sets.set_name(SHELTER, SET.public)
    for number, text in enumerate(SET.shares, 1):
        share = read_share(words.in_cyrillic(text).upper().replace(" ", "\n"))
        assert len(text.split()) == recovery_sets.SHARE.words == 23
        assert (share.number, share.set_name) == (number, name)
        assert name in text
        assert repr(share.value) not in repr(share)
    assert SET.shares[0] not in repr(SET)


def test_sheets_of_two_sets_are_told() -> None:
    other = make_set(SHELTER)
    assert refusal(SET.shares[0], other.shares[1]) is Mismatch.TWO_SETS


def test_sheets_of_an_old_set_are_told() -> None:
    old = make_set(SHELTER)
    assert refusal(old.shares[0], old.shares[1]) is Mismatch.ANOTHER_SET


def test_sheets_of_another_organisation_are_told() -> None:
    for place in (OTHER, ABROAD):
        foreign = make_set(place)
        assert refusal(foreign.shares[0], foreign.shares[1]) is Mismatch.ANOTHER_ORGANISATION
        assert refusal(SET.shares[0], foreign.shares[1]) is Mismatch.ANOTHER_ORGANISATION


def test_the_same_sheet_twice_is_told() -> None:
    assert refusal(SET.shares[1], SET.shares[1]) is Mismatch.SAME_SHARE


def test_words_made_to_fit_are_told() -> None:
    share = words.read_checked(recovery_sets.SHARE, SET.shares[1])
    forged = words.write_checked(recovery_sets.SHARE, share[:-1] + bytes([share[-1] ^ 1]))
    assert refusal(SET.shares[0], forged) is Mismatch.FORGED


@pytest.mark.parametrize("head", [b"\0\1", b"\2\1", b"\1\0", b"\1\4", b"\1\xff"])
def test_other_formats_and_numbers_are_no_shares(head: bytes) -> None:
    with pytest.raises(MalformedWords):
        read_share(words.write_checked(recovery_sets.SHARE, head + bytes(40)))


def test_one_wrong_letter_anywhere_is_noticed() -> None:
    text = SET.shares[0]
    for index, letter in enumerate(text):
        if letter == " ":
            continue
        letters = "aiou" if letter in "aiou" else "bdfghjklmnprstvz"
        wrong = letters[(letters.index(letter) + 1) % len(letters)]
        with pytest.raises(MalformedWords) as failure:
            read_share(text[:index] + wrong + text[index + 1 :])
        assert failure.value.problem is Problem.SLIP


def test_a_recovery_code_is_no_share() -> None:
    with pytest.raises(MalformedWords) as failure:
        read_share("bahaf basah bihak bisam bohap bosas buhav busib pipit")
    assert failure.value.problem is Problem.WRONG_NUMBER
