"""Which keys of partners are believed: by two people, whatever somebody writes into the rows."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from amanjol.foundation.letters import beliefs, comparing, signing
from amanjol.foundation.letters.models import Belief, Card
from amanjol.foundation.letters.tests.letters_cast import (
    FAR,
    Partner,
    believe,
    compare,
    plant,
    signing_of,
)
from amanjol.foundation.organisations.keys.actions.accepting import OtherWords
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals import keypairs, signatures
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.letters import cards

if TYPE_CHECKING:
    from amanjol.foundation.letters.tests.letters_cast import LettersCast

pytestmark = pytest.mark.django_db


def _serials(people: LettersCast) -> list[int]:
    """Of the cards that count, as Farida's request sees them."""
    return sorted(card.serial for card in beliefs.believed(signing_of(people.farida)).values())


def _change(people: LettersCast, **columns: object) -> None:
    """As whoever writes rows, with a session that they planted."""
    with acting_for(people.keys.cast.berk):
        assert Belief.objects.update(**columns)


def test_two_people_who_heard_the_words_make_a_key_believed(letters: LettersCast) -> None:
    row = letters.partner.heard()
    assert _serials(letters) == []
    assert not compare(letters.keys.berk, row)
    assert _serials(letters) == []
    assert compare(letters.keys.dana, row)
    opened = signing_of(letters.farida)
    assert beliefs.believed(opened) == cards.by_key(cards.read(bytes(row.data)))
    assert beliefs.card_of(opened, letters.partner.holder) == cards.read(bytes(row.data))
    assert beliefs.card_of(opened, letters.other.holder) is None


def test_one_person_is_not_two_and_other_words_are_refused(letters: LettersCast) -> None:
    row = letters.partner.heard()
    compare(letters.keys.berk, row)
    with pytest.raises(comparing.SamePerson):
        compare(letters.keys.berk, row)
    member = keyring_of(letters.keys.dana).member
    other = keypairs.fingerprint(letters.other.key.public)
    with pytest.raises(OtherWords):
        comparing.compare(signing=signing_of(letters.keys.dana), member=member, card=row.pk, typed=other)
    assert _serials(letters) == []
    compare(letters.keys.dana, row)
    with pytest.raises(comparing.Believed):
        compare(letters.farida, row)


def test_an_observer_who_holds_the_keys_says_nothing(letters: LettersCast) -> None:
    row = letters.partner.heard()
    member = keyring_of(letters.farida).member
    member.role = RoleKey.OBSERVER
    words = cards.words_of(cards.read(bytes(row.data)))
    with pytest.raises(PermissionDenied):
        comparing.compare(signing=signing_of(letters.farida), member=member, card=row.pk, typed=words)


def test_the_newest_card_of_the_believed_key_counts(letters: LettersCast) -> None:
    believe(letters, letters.partner.heard(3))
    assert _serials(letters) == [3]
    letters.partner.heard(5)
    letters.partner.heard(4)
    assert _serials(letters) == [5]


def test_marks_that_somebody_wrote_count_for_nothing(letters: LettersCast) -> None:
    believe(letters, letters.partner.heard())
    letters.other.heard()
    row = Belief.objects.get()
    with acting_for(letters.keys.cast.berk):
        for marks in (
            {"first_mark": b"m" * 32, "second_mark": b"m" * 32},
            {"first_mark": row.first_mark, "second_mark": row.second_mark},
        ):
            Belief.objects.create(
                organisation_id=row.organisation_id,
                partner_node=FAR,
                partner=letters.other.holder.organisation,
                key=letters.other.key.public,
                first_by_id=row.first_by_id,
                first_at=row.first_at,
                second_by_id=row.second_by_id,
                second_at=row.second_at,
                **marks,
            )
            assert len(beliefs.believed(signing_of(letters.farida))) == 1
            Belief.objects.exclude(pk=row.pk).delete()


def test_marks_of_another_row_count_for_nothing(letters: LettersCast) -> None:
    believe(letters, letters.partner.heard())
    row = Belief.objects.get()
    with acting_for(letters.keys.cast.berk):
        Belief.objects.all().delete()
        row.pk = None
        row.id = uuid.uuid4()
        row.save(force_insert=True)
    assert Belief.objects.exists()
    assert _serials(letters) == []


def test_marks_of_another_organisation_count_for_nothing(letters: LettersCast) -> None:
    believe(letters, letters.partner.heard())
    own = signing_of(letters.farida)
    theirs = signing.Signing(
        Organisation(own.organisation.node, str(letters.keys.cast.gul.pk)), 1, signatures.generate()
    )
    row = Belief.objects.get()
    marks = {
        "first_mark": beliefs.first_mark(theirs, row),
        "second_mark": beliefs.second_mark(theirs, row),
    }
    _change(letters, **marks)
    assert _serials(letters) == []


@pytest.mark.parametrize("what", ["partner", "key", "second_by", "first_by", "second_at"])
def test_nothing_of_a_row_can_be_another_s(letters: LettersCast, what: str) -> None:
    believe(letters, letters.partner.heard())
    letters.other.heard(key=letters.partner.key)  # cards that would count if the row said the truth
    letters.partner.heard(key=letters.other.key)
    written = {
        "partner": letters.other.holder.organisation,
        "key": letters.other.key.public,
        "second_by": letters.keys.farida.pk,
        "first_by": letters.keys.farida.pk,
        "second_at": timezone.now(),
    }
    _change(letters, **{what: written[what]})
    assert _serials(letters) == []


def test_one_mark_does_not_stand_for_two(letters: LettersCast) -> None:
    compare(letters.keys.berk, letters.partner.heard())
    row = Belief.objects.get()
    now = {"second_at": row.first_at, "second_mark": bytes(row.first_mark)}
    _change(letters, second_by=letters.keys.cast.dana.pk, **now)
    assert _serials(letters) == []
    with transaction.atomic(), pytest.raises(IntegrityError):
        _change(letters, second_by=row.first_by_id, **now)


def test_a_belief_that_was_ended_does_not_come_back_with_its_row(letters: LettersCast) -> None:
    row = letters.partner.heard()
    believe(letters, row)
    belief = Belief.objects.get()
    keyring = keyring_of(letters.farida)
    comparing.end(member=keyring.member, belief=belief.pk)
    assert _serials(letters) == []
    _change(letters, ended_at=None)
    assert _serials(letters) == []
    believe(letters, row)
    assert _serials(letters) == [1]


def test_a_planted_card_counts_for_nothing_and_keeps_no_true_one_out(letters: LettersCast) -> None:
    believe(letters, letters.partner.heard())
    foreign = signatures.generate()
    letters.partner.heard(9, key=foreign)
    plant(letters.partner.card(2), serial=8)
    plant(letters.other.card(7), organisation=letters.partner.holder.organisation)
    Card.objects.create(node=FAR, organisation=letters.partner.holder.organisation, serial=6, data=b"rubbish")
    assert _serials(letters) == [1]
    letters.partner.heard(6)
    assert _serials(letters) == [6]


def test_no_older_card_comes_back(letters: LettersCast) -> None:
    believe(letters, letters.partner.heard(1))
    letters.partner.heard(2)
    with acting_for(letters.keys.cast.berk):
        for act in (lambda: Card.objects.filter(serial=2).delete(), lambda: Card.objects.update(serial=1)):
            with pytest.raises(ProgrammingError), transaction.atomic():
                act()
    letters.partner.heard(1)
    assert _serials(letters) == [2]


def test_a_new_signing_key_needs_two_again_and_the_one_before_ends_after_120_days(
    letters: LettersCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    believe(letters, letters.partner.heard(1))
    key = signatures.generate()
    changed = letters.partner.heard(2, key=key, earlier=letters.partner.key)
    assert _serials(letters) == [1]
    believe(letters, changed)
    assert _serials(letters) == [1, 2]
    opened = signing_of(letters.farida)
    card = beliefs.card_of(opened, letters.partner.holder)
    assert card is not None
    assert card.signing_key == key.public
    monkeypatch.setattr(beliefs, "LONGEST_LIFE", timedelta(0))
    assert [card.signing_key for card in beliefs.believed(opened).values()] == [key.public]


def test_another_organisation_sees_none_of_it(letters: LettersCast) -> None:
    believe(letters, letters.partner.heard())
    with acting_for(letters.keys.cast.esen):
        assert not Belief.objects.exists()


def test_an_organisation_has_no_belief_of_itself(letters: LettersCast) -> None:
    opened = signing_of(letters.keys.berk)
    own = Partner(opened.organisation, "Yyldyz", opened.key.seed).heard()
    with pytest.raises(comparing.NoCard):
        compare(letters.keys.berk, own)
