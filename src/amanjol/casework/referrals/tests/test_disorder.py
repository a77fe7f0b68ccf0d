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
from amanjol.casework.referrals.danger import actions as danger
from amanjol.casework.referrals.danger import deciding
from amanjol.casework.referrals.danger.records import CalledBack, CallResult, NumberFrom
from amanjol.casework.referrals.models import CaseReferral, Referral, ReferralLetter
from amanjol.casework.referrals.returning import going
from amanjol.casework.referrals.tests.test_referrals import MERJEN
from amanjol.casework.standards.referring import kinds
from amanjol.casework.standards.referring.bodies import Answer, Body, DangerAnswer
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

    kinds: tuple[str, ...] = ("referral.inquiry", "referral.identity", "referral.return-plan")
    answers_with: type[Body] = Answer

    def __init__(self, house: House, *, is_cancelled: bool) -> None:
        self.house, self.referral = house, uuid4()
        self.own_card, self.believed, self.card = house.folder.own_node_card(), house.believed, house.card
        self.letters: list[tuple[UUID, bytes]] = []
        self.steps: list[Step] = []
        for kind in self.kinds:
            self._write(kind)
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
        if opened is None or opened.case is not None or not opened.may_write(self.answers_with):
            return
        body = self.prepared_answer(opened)
        answering.write_from_inbox(
            keyring=self.house.keyring, circles=self.house.circles, referral=opened.row.pk, body=body
        )

    def prepared_answer(self, _opened: OpenedReferral) -> Body:
        return kinds.read("referral.answer", example("referral.answer", referral=str(self.referral), **CAN))

    def open_case(self) -> None:
        opened = self.opened()
        if opened is None or opened.case is not None or not answering.may_become_case(opened):
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


class DangerDisorder(Disorder):
    """The partner has told of a life in danger, and that it is called off, before anything was brought. Whoever answers
    has called back.
    """

    kinds = ("referral.danger",)
    answers_with = DangerAnswer

    def prepared_answer(self, opened: OpenedReferral) -> Body:
        body = kinds.read(
            "referral.danger-answer", example("referral.danger-answer", referral=str(self.referral))
        )
        keyring, circles = self.house.keyring, self.house.circles
        if not deciding.is_confirmed(opened):
            with pytest.raises(deciding.NotCalledBack), transaction.atomic():
                answering.write_from_inbox(
                    keyring=keyring, circles=circles, referral=opened.row.pk, body=body
                )
            called = CalledBack("Дежурная", NumberFrom.OWN_LIST, CallResult.CONFIRMED)
            danger.call_back(keyring=keyring, circles=circles, referral=opened.row.pk, called=called)
        return body


ANY_ORDER = settings(
    max_examples=some(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@ANY_ORDER
@given(is_cancelled=st.booleans(), acts=st.lists(ACTS, min_size=4, max_size=20))
def test_both_sides_come_to_the_same(brought: House, is_cancelled: bool, acts: list[tuple[str, int]]) -> None:
    come_to_the_same(Disorder, brought, acts, is_cancelled=is_cancelled)


@ANY_ORDER
@given(is_cancelled=st.booleans(), acts=st.lists(ACTS, min_size=4, max_size=20))
def test_both_sides_of_a_danger_come_to_the_same(
    brought: House, is_cancelled: bool, acts: list[tuple[str, int]]
) -> None:
    come_to_the_same(DangerDisorder, brought, acts, is_cancelled=is_cancelled)


def come_to_the_same(
    of_kind: type[Disorder], brought: House, acts: list[tuple[str, int]], *, is_cancelled: bool
) -> None:
    with transaction.atomic():
        brought.partner = Partner(node=brought.partner.node)
        brought.folder.believe(brought.partner.node_card_bytes)
        believe(brought)
        card, data = brought.partner.card, cards.write(brought.partner.card, brought.partner.signing)
        Card.objects.create(node=card.node, organisation=card.organisation, serial=1, data=data)
        disorder = of_kind(brought, is_cancelled=is_cancelled)
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
        after_the_end = disorder.letters[1 : len(disorder.kinds)] if is_cancelled else []
        assert waiting <= {letter for letter, _envelope in after_the_end}
        assert len(ids) == len(set(ids))
        opened = disorder.opened()
        if disorder.recall:
            assert not readable
        if opened is not None:
            assert not opened.is_older
            assert opened.standing.state == disorder.partners_state()
            assert opened.row.is_danger is (of_kind is DangerDisorder)
            if not disorder.recall and not is_cancelled and not opened.row.is_danger:
                planned = going.clock_in(opened)
                assert planned is not None
                assert opened.row.calls_at == going.calls_at(planned)
            else:
                assert going.clock_in(opened) is None
        else:
            assert disorder.recall
        transaction.set_rollback(True)
