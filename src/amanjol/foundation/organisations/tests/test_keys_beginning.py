"""How keys begin and are given, step by step."""

from __future__ import annotations

import pytest
from django.db import connection

from amanjol.foundation.accounts.models import PersonKey
from amanjol.foundation.organisations.keys.keyring import KeysState, opened_keyring
from amanjol.foundation.organisations.models import Epoch
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.attacker import plant_epoch, plant_regrants
from amanjol.foundation.organisations.tests.key_cast import (
    KEYS,
    create_key_cast,
    give,
    holdings,
    keyring_of,
    keys_now,
    request_of,
    six_words,
    words_read_out,
)
from amanjol.foundation.organisations.tests.test_forged_keys import has_kept
from amanjol.foundation.seals import keypairs, words

pytestmark = pytest.mark.django_db


def test_who_begins_holds_the_first_keys_and_what_is_stored_is_closed() -> None:
    people = create_key_cast()
    assert keys_now(people.berk).state is KeysState.NOT_BEGUN
    people.berk.post(f"{KEYS}begin/")
    opened = keyring_of(people.berk)
    with acting_for(people.cast.berk):
        row = Epoch.objects.get()
    (own,) = holdings(people.cast.berk, people.cast.dana)
    assert (row.number, bytes(row.public), row.link, row.by_recovery_set) == (
        1,
        opened.epoch.public,
        None,
        None,
    )
    assert (len(bytes(own.kept or b"")), own.granted) == (61, None)


def test_keys_begin_once() -> None:
    people = create_key_cast()
    people.berk.post(f"{KEYS}begin/")
    public = keyring_of(people.berk).epoch.public
    people.dana.post(f"{KEYS}begin/")
    assert keyring_of(people.berk).epoch.public == public
    assert keys_now(people.dana).state is KeysState.NOT_GIVEN


def test_without_a_node_no_keys_begin() -> None:
    people = create_key_cast()
    connection.cursor().execute("delete from organisations_node")
    assert "has not been set up" in people.berk.post(f"{KEYS}begin/", follow=True).text


def test_both_sides_see_the_same_words() -> None:
    people = create_key_cast()
    people.berk.post(f"{KEYS}begin/")
    own = six_words(people.dana.get(KEYS).text)
    assert six_words(people.berk.get(f"{KEYS}members/{people.cast.dana.pk}/").text) == own
    give(people.berk, people.cast.dana)
    of_all = six_words(people.berk.get(KEYS).text)
    assert of_all == keypairs.fingerprint(keyring_of(people.berk).epoch.public)
    assert "six-words" not in people.dana.get(f"{KEYS}compare/").text  # who only waits has none to read out
    in_cyrillic = words.in_cyrillic(of_all).upper()
    answer = people.dana.post(f"{KEYS}compare/", {"typed": in_cyrillic}, follow=True).text
    assert "You hold the keys now" in answer


def test_given_but_not_compared_opens_nothing() -> None:
    people = create_key_cast()
    people.berk.post(f"{KEYS}begin/")
    give(people.berk, people.cast.dana)
    assert keys_now(people.dana).state is KeysState.TO_COMPARE
    for typed in (
        "babab babab babab babab babab babab",
        "babab",
        "",
        "hello",
        words_read_out(people.dana)[:-6],
    ):
        assert people.dana.post(f"{KEYS}compare/", {"typed": typed}).status_code == 200
        assert (keys_now(people.dana).state, opened_keyring(request_of(people.dana))) == (
            KeysState.TO_COMPARE,
            None,
        )


def test_a_key_swapped_between_comparing_and_giving_gets_nothing() -> None:
    people = create_key_cast()
    people.berk.post(f"{KEYS}begin/")
    path = f"{KEYS}members/{people.cast.dana.pk}/"
    read_out = six_words(people.berk.get(path).text)
    PersonKey.objects.filter(account=people.cast.dana.account).update(public=keypairs.generate().public)
    assert (
        "has changed while you looked"
        in people.berk.post(path, {"compared": read_out, "are_same": "on"}).text
    )
    assert holdings(people.cast.dana, people.cast.berk) == []


def test_an_organisation_without_people_takes_nothing_through_a_forged_re_grant() -> None:
    """Nobody there has begun keys, so nothing fails to open: still a first key is never given again."""
    people = create_key_cast()
    row, mine = plant_epoch(people.cast.berk, 1)
    members = [people.cast.berk, people.cast.dana]
    plant_regrants(row, mine, members)
    for client, member in zip((people.berk, people.dana), members, strict=True):
        assert (keys_now(client).state, keys_now(client).keyring) == (KeysState.CHANGED, None)
        assert "Stop." in client.get(f"{KEYS}compare/", follow=True).text
        assert not has_kept(member, mine)
