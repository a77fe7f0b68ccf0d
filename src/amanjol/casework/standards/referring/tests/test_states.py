"""States of a referral: who may set which, and the same meaning in every order, however often a letter came."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from amanjol.casework.standards.referring.states import (
    FINAL,
    SIDE_WORDS,
    STATE_WORDS,
    Side,
    Standing,
    State,
    Step,
    after,
    next_states,
)

START = datetime(2026, 11, 28, 6, tzinfo=UTC)
PLACE = {state: place for place, state in enumerate(State)}
STEPS = st.builds(
    Step,
    st.integers(0, 5).map(lambda minutes: START + timedelta(minutes=minutes)),
    st.sampled_from(State),
    st.sampled_from(Side),
    st.sampled_from(["", "no-place"]),
)
SENDER, RECEIVER = Side.SENDER, Side.RECEIVER


def step(state: State, side: Side = RECEIVER, minutes: int = 0, reason: str = "") -> Step:
    return Step(START + timedelta(minutes=minutes), state, side, reason)


def test_nothing_is_a_draft():
    assert after([]) == Standing(State.DRAFT)
    assert next_states(State.DRAFT, SENDER) == (State.REQUESTED,)
    assert next_states(State.DRAFT, RECEIVER) == ()


@pytest.mark.parametrize(
    ("state", "sender", "receiver"),
    [
        ("requested", "cancelled recalled", "received accepted declined"),
        ("received", "cancelled recalled", "accepted declined"),
        ("accepted", "cancelled recalled", "in-progress failed completed cancelled"),
        ("in-progress", "cancelled recalled", "failed completed cancelled"),
        ("declined", "recalled", ""),
        ("failed", "recalled", ""),
        ("completed", "recalled", ""),
        ("cancelled", "recalled", ""),
        ("recalled", "", ""),
    ],
)
def test_each_state_is_set_by_its_rightful_side(state: str, sender: str, receiver: str):
    assert next_states(State(state), SENDER) == tuple(map(State, sender.split()))
    assert next_states(State(state), RECEIVER) == tuple(map(State, receiver.split()))
    assert (State(state) in FINAL) == (not receiver)


@pytest.mark.parametrize(("state", "side"), list(product(State, Side)))
def test_what_a_side_may_set_goes_on_from_where_it_was(state: State, side: Side):
    for following in next_states(state, side):
        assert PLACE[following] > PLACE[state]


@pytest.mark.parametrize(
    ("state", "side"),
    [
        ("requested", RECEIVER), ("received", SENDER), ("accepted", SENDER), ("declined", SENDER),
        ("in-progress", SENDER), ("failed", SENDER), ("completed", SENDER), ("recalled", RECEIVER),
        ("draft", SENDER), ("draft", RECEIVER),
    ],
)  # fmt: skip
def test_what_the_wrong_side_says_counts_nothing(state: str, side: Side):
    begun = [step(State.REQUESTED, SENDER), step(State.ACCEPTED)]
    assert after([*begun, step(State(state), side, 9)]) == after(begun)
    assert after([step(State(state), side)]) == Standing(State.DRAFT)


@given(history=st.lists(STEPS, max_size=8), order=st.randoms(use_true_random=False))
def test_every_order_and_every_repetition_comes_to_the_same(history, order):
    shuffled = [*history, *history[: order.randrange(len(history) + 1)]]
    order.shuffle(shuffled)
    assert after(shuffled) == after(history)


@given(first=st.lists(STEPS, max_size=6), second=st.lists(STEPS, max_size=6))
def test_a_step_more_never_goes_back(first, second):
    assert PLACE[after([*first, *second]).state] >= PLACE[after(first).state]
    assert PLACE[after([*first, *second]).reached] >= PLACE[after(first).reached]


def test_all_orders_of_a_whole_life_with_a_letter_that_came_late():
    life = [
        step(State.REQUESTED, SENDER, 0), step(State.RECEIVED, minutes=1), step(State.ACCEPTED, minutes=2),
        step(State.IN_PROGRESS, minutes=3), step(State.COMPLETED, minutes=4),
    ]  # fmt: skip
    standings = {after(order) for order in permutations(life)}
    assert standings == {Standing(State.COMPLETED, life[-1].at, RECEIVER, "", State.COMPLETED)}
    assert after(life[:2] + life[4:]).state is State.COMPLETED


@pytest.mark.parametrize("later", [state for state in State if state is not State.RECALLED])
@pytest.mark.parametrize("side", list(Side))
def test_recalled_stays_recalled_whatever_comes(later: State, side: Side):
    history = [step(State.REQUESTED, SENDER), step(State.RECALLED, SENDER, 1), step(later, side, 2)]
    assert after(history).state is State.RECALLED


def test_cancelled_stays_cancelled_and_says_how_far_it_had_got():
    history = [
        step(State.REQUESTED, SENDER),
        step(State.CANCELLED, SENDER, 1),
        step(State.COMPLETED, RECEIVER, 2),
    ]
    standing = after(history)
    assert (standing.state, standing.reached) == (State.CANCELLED, State.COMPLETED)
    assert after(history[:2]).reached is State.REQUESTED


def test_the_earliest_of_equal_steps_counts_with_its_reason():
    early = step(State.DECLINED, minutes=1, reason="no-place")
    late = step(State.DECLINED, minutes=5, reason="no-language")
    standing = after([late, early])
    assert (standing.since, standing.reason) == (early.at, "no-place")


def test_what_cannot_both_be_true_is_said():
    history = [step(State.ACCEPTED), step(State.DECLINED, minutes=1), step(State.COMPLETED, minutes=2)]
    assert after(history).rivals == (State.ACCEPTED, State.DECLINED, State.COMPLETED)
    assert after([step(State.FAILED), step(State.COMPLETED)]).rivals == (State.FAILED, State.COMPLETED)
    assert after([step(State.ACCEPTED), step(State.IN_PROGRESS), step(State.COMPLETED)]).rivals == ()


def test_each_state_and_side_has_words_of_its_own():
    for words, choices in ((STATE_WORDS, State), (SIDE_WORDS, Side)):
        assert list(words) == list(choices)
        for code in ("en", "ru"):
            assert len({sentence.in_language(code) for sentence in words.values()}) == len(words)


class TwoSides(RuleBasedStateMachine):
    """Each side acts on what it has seen; letters between them are late, doubled, lost and sent again, out of order.

    A side may also be restored from an earlier day: it forgets steps of its own and of the other, which come again.
    """

    def __init__(self) -> None:
        super().__init__()
        self.seen: dict[Side, list[Step]] = {SENDER: [], RECEIVER: []}
        self.wire: dict[Side, list[Step]] = {SENDER: [], RECEIVER: []}
        self.furthest = {SENDER: 0, RECEIVER: 0}
        self.clock = 0

    @rule(side=st.sampled_from(Side), pick=st.integers(0, 9))
    def act(self, side: Side, pick: int) -> None:
        before = after(self.seen[side]).state
        choices = next_states(before, side)
        if not choices:
            assert before in FINAL or side is RECEIVER or before is State.RECALLED
            return
        self.clock += 1
        new_step = step(choices[pick % len(choices)], side, self.clock)
        self.seen[side].append(new_step)
        self.wire[RECEIVER if side is SENDER else SENDER].append(new_step)
        assert after(self.seen[side]).state is new_step.state

    @precondition(lambda self: self.wire[SENDER] or self.wire[RECEIVER])
    @rule(pick=st.integers(0, 9), side=st.sampled_from(Side), stays=st.booleans())
    def deliver(self, pick: int, side: Side, stays: bool) -> None:
        """What `stays` on the way comes again later."""
        waiting = self.wire[side]
        if waiting:
            arrived = waiting[pick % len(waiting)] if stays else waiting.pop(pick % len(waiting))
            self.seen[side].append(arrived)

    @rule(side=st.sampled_from(Side), steps=st.integers(1, 3))
    def restore_from_yesterday(self, side: Side, steps: int) -> None:
        """What is lost is in the outbox of the other side, or was sent by this one and comes back with its answer."""
        lost = self.seen[side][-steps:]
        del self.seen[side][-steps:]
        self.wire[side].extend(lost)
        self.furthest[side] = PLACE[after(self.seen[side]).state]

    @invariant()
    def nobody_goes_back(self) -> None:
        for side, steps in self.seen.items():
            place = PLACE[after(steps).state]
            assert place >= self.furthest[side]
            self.furthest[side] = place

    @invariant()
    def both_agree_once_everything_has_arrived(self) -> None:
        complete = {side: after([*self.seen[side], *self.wire[side]]) for side in Side}
        assert complete[SENDER] == complete[RECEIVER]
        if any(entry.state is State.RECALLED for entry in [*self.seen[SENDER], *self.wire[SENDER]]):
            assert complete[SENDER].state is State.RECALLED


TestTwoSides = TwoSides.TestCase
TestTwoSides.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
