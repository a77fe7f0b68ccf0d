"""The next signing key: what goes on under it, and what whoever writes rows or has the earlier key gets."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, transaction
from django.utils import timezone

from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.letters import beliefs, comparing, inboxes, next_key, recalling, signing, telling
from amanjol.foundation.letters.models import Belief, Card, OpenedLetter, Reason, Recalled
from amanjol.foundation.letters.models import SigningKey as SigningKeyRow
from amanjol.foundation.letters.tests.letters_cast import (
    Partner,
    begin_next,
    believe,
    compare,
    name_inbox,
    plant,
    receivers_of,
    signing_of,
)
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals import keypairs, signatures
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import cards

if TYPE_CHECKING:
    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.letters.tests.letters_cast import LettersCast

pytestmark = pytest.mark.django_db
PAGE = "/organisation/letters/next-key/"


def _names(people: LettersCast) -> list[str]:
    return sorted(card.name for card in beliefs.believed(signing_of(people.farida)).values())


def _forged(people: LettersCast, earlier: Signing, **columns: object) -> Belief:
    """Both marks by who has the earlier key, in a row that says what they like."""
    with acting_for(people.keys.cast.berk):
        row = Belief(
            organisation=people.keys.cast.yyldyz,
            partner_node=people.other.holder.node,
            partner=people.other.holder.organisation,
            key=people.other.key.public,
            first_by=people.keys.cast.berk,
            first_at=timezone.now(),
            second_by=people.keys.cast.dana,
            second_at=timezone.now(),
        )
        row.first_mark, row.second_mark = beliefs.first_mark(earlier, row), beliefs.second_mark(earlier, row)
        for name, value in columns.items():
            setattr(row, name, value)
        row.save(force_insert=True)
    return row


def test_the_card_follows_with_the_same_inbox_and_both_signatures(letters: LettersCast) -> None:
    named = name_inbox(letters, receivers_of(letters))
    after = begin_next(letters)
    card = inboxes.own_card(signing_of(letters.farida))
    assert card is not None
    assert (card.serial, card.signing_key, card.earlier_key) == (2, after.key.public, named.signing_key)
    assert (card.inbox_key, card.inbox_closes_at) == (named.inbox_key, named.inbox_closes_at)
    assert cards.follows(card, named)
    assert cards.changes_signing_key(card, named)
    third = begin_next(letters)
    card = inboxes.own_card(third)
    assert card is not None
    assert (card.serial, card.earlier_key) == (3, after.key.public)


def test_before_an_inbox_there_is_no_card_and_the_first_one_says_what_it_follows(
    letters: LettersCast,
) -> None:
    before = signing_of(letters.keys.dana)
    begin_next(letters)
    assert inboxes.own_card(signing_of(letters.keys.dana)) is None
    card = name_inbox(letters, receivers_of(letters))
    assert (card.serial, card.earlier_key) == (1, before.key.public)


def test_an_inbox_that_a_thief_put_on_the_card_does_not_follow(letters: LettersCast) -> None:
    """They sign a later card with an inbox of theirs, and with a number after which none comes."""
    named = name_inbox(letters, receivers_of(letters))
    before = signing_of(letters.keys.dana)
    place = before.organisation
    stolen = Partner(place, "Yyldyz", before.key.seed)
    stolen.heard(2**31 - 1)
    after = begin_next(letters, "theft")
    card = inboxes.own_card(after)
    assert card is not None
    assert (card.serial, card.inbox_key) == (2, named.inbox_key)
    assert list(map(cards.read, telling._own_cards(place.node))) == [card, named]
    stolen.heard(9)
    assert list(map(cards.read, telling._own_cards(place.node))) == [card, named]


def test_what_two_have_compared_goes_on_with_their_own_marks(letters: LettersCast) -> None:
    believe(letters, letters.partner.heard())
    before = Belief.objects.get()
    for _time in range(2):
        begin_next(letters)
        assert _names(letters) == ["Tau Panasy"]
    row = Belief.objects.get()
    assert (row.first_mark, row.second_mark, row.second_at) == (
        before.first_mark,
        before.second_mark,
        before.second_at,
    )
    letters.partner.heard(2)
    assert [card.serial for card in beliefs.believed(signing_of(letters.farida)).values()] == [2]


def test_what_one_has_compared_stays_one_and_after_a_theft_none(letters: LettersCast) -> None:
    row = letters.partner.heard()
    compare(letters.keys.berk, row)
    begin_next(letters)
    assert _names(letters) == []
    with pytest.raises(comparing.SamePerson):
        compare(letters.keys.berk, row)
    assert compare(letters.keys.dana, row)
    assert _names(letters) == ["Tau Panasy"]
    begin_next(letters)  # the marks are of two keys now
    assert _names(letters) == ["Tau Panasy"]
    other = letters.other.heard()
    compare(letters.keys.berk, other)
    begin_next(letters, "theft")
    assert comparing.waiting(signing_of(letters.farida)) == []
    assert _names(letters) == ["Tau Panasy"]
    assert not compare(letters.keys.berk, other)


def test_one_who_begins_the_key_makes_nobody_believed(letters: LettersCast) -> None:
    """A row with one mark, or with two that do not hold, is no more afterwards than before."""
    compare(letters.keys.berk, letters.partner.heard())
    letters.other.heard()
    with acting_for(letters.keys.cast.berk):
        now = timezone.now()
        Belief.objects.update(second_by=letters.keys.cast.dana.pk, second_at=now, second_mark=b"m" * 32)
    begin_next(letters)
    assert _names(letters) == []
    assert not Belief.objects.filter(carried__isnull=False).exists()


def test_who_has_the_earlier_key_makes_nobody_believed_any_more(letters: LettersCast) -> None:
    believe(letters, letters.partner.heard())
    letters.other.heard()
    earlier = signing_of(letters.keys.dana)
    begin_next(letters, "theft")
    carried = Belief.objects.get().carried
    forged = _forged(letters, earlier)
    for word in (
        b"",
        bytes(carried or b""),
        earlier.carried(f"belief/{forged.pk}", b"", 1),
        b"\x00\x00\x00\x01",
    ):
        with acting_for(letters.keys.cast.berk):
            Belief.objects.filter(pk=forged.pk).update(carried=word)
        assert _names(letters) == ["Tau Panasy"]
    begin_next(letters)  # what was planted between two keys is not made true by the next
    assert _names(letters) == ["Tau Panasy"]


def test_a_mark_of_another_moment_is_not_what_was_carried_over(letters: LettersCast) -> None:
    believe(letters, letters.partner.heard())
    earlier = signing_of(letters.keys.dana)
    begin_next(letters, "theft")
    row = Belief.objects.get()
    row.second_by_id = letters.keys.farida.pk
    second = beliefs.second_mark(earlier, row)
    with acting_for(letters.keys.cast.berk):
        Belief.objects.update(second_by=letters.keys.farida.pk, second_mark=second)
    assert _names(letters) == []


def test_an_ended_belief_stays_ended(letters: LettersCast) -> None:
    believe(letters, letters.partner.heard())
    row = Belief.objects.get()
    comparing.end(member=keyring_of(letters.farida).member, belief=row.pk)
    with acting_for(letters.keys.cast.berk):
        Belief.objects.update(ended_at=None)
    begin_next(letters)
    assert _names(letters) == []


def test_nobody_puts_the_earlier_key_back(letters: LettersCast) -> None:
    begin_next(letters)
    with acting_for(letters.keys.cast.berk):
        for act in (
            lambda: SigningKeyRow.objects.filter(number=2).delete(),
            lambda: SigningKeyRow.objects.filter(number=2).update(number=7),
            lambda: SigningKeyRow.objects.filter(number=2).update(public=b"x"),
        ):
            with pytest.raises(ProgrammingError), transaction.atomic():
                act()
        first = SigningKeyRow.objects.get(number=1)
        SigningKeyRow.objects.filter(number=2).update(epoch=first.epoch, wrapped_seed=first.wrapped_seed)
    with pytest.raises(SealBroken):
        signing_of(letters.farida)


@pytest.mark.parametrize("seed", ["of the first", "rubbish"])
def test_a_planted_next_key_signs_nothing(letters: LettersCast, seed: str) -> None:
    """Whoever writes rows has no epoch to wrap it under, and what another row has opens in its own place alone."""
    with acting_for(letters.keys.cast.berk):
        first = SigningKeyRow.objects.get()
        SigningKeyRow.objects.create(
            organisation_id=first.organisation_id,
            number=2,
            public=first.public,
            epoch=first.epoch,
            wrapped_seed=bytes(first.wrapped_seed) if seed == "of the first" else b"x" * 61,
        )
    with pytest.raises(SealBroken):
        signing_of(letters.farida)


def test_only_a_supervisor_begins_it_and_two_who_press_begin_one(letters: LettersCast) -> None:
    def begin(number: int, who: str = "dana") -> None:
        client = getattr(letters.keys, who)
        next_key.begin_next(
            keyring=keyring_of(client), circles=circles_at(client), reason=Reason.CHANGE, number=number
        )

    with pytest.raises(PermissionDenied):
        begin(2, "berk")
    begin(2)
    for number in (2, 4, 1):
        with pytest.raises(next_key.Changed):
            begin(number)
    assert signing_of(letters.farida).number == 2
    (entry,) = entries_of(letters.keys.cast.yyldyz.pk).filter(verb=next_key.CHANGED)
    assert entry.details == {"number": 2, "reason": "change", "carried": 0}


def test_the_page_says_what_comes_and_asks_the_passphrase(
    letters: LettersCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_inbox(letters, receivers_of(letters))
    believe(letters, letters.partner.heard())
    assert letters.keys.berk.get(PAGE).status_code == 403
    page = letters.keys.dana.get(PAGE).text
    assert "It will be No. 2." in page
    assert "Tau Panasy" in page
    assert "Marks that are carried over: 1." in page
    for typed in (
        {},
        {"reason": "theft"},
        {"reason": "rubbish", "number": "2"},
        {"number": "x", "reason": "change"},
    ):
        assert letters.keys.dana.post(PAGE, typed).status_code == 200
    with acting_for(letters.keys.cast.dana):
        assert SigningKeyRow.objects.count() == 1
    assert letters.keys.berk.post(PAGE, {"reason": "change", "number": "2"}).status_code == 403
    response = letters.keys.dana.post(PAGE, {"reason": "theft", "number": "2"})
    assert response["Location"] == "/organisation/letters/"
    overview = letters.keys.dana.get("/organisation/letters/").text
    assert "earlier one may be stolen" in overview
    assert keypairs.fingerprint(signing_of(letters.farida).key.public).split()[0] in overview
    late = letters.keys.dana.post(PAGE, {"reason": "theft", "number": "2"})
    assert late.status_code == 302
    assert signing_of(letters.farida).number == 2
    later = timezone.now() + timedelta(minutes=11)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert "unlock" in letters.keys.dana.get(PAGE)["Location"]
    assert letters.keys.dana.post(PAGE, {"reason": "change", "number": "3"}).status_code == 302
    assert signing_of(letters.farida).number == 2


def test_a_partner_whose_key_was_stolen_is_believed_by_the_next_alone(letters: LettersCast) -> None:
    believe(letters, letters.partner.heard(1))
    key = signatures.generate()
    row = letters.partner.heard(2, key=key, earlier=letters.partner.key)
    page = f"/organisation/letters/partners/{row.pk}/"
    assert "earlier key was stolen" in letters.keys.berk.get(page).text
    words = {"typed": keypairs.fingerprint(key.public), "stolen": "on"}
    assert letters.keys.berk.post(page, words).status_code == 302
    assert _names(letters) == []  # at once, before the second has compared
    assert letters.keys.dana.post(page, {"typed": words["typed"]}).status_code == 302
    believed = beliefs.believed(signing_of(letters.farida))
    assert [card.signing_key for card in believed.values()] == [key.public]


def test_a_recall_that_came_before_its_key_was_believed_counts_from_then_on(letters: LettersCast) -> None:
    believe(letters, letters.partner.heard(1))
    holder, key = letters.partner.holder, signatures.generate()
    with acting_for(letters.keys.cast.berk):
        letter = OpenedLetter.objects.create(
            organisation=letters.keys.cast.yyldyz,
            issuer_node=holder.node,
            issuer=holder.organisation,
            letter=uuid4(),
            sequence=1,
            kept=b"kept",
        )
    recalling.drop(holder, key.public, letter.letter)
    keyring_of(letters.farida)
    assert OpenedLetter.objects.get(pk=letter.pk).gone_at is None
    assert Recalled.objects.filter(letter=letter.letter).exists()
    believe(letters, letters.partner.heard(2, key=key, earlier=letters.partner.key))
    letter.refresh_from_db()
    assert letter.kept is None
    assert letter.gone_at is not None


def test_another_organisation_s_cards_are_not_ours(letters: LettersCast) -> None:
    """A card of a stranger in our name, with any earlier key, is told to nobody in place of ours."""
    named = name_inbox(letters, receivers_of(letters))
    before = signing_of(letters.keys.dana)
    plant(Partner(before.organisation, "Yyldyz").card(5))
    after = begin_next(letters)
    card = inboxes.own_card(after)
    assert card is not None
    assert card.serial == named.serial + 1
    assert Card.objects.filter(serial=2).count() == 1
    assert signing.opened_signing(keyring_of(letters.farida)) is not None
