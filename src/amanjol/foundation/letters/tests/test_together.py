"""Many letters in one act: written, brought within a node and opened with the questions of one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy

from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.letters import kinds
from amanjol.foundation.letters.models import Incoming, OpenedLetter, Outgoing
from amanjol.foundation.letters.opening import open_waiting
from amanjol.foundation.letters.sending import Draft, UnregisteredKind, send_all
from amanjol.foundation.letters.tests.house import Note, carry, to_nobody
from amanjol.foundation.letters.tests.partner import KIND
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals.letters import cards

if TYPE_CHECKING:
    from amanjol.foundation.letters.opening import Looked, Opened
    from amanjol.foundation.letters.tests.house import House
    from amanjol.foundation.seals.letters.cards import OrganisationCard

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notes")]
NOTE = Draft(KIND, Note("Is a bed free?"))
LOCKS = ["amanjol journal", "amanjol letters"]


def send(house: House, *to: OrganisationCard) -> list[UUID]:
    written = send_all(keyring=house.keyring, signing=house.signing, drafts=[(card, NOTE) for card in to])
    return [letter.id for letter in written]


def look(house: House) -> Looked:
    own = cards.by_key(house.card)
    return open_waiting(circles=circles_at(house.berk), keyring=keyring_of(house.berk), believed=own)


def test_many_are_written_in_one_act_or_none(house: House) -> None:
    home, abroad = house.card, house.partner.card
    letters = send(house, home, abroad, home, home)
    send(house, abroad)
    with pytest.raises(UnregisteredKind):
        send_all(
            keyring=house.keyring,
            signing=house.signing,
            drafts=[(home, NOTE), (home, Draft("test.unheard-of", Note("x")))],
        )
    assert send(house) == []
    with acting_for(house.member):
        rows = {row.pk: row for row in Outgoing.objects.all()}
        assert [rows[letter].sequence for letter in letters] == [1, 1, 2, 3]
        assert sorted(row.sequence or 0 for row in rows.values() if row.to_node == abroad.node) == [1, 2]
        entries = Entry.objects.filter(verb="letters.sent").order_by("sequence")
        assert [UUID(entry.subject_id) for entry in entries][:4] == letters
        assert [entry.details["to_node"] for entry in entries][:2] == [home.node, abroad.node]


def test_what_others_lock_first_is_locked_first(house: House) -> None:
    """An act that has written into the journal and then writes a letter waits for nobody who waits for it."""
    with acting_for(house.member), QueriesOfPage(connection) as questions:
        send_all(keyring=house.keyring, signing=house.signing, drafts=[(house.card, NOTE)])
    locks = [lock for question in questions for lock in LOCKS if f"{lock} " in question["sql"]]
    assert locks[:2] == LOCKS


def test_one_to_a_closed_inbox_holds_up_none_beside_it(house: House) -> None:
    letters = send(house, house.card, house.card, house.card)
    with acting_for(house.member):
        sealed = bytes(Outgoing.objects.get(pk=letters[1]).sealed or b"")
        Outgoing.objects.filter(pk=letters[1]).update(sealed=to_nobody(sealed))
    assert carry() == 2
    with acting_for(house.member):
        received = Outgoing.objects.filter(received_at__isnull=False)
        assert {row.pk for row in received} == {letters[0], letters[2]}
        waiting = Outgoing.objects.get(pk=letters[1])
        assert waiting.next_try_at is not None
        assert waiting.next_try_at > timezone.now()


def test_many_are_opened_with_the_questions_of_one(house: House, notes: list[Opened]) -> None:
    asked = []
    for number in (1, 5):
        send(house, *[house.card] * number)
        assert carry() == number
        with acting_for(house.member), QueriesOfPage(connection) as questions:
            looked = look(house)
        asked.append(len(questions))
        assert len(looked.opened) == number
    assert asked[0] == asked[1]
    assert len(notes) == 6
    with acting_for(house.member):
        assert OpenedLetter.objects.filter(kept=b"kept").count() == 6
        assert not Incoming.objects.filter(sealed__isnull=False).exists()
        opened = Entry.objects.filter(verb="letters.opened").order_by("sequence")
        assert [UUID(entry.subject_id) for entry in opened] == [letter.letter.id for letter in notes]


def test_what_a_later_one_drops_before_it_is_kept_stays_dropped(house: House, notes: list[Opened]) -> None:
    """As the second version of a file does with the first; each is told once all the same."""

    def opened(letter: Opened) -> kinds.Kept:
        OpenedLetter.objects.filter(pk__in=[note.row.pk for note in notes]).update(gone_at=timezone.now())
        notes.append(letter)
        return kinds.Kept("/somewhere/", b"kept")

    kinds.register(kinds.Kind(KIND, gettext_lazy("A note"), Note, opened))
    send(house, house.card, house.card)
    assert carry() == 2
    assert len(look(house).opened) == 2
    dropped, last = [letter.row.pk for letter in notes]
    with acting_for(house.member):
        assert [row.pk for row in OpenedLetter.objects.filter(kept=b"kept", gone_at=None)] == [last]
        assert OpenedLetter.objects.get(gone_at__isnull=False).pk == dropped
