"""Whatever is done in whatever order: one lawyer a need, none conflicted, suspended or over capacity."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amanjol.casework.legal_aid.conflict import actions as conflict
from amanjol.casework.legal_aid.conflict.records import WhyAnother
from amanjol.casework.legal_aid.offers import actions, queries
from amanjol.casework.legal_aid.offers.records import Declined, Ended, OutOfOrder, Passed, State
from amanjol.casework.legal_aid.tests.offers_cast import AIGUL, BAKYT, CHOLPON, TODAY, UNTIL, raise_need
from amanjol.casework.standards.conflicts.checking import Verdict
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.legal_aid.tests.offers_cast import Scene

pytestmark = pytest.mark.django_db
NAMES = ("Бакиров Азамат", "Bakirov Azamat", "Вымыслов Олег", "Сказочнова Чолпон")
LINES = {line.number: line for line in (AIGUL, BAKYT, CHOLPON)}
STEPS = st.one_of(
    st.tuples(st.just("ask"), st.integers(0, 1), st.sampled_from(sorted(LINES))),
    st.tuples(st.sampled_from(("tell_names", "accept")), st.integers(0, 5)),
    st.tuples(st.sampled_from(("accept", "decline", "let_pass", "end", "conflict")), st.integers(0, 5)),
    st.tuples(st.just("oppose"), st.integers(0, 1), st.sampled_from(NAMES)),
    st.tuples(st.just("represent"), st.sampled_from(sorted(LINES)), st.sampled_from(NAMES)),
    st.tuples(st.just("suspend"), st.sampled_from(sorted(LINES)), st.booleans()),
    st.tuples(st.just("look"), st.integers(0, 1), st.sampled_from(sorted(LINES))),
)


class Desk:
    """What was done, beside what stands there: each acceptance is held against the world of that moment."""

    def __init__(self, offers: Scene) -> None:
        self.offers = offers
        self.needs = (offers.need, raise_need(offers.keyring, urgency="now"))
        self.asked: list[UUID] = []

    def do(self, kind: str, *given: object) -> None:
        """What is refused changes nothing."""
        before = self.states()
        try:
            with transaction.atomic():
                getattr(self, kind)(*given)
        except (actions.Refused, conflict.NothingLikely):
            assert self.states() == before
        self.check()

    def states(self) -> dict[UUID, State]:
        return {offer.row.pk: offer.state for offer in queries.opened(self.offers.keyring)}

    def ask(self, need: int, number: str) -> None:
        self.asked.append(self.offers.ask(number, self.needs[need], out_of_order=OutOfOrder.EXPERIENCE))

    def tell_names(self, place: int) -> None:
        if place < len(self.asked):
            actions.tell_names(keyring=self.offers.keyring, offer=self.asked[place])

    def accept(self, place: int) -> None:
        if place >= len(self.asked):
            return
        actions.accept(keyring=self.offers.keyring, offer=self.asked[place])
        record = self.offers.offer(self.asked[place]).record
        facts = actions.facts_of(self.offers.keyring)
        assert facts.book.checked(record.need)[str(record.advocate)].verdict is Verdict.FREE
        [advocate] = [of for of in facts.book.register if of.row.pk == record.advocate]
        assert advocate.can_act

    def decline(self, place: int) -> None:
        if place < len(self.asked):
            actions.decline(keyring=self.offers.keyring, offer=self.asked[place], reason=Declined.NO_TIME)

    def conflict(self, place: int) -> None:
        if place < len(self.asked):
            actions.decline(keyring=self.offers.keyring, offer=self.asked[place], reason=Declined.CONFLICT)

    def let_pass(self, place: int) -> None:
        if place < len(self.asked):
            actions.let_pass(keyring=self.offers.keyring, offer=self.asked[place], reason=Passed.NOT_REACHED)

    def end(self, place: int) -> None:
        if place < len(self.asked):
            actions.end(keyring=self.offers.keyring, offer=self.asked[place], reason=Ended.PERSON_CHANGES)

    def oppose(self, need: int, name: str) -> None:
        self.offers.oppose(name, need=self.needs[need])

    def represent(self, number: str, name: str) -> None:
        self.offers.represented(number, name)

    def suspend(self, number: str, is_suspended: bool) -> None:
        self.offers.rewrite(replace(LINES[number], suspended_until=UNTIL if is_suspended else None))

    def look(self, need: int, number: str) -> None:
        facts, advocate = actions.facts_of(self.offers.keyring), self.offers.id_of(number)
        for hit in facts.book.checked(self.needs[need])[str(advocate)].open[:1]:
            conflict.clear(
                keyring=self.offers.keyring, need=self.needs[need], advocate=advocate, subject=hit.subject,
                why=WhyAnother.BORN, words="", today=TODAY,
            )  # fmt: skip

    def check(self) -> None:
        of_all = queries.opened(self.offers.keyring)
        accepted = [offer.record for offer in of_all if offer.state is State.ACCEPTED]
        with_names = [offer.record.need for offer in of_all if offer.state in {State.NAMED, State.ACCEPTED}]
        assert max(Counter(with_names).values(), default=0) <= 1
        for number, count in Counter(record.number for record in accepted).items():
            assert count <= LINES[number].places


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=4, max_size=12))
def test_whatever_is_done_no_need_has_two_and_nobody_acts_who_may_not(
    offers: Scene, steps: list[tuple[Any, ...]]
) -> None:
    with transaction.atomic():
        desk = Desk(offers)
        for step in steps:
            desk.do(*step)
        transaction.set_rollback(True)
