"""Every kind of wrap: what the first version made opens for years, in its own place and with its own key only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from amanjol.foundation.seals import case_keys, epochs, fields, keypairs, person_keys, regrants
from amanjol.foundation.seals.case_keys import Access
from amanjol.foundation.seals.epochs import Epoch
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.tests import known
from amanjol.foundation.seals.tests.known import (
    ABROAD,
    AIDA,
    BERIK,
    CASE_KEY,
    FIRST,
    OTHER,
    OWNER,
    PAPER,
    PLACE,
    REQUEST,
    SECOND,
    SESSION,
    SHELTER,
    UNLOCK_SECRET,
    WRAPPING_KEY,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.seals.epochs import Organisation

SEALED = known.sealed()
FIRST_ELSEWHERE = [Epoch(place, 1, FIRST.secret) for place in (OTHER, ABROAD)] + [
    Epoch(SHELTER, 2, FIRST.secret),
    Epoch(SHELTER, 1, SECOND.secret),
]
SECOND_ELSEWHERE = [Epoch(place, 2, SECOND.secret) for place in (OTHER, ABROAD)] + [
    Epoch(SHELTER, 3, SECOND.secret),
    Epoch(SHELTER, 2, FIRST.secret),
]
OWNERS = [replace(OWNER, node="kz-1"), replace(OWNER, person="berik"), replace(OWNER, version=2)]
# Where an epoch, a member's wrap of it and a named person's wrap belong, and places beside those
EPOCH_PLACES = [(OTHER, 2), (ABROAD, 2), (SHELTER, 1), (SHELTER, 3)]
NAMED_PLACES = [
    *[(OTHER, "case-42", "aida"), (ABROAD, "case-42", "aida")],
    *[(SHELTER, "case-43", "aida"), (SHELTER, "case-42", "berik")],
]

type Opener = Callable[[bytes], bytes]


def by_code(blob: bytes) -> bytes:
    return person_keys.open_by_recovery_code(blob, known.CODE, OWNER).seed


def second_half(blob: bytes) -> bytes:
    halves = SEALED["first_half"], blob
    return regrants.finish(REQUEST, *halves, AIDA, by=("berik", "chinara"), public=SECOND.public).secret


def first_half(blob: bytes) -> bytes:
    halves = blob, SEALED["second_half"]
    return regrants.finish(REQUEST, *halves, AIDA, by=("berik", "chinara"), public=SECOND.public).secret


def pad(blob: bytes) -> bytes:
    half = regrants.approve_second(REQUEST, SECOND, blob, first_by="berik", by="chinara")
    return second_half(half)


OPENERS: dict[str, tuple[Opener, bytes]] = {
    "value": (lambda blob: keypairs.open_with(AIDA, blob, PLACE), "Роза".encode()),
    "key": (lambda blob: keypairs.unwrap_key_with(AIDA, blob, PLACE), CASE_KEY),
    "by_passphrase": (
        lambda blob: person_keys.open_by_passphrase(blob, WRAPPING_KEY, OWNER).seed,
        AIDA.seed,
    ),
    "by_recovery_code": (by_code, AIDA.seed),
    "by_session": (
        lambda blob: person_keys.open_by_session(blob, UNLOCK_SECRET, OWNER, SESSION).seed,
        AIDA.seed,
    ),
    "grant": (lambda blob: epochs.open_grant(blob, AIDA, SHELTER, 2, "aida").secret, SECOND.secret),
    "kept": (lambda blob: epochs.open_kept(blob, AIDA, SHELTER, 2, "aida").secret, SECOND.secret),
    "recovery": (lambda blob: epochs.open_by_recovery_set(blob, PAPER, SHELTER, 2).secret, SECOND.secret),
    "link": (lambda blob: epochs.open_link(blob, SECOND).secret, FIRST.secret),
    "case": (lambda blob: case_keys.unwrap(blob, FIRST, "case-42"), CASE_KEY),
    "inbound": (lambda blob: case_keys.open_inbound(blob, FIRST, "case-42"), CASE_KEY),
    "for_work": (
        lambda blob: case_keys.open_for(blob, AIDA, SHELTER, "case-42", "aida", Access.WORK),
        CASE_KEY,
    ),
    "for_emergency": (
        lambda blob: case_keys.open_for(blob, AIDA, SHELTER, "case-42", "aida", Access.EMERGENCY),
        CASE_KEY,
    ),
    "case_recovery": (lambda blob: case_keys.open_by_recovery_set(blob, PAPER, SHELTER, "case-42"), CASE_KEY),
    "first_half": (first_half, SECOND.secret),
    "second_half": (second_half, SECOND.secret),
    "pad": (pad, SECOND.secret),
}


def test_every_kind_is_here() -> None:
    assert set(OPENERS) == set(SEALED)


@pytest.mark.parametrize("name", OPENERS)
def test_what_the_first_version_made_still_opens(name: str) -> None:
    opener, expected = OPENERS[name]
    assert opener(SEALED[name]) == expected


@pytest.mark.parametrize("name", OPENERS)
def test_the_size_is_the_documented_one(name: str) -> None:
    symmetric = {"by_passphrase", "by_recovery_code", "by_session", "kept", "link", "case", "pad"}
    expected = 61 if name in symmetric else 1201 if name == "value" else 1169
    assert len(SEALED[name]) == expected
    assert SEALED[name][0] == (1 if name in symmetric else 2)


@pytest.mark.parametrize("name", OPENERS)
def test_no_byte_may_change(name: str) -> None:
    opener, _ = OPENERS[name]
    for index in range(len(SEALED[name])):
        changed = bytearray(SEALED[name])
        changed[index] ^= 1 << index % 8
        with pytest.raises(SealBroken):
            opener(bytes(changed))


@pytest.mark.parametrize("name", OPENERS)
def test_nothing_may_be_cut_or_added(name: str) -> None:
    opener, _ = OPENERS[name]
    blob = SEALED[name]
    for wrong in (*(blob[:size] for size in range(0, len(blob), 7)), blob[:-1], blob + b"\0", blob * 2):
        with pytest.raises(SealBroken):
            opener(wrong)


@pytest.mark.parametrize("name", OPENERS)
def test_one_kind_never_opens_as_another(name: str) -> None:
    opener, _ = OPENERS[name]
    for other, blob in SEALED.items():
        if other != name:
            with pytest.raises(SealBroken):
                opener(blob)


def refused(opener: Opener, name: str) -> None:
    with pytest.raises(SealBroken):
        opener(SEALED[name])


@pytest.mark.parametrize("owner", OWNERS)
def test_a_person_key_is_of_its_person_node_and_version(owner: person_keys.Owner) -> None:
    refused(lambda blob: person_keys.open_by_passphrase(blob, WRAPPING_KEY, owner).seed, "by_passphrase")
    refused(lambda blob: person_keys.open_by_recovery_code(blob, known.CODE, owner).seed, "by_recovery_code")
    refused(lambda blob: person_keys.open_by_session(blob, UNLOCK_SECRET, owner, SESSION).seed, "by_session")


@pytest.mark.parametrize(("organisation", "number"), EPOCH_PLACES)
def test_an_epoch_is_of_its_organisation_and_number(organisation: Organisation, number: int) -> None:
    refused(lambda blob: epochs.open_grant(blob, AIDA, organisation, number, "aida").secret, "grant")
    refused(lambda blob: epochs.open_kept(blob, AIDA, organisation, number, "aida").secret, "kept")
    refused(lambda blob: epochs.open_by_recovery_set(blob, PAPER, organisation, number).secret, "recovery")


def test_an_epoch_is_of_its_member() -> None:
    refused(lambda blob: epochs.open_grant(blob, AIDA, SHELTER, 2, "berik").secret, "grant")
    refused(lambda blob: epochs.open_grant(blob, BERIK, SHELTER, 2, "aida").secret, "grant")
    refused(lambda blob: epochs.open_kept(blob, AIDA, SHELTER, 2, "berik").secret, "kept")
    refused(lambda blob: epochs.open_kept(blob, BERIK, SHELTER, 2, "aida").secret, "kept")
    refused(lambda blob: epochs.open_by_recovery_set(blob, AIDA, SHELTER, 2).secret, "recovery")


@pytest.mark.parametrize("epoch", FIRST_ELSEWHERE)
def test_a_case_key_is_of_its_epoch(epoch: Epoch) -> None:
    refused(lambda blob: case_keys.unwrap(blob, epoch, "case-42"), "case")
    refused(lambda blob: case_keys.open_inbound(blob, epoch, "case-42"), "inbound")


def test_a_case_key_is_of_its_case() -> None:
    refused(lambda blob: case_keys.unwrap(blob, FIRST, "case-43"), "case")
    refused(lambda blob: case_keys.open_inbound(blob, FIRST, "case-43"), "inbound")
    refused(lambda blob: case_keys.open_by_recovery_set(blob, PAPER, SHELTER, "case-43"), "case_recovery")
    refused(lambda blob: case_keys.open_by_recovery_set(blob, PAPER, OTHER, "case-42"), "case_recovery")


@pytest.mark.parametrize(("organisation", "case", "person"), NAMED_PLACES)
def test_a_restricted_case_is_of_its_named_person(organisation: Organisation, case: str, person: str) -> None:
    for access, name in ((Access.WORK, "for_work"), (Access.EMERGENCY, "for_emergency")):
        opener = case_keys.open_for
        with pytest.raises(SealBroken):
            opener(SEALED[name], AIDA, organisation, case, person, access)


@pytest.mark.parametrize("epoch", SECOND_ELSEWHERE)
def test_links_are_of_their_epoch(epoch: Epoch) -> None:
    refused(lambda blob: epochs.open_link(blob, epoch).secret, "link")


def test_a_field_never_opens_as_a_key() -> None:
    sealed = fields.seal(FIRST.wrap_key, CASE_KEY, SHELTER.place("case-42", "case_key.by_epoch", 1))
    with pytest.raises(SealBroken):
        case_keys.unwrap(sealed, FIRST, "case-42")
