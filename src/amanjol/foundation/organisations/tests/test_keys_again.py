"""Ways back: two holders together, and two of three sheets of paper."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.foundation.accounts import actions as accounts
from amanjol.foundation.accounts.models import PersonKey
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.accounts.tests.test_recovery_code import _welcome
from amanjol.foundation.organisations.keys.keyring import KeysState
from amanjol.foundation.organisations.models import Epoch, RecoverySet, Regrant
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.cast import browser, join
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
from amanjol.foundation.seals import keypairs, recovery_sets, words

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.foundation.organisations.models import Member

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(key_cast: KeyCast) -> KeyCast:
    return key_cast


def _forgot(member: Member) -> Client:
    """Somebody who lost passphrase and code came back by a new link, with a new key."""
    client = browser(member)
    client.logout()
    token = accounts.renew_invitation(account=member.account, by=None)
    assert _welcome(client, token, has_no_code="on").status_code == 302
    return client


@pytest.fixture
def farida(people: KeyCast) -> Client:
    """Farida held the keys, and has lost passphrase and code."""
    client = unlocked(people.farida.account)
    give(people.berk, people.farida)
    accept(client)
    return _forgot(people.farida)


def _agree(holder: Client, member: Member) -> str:
    path = f"{KEYS}members/{member.pk}/"
    words = six_words(holder.get(path).text)
    return holder.post(path, {"compared": words, "are_same": "on"}, follow=True).text


def test_a_new_key_opens_nothing_and_the_old_wraps_are_gone(people: KeyCast, farida: Client) -> None:
    assert keys_now(farida).state is KeysState.NOT_GIVEN
    assert holdings(people.farida, people.cast.berk) == []
    assert "lost their key, two must agree" in people.berk.get(KEYS).text


def test_two_holders_together_give_again(people: KeyCast, farida: Client) -> None:
    _agree(people.berk, people.farida)
    assert keys_now(farida).state is KeysState.NOT_GIVEN
    _agree(people.dana, people.farida)
    with acting_for(people.cast.berk):
        assert Regrant.objects.get().pad is None
    assert (keys_now(farida).state, keys_now(farida).keyring) == (KeysState.TO_COMPARE, None)
    accept(farida)
    assert keyring_of(farida).epoch.secret == keyring_of(people.berk).epoch.secret
    with acting_for(people.cast.berk):
        assert not Regrant.objects.exists()
    page = people.berk.get(KEYS).text
    assert "not the one that was compared" not in page
    assert "two must agree" not in page


def test_one_holder_alone_cannot(people: KeyCast, farida: Client) -> None:
    _agree(people.berk, people.farida)
    assert "Another holder must agree" in _agree(people.berk, people.farida)
    assert keys_now(farida).state is KeysState.NOT_GIVEN
    with acting_for(people.cast.berk):
        assert Regrant.objects.get().second_half is None


def test_one_holder_cannot_take_the_short_way(people: KeyCast, farida: Client) -> None:
    """A person with a second key is never simply given the keys, whatever is posted."""
    assert farida
    _agree(people.berk, people.farida)
    assert holdings(people.farida, people.cast.berk) == []


def test_a_key_swapped_between_the_two_begins_anew(people: KeyCast, farida: Client) -> None:
    _agree(people.berk, people.farida)
    with acting_for(people.cast.berk):
        first = Regrant.objects.get().pk
    again = _forgot(people.farida)
    _agree(people.dana, people.farida)
    with acting_for(people.cast.berk):
        regrant = Regrant.objects.get()
    assert (regrant.pk != first, regrant.second_half, regrant.first_by) == (
        True,
        None,
        people.cast.dana.account_id,
    )
    _agree(people.berk, people.farida)
    accept(again)
    assert keyring_of(again).epoch.number == 1
    assert farida.get(KEYS).status_code == 302


def test_a_swapped_public_key_spoils_the_second_half(people: KeyCast, farida: Client) -> None:
    _agree(people.berk, people.farida)
    own = PersonKey.objects.get(account=people.farida.account_id)
    right = bytes(own.public)
    PersonKey.objects.filter(pk=own.pk).update(public=keypairs.generate().public)
    path = f"{KEYS}members/{people.farida.pk}/"
    words_seen = six_words(people.dana.get(path).text)
    assert words_seen != keypairs.fingerprint(right)
    people.dana.post(path, {"compared": words_seen, "are_same": "on"})
    with acting_for(people.cast.berk):  # Dana's word is a first one: nothing was given
        assert Regrant.objects.values_list("first_by", "second_half").get() == (
            people.cast.dana.account_id,
            None,
        )
    PersonKey.objects.filter(pk=own.pk).update(public=right)
    assert keys_now(farida).state is KeysState.NOT_GIVEN


def test_new_keys_meanwhile_mean_beginning_again(people: KeyCast, farida: Client) -> None:
    _agree(people.berk, people.farida)
    people.dana.post(f"{KEYS}new/")
    keyring_of(people.berk)
    with acting_for(people.cast.berk):
        assert not Regrant.objects.exists()
    _agree(people.berk, people.farida)
    _agree(people.dana, people.farida)
    accept(farida)
    assert keyring_of(farida).epoch.number == 2


def _sheets(client: Client) -> list[str]:
    page = client.post(f"{KEYS}sheets/").text
    parts = page.split('<article class="sheet paper-sheet">')[1:]
    return [" ".join(re.findall(r"<li><strong>(\w+)</strong>", part)) for part in parts]


def _type(client: Client, page: str, first: str, second: str) -> str:
    return client.post(f"{KEYS}sheets/{page}/", {"first": first, "second": second}, follow=True).text


@pytest.fixture
def sheets(people: KeyCast) -> list[str]:
    printed = _sheets(people.berk)
    assert "The sheets work" in _type(people.berk, "typed", printed[0], words.in_cyrillic(printed[2]))
    return printed


def test_three_sheets_are_shown_once_and_stored_nowhere(people: KeyCast) -> None:
    printed = _sheets(people.berk)
    assert [len(text.split()) for text in printed] == [23, 23, 23]
    with acting_for(people.cast.berk):
        stored = str(list(RecoverySet.objects.values()) + list(Epoch.objects.values()))
    assert not [text for text in printed if text.split()[-3] in stored]
    assert printed[0].split()[5] not in people.berk.get(f"{KEYS}sheets/").text


def test_a_browser_left_open_prints_no_sheets_without_the_passphrase(
    people: KeyCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = timezone.now() + timedelta(minutes=11)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert keyring_of(people.berk).epoch.number == 1
    response = people.berk.post(f"{KEYS}sheets/")
    assert response["Location"] == "/account/unlock/?next=%2Forganisation%2Fkeys%2Fsheets%2F"
    with acting_for(people.cast.berk):
        assert not RecoverySet.objects.exists()


def test_sheets_count_only_when_two_were_typed_back(people: KeyCast) -> None:
    printed = _sheets(people.berk)
    with acting_for(people.cast.berk):
        assert (RecoverySet.objects.get().kept_at, Epoch.objects.get().by_recovery_set) == (None, None)
    assert "same sheet twice" in _type(people.berk, "typed", printed[0], printed[0])
    assert "mistyped" in _type(people.berk, "typed", printed[0], printed[1][:-5] + "babab")
    _type(people.berk, "typed", printed[1], printed[2])
    with acting_for(people.cast.berk):
        row = Epoch.objects.get()
        assert RecoverySet.objects.get().kept_at is not None
    assert len(bytes(row.by_recovery_set or b"")) == 1169


def _all_forgot(people: KeyCast) -> Client:
    _forgot(people.cast.berk)
    return _forgot(people.cast.dana)


def test_two_sheets_open_the_keys_when_nobody_else_can(people: KeyCast, sheets: list[str]) -> None:
    before = keyring_of(people.berk).epoch.secret
    dana = _all_forgot(people)
    assert "Use two sheets" in dana.get(KEYS).text
    assert "You hold the keys" in _type(dana, "use", sheets[2], sheets[1])
    opened = keyring_of(dana)
    assert opened.epoch.number == 2  # new keys begin at once
    assert opened.epoch_numbered(1).secret == before
    assert "Make new sheets" in dana.get(KEYS).text
    with acting_for(people.cast.dana):
        assert RecoverySet.objects.get().used_at is not None


def test_one_sheet_opens_nothing(people: KeyCast, sheets: list[str]) -> None:
    dana = _all_forgot(people)
    assert "same sheet twice" in _type(dana, "use", sheets[0], sheets[0])
    assert keys_now(dana).state is KeysState.NOT_GIVEN


def test_older_sheets_open_nothing(people: KeyCast, sheets: list[str]) -> None:
    newer = _sheets(people.berk)
    _type(people.berk, "typed", newer[0], newer[1])
    dana = _all_forgot(people)
    assert "of an older set" in _type(dana, "use", sheets[0], sheets[1])
    assert "not of one set" in _type(dana, "use", sheets[0], newer[1])
    assert keys_now(dana).state is KeysState.NOT_GIVEN
    assert "You hold the keys" in _type(dana, "use", newer[2], newer[1])


def test_sheets_that_were_not_typed_back_leave_the_older_ones_in_force(
    people: KeyCast, sheets: list[str]
) -> None:
    _sheets(people.berk)
    dana = _all_forgot(people)
    assert "You hold the keys" in _type(dana, "use", sheets[0], sheets[1])


def test_sheets_of_another_organisation_open_nothing(people: KeyCast, sheets: list[str]) -> None:
    gozel = unlocked(join("Gozel Terek", people.cast.gul, RoleKey.SUPERVISOR).account)
    gozel.post(f"{KEYS}begin/")
    theirs = _sheets(gozel)
    _type(gozel, "typed", theirs[0], theirs[1])
    dana = _all_forgot(people)
    assert "another organisation" in _type(dana, "use", theirs[0], sheets[1])


def test_sheets_open_the_keys_that_began_later(people: KeyCast, sheets: list[str]) -> None:
    people.berk.post(f"{KEYS}new/")
    later = keyring_of(people.berk).epoch.secret
    dana = _all_forgot(people)
    _type(dana, "use", sheets[0], sheets[1])
    assert keyring_of(dana).epoch_numbered(2).secret == later


def test_the_page_of_sheets_is_closed_to_who_holds_the_keys(people: KeyCast, sheets: list[str]) -> None:
    assert sheets
    assert people.berk.get(f"{KEYS}sheets/use/")["Location"] == KEYS


def test_a_sealed_epoch_that_was_swapped_is_noticed(people: KeyCast, sheets: list[str]) -> None:
    other = recovery_sets.make_set(keyring_of(people.berk).organisation)
    with acting_for(people.cast.berk):
        sealed = keypairs.wrap_key_to(
            other.public, bytes(32), keyring_of(people.berk).organisation.place("epoch", "x.y", 1)
        )
        Epoch.objects.update(by_recovery_set=sealed)
    dana = _all_forgot(people)
    assert "not your organisation" in _type(dana, "use", sheets[0], sheets[1])
    assert keys_now(dana).state is KeysState.NOT_GIVEN


def test_with_the_recovery_code_nothing_has_to_be_given_again(people: KeyCast) -> None:
    page = people.dana.post("/account/recovery-code/").text
    code = " ".join(re.findall(r"<li><strong>(\w+)</strong>", page))
    token = accounts.renew_invitation(account=people.cast.dana.account, by=None)
    client = browser(people.cast.dana)
    client.logout()
    assert _welcome(client, token, recovery_code=code).status_code == 302
    assert keyring_of(client).epoch.secret == keyring_of(people.berk).epoch.secret
