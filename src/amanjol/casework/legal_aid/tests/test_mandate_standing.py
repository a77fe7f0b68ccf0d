"""What stands of a mandate after any acts, in any order: the rules that protect the person hold in each of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amanjol.casework.desk.sums import CURRENCIES
from amanjol.casework.legal_aid.mandates.records import (
    Apart,
    Begun,
    Closed,
    ClosingOutcome,
    ContactAnswer,
    ContactAnswered,
    ContactAsked,
    Contacted,
    ContactMade,
    ContactOutcome,
    CourtLevel,
    Extended,
    ExtensionReason,
    HandedOver,
    HandOverReason,
    HearingOutcome,
    HearingWritten,
    InterpreterThere,
    MandateRecord,
    Risk,
    StepOutcome,
    StepWritten,
    SumKind,
    SumStage,
    SumWritten,
    Written,
)
from amanjol.casework.legal_aid.mandates.standing import (
    Refusal,
    running_of,
    standing,
    why_not,
    why_not_begin,
)
from amanjol.casework.standards.entitlement.rights import Proceeding

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.casework.legal_aid.mandates.records import Act
    from amanjol.casework.legal_aid.mandates.standing import Standing

TODAY = date(2026, 2, 28)
MOMENT = datetime(2026, 2, 28, 9, tzinfo=UTC)
FIRST = Begun(
    "1", TODAY - timedelta(days=100), TODAY + timedelta(days=265), Proceeding.CRIMINAL, "kg", "victim", "2"
)

days = st.integers(-200, 900).map(lambda number: TODAY + timedelta(days=number))
recent = st.integers(-120, 5).map(lambda number: TODAY + timedelta(days=number))
items = st.integers(0, 25)
numbers = st.sampled_from(["", "1", "2", "3"])
minutes = st.integers(-50, 2000)
maybe = st.none() | days
acts = st.one_of(
    st.builds(StepWritten, items, st.just("statement"), recent, st.sampled_from(StepOutcome), minutes, maybe),
    st.builds(
        HearingWritten, items, recent, st.sampled_from(CourtLevel), st.sampled_from(InterpreterThere),
        st.sampled_from(Apart), st.sampled_from(HearingOutcome), minutes, maybe,
    ),
    st.builds(
        SumWritten, items, recent, st.sampled_from(SumKind), st.sampled_from(SumStage),
        st.integers(-10, 10**6) | st.just(2 * 10**9), st.sampled_from([*CURRENCIES[:3], "", "XXX"]),
    ),
    st.builds(
        ContactAsked, items, recent, st.sampled_from(Contacted),
        st.lists(st.sampled_from(Risk), max_size=3, unique=True).map(tuple),
    ),
    st.builds(ContactAnswered, items, recent, st.sampled_from(ContactAnswer)),
    st.builds(ContactMade, items, recent, st.sampled_from(ContactOutcome)),
    st.builds(Extended, days, st.sampled_from(ExtensionReason)),
    st.builds(HandedOver, recent, numbers, st.sampled_from(HandOverReason), numbers),
    st.just(FIRST),
)  # fmt: skip
ends = st.builds(Closed, recent, st.sampled_from(ClosingOutcome))


def fitted(act: Act, now: Standing, chance: int) -> Act:
    """Half of the acts get an item that fits, so that many are written: a new one, or of what was last asked."""
    if not hasattr(act, "item") or chance % 2:
        return act
    item = now.size
    if isinstance(act, ContactAnswered | ContactMade) and now.contacts:
        item = max(now.contacts)
    values = {name: getattr(act, name) for name in act.__struct_fields__} | {"item": item}
    fitted_act: Act = type(act)(**values)
    return fitted_act


def written_after(drawn: list[tuple[Act, int]]) -> list[Act]:
    """Those that were not refused, the beginning first."""
    written: list[Act] = [FIRST]
    for act, chance in drawn:
        now = standing_of(written)
        act = fitted(act, now, chance)  # noqa: PLW2901  the same act, with an item
        if why_not(now, act, TODAY) is None:
            written.append(act)
    return written


def standing_of(written: list[Act]) -> Standing:
    return standing(MandateRecord(tuple(Written(MOMENT, "somebody", act) for act in written)))


@given(st.lists(st.tuples(acts | ends, st.integers(0, 1)), max_size=25))
def test_whatever_is_done_in_whatever_order_the_rules_hold(drawn: list[tuple[Act, int]]) -> None:
    written = written_after(drawn)
    now = standing_of(written)
    yes: dict[int, bool] = {}
    contacted: set[int] = set()
    for act in written:
        match act:
            case ContactAsked():
                assert act.risks, "nobody asked what could come of it"
                assert act.item not in yes
                yes[act.item] = False
            case ContactAnswered():
                assert act.item not in contacted
                yes[act.item] = act.answer is ContactAnswer.YES
            case ContactMade():
                assert yes[act.item], "a contact without her yes"
                assert act.item not in contacted, "one yes, two contacts"
                contacted.add(act.item)
            case _:
                pass
    assert now.ends_on > now.begun.begins_on
    assert [acting.until is None for acting in now.acting] == [False] * (len(now.acting) - 1) + [True]
    assert all(acting.advocate and acting.advocate != acting.deputy for acting in now.acting)
    assert all(before.until == after.since for before, after in zip(now.acting, now.acting[1:], strict=False))
    assert all(0 <= entry.minutes <= 1440 for entry in now.work)
    assert now.minutes >= 0
    by_hand: dict[str, int] = {}
    for written_sum in now.sums.values():
        assert written_sum.currency in CURRENCIES
        if written_sum.stage is SumStage.RECEIVED:
            by_hand[written_sum.currency] = by_hand.get(written_sum.currency, 0) + written_sum.amount
    assert now.received() == by_hand
    assert running_of([now]) == ({now.now.advocate: 1} if now.is_running else {})
    assert now.size == len(written)


@given(st.lists(st.tuples(acts, st.integers(0, 1)), max_size=12), ends, st.lists(acts, max_size=8))
def test_a_closed_one_takes_nothing_but_sums(
    drawn: list[tuple[Act, int]], end: Closed, later: list[Act]
) -> None:
    written = written_after(drawn)
    if why_not(standing_of(written), end, TODAY) is not None:
        return
    now = standing_of([*written, end])
    for act in later:
        if not isinstance(act, SumWritten):
            assert why_not(now, act, TODAY) is not None


def contact(*given: tuple[str, int]) -> list[Act]:
    """Asked, answered, made, on days counted from today, about the item 1."""
    on: dict[str, Callable[[date], Act]] = {
        "asked": lambda day: ContactAsked(1, day, Contacted.FAMILY, (Risk.NONE_SAID,))
    }
    on |= {"yes": lambda day: ContactAnswered(1, day, ContactAnswer.YES)}
    on |= {"no": lambda day: ContactAnswered(1, day, ContactAnswer.NO)}
    on |= {"made": lambda day: ContactMade(1, day, ContactOutcome.REACHED)}
    return [on[name](TODAY - timedelta(days=ago)) for name, ago in given]


@pytest.mark.parametrize(
    ("acts_before", "act", "refusal"),
    [
        ([], ("made", 0), Refusal.NO_ITEM),
        ([("asked", 5)], ("made", 0), Refusal.NO_YES),
        ([("asked", 5), ("no", 4)], ("made", 0), Refusal.NO_YES),
        ([("asked", 5), ("yes", 4), ("no", 3)], ("made", 0), Refusal.NO_YES),
        ([("asked", 5), ("yes", 4), ("made", 3)], ("made", 2), Refusal.ALREADY_MADE),
        ([("asked", 5), ("yes", 4), ("made", 3)], ("no", 2), Refusal.ALREADY_MADE),
        ([("asked", 5), ("yes", 4)], ("made", 5), Refusal.BEFORE_ASKED),
        ([("asked", 5)], ("yes", 6), Refusal.BEFORE_ASKED),
        ([("asked", 5), ("yes", 4)], ("made", -1), Refusal.NOT_COME),
        ([("asked", 5), ("yes", 4)], ("made", 3), None),
        ([("asked", 5), ("no", 4), ("yes", 3)], ("made", 3), None),
    ],
)
def test_nobody_gets_in_touch_without_her_yes_to_this_contact(
    acts_before: list[tuple[str, int]], act: tuple[str, int], refusal: Refusal | None
) -> None:
    [last] = contact(act)
    assert why_not(standing_of([FIRST, *contact(*acts_before)]), last, TODAY) is refusal


def test_a_contact_is_asked_about_with_what_could_come_of_it() -> None:
    now = standing_of([FIRST])
    for risks, refusal in (
        ((), Refusal.NO_RISK),
        ((Risk.NONE_SAID, Risk.VIOLENCE), Refusal.NO_RISK),
        ((Risk.NONE_SAID,), None),
        ((Risk.VIOLENCE, Risk.PRESSURE), None),
    ):
        assert why_not(now, ContactAsked(1, TODAY, Contacted.EMPLOYER, risks), TODAY) is refusal


def test_a_yes_to_one_contact_is_none_to_another() -> None:
    before = [
        *contact(("asked", 5), ("yes", 4)),
        ContactAsked(3, TODAY, Contacted.EMPLOYER, (Risk.NONE_SAID,)),
    ]
    act = ContactMade(3, TODAY, ContactOutcome.REACHED)
    assert why_not(standing_of([FIRST, *before]), act, TODAY) is Refusal.NO_YES


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({}, None),
        ({"begins_on": TODAY + timedelta(days=1)}, Refusal.NOT_COME),
        ({"ends_on": FIRST.begins_on}, Refusal.ENDS_BEFORE),
        ({"ends_on": FIRST.begins_on - timedelta(days=9)}, Refusal.ENDS_BEFORE),
        ({"deputy": "1"}, Refusal.SAME_PERSON),
        ({"advocate": ""}, Refusal.NOBODY),
    ],
)
def test_a_mandate_begins_before_it_ends(changes: dict[str, Any], refusal: Refusal | None) -> None:
    values = {name: getattr(FIRST, name) for name in FIRST.__struct_fields__} | changes
    assert why_not_begin(Begun(**values), TODAY) is refusal


def test_it_asks_from_thirty_days_before_its_end_and_is_overdue_after_it() -> None:
    now = standing_of([FIRST])
    end = FIRST.ends_on
    ago = [31, 30, 1, 0, -1]
    assert [now.asks(end - timedelta(days=number)) for number in ago] == [False, True, True, True, True]
    assert [now.is_overdue(end - timedelta(days=number)) for number in ago] == [
        False,
        False,
        False,
        False,
        True,
    ]
    closed = standing_of([FIRST, Closed(TODAY, ClosingOutcome.REACHED)])
    assert not closed.asks(end)
    assert not closed.is_overdue(end + timedelta(days=9))


@pytest.mark.parametrize(
    ("days_after", "refusal"),
    [
        (0, Refusal.NO_LATER_END),
        (-1, Refusal.NO_LATER_END),
        (1, None),
        (731, None),
        (732, Refusal.NO_LATER_END),
    ],
)
def test_an_extension_ends_later_within_two_years(days_after: int, refusal: Refusal | None) -> None:
    act = Extended(FIRST.ends_on + timedelta(days=days_after), ExtensionReason.APPEAL)
    assert why_not(standing_of([FIRST]), act, TODAY) is refusal


def test_one_that_is_over_is_extended_beyond_today() -> None:
    today = FIRST.ends_on + timedelta(days=100)
    short = Extended(today - timedelta(days=1), ExtensionReason.APPEAL)
    assert why_not(standing_of([FIRST]), short, today) is Refusal.NO_LATER_END
    assert why_not(standing_of([FIRST]), Extended(today, ExtensionReason.APPEAL), today) is None


def test_only_what_was_received_counts_and_no_currency_in_another() -> None:
    now = standing_of(
        [
            FIRST,
            SumWritten(1, TODAY, SumKind.WAGES, SumStage.CLAIMED, 900, "KGS"),
            SumWritten(2, TODAY, SumKind.WAGES, SumStage.AWARDED, 700, "KGS"),
            SumWritten(3, TODAY, SumKind.WAGES, SumStage.RECEIVED, 300, "KGS"),
            SumWritten(4, TODAY, SumKind.COMPENSATION, SumStage.RECEIVED, 50, "USD"),
            SumWritten(5, TODAY, SumKind.WAGES, SumStage.RECEIVED, 200, "KGS"),
            SumWritten(3, TODAY, SumKind.WAGES, SumStage.RECEIVED, 400, "KGS"),
        ]
    )
    assert now.received() == {"KGS": 600, "USD": 50}
    assert now.more_than_awarded() == []
    more = SumWritten(7, TODAY, SumKind.WAGES, SumStage.RECEIVED, 101, "KGS")
    assert why_not(now, more, TODAY) is None  # only said, never refused
    assert standing_of([FIRST, *now.sums.values(), more]).more_than_awarded() == [(SumKind.WAGES, "KGS")]


@pytest.mark.parametrize(
    ("act", "refusal"),
    [
        (StepWritten(1, "statement", TODAY, StepOutcome.DONE, -1), Refusal.MINUTES),
        (StepWritten(1, "statement", TODAY, StepOutcome.DONE, 1441), Refusal.MINUTES),
        (StepWritten(1, "statement", TODAY, StepOutcome.PLANNED, 5), Refusal.MINUTES),
        (StepWritten(1, "statement", TODAY + timedelta(days=1), StepOutcome.DONE), Refusal.NOT_COME),
        (StepWritten(1, "statement", TODAY + timedelta(days=1), StepOutcome.PLANNED), None),
        (
            StepWritten(1, "statement", TODAY, StepOutcome.DONE, 5, TODAY - timedelta(days=1)),
            Refusal.NEXT_BEFORE,
        ),
        (StepWritten(9, "statement", TODAY, StepOutcome.DONE), Refusal.NO_ITEM),
        (StepWritten(0, "statement", TODAY, StepOutcome.DONE), Refusal.NO_ITEM),
        (SumWritten(1, TODAY, SumKind.WAGES, SumStage.CLAIMED, 0, "KGS"), Refusal.NO_SUM),
        (SumWritten(1, TODAY, SumKind.WAGES, SumStage.CLAIMED, -5, "KGS"), Refusal.NO_SUM),
        (SumWritten(1, TODAY, SumKind.WAGES, SumStage.CLAIMED, 5, "XXX"), Refusal.NO_SUM),
        (SumWritten(1, TODAY, SumKind.WAGES, SumStage.CLAIMED, 10**9 + 1, "KGS"), Refusal.NO_SUM),
        (HandedOver(TODAY, "1", HandOverReason.AWAY), Refusal.SAME_PERSON),
        (HandedOver(TODAY, "3", HandOverReason.AWAY, "3"), Refusal.SAME_PERSON),
        (HandedOver(TODAY, "", HandOverReason.AWAY), Refusal.NOBODY),
        (HandedOver(FIRST.begins_on - timedelta(days=1), "3", HandOverReason.AWAY), Refusal.ENDS_BEFORE),
        (HandedOver(TODAY + timedelta(days=1), "3", HandOverReason.AWAY), Refusal.NOT_COME),
        (HandedOver(TODAY, "2", HandOverReason.AWAY), None),
        (Closed(FIRST.begins_on - timedelta(days=1), ClosingOutcome.REACHED), Refusal.ENDS_BEFORE),
        (FIRST, Refusal.TWICE_BEGUN),
    ],
)
def test_what_cannot_be_is_refused(act: Act, refusal: Refusal | None) -> None:
    assert why_not(standing_of([FIRST]), act, TODAY) is refusal
