"""Offers to accounts among all else, in any order: one lawyer a need, none conflicted, suspended or over capacity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amanjol.casework.legal_aid.models import Turn
from amanjol.casework.legal_aid.models.turns import LIVE
from amanjol.casework.legal_aid.offers import actions, queries
from amanjol.casework.legal_aid.offers.records import Declined, State
from amanjol.casework.legal_aid.tests.test_offers_stateful import STEPS, Desk
from amanjol.casework.legal_aid.turns import actions as answering
from amanjol.casework.legal_aid.turns import handing
from amanjol.casework.legal_aid.turns.records import Says
from amanjol.casework.standards.conflicts.checking import Verdict

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.tests.turn_cast import Scene

pytestmark = pytest.mark.django_db
WITH_TURNS = st.one_of(
    st.tuples(st.just("ask_next"), st.integers(0, 1)),
    st.tuples(st.just("say"), st.integers(0, 1), st.sampled_from(Says)),
    st.tuples(st.just("say"), st.integers(0, 1), st.just(Says.FREE)),
    st.tuples(st.just("take_in")),
    st.tuples(st.just("late"), st.integers(0, 1)),
    st.tuples(st.just("work")),
    STEPS,
)


class TurnDesk(Desk):
    """What advocates answer beside what the coordinator does."""

    offers: Scene

    def do(self, kind: str, *given: object) -> None:
        try:
            super().do(kind, *given)
        except answering.NotNow:
            self.check()

    def ask_next(self, need: int) -> None:
        self.offers.ask_next(self.needs[need])

    def say(self, need: int, says: Says) -> None:
        """Whose turn it is answers, if they have an account."""
        turn = Turn.objects.filter(need=self.needs[need], state__in=LIVE, key__isnull=False).first()
        if turn is not None:
            own = self.offers.aigul if turn.advocate == self.offers.id_of("7-001") else self.offers.cholpon
            reason = Declined.NO_TIME if says is Says.DECLINED else None
            with transaction.atomic():
                self.offers.answer(own, turn.pk, says, reason=reason)

    def take_in(self) -> None:
        """Whoever it lets accept may act at this moment."""
        before = self.states()
        assert self.offers.take_in() == frozenset()
        facts = actions.facts_of(self.offers.keyring)
        for offer in facts.offers:
            if offer.state is State.ACCEPTED and before[offer.row.pk] is not State.ACCEPTED:
                checked = facts.book.checked(offer.record.need)[str(offer.record.advocate)]
                assert checked.verdict is Verdict.FREE
                assert [of.can_act for of in facts.book.register if of.row.pk == offer.record.advocate] == [
                    True
                ]

    def late(self, need: int) -> None:
        for turn in Turn.objects.filter(need=self.needs[need], state="handed"):
            self.offers.let_deadline_pass(turn.pk)

    def work(self) -> None:
        handing.look_around()

    def check(self) -> None:
        super().check()
        for need in self.needs:
            turns = Turn.objects.filter(need=need).order_by("offer__asked_at", "place")
            assert sum(turn.state in LIVE for turn in turns) <= 1
        with_names = {
            offer.row.pk for offer in queries.opened(self.offers.keyring) if offer.state is State.NAMED
        }
        named = Turn.objects.filter(state__in=("named", "free")).values_list("offer", flat=True)
        assert set(named) <= with_names


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(WITH_TURNS, min_size=6, max_size=16))
def test_whatever_is_done_no_need_has_two_and_nobody_acts_who_may_not(
    turns: Scene, steps: list[tuple[Any, ...]]
) -> None:
    with transaction.atomic():
        desk = TurnDesk(turns)
        for step in steps:
            desk.do(*step)
        transaction.set_rollback(True)
