"""Asking by telephone: nobody conflicted, suspended or full is asked, one lawyer a need, names in one state alone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied

from amanjol.casework.desk import sealed_rows
from amanjol.casework.legal_aid.conflict import actions as conflict
from amanjol.casework.legal_aid.conflict import queries as conflicts
from amanjol.casework.legal_aid.conflict.records import WhyAnother
from amanjol.casework.legal_aid.models import Assignment, Clearance, Offer, OtherSide
from amanjol.casework.legal_aid.offers import actions, queries
from amanjol.casework.legal_aid.offers.records import Chosen, Declined, Ended, OutOfOrder, Passed, State
from amanjol.casework.legal_aid.tests.offers_cast import (
    ACCUSED,
    SAID,
    TODAY,
    raise_need,
    side,
)
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.legal_aid.tests.offers_cast import Scene
    from amanjol.casework.standards.conflicts.checking import Checked

pytestmark = pytest.mark.django_db
WHY = OutOfOrder.KNOWN_TO_PERSON


def stands(offers: Scene, pk: UUID) -> State:
    row = Offer.objects.get(pk=pk)
    assert row.state == offers.offer(pk).state
    return State(row.state)


# Who is asked.


def test_the_best_come_first_and_who_cannot_is_not_among_them(offers: Scene) -> None:
    assert offers.best() == ["7-001", "7-003", "7-002"]
    assert offers.offer(offers.ask("7-001")).record.chosen is Chosen.FIRST


def test_out_of_order_takes_a_reason_which_is_kept(offers: Scene) -> None:
    with pytest.raises(actions.ReasonNeeded):
        offers.ask("7-002")
    record = offers.offer(offers.ask("7-002", out_of_order=WHY)).record
    assert (record.chosen, record.out_of_order) == (Chosen.OUT_OF_ORDER, WHY)


def test_a_condition_may_be_let_go_with_a_reason(offers: Scene) -> None:
    record = offers.offer(offers.ask("7-004", out_of_order=OutOfOrder.NOBODY_FITS)).record
    assert record.relaxed == ("district",)


@pytest.mark.parametrize("number", ["7-001", "7-002"])
def test_who_represented_the_other_side_or_a_colleague_is_never_asked_whatever_the_reason(
    offers: Scene, number: str
) -> None:
    offers.represented("7-001", SAID)
    offers.oppose(ACCUSED)
    assert offers.best() == ["7-003"]
    with pytest.raises(actions.Conflicted):
        offers.ask(number, out_of_order=WHY)
    assert not Offer.objects.exists()


def test_the_other_side_may_be_the_advocate(offers: Scene) -> None:
    offers.oppose("Чолпон Сказочнова")
    with pytest.raises(actions.Conflicted):
        offers.ask("7-003", out_of_order=WHY)


def test_what_is_likely_waits_until_somebody_looked(offers: Scene) -> None:
    offers.represented("7-001", "Bakirov Azamat")
    row = offers.oppose(ACCUSED)
    assert offers.best() == ["7-003"]  # neither she nor her colleague
    with pytest.raises(actions.LookFirst):
        offers.ask("7-001", out_of_order=WHY)
    look(offers, "7-001")
    assert offers.best() == ["7-001", "7-003"]
    entry = Entry.objects.get(verb="conflict.looked")
    assert entry.details["need"] == str(offers.need)
    conflict.change_side(keyring=offers.keyring, need=offers.need, row=row.pk, side=side(ACCUSED, "Чёрный"))
    assert offers.best() == ["7-003"]  # what was looked at was the text of then


def test_a_sure_hit_cannot_be_looked_away(offers: Scene) -> None:
    offers.represented("7-001", SAID)
    offers.oppose(ACCUSED)
    [hit] = checked(offers, "7-001").sure
    with pytest.raises(conflict.NothingLikely):
        conflict.clear(
            keyring=offers.keyring, need=offers.need, advocate=offers.id_of("7-001"), subject=hit.subject,
            why=WhyAnother.BORN, words="", today=TODAY,
        )  # fmt: skip
    assert not Clearance.objects.exists()


def test_who_is_suspended_is_not_asked(offers: Scene) -> None:
    with pytest.raises(actions.CannotAct):
        offers.ask("7-005", out_of_order=WHY)


def test_places_of_the_year_are_taken_up_by_who_accepted_and_given_back_at_the_end(offers: Scene) -> None:
    other = raise_need(offers.keyring)
    first = offers.accepted("7-003", other, out_of_order=WHY)
    assert "7-003" not in offers.best()
    with pytest.raises(actions.NoPlace):
        offers.ask("7-003", out_of_order=WHY)
    actions.end(keyring=offers.keyring, offer=first, reason=Ended.PERSON_CHANGES)
    assert "7-003" in offers.best()


def test_two_who_are_asked_at_once_by_one_who_has_a_place_left(offers: Scene) -> None:
    """The second of them accepts in vain."""
    other = raise_need(offers.keyring)
    first, second = offers.named("7-003", other, out_of_order=WHY), offers.named("7-003", out_of_order=WHY)
    actions.accept(keyring=offers.keyring, offer=first)
    with pytest.raises(actions.NoPlace):
        actions.accept(keyring=offers.keyring, offer=second)
    assert stands(offers, second) is State.NAMED


# What they answer.


def test_names_are_told_to_one_at_a_time(offers: Scene) -> None:
    offers.oppose(ACCUSED)
    first, second = offers.ask("7-001"), offers.ask("7-003")
    actions.tell_names(keyring=offers.keyring, offer=first)
    with pytest.raises(actions.AnotherLawyer):
        actions.tell_names(keyring=offers.keyring, offer=second)
    actions.decline(keyring=offers.keyring, offer=first, reason=Declined.NO_TIME)
    actions.tell_names(keyring=offers.keyring, offer=second)
    entries = Entry.objects.filter(verb="legal-offer.named").order_by("sequence")
    assert [entry.details["advocate"] for entry in entries] == [
        str(offers.id_of(number)) for number in ("7-001", "7-003")
    ]


def test_nobody_accepts_who_was_not_told_the_names(offers: Scene) -> None:
    offers.oppose(ACCUSED)
    offer = offers.ask("7-001")
    with pytest.raises(actions.NotSo):
        actions.accept(keyring=offers.keyring, offer=offer)
    actions.tell_names(keyring=offers.keyring, offer=offer)
    offers.oppose("Вымыслов Олег")
    with pytest.raises(actions.NamesChanged):
        actions.accept(keyring=offers.keyring, offer=offer)
    actions.tell_names(keyring=offers.keyring, offer=offer)
    actions.accept(keyring=offers.keyring, offer=offer)
    assert stands(offers, offer) is State.ACCEPTED


def test_a_conflict_that_came_to_light_meanwhile_stops_who_was_told(offers: Scene) -> None:
    offers.oppose(ACCUSED)
    offer = offers.named("7-001")
    offers.represented("7-002", SAID)  # a colleague of hers tells it
    with pytest.raises(actions.Conflicted):
        actions.accept(keyring=offers.keyring, offer=offer)


def test_who_declines_for_a_conflict_is_conflicted_in_every_need_from_then_on(offers: Scene) -> None:
    offers.oppose(ACCUSED)
    offer = offers.ask("7-001")
    with pytest.raises(actions.NotSo):
        actions.decline(keyring=offers.keyring, offer=offer, reason=Declined.CONFLICT)
    actions.tell_names(keyring=offers.keyring, offer=offer)
    actions.decline(keyring=offers.keyring, offer=offer, reason=Declined.CONFLICT)
    assert stands(offers, offer) is State.DECLINED
    other = raise_need(offers.keyring)
    offers.oppose("Азамат Бакиров", need=other)
    assert offers.best(other) == ["7-003"]  # her colleague neither
    assert Assignment.objects.count() == 1


def test_one_lawyer_a_need(offers: Scene) -> None:
    offer = offers.accepted("7-001")
    with pytest.raises(actions.AnotherLawyer):
        offers.ask("7-002", out_of_order=WHY)
    actions.end(keyring=offers.keyring, offer=offer, reason=Ended.PERSON_CHANGES)
    assert stands(offers, offer) is State.ENDED
    assert offers.best() == ["7-003", "7-002"]
    offers.accepted("7-003")
    with pytest.raises(actions.AnotherLawyer):
        offers.ask("7-001", out_of_order=WHY)


def test_after_the_deadline_nobody_accepts_and_it_is_let_pass(offers: Scene) -> None:
    offer = offers.ask("7-001")
    with pytest.raises(actions.NotSo):
        actions.let_pass(keyring=offers.keyring, offer=offer, reason=Passed.DEADLINE)
    overdue(offers, offer)
    with pytest.raises(actions.TooLate):
        actions.tell_names(keyring=offers.keyring, offer=offer)
    actions.let_pass(keyring=offers.keyring, offer=offer, reason=Passed.DEADLINE)
    assert stands(offers, offer) is State.PASSED
    assert offers.best()[0] == "7-003"
    again = offers.named("7-001", out_of_order=WHY)  # she called back
    overdue(offers, again)
    with pytest.raises(actions.TooLate):
        actions.accept(keyring=offers.keyring, offer=again)


def test_in_danger_no_names_are_told_and_somebody_known_is_chosen(offers: Scene) -> None:
    offers.oppose(ACCUSED, endangers=True)
    with pytest.raises(actions.KnownAlone):
        offers.ask("7-001", out_of_order=WHY)
    offer = offers.ask("7-002", is_known_to_ngo=True)
    assert offers.offer(offer).record.chosen is Chosen.KNOWN_TO_NGO
    with pytest.raises(actions.KnownAlone):
        actions.tell_names(keyring=offers.keyring, offer=offer)
    actions.accept(keyring=offers.keyring, offer=offer)
    assert stands(offers, offer) is State.ACCEPTED


def test_who_was_asked_before_the_danger_was_known_does_not_accept(offers: Scene) -> None:
    offer = offers.named("7-001")
    offers.oppose(ACCUSED, endangers=True)
    with pytest.raises(actions.KnownAlone):
        actions.accept(keyring=offers.keyring, offer=offer)


@pytest.mark.parametrize(
    ("states", "act"),
    [
        ((State.DECLINED, State.PASSED, State.ENDED), "accept"),
        ((State.DECLINED, State.PASSED, State.ENDED, State.ACCEPTED), "tell_names"),
        ((State.ASKED, State.NAMED, State.DECLINED), "end"),
    ],
)
def test_what_does_not_follow_is_refused(offers: Scene, states: tuple[State, ...], act: str) -> None:
    for state in states:
        need = raise_need(offers.keyring)
        offer = in_state(offers, state, need)
        given = {"reason": Ended.MISTAKE} if act == "end" else {}
        with pytest.raises(actions.NotSo):
            getattr(actions, act)(keyring=offers.keyring, offer=offer, **given)
        assert stands(offers, offer) is state


# What is not believed.


def test_an_offer_that_was_put_back_as_an_older_copy_is_not_written_into(offers: Scene) -> None:
    offer = offers.ask("7-001")
    rows = Offer.objects.filter(pk=offer)
    then = rows.values("state", "deadline", "sealed", "wrapped_key", "schema").get()
    actions.decline(keyring=offers.keyring, offer=offer, reason=Declined.NO_TIME)
    rows.update(**then)
    with pytest.raises(actions.Fewer):
        actions.tell_names(keyring=offers.keyring, offer=offer)
    with pytest.raises(actions.Fewer):
        offers.ask("7-003")


@pytest.mark.parametrize("model", [OtherSide, Assignment, Offer])
def test_what_was_taken_away_is_missed_and_nobody_is_asked(offers: Scene, model: type[Offer]) -> None:
    offers.represented("7-001", SAID)
    offers.oppose(ACCUSED)
    offers.ask("7-003")
    request_of(offers.zarina)
    model.objects.all().delete()
    with pytest.raises(actions.Fewer):
        offers.ask("7-003", out_of_order=WHY)


def test_only_who_coordinates_writes(offers: Scene) -> None:
    offers.oppose(ACCUSED)
    for client in (offers.cases.keys.berk, offers.cases.gul):
        keyring = keyring_of(client)
        for act in (
            lambda keyring=keyring: actions.ask(keyring=keyring, need=offers.need, advocate=offers.need),
            lambda keyring=keyring: conflict.write_side(keyring=keyring, need=offers.need, side=side()),
        ):
            with pytest.raises(PermissionDenied):
                act()
        assert conflicts.sides_visible_to(keyring.member).count() == 0
        assert queries.visible_to(keyring.member).count() == 0


def look(offers: Scene, number: str) -> None:
    [hit] = checked(offers, number).open
    conflict.clear(
        keyring=offers.keyring, need=offers.need, advocate=offers.id_of(number), subject=hit.subject,
        why=WhyAnother.BORN, words="", today=TODAY,
    )  # fmt: skip


def checked(offers: Scene, number: str) -> Checked:
    facts = actions.facts_of(offers.keyring)
    return facts.book.checked(offers.need)[str(offers.id_of(number))]


def overdue(offers: Scene, pk: UUID) -> None:
    """Its deadline was a minute ago, as far as its row and its seal say."""
    opened = offers.offer(pk)
    earlier = opened.record.steps[-1].at - timedelta(minutes=1)
    opened.row.deadline = earlier
    sealed_rows.close(opened.row, replace(opened.record, deadline=earlier), offers.keyring)
    opened.row.save()


def in_state(offers: Scene, state: State, need: UUID) -> UUID:
    """Aigul has four places."""
    if state is State.ASKED:
        return offers.ask("7-001", need, out_of_order=WHY)
    offer = offers.named("7-001", need, out_of_order=WHY)
    if state is State.DECLINED:
        actions.decline(keyring=offers.keyring, offer=offer, reason=Declined.TOO_FAR)
    if state is State.PASSED:
        actions.let_pass(keyring=offers.keyring, offer=offer, reason=Passed.NOT_REACHED)
    if state in {State.ACCEPTED, State.ENDED}:
        actions.accept(keyring=offers.keyring, offer=offer)
    if state is State.ENDED:
        actions.end(keyring=offers.keyring, offer=offer, reason=Ended.LAWYER_LEAVES)
    return offer
