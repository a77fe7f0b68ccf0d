"""Epochs: who is given one, how the next is accepted, and what a forger cannot do."""

from __future__ import annotations

import copy
import hashlib

import pytest

from amanjol.foundation.seals import epochs, keypairs, recovery_sets
from amanjol.foundation.seals.epochs import Epoch, Organisation
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.tests.known import (
    ABROAD,
    AIDA,
    BERIK,
    FIRST,
    OTHER,
    PAPER,
    SECOND,
    SHELTER,
    sealed,
)


def test_what_is_derived_stays_the_same_for_years() -> None:
    assert FIRST.wrap_key.hex() == "d2a75d891062f89c83faf51afde030e2d7a42ee09b3bad35523b854508d3bd29"
    assert FIRST.vouching_key.hex() == "6739ff2bd6ff222d081a095d0ca68c321137def2ca9fda4f04f8df25c6193a6f"
    assert FIRST.keys.seed.hex() == "361993af19abf0f3e2c017b630240e41a47a02e0d1634b15034b57ca0dd44c92"
    assert (
        hashlib.sha256(FIRST.public).hexdigest()
        == "bfc5bddfa00fda56983f7d4fadcdd31576de20da4a3a617576bedd9ac67c022b"
    )
    voucher = "4c5ddec51f8438f13e0a8429a1a4bf367a48d586012df245ea58084ac3c5fa08"
    assert epochs.vouch_for(FIRST, "aida", AIDA.public).hex() == voucher


def test_the_keys_of_an_epoch_are_all_different_and_of_one_place() -> None:
    places = [Epoch(place, number, FIRST.secret) for place in (SHELTER, OTHER, ABROAD) for number in (1, 2)]
    keys = {key for epoch in places for key in (epoch.wrap_key, epoch.vouching_key, epoch.keys.seed)}
    assert len(keys) == 18
    assert FIRST.secret not in keys


def test_a_member_is_given_an_epoch_keeps_it_and_opens_the_earlier_ones() -> None:
    first = epochs.begin_first(SHELTER)
    second = epochs.begin_next(first)
    third = epochs.begin_next(second)
    links = {2: epochs.link(second, first), 3: epochs.link(third, second)}
    granted = epochs.open_grant(epochs.grant(third, "aida", AIDA.public), AIDA, SHELTER, 3, "aida")
    epoch = epochs.open_kept(epochs.keep(granted, AIDA, "aida"), AIDA, SHELTER, 3, "aida")
    assert epoch.public == third.public
    earlier = epochs.open_link(links[3], epoch)
    assert (earlier.number, earlier.secret) == (2, second.secret)
    assert epochs.open_link(links[2], earlier).secret == first.secret


def test_two_sheets_open_an_epoch_and_those_before_it() -> None:
    paper = keypairs.generate()
    opened = epochs.open_by_recovery_set(
        epochs.grant_to_recovery_set(SECOND, paper.public), paper, SHELTER, 2
    )
    assert epochs.open_link(sealed()["link"], opened).secret == FIRST.secret


def test_the_next_epoch_has_nothing_of_the_one_before() -> None:
    third = epochs.begin_next(SECOND)
    assert (third.number, third.organisation) == (3, SHELTER)
    with pytest.raises(SealBroken):
        epochs.open_link(epochs.link(third, SECOND), Epoch(SHELTER, 3, SECOND.secret))


def test_a_member_accepts_only_an_epoch_begun_by_a_holder() -> None:
    third = epochs.begin_next(SECOND)
    assert epochs.follows(third, [epochs.link(third, SECOND)], SECOND)
    # Somebody who writes to the database grants an epoch of their own making, with any link they can make.
    forged = epochs.begin_next(Epoch(SHELTER, 2, bytes(32)))
    granted = epochs.open_grant(epochs.grant(forged, "aida", AIDA.public), AIDA, SHELTER, 3, "aida")
    for linked in (epochs.link(forged, Epoch(SHELTER, 2, bytes(32))), epochs.link(third, SECOND), b""):
        assert not epochs.follows(granted, [linked], SECOND)
    assert not epochs.follows(third, [epochs.link(third, SECOND)], FIRST)
    assert not epochs.follows(granted, [], SECOND)


def test_a_member_who_was_away_accepts_an_epoch_by_the_whole_chain() -> None:
    third = epochs.begin_next(SECOND)
    links = [epochs.link(third, SECOND), epochs.link(SECOND, FIRST)]
    assert epochs.follows(third, links, FIRST)
    assert epochs.follows(third, [], third)
    for broken in (links[:1], links[::-1], links[1:], [*links, links[0]]):
        assert not epochs.follows(third, broken, FIRST)
    # A forger may put epochs of their own between, but must end in a secret they do not know.
    forged = epochs.begin_next(Epoch(SHELTER, 2, bytes(32)))
    own = epochs.link(forged, Epoch(SHELTER, 2, bytes(32)))
    assert not epochs.follows(forged, [own, links[1]], FIRST)


def test_links_are_between_neighbours() -> None:
    for epoch, earlier in (
        (SECOND, SECOND),
        (FIRST, SECOND),
        (Epoch(SHELTER, 3, bytes(32)), FIRST),
        (SECOND, Epoch(OTHER, 1, bytes(32))),
    ):
        with pytest.raises(ValueError, match="the one before"):
            epochs.link(epoch, earlier)
    with pytest.raises(SealBroken):
        epochs.open_link(sealed()["link"], FIRST)


def test_a_swapped_public_key_is_not_vouched_for() -> None:
    voucher = epochs.vouch_for(SECOND, "aida", AIDA.public)
    assert len(voucher) == 32
    assert epochs.is_vouched_for(SECOND, "aida", AIDA.public, voucher)
    assert not epochs.is_vouched_for(SECOND, "aida", BERIK.public, voucher)
    assert not epochs.is_vouched_for(SECOND, "berik", AIDA.public, voucher)
    assert not epochs.is_vouched_for(FIRST, "aida", AIDA.public, voucher)
    assert not epochs.is_vouched_for(Epoch(OTHER, 2, SECOND.secret), "aida", AIDA.public, voucher)
    for index in range(32):
        changed = bytearray(voucher)
        changed[index] ^= 1
        assert not epochs.is_vouched_for(SECOND, "aida", AIDA.public, bytes(changed))
    assert not epochs.is_vouched_for(SECOND, "aida", AIDA.public, b"")


def test_what_sheets_know_an_epoch_by_is_of_its_place_number_and_secret() -> None:
    witness = recovery_sets.witness_key(PAPER, SHELTER)
    mark = epochs.attest(witness, SECOND)
    assert len(mark) == 32
    assert epochs.is_attested(witness, SECOND, mark)
    for number, place, secret in (
        (1, SHELTER, FIRST.secret),
        (3, SHELTER, SECOND.secret),
        (2, OTHER, SECOND.secret),
        (2, ABROAD, SECOND.secret),
        (2, SHELTER, bytes(32)),
    ):
        assert not epochs.is_attested(witness, Epoch(place, number, secret), mark)
    for other in (recovery_sets.witness_key(PAPER, OTHER), recovery_sets.witness_key(AIDA, SHELTER)):
        assert not epochs.is_attested(other, SECOND, mark)
    assert not epochs.is_attested(witness, SECOND, b"")


def test_a_witness_opens_under_its_own_epoch_and_set_alone() -> None:
    witness = recovery_sets.witness_key(PAPER, SHELTER)
    wrapped = epochs.wrap_witness(witness, SECOND, "sheets")
    assert epochs.open_witness(wrapped, SECOND, "sheets") == witness
    for epoch, sheets in (
        (FIRST, "sheets"),
        (Epoch(SHELTER, 3, SECOND.secret), "sheets"),
        (SECOND, "others"),
    ):
        with pytest.raises(SealBroken):
            epochs.open_witness(wrapped, epoch, sheets)


@pytest.mark.parametrize(("number", "secret"), [(0, bytes(32)), (1, bytes(31)), (1, b"")])
def test_an_epoch_is_whole(number: int, secret: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes and a number"):
        Epoch(SHELTER, number, secret)


@pytest.mark.parametrize(("node", "organisation"), [("", "o"), ("n", ""), ("n", "\ud800")])
def test_an_organisation_is_whole(node: str, organisation: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  any ValueError is a refusal
        Organisation(node, organisation)


def test_an_epoch_is_in_no_text_and_no_cache() -> None:
    assert FIRST.wrap_key.hex() not in repr(FIRST)
    assert repr(FIRST.secret) not in repr(FIRST)
    with pytest.raises(TypeError, match="neither pickled nor copied"):
        copy.copy(FIRST)


def test_a_circle_has_a_place_of_its_own_in_its_organisation() -> None:
    circle = SHELTER.circle("psychologist", "c-1")
    assert circle == Organisation(SHELTER.node, f"{SHELTER.organisation}/circles/psychologist/c-1")
    places = [
        SHELTER,
        circle,
        SHELTER.circle("doctor", "c-1"),
        SHELTER.circle("psychologist", "c-2"),
        OTHER.circle("psychologist", "c-1"),
        ABROAD.circle("psychologist", "c-1"),
    ]
    assert len({Epoch(place, 1, FIRST.secret).public for place in places}) == len(places)
    assert (
        len({epochs.vouch_for(Epoch(place, 1, FIRST.secret), "aida", AIDA.public) for place in places}) == 6
    )


@pytest.mark.parametrize(
    ("purpose", "circle"), [("", "c-1"), ("psychologist", ""), ("a/b", "c-1"), ("a", "b/c-1"), ("/", "/")]
)
def test_no_two_circles_have_one_place(purpose: str, circle: str) -> None:
    with pytest.raises(ValueError, match="slash"):
        SHELTER.circle(purpose, circle)


def test_there_is_no_circle_within_a_circle() -> None:
    with pytest.raises(ValueError, match="slash"):
        SHELTER.circle("psychologist", "c-1").circle("psychologist", "c-1")


def test_what_a_circle_was_given_opens_in_no_other_place() -> None:
    circle = SHELTER.circle("psychologist", "c-1")
    key = Epoch(circle, 1, FIRST.secret)
    granted = epochs.grant(key, "aida", AIDA.public)
    assert epochs.open_grant(granted, AIDA, circle, 1, "aida").secret == FIRST.secret
    for place in (SHELTER, SHELTER.circle("doctor", "c-1"), OTHER.circle("psychologist", "c-1")):
        with pytest.raises(SealBroken):
            epochs.open_grant(granted, AIDA, place, 1, "aida")


def test_a_chain_opens_earlier_epochs_through_the_links_and_no_others() -> None:
    first = epochs.begin_first(SHELTER)
    second = epochs.begin_next(first)
    third = epochs.begin_next(second)
    links = {2: epochs.link(second, first), 3: epochs.link(third, second)}
    chain = epochs.Chain(third, links)
    assert [chain.numbered(number).secret for number in (3, 1, 2)] == [
        third.secret,
        first.secret,
        second.secret,
    ]
    assert (chain.newest, chain.has_earlier) == (third, True)
    broken = epochs.Chain(third, {2: links[2]})
    assert not broken.has_earlier
    for number in (1, 2, 4):
        with pytest.raises(SealBroken):
            broken.numbered(number)
    with pytest.raises(TypeError):
        copy.copy(chain)
