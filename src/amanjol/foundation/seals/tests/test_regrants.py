"""Granting again by two: together they give the epoch, and one alone gives nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amanjol.foundation.seals import epochs, keypairs, regrants
from amanjol.foundation.seals.epochs import Epoch
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.regrants import NotTwoOthers, approve_first, approve_second, finish
from amanjol.foundation.seals.tests.known import ABROAD, AIDA, BERIK, FIRST, OTHER, REQUEST, SECOND, SHELTER

TWO = ("berik", "chinara")
START = approve_first(REQUEST, SECOND, "berik")
END = approve_second(REQUEST, SECOND, START.pad, first_by="berik", by="chinara")
OTHER_REQUESTS = [
    replace(REQUEST, request="request-8"),
    replace(REQUEST, person="dana"),
    replace(REQUEST, public=BERIK.public),
]


def test_two_holders_give_an_epoch_again_and_the_member_keeps_it() -> None:
    epoch = finish(REQUEST, START.half, END, AIDA, by=TWO, public=SECOND.public)
    assert epoch.secret == SECOND.secret
    kept_copy = epochs.keep(epoch, AIDA, "aida")
    assert epochs.open_kept(kept_copy, AIDA, SHELTER, 2, "aida").wrap_key == SECOND.wrap_key


def test_one_half_is_a_random_number_and_the_other_is_hidden_by_it() -> None:
    first = keypairs.unwrap_key_with(AIDA, START.half, REQUEST.place("regrant.first_half", "berik"))
    second = keypairs.unwrap_key_with(AIDA, END, REQUEST.place("regrant.second_half", *TWO))
    again = approve_first(REQUEST, SECOND, "berik")
    other = keypairs.unwrap_key_with(AIDA, again.half, REQUEST.place("regrant.first_half", "berik"))
    assert len({first, second, other, SECOND.secret}) == 4
    assert bytes(a ^ b for a, b in zip(first, second, strict=True)) == SECOND.secret


def test_halves_of_two_askings_give_nothing() -> None:
    again = approve_first(REQUEST, SECOND, "berik")
    with pytest.raises(SealBroken):
        finish(REQUEST, again.half, END, AIDA, by=TWO, public=SECOND.public)
    for halves in ((START.half, START.half), (END, END), (END, START.half)):
        with pytest.raises(SealBroken):
            finish(REQUEST, *halves, AIDA, by=TWO, public=SECOND.public)


@pytest.mark.parametrize("request_", OTHER_REQUESTS)
def test_the_pad_is_for_one_asking_one_member_and_one_public_key(request_: regrants.Request) -> None:
    with pytest.raises(SealBroken):
        approve_second(request_, SECOND, START.pad, first_by="berik", by="chinara")
    with pytest.raises(SealBroken):
        finish(request_, START.half, END, AIDA, by=TWO, public=SECOND.public)


def test_who_swaps_the_public_key_between_the_acts_has_one_half() -> None:
    thief = keypairs.generate()
    swapped = replace(REQUEST, public=thief.public)
    with pytest.raises(SealBroken):
        approve_second(swapped, SECOND, START.pad, first_by="berik", by="chinara")
    with pytest.raises(SealBroken):
        finish(swapped, START.half, END, thief, by=TWO, public=SECOND.public)


def test_the_halves_open_only_as_what_was_recorded() -> None:
    for by in (("chinara", "berik"), ("berik", "dana"), ("dana", "chinara")):
        with pytest.raises(SealBroken):
            finish(REQUEST, START.half, END, AIDA, by=by, public=SECOND.public)
    with pytest.raises(SealBroken):
        approve_second(REQUEST, SECOND, START.pad, first_by="dana", by="chinara")


def test_it_takes_two_others() -> None:
    with pytest.raises(NotTwoOthers):
        approve_first(REQUEST, SECOND, "aida")
    with pytest.raises(NotTwoOthers):
        approve_second(REQUEST, SECOND, START.pad, first_by="berik", by="berik")
    with pytest.raises(NotTwoOthers):
        approve_second(REQUEST, SECOND, START.pad, first_by="berik", by="aida")


@pytest.mark.parametrize("epoch", [FIRST, Epoch(OTHER, 2, SECOND.secret), Epoch(ABROAD, 2, SECOND.secret)])
def test_an_approval_is_for_the_epoch_that_was_asked_for(epoch: Epoch) -> None:
    with pytest.raises(ValueError, match="another epoch"):
        approve_first(REQUEST, epoch, "berik")
    with pytest.raises(ValueError, match="another epoch"):
        approve_second(REQUEST, epoch, START.pad, first_by="berik", by="chinara")


def test_holders_of_another_secret_are_noticed() -> None:
    false = Epoch(SHELTER, 2, bytes(32))
    start = approve_first(REQUEST, false, "berik")
    end = approve_second(REQUEST, false, start.pad, first_by="berik", by="chinara")
    with pytest.raises(SealBroken):
        finish(REQUEST, start.half, end, AIDA, by=TWO, public=SECOND.public)


@pytest.mark.parametrize("by", ["", "be/rik"])
def test_ids_are_whole_and_without_a_slash(by: str) -> None:
    with pytest.raises(ValueError, match="slash"):
        approve_first(REQUEST, SECOND, by)
