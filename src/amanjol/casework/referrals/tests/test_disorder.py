"""Whatever becomes of a referral's letters on the way, and of this node, both sides come to the same.

A partner asks, tells who it is and when, cancels, takes back; what they wrote comes twice, late, in any order or not
at all, and this node, which answers and opens a case, is restored from an earlier copy in between. Then it has asked
again, and was brought all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.referrals import queries
from amanjol.casework.referrals.actions import answering, asking, writing
from amanjol.casework.referrals.models import CaseReferral, Referral, ReferralLetter
from amanjol.casework.referrals.returning import going
from amanjol.casework.referrals.tests.test_referrals import MERJEN
from amanjol.casework.standards.referring import kinds
from amanjol.casework.standards.referring.bodies import Answer
from amanjol.casework.standards.referring.states import Side, State, Step, after
from amanjol.casework.standards.referring.tests.examples import example
from amanjol.foundation.letters.models import Card, Incoming, OpenedLetter, Outgoing
from amanjol.foundation.letters.opening import Held, open_waiting
from amanjol.foundation.letters.sending import send_with_files
from amanjol.foundation.letters.tests import conftest as of_letters
from amanjol.foundation.letters.tests.house import House, believe
from amanjol.foundation.letters.tests.partner import Partner
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.seals.letters import cards
from amanjol.foundation.seals.records import present_moment
from amanjol.site.tests.faults import some

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.casework.standards.referring.bodies import Body
    from amanjol.foundation.letters.sending import Draft
    from amanjol.foundation.seals.letters.letter import Letter

pytestmark = pytest.mark.django_db
_house_cast, house = of_letters._house_cast, of_letters.house
ACTS = st.one_of(
    st.tuples(st.sampled_from(["look", "answer", "case", "copy", "restore", "recall"]), st.just(0)),
    st.tuples(st.sampled_from(["bring", "garble", "bring recall"]), st.integers(0, 3)),
)
CAN = {"answer": "can", "reason": None, "from_on": None}


class Disorder:
    """The partner has written an inquiry, who it is, by when, and that it is cancelled, before anything was brought."""

    def __init__(self, house: House, *, is_cancelled: bool) -> None:
        self.house, self.referral = house, uuid4()
        self.own_card, self.believed, self.card = house.folder.own_node_card(), house.believed, house.card
        self.letters: list[tuple[UUID, bytes]] = []
        self.steps: list[Step] = []
        self._write("referral.inquiry")
        self._write("referral.identity")
        self._write("referral.return-plan")
        if is_cancelled:
            self._write("referral.state", state="cancelled", at=f"{present_moment():%Y-%m-%dT%H:%M:%SZ}")
        self.recall: bytes = b""
        self.answers: dict[UUID, bytes] = {}
        self.copy: str | None = None

    def _write(self, kind: str, **changed: Any) -> None:
        now = present_moment()
        body = kinds.read(kind, example(kind, referral=str(self.referral), **changed))
        written = kinds.write(body)
        self.letters.append(self.house.partner.sealed(self.card, kind=kind, body=written, now=now))
        self._stepped(body, Side.SENDER, now)

    def _stepped(self, body: Body, side: Side, at: datetime) -> None:
        if step := kinds.step_of(body, side, at):
            self.steps.append(step)

    def do(self, act: str, number: int) -> None:
        if act == "look":
            self.look()
        elif act == "answer":
            self.answer()
        elif act == "case":
            self.open_case()
        elif act == "copy":
            self.copy = transaction.savepoint_create()
        elif act == "restore" and self.copy:
            self.fetch()
            transaction.savepoint_rollback(self.copy)
            self.copy = None
        elif act == "recall" and not self.recall:
            ids = [letter for letter, _envelope in self.letters]
            self.recall = self.house.partner.recall(self.own_card, self.card.holder, *ids)
        elif act in {"bring", "garble"}:
            envelope = self.letters[number % len(self.letters)][1]
            self.bring(envelope if act == "bring" else envelope[:-1] + bytes([envelope[-1] ^ 1]))
        elif act == "bring recall" and self.recall:
            self.bring(self.recall)

    def bring(self, envelope: bytes) -> None:
        name_session("")
        assert self.house.partner.bring(Client(), self.house.folder.node, envelope).status_code == 200

    def look(self) -> None:
        open_waiting(circles=self.house.circles, keyring=self.house.keyring, believed=self.believed)

    def row(self) -> Referral | None:
        with acting_for(self.house.member):
            return Referral.objects.filter(referral=self.referral).first()

    def opened(self) -> OpenedReferral | None:
        row, keyring = self.row(), self.house.keyring
        if row is None:
            return None
        hung = CaseReferral.objects.filter(referral=row).select_related("case__person").first()
        if hung is not None:
            return queries.of_referral(row, hung.case, keyring, self.house.signing)
        return queries.in_inbox(row, self.house.circles, self.house.signing)

    def answer(self) -> None:
        """A yes, if they may still be answered."""
        opened = self.opened()
        if opened is None or opened.case is not None or not opened.may_write(Answer):
            return
        body = kinds.read("referral.answer", example("referral.answer", referral=str(self.referral), **CAN))
        answering.write_from_inbox(
            keyring=self.house.keyring, circles=self.house.circles, referral=opened.row.pk, body=body
        )

    def open_case(self) -> None:
        opened = self.opened()
        if opened is None or opened.case is not None or not opened.identities or opened.is_taken_back:
            return
        case = open_case(self.house.berk, MERJEN)
        keyring, circles = self.house.keyring, self.house.circles
        answering.become_case(keyring=keyring, circles=circles, referral=opened.row.pk, case=case)

    def fetch(self) -> None:
        """The partner has whatever was written to them, also what this node forgets now."""
        with acting_for(self.house.member):
            rows = Outgoing.objects.filter(to_node=self.house.partner.node, sealed__isnull=False)
            self.answers |= {row.pk: bytes(row.sealed or b"") for row in rows}

    def end(self) -> None:
        for _letter, envelope in reversed(self.letters):
            self.bring(envelope)
        self.look()
        self.answer()
        for _time in range(2):
            for _letter, envelope in self.letters:
                self.bring(envelope)
            if self.recall:
                self.bring(self.recall)
            self.look()
        self.fetch()

    def partners_state(self) -> State:
        """As they see it: what they wrote and took back, and what they opened of ours."""
        steps = list(self.steps)
        for envelope in self.answers.values():
            letter = self.house.partner.opened(envelope, self.card)
            body = kinds.read(letter.kind, letter.body)
            steps += [step for step in [kinds.step_of(body, Side.RECEIVER, letter.issued_at)] if step]
        if self.recall:
            steps.append(Step(present_moment(), State.RECALLED, Side.SENDER))
        return after(steps).state


@pytest.fixture
def brought(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """What we write is sealed to the partner of the example, whom nobody has compared with."""

    def write_to(keyring: Any, opened: Any, _partner: Any, draft: Draft) -> Letter:
        return send_with_files(keyring=keyring, signing=opened, to=house.partner.card, draft=draft)

    monkeypatch.setattr(writing, "write_to", write_to)
    monkeypatch.setattr(asking, "card_of", lambda _signing, _partner: house.partner.card)
    return house


@settings(max_examples=some(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(is_cancelled=st.booleans(), acts=st.lists(ACTS, min_size=4, max_size=20))
def test_both_sides_come_to_the_same(brought: House, is_cancelled: bool, acts: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        brought.partner = Partner(node=brought.partner.node)
        brought.folder.believe(brought.partner.node_card_bytes)
        believe(brought)
        card, data = brought.partner.card, cards.write(brought.partner.card, brought.partner.signing)
        Card.objects.create(node=card.node, organisation=card.organisation, serial=1, data=data)
        disorder = Disorder(brought, is_cancelled=is_cancelled)
        for act in acts:
            disorder.do(*act)
        disorder.end()
        with acting_for(brought.member):
            assert Referral.objects.filter(referral=disorder.referral).count() <= 1
            assert CaseReferral.objects.filter(referral__referral=disorder.referral).count() <= 1
            of_partner = ReferralLetter.objects.filter(opened__isnull=False)
            ids = list(of_partner.values_list("letter", flat=True))
            readable = set(OpenedLetter.objects.filter(kept__isnull=False).values_list("letter", flat=True))
            there = Incoming.objects.filter(sealed__isnull=False).exclude(held=Held.CLOSED)
            waiting = set(there.values_list("letter", flat=True))
        # Who it is, and when, stays closed where it comes after the end. Garbled bytes that came after their letter
        # open never.
        assert waiting <= ({letter for letter, _envelope in disorder.letters[1:3]} if is_cancelled else set())
        assert len(ids) == len(set(ids))
        opened = disorder.opened()
        if disorder.recall:
            assert not readable
        if opened is not None:
            assert not opened.is_older
            assert opened.standing.state == disorder.partners_state()
            if not disorder.recall and not is_cancelled:
                planned = going.clock_in(opened)
                assert planned is not None
                assert opened.row.calls_at == going.calls_at(planned)
            else:
                assert going.clock_in(opened) is None
        else:
            assert disorder.recall
        transaction.set_rollback(True)
