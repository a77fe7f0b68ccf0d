"""The organisation's own card: who names the inbox, how its keys follow each other, and how they end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from amanjol.foundation.letters import inboxes
from amanjol.foundation.letters.models import Card, InboxKey
from amanjol.foundation.letters.tests.letters_cast import (
    Partner,
    name_inbox,
    receivers_of,
    signing_of,
)
from amanjol.foundation.organisations.keys.circles.actions import renewing, taking_in
from amanjol.foundation.organisations.models import CircleKey
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.circle_cast import (
    circles_at,
    take_in,
)
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals import keypairs, signatures
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import cards

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.foundation.letters.tests.letters_cast import LettersCast
    from amanjol.foundation.organisations.models import Circle
    from amanjol.foundation.seals.letters.cards import OrganisationCard

pytestmark = pytest.mark.django_db


def _own(people: LettersCast) -> OrganisationCard | None:
    return inboxes.own_card(signing_of(people.keys.dana))


def _numbers(people: LettersCast) -> list[int]:
    with acting_for(people.keys.cast.berk):
        return sorted(InboxKey.objects.values_list("number", flat=True))


def _key_at(client: Client, circle: Circle, number: int | None = None) -> bytes:
    opened = circles_at(client).of(circle.pk)
    return opened.numbered(number).public if number else opened.key.public


def test_a_supervisor_names_a_circle_of_two_and_its_key_is_on_the_card(letters: LettersCast) -> None:
    circle = receivers_of(letters)
    card = name_inbox(letters, circle)
    signing = signing_of(letters.keys.dana)
    assert (card.serial, card.signing_key, card.name) == (1, signing.key.public, "Yyldyz")
    assert card.inbox_key == _key_at(letters.keys.berk, circle)
    assert cards.read(bytes(Card.objects.get().data)) == card
    with acting_for(letters.keys.cast.berk):
        row = InboxKey.objects.get()
        assert (bytes(row.key_id), row.closes_at) == (keypairs.key_id(card.inbox_key), card.inbox_closes_at)
    assert name_inbox(letters, circle) == card
    assert Card.objects.count() == 1


def test_one_receiver_is_too_few_and_who_was_only_taken_in_does_not_count(letters: LettersCast) -> None:
    circle = renewing.begin(circles=circles_at(letters.keys.berk), purpose="receiver")
    with pytest.raises(inboxes.TooFew):
        name_inbox(letters, circle)
    take_in(letters.keys.berk, circle, letters.keys.farida)
    with pytest.raises(inboxes.TooFew):
        name_inbox(letters, circle)
    circles_at(letters.farida)
    assert name_inbox(letters, circle).serial == 1


def test_a_case_worker_names_no_inbox_and_a_circle_of_help_is_none(letters: LettersCast) -> None:
    circle = receivers_of(letters)
    with pytest.raises(PermissionDenied):
        inboxes.name(
            keyring=keyring_of(letters.keys.berk),
            circles=circles_at(letters.keys.berk),
            opened=signing_of(letters.keys.berk),
            circle=circle.pk,
        )
    with acting_for(letters.keys.cast.berk):
        type(circle).objects.filter(pk=circle.pk).update(purpose="lawyer")
    with pytest.raises(inboxes.NotCompared):
        name_inbox(letters, circle)


def test_a_circle_that_nobody_vouches_for_is_no_inbox(letters: LettersCast) -> None:
    circle = receivers_of(letters)
    with acting_for(letters.keys.cast.berk):
        CircleKey.objects.update(public=keypairs.generate().public)
    with pytest.raises(inboxes.NotCompared):
        name_inbox(letters, circle)
    assert not Card.objects.exists()


def _grow_old(people: LettersCast, days: int) -> None:
    with acting_for(people.keys.cast.berk):
        for key in CircleKey.objects.all():
            CircleKey.objects.filter(pk=key.pk).update(begun_at=key.begun_at - timedelta(days=days))
        for inbox in InboxKey.objects.all():
            InboxKey.objects.filter(pk=inbox.pk).update(
                begun_at=inbox.begun_at - timedelta(days=days),
                closes_at=inbox.closes_at - timedelta(days=days),
            )


def test_after_90_days_the_next_request_of_a_receiver_writes_the_next_key_on_the_next_card(
    letters: LettersCast,
) -> None:
    circle = receivers_of(letters)
    first = name_inbox(letters, circle)
    _grow_old(letters, 89)
    circles_at(letters.keys.berk)
    assert _own(letters) == first
    _grow_old(letters, 1)
    circles_at(letters.keys.berk)
    second = _own(letters)
    assert second is not None
    assert (second.serial, second.inbox_key) == (2, _key_at(letters.keys.berk, circle))
    assert second.inbox_key != first.inbox_key
    assert _numbers(letters) == [1, 2]
    assert _key_at(letters.keys.berk, circle, 1) == first.inbox_key


def test_when_a_receiver_leaves_the_next_card_has_another_key(letters: LettersCast) -> None:
    circle = receivers_of(letters)
    first = name_inbox(letters, circle)
    taking_in.leave(circles=circles_at(letters.farida), circle=circle.pk)
    circles_at(letters.keys.berk)
    second = _own(letters)
    assert second is not None
    assert (second.serial, second.inbox_key) == (2, _key_at(letters.keys.berk, circle))
    assert second.inbox_key != first.inbox_key


def test_a_closed_key_opens_no_more_once_everybody_has_the_next(letters: LettersCast) -> None:
    circle = receivers_of(letters)
    name_inbox(letters, circle)
    _grow_old(letters, 90)
    circles_at(letters.keys.berk)
    _grow_old(letters, 119)
    assert _key_at(letters.keys.berk, circle, 1)
    _grow_old(letters, 1)
    circles_at(letters.keys.berk)
    assert _key_at(letters.keys.berk, circle, 1), "Farida has not kept the next key yet"
    circles_at(letters.farida)
    circles_at(letters.keys.berk)
    for client in (letters.keys.berk, letters.farida):
        with pytest.raises(SealBroken):
            _key_at(client, circle, 1)
    with acting_for(letters.keys.cast.berk):
        assert not CircleKey.objects.filter(number=1, by_recovery_set__isnull=False).exists()


def test_a_planted_card_does_not_make_another_circle_the_inbox(letters: LettersCast) -> None:
    circle = receivers_of(letters)
    first = name_inbox(letters, circle)
    other = renewing.begin(circles=circles_at(letters.keys.berk), purpose="receiver")
    foreign = Partner(signing_of(letters.keys.dana).organisation, "Yyldyz", signatures.generate().seed)
    foreign.heard(9)
    with acting_for(letters.keys.cast.berk):
        InboxKey.objects.create(
            organisation_id=other.organisation_id,
            circle=other,
            number=1,
            key_id=keypairs.key_id(_key_at(letters.keys.berk, other)),
            begun_at=timezone.now() + timedelta(days=1),
            closes_at=timezone.now() + timedelta(days=300),
        )
    _grow_old(letters, 90)
    circles_at(letters.keys.berk)
    card = _own(letters)
    assert card is not None
    assert (card.serial, card.inbox_key) == (2, _key_at(letters.keys.berk, circle))
    assert card.inbox_key not in {first.inbox_key, _key_at(letters.keys.berk, other)}
