"""Whatever becomes of letters and recalls on the way, and of this node, the end is the same.

A partner writes and takes back; what it brings comes twice, late, in any order or not at all; this node is restored
from an earlier copy in between. Then it has asked again, and was brought all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amanjol.foundation.letters.models import Card, Incoming, OpenedLetter
from amanjol.foundation.letters.opening import open_waiting
from amanjol.foundation.letters.tests.house import House, believe
from amanjol.foundation.letters.tests.partner import Partner
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.seals.letters import cards
from amanjol.site.tests.faults import some

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.letters.opening import Opened

pytestmark = pytest.mark.django_db
ACTS = st.one_of(
    st.tuples(st.sampled_from(["write", "look", "copy", "restore"]), st.just(0)),
    st.tuples(st.sampled_from(["bring", "recall", "bring recall", "garble"]), st.integers(0, 4)),
)


class Disorder:
    def __init__(self, house: House, notes: list[Opened]) -> None:
        self.house = house
        self.notes = notes
        self.letters: list[tuple[UUID, bytes]] = []
        self.recalls: dict[UUID, bytes] = {}
        self.copy: tuple[str, int] | None = None
        self.own_card, self.believed = house.folder.own_node_card(), house.believed
        self.card, self.node = house.card, house.folder.node

    def do(self, act: str, number: int) -> None:
        if act == "write":
            self.letters.append(self.house.partner.sealed(self.card))
        elif act == "look":
            self.look()
        elif act == "copy":
            self.copy = (transaction.savepoint_create(), len(self.notes))
        elif act == "restore" and self.copy:
            transaction.savepoint_rollback(self.copy[0])
            del self.notes[self.copy[1] :]
            self.copy = None
        elif self.letters:
            self._on_the_way(act, *self.letters[number % len(self.letters)])

    def _on_the_way(self, act: str, letter: UUID, envelope: bytes) -> None:
        if act == "bring":
            self.bring(envelope)
        elif act == "garble":
            self.bring(envelope[:-1] + bytes([envelope[-1] ^ 1]))
        elif act == "recall":
            audience = self.card.holder
            self.recalls.setdefault(letter, self.house.partner.recall(self.own_card, audience, letter))
        elif letter in self.recalls:
            self.bring(self.recalls[letter])
            self.look()
            before = {opened.letter.id for opened in self.notes}
            self.bring(envelope)
            self.look()
            assert [opened.letter.id for opened in self.notes].count(letter) == (letter in before)

    def bring(self, envelope: bytes) -> None:
        name_session("")
        assert self.house.partner.bring(Client(), self.node, envelope).status_code == 200

    def look(self) -> None:
        """Of garbled ones beside a true letter nothing is left; alone they wait."""
        open_waiting(circles=self.house.circles, keyring=self.house.keyring, believed=self.believed)

    def end(self) -> None:
        for _letter, envelope in reversed(self.letters):
            self.bring(envelope)
        for recall in self.recalls.values():
            self.bring(recall)
        for _time in range(3):
            self.look()


@settings(max_examples=some(100), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, min_size=4, max_size=24))
def test_the_end_is_the_same(house: House, notes: list[Opened], acts: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        house.partner = Partner(node=house.partner.node)
        house.folder.believe(house.partner.node_card_bytes)
        believe(house)
        card, data = house.partner.card, cards.write(house.partner.card, house.partner.signing)
        Card.objects.create(node=card.node, organisation=card.organisation, serial=1, data=data)
        notes.clear()
        disorder = Disorder(house, notes)
        for act in [("write", 0), *acts]:
            disorder.do(*act)
        disorder.end()
        with acting_for(house.member):
            rows = {row.letter: row for row in OpenedLetter.objects.all()}
            assert not Incoming.objects.filter(sealed__isnull=False).exists()
        readable = {letter for letter, row in rows.items() if row.kept is not None}
        assert readable == {letter for letter, _envelope in disorder.letters} - disorder.recalls.keys()
        ids = [opened.letter.id for opened in notes]
        assert len(ids) == len(set(ids))
        assert set(ids) >= readable
        transaction.set_rollback(True)
