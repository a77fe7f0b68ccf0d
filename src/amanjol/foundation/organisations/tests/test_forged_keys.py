"""Attacks by whoever writes rows: keys of their own for a whole organisation, in each way that keys are taken."""

from __future__ import annotations

import secrets
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.keys.keyring import KeysState
from amanjol.foundation.organisations.models import Epoch, Holding, Intake, Organisation, RecoverySet
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.attacker import (
    forget_for,
    plant_epoch,
    plant_grants,
    plant_regrants,
)
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.organisations.tests.key_cast import (
    KEYS,
    KeyCast,
    accept,
    give,
    holdings,
    keyring_of,
    keys_now,
    six_words,
)
from amanjol.foundation.organisations.tests.test_keys_again import _agree, _forgot, _sheets, _type
from amanjol.foundation.seals import epochs, keypairs

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.epochs import Epoch as OpenedEpoch

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(key_cast: KeyCast) -> KeyCast:
    return key_cast


def _type_words(client: Client, words: str) -> str:
    return client.post(f"{KEYS}compare/", {"typed": words}, follow=True).text


def has_kept(member: Member, mine: OpenedEpoch) -> bool:
    return any(holding.kept and holding.epoch.number == mine.number for holding in holdings(member, member))


def test_members_with_kept_keys_and_first_keys_take_nothing_through_a_forged_re_grant(
    people: KeyCast,
) -> None:
    """As it was done: Berk and Dana never lost a key, and were asked nothing."""
    words = six_words(people.berk.get(KEYS).text)
    row, mine = plant_epoch(people.cast.berk, 2)
    plant_regrants(row, mine, [people.cast.berk, people.cast.dana])
    for client, member in ((people.berk, people.cast.berk), (people.dana, people.cast.dana)):
        assert (keys_now(client).state, keys_now(client).keyring) == (KeysState.CHANGED, None)
        page = client.get(KEYS).text
        assert "Something was changed in the database" in page
        assert "six-words" not in page
        assert not has_kept(member, mine)
    assert "Something was changed" in _type_words(people.berk, words)
    assert "Something was changed" in _type_words(people.berk, keypairs.fingerprint(mine.public))
    assert not has_kept(people.cast.berk, mine)
    unlocked(people.cast.berk.account)
    journal = browser(people.cast.dana).get("/organisation/journal/").text
    assert "noticed that the keys were tampered with" in journal


def test_keys_of_a_number_without_end_are_refused_at_once(people: KeyCast) -> None:
    """Whoever counted to it would take the memory of the node."""
    row, mine = plant_epoch(people.cast.berk, 3_000_000)
    plant_grants(row, mine, [people.cast.berk])
    keys_now(people.dana)  # what is loaded once is loaded
    tracemalloc.start()
    try:
        assert keys_now(people.berk).state is KeysState.CHANGED
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * 1024 * 1024


@pytest.mark.parametrize("plant", [plant_regrants, plant_grants])
def test_who_lost_a_key_takes_nothing_that_no_colleague_reads_to_them(people: KeyCast, plant: object) -> None:
    """All have lost their keys, so there is nothing that it could follow from, and nobody's page shows words."""
    members = [people.cast.berk, people.cast.dana]
    clients = [_forgot(member) for member in members]
    row, mine = plant_epoch(people.cast.berk, 2)
    (plant_regrants if plant is plant_regrants else plant_grants)(row, mine, members)
    for client, member in zip(clients, members, strict=True):
        assert (keys_now(client).state, keys_now(client).keyring) == (KeysState.TO_COMPARE, None)
        for page in (client.get(KEYS).text, client.get(f"{KEYS}compare/").text):
            assert "six-words" not in page
            assert keypairs.fingerprint(mine.public).split()[0] not in page
        client.post(f"{KEYS}compare/", {"compared": keypairs.fingerprint(mine.public), "are_same": "on"})
        assert keys_now(client).state is KeysState.TO_COMPARE
        assert not has_kept(member, mine)


def test_who_lost_a_key_refuses_the_words_of_another_epoch(people: KeyCast) -> None:
    true = six_words(people.berk.get(KEYS).text)
    farida = unlocked(people.farida.account)
    give(people.berk, people.farida)
    accept(farida)
    farida = _forgot(people.farida)
    row, mine = plant_epoch(people.cast.berk, 2)
    plant_regrants(row, mine, [people.farida])
    assert keys_now(farida).state is KeysState.TO_COMPARE
    assert "has other words" in _type_words(farida, true)
    assert not has_kept(people.farida, mine)
    assert "six-words" not in people.berk.get(KEYS).text  # a colleague has nothing to read out


def test_a_kept_epoch_that_says_otherwise_stops_a_forged_re_grant_to_a_second_key(people: KeyCast) -> None:
    farida = unlocked(people.farida.account)
    give(people.berk, people.farida)
    accept(farida)
    farida = _forgot(people.farida)
    _agree(people.berk, people.farida)
    _agree(people.dana, people.farida)
    accept(farida)
    row, mine = plant_epoch(people.cast.berk, 2)
    plant_regrants(row, mine, [people.farida])
    assert (keys_now(farida).state, keys_now(farida).keyring) == (KeysState.CHANGED, None)
    assert not has_kept(people.farida, mine)


@pytest.mark.parametrize("is_regrant", [True, False])
def test_deleting_what_was_kept_makes_nobody_forget(people: KeyCast, is_regrant: bool) -> None:
    members = [people.cast.berk, people.cast.dana]
    forget_for(members)
    row, mine = plant_epoch(people.cast.berk, 2)
    (plant_regrants if is_regrant else plant_grants)(row, mine, members)
    for client, member in zip((people.berk, people.dana), members, strict=True):
        assert keys_now(client).state is (KeysState.CHANGED if is_regrant else KeysState.TO_COMPARE)
        assert "six-words" not in client.get(KEYS).text + client.get(f"{KEYS}compare/", follow=True).text
        assert not has_kept(member, mine)


def test_newer_keys_that_nobody_gave_are_called_exchanged(people: KeyCast) -> None:
    plant_epoch(people.cast.berk, 2)
    assert (keys_now(people.berk).state, keys_now(people.dana).state) == (
        KeysState.CHANGED,
        KeysState.CHANGED,
    )


@pytest.mark.parametrize("change", [{"number": 7}, None])
def test_an_intake_with_another_number_or_none_opens_nothing(
    people: KeyCast, change: dict[str, int] | None
) -> None:
    with acting_for(people.cast.berk):
        own = Intake.objects.filter(organisation=people.cast.yyldyz)
        own.update(**change) if change else own.delete()
    assert keys_now(people.berk).state is KeysState.CHANGED
    assert people.berk.get(KEYS).status_code == 200


def test_a_re_grant_vouched_for_under_other_keys_is_refused(people: KeyCast) -> None:
    """True halves and a false voucher: the next epoch would leave the person out without a word."""
    client = _forgot(people.cast.dana)
    row, mine = plant_epoch(people.cast.berk, 2)
    plant_regrants(row, mine, [people.cast.dana])
    with acting_for(people.cast.berk):
        row.regrants.update(voucher=secrets.token_bytes(32))
    assert keys_now(client).state is KeysState.CHANGED


def _with_sheets(people: KeyCast) -> list[str]:
    printed = _sheets(people.berk)
    assert "The sheets work" in _type(people.berk, "typed", printed[0], printed[1])
    return printed


def _plant_for_sheets(people: KeyCast, attestation: bytes | None) -> OpenedEpoch:
    """The public half of the sheets stands in the database: anybody can seal to it."""
    row, mine = plant_epoch(people.cast.berk, 2)
    with acting_for(people.cast.berk):
        sealed = epochs.grant_to_recovery_set(mine, bytes(RecoverySet.objects.get().public))
        Epoch.objects.filter(pk=row.pk).update(by_recovery_set=sealed, attestation=attestation)
    return mine


@pytest.mark.parametrize("attestation", [None, b"x" * 32])
def test_sheets_take_no_epoch_that_the_ceremony_does_not_lead_to(
    people: KeyCast, attestation: bytes | None
) -> None:
    sheets = _with_sheets(people)
    _forgot(people.cast.berk)
    dana = _forgot(people.cast.dana)
    mine = _plant_for_sheets(people, attestation)
    page = _type(dana, "use", sheets[0], sheets[1])
    assert "You hold the keys" not in page
    assert keys_now(dana).keyring is None
    assert not has_kept(people.cast.dana, mine)
    if attestation is None:  # as for sheets of before: words are compared, and nobody has any to read
        assert "Compare the six words first" in page
        assert keys_now(dana).state is KeysState.TO_COMPARE
        assert "six-words" not in dana.get(f"{KEYS}compare/").text
    else:
        assert "somebody exchanged it" in page
        assert holdings(people.cast.dana, people.cast.dana) == []
        assert Organisation.objects.get(pk=people.cast.yyldyz.pk).new_keys_due_since is None


def test_an_attestation_of_an_earlier_epoch_says_nothing_of_another(people: KeyCast) -> None:
    sheets = _with_sheets(people)
    _forgot(people.cast.berk)
    dana = _forgot(people.cast.dana)
    with acting_for(people.cast.berk):
        earlier = bytes(Epoch.objects.get().attestation or b"")
    assert len(earlier) == 32
    _plant_for_sheets(people, earlier)
    assert "somebody exchanged it" in _type(dana, "use", sheets[0], sheets[1])


def test_sheets_know_the_keys_that_began_since(people: KeyCast) -> None:
    sheets = _with_sheets(people)
    for _ in range(2):
        people.berk.post(f"{KEYS}new/")
    secret = keyring_of(people.berk).epoch.secret
    _forgot(people.cast.berk)
    dana = _forgot(people.cast.dana)
    assert "You hold the keys" in _type(dana, "use", sheets[0], sheets[2])
    assert keyring_of(dana).epoch_numbered(3).secret == secret


def test_older_sheets_open_once_a_colleague_has_read_the_words(people: KeyCast) -> None:
    """Of before sheets knew an epoch: the page asks for new ones, and alone they are not believed."""
    sheets = _with_sheets(people)
    with acting_for(people.cast.berk):
        RecoverySet.objects.update(witness=None)
        Epoch.objects.update(attestation=None)
    assert "nobody could use them alone" in people.berk.get(KEYS).text
    dana = _forgot(people.cast.dana)
    assert "Compare the six words first" in _type(dana, "use", sheets[0], sheets[1])
    assert keys_now(dana).state is KeysState.TO_COMPARE
    people.berk.get(KEYS)  # new keys begin: the sheets were typed into a computer
    assert "You hold the keys now" in _type_words(dana, six_words(people.berk.get(KEYS).text))
    assert keyring_of(dana).epoch.secret == keyring_of(people.berk).epoch.secret


def test_a_witness_that_was_exchanged_makes_sheets_old_and_stops_nobody(people: KeyCast) -> None:
    _with_sheets(people)
    with acting_for(people.cast.berk):
        RecoverySet.objects.update(witness=b"x" * 61)
    people.berk.post(f"{KEYS}new/")
    assert keyring_of(people.berk).epoch.number == 2
    with acting_for(people.cast.berk):
        assert (RecoverySet.objects.get().witness, Epoch.objects.get(number=2).attestation) == (None, None)
        assert Holding.objects.filter(epoch__number=2).count() == 2
