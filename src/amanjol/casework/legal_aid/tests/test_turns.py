"""Offers to accounts: sealed at once, handed over one after the other, answered without a key of the organisation."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from amanjol.casework.legal_aid.models import Need, Offer, Turn, TurnState
from amanjol.casework.legal_aid.needs import actions as need_actions
from amanjol.casework.legal_aid.needs import queries as needs
from amanjol.casework.legal_aid.offers import actions, batches, checks
from amanjol.casework.legal_aid.offers.records import Chosen, Declined, Ended, Passed, State
from amanjol.casework.legal_aid.register import accounts
from amanjol.casework.legal_aid.tests.offers_cast import ACCUSED, SAID, TODAY, UNTIL
from amanjol.casework.legal_aid.tests.turn_cast import MY_WORK, page_of
from amanjol.casework.legal_aid.turns import actions as answering
from amanjol.casework.legal_aid.turns import handing, queries
from amanjol.casework.legal_aid.turns.records import Says
from amanjol.casework.standards.legal_needs.states import State as NeedState
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.legal_aid.tests.turn_cast import Scene

pytestmark = pytest.mark.django_db


def state_of(turns: Scene, turn: UUID) -> State:
    return turns.offer(Turn.objects.get(pk=turn).offer_id).state


# Asking three.


def test_one_press_seals_all_and_hands_the_first_over_with_its_deadline(turns: Scene) -> None:
    first, second, third = turns.ask_next()
    assert [turn.state for turn in (first, second, third)] == ["handed", "waiting", "waiting"]
    assert [bool(turn.sealed) for turn in (first, second, third)] == [True, True, False]
    assert first.until is not None
    assert first.until < first.last < second.last
    assert [turns.offer(turn.offer_id).record.chosen for turn in (first, second, third)] == [
        Chosen.FIRST, Chosen.IN_ORDER, Chosen.IN_ORDER,
    ]  # fmt: skip
    assert [row.state for row in Offer.objects.all()] == ["queued"] * 3
    with pytest.raises(checks.BeingAsked):
        batches.ask_next(keyring=turns.keyring, need=turns.need)


def test_whose_words_nobody_has_heard_is_called(turns: Scene) -> None:
    accounts.end_account(keyring=turns.keyring, advocate=turns.id_of("7-001"), today=TODAY)
    first, second, _third = turns.ask_next()
    assert (first.key_id, first.state) == (None, TurnState.TO_CALL)
    assert second.key_id is not None


def test_where_life_is_in_danger_nobody_is_asked_so_and_what_was_begun_ends(turns: Scene) -> None:
    first = turns.ask_next()[0].pk
    turns.oppose(ACCUSED, endangers=True)
    turns.answer(turns.aigul, first, Says.MIGHT)
    turns.take_in()
    assert turns.states() == ["withdrawn"] * 3
    assert state_of(turns, first) is State.PASSED
    with pytest.raises(checks.KnownAlone):
        turns.ask_next()


# What the advocate sees.


def test_what_is_not_handed_over_is_not_there_nor_what_is_anothers(turns: Scene) -> None:
    first, second, third = turns.ask_next()
    assert turns.aigul.get(page_of(first.pk)).status_code == 200
    for turn in (second, third):
        for client in (turns.aigul, turns.cholpon):
            assert client.get(page_of(turn.pk)).status_code == 404
            for end in ("might/", "no-conflict/", "decline/"):
                assert client.post(page_of(turn.pk, end), {"seen": 0, "reason": "no-time"}).status_code == 404
    assert turns.cholpon.get(page_of(first.pk)).status_code == 404
    assert turns.zarina.get(page_of(first.pk)).status_code == 403
    assert second.code not in turns.cholpon.get(MY_WORK).text
    member, keys = turns.at(turns.cholpon)
    with pytest.raises(PermissionDenied):
        answering.answer(member=member, keys=keys, turn=second.pk, says=Says.MIGHT, seen=0)


def test_the_page_says_what_it_is_about_and_no_name(turns: Scene) -> None:
    turns.oppose(ACCUSED)
    turn = turns.ask_next()[0]
    page = turns.aigul.get(page_of(turn.pk)).text
    assert "Investigation" in page
    assert "Within a week" in page
    assert ACCUSED not in page
    assert "Приют" not in page
    assert turn.code in turns.aigul.get(MY_WORK).text
    turns.aigul.post("/account/lock/")
    assert turns.aigul.get(page_of(turn.pk)).status_code == 302
    assert turn.code in turns.aigul.get(MY_WORK).text


def test_their_first_page_says_what_waits_for_them(turns: Scene) -> None:
    """Whoever follows the e-mail finds it where they come in, also while it is locked."""
    turn = turns.ask_next()[0]
    assert page_of(turn.pk) in turns.aigul.get("/desk/").text
    assert turn.code not in turns.cholpon.get("/desk/").text
    assert page_of(turn.pk) not in turns.zarina.get("/desk/").text
    turns.answer(turns.aigul, turn.pk, Says.MIGHT)
    assert turn.code not in turns.aigul.get("/desk/").text


def test_names_come_after_i_might_and_to_that_one_alone(turns: Scene) -> None:
    turns.oppose(ACCUSED)
    turn = turns.ask_next()[0].pk
    answer = turns.aigul.post(page_of(turn, "might/"), {"seen": 0})
    assert answer.status_code == 302
    assert ACCUSED not in turns.aigul.get(page_of(turn)).text
    turns.zarina.get("/desk/needs/")
    assert state_of(turns, turn) is State.NAMED
    assert ACCUSED in turns.aigul.get(page_of(turn)).text
    assert turns.aigul.post(page_of(turn, "no-conflict/"), {"seen": 1}).status_code == 302
    assert ACCUSED not in turns.aigul.get(page_of(turn)).text
    turns.zarina.get(f"/desk/needs/{turns.need}/lawyer/")
    record = turns.offer(Turn.objects.get(pk=turn).offer_id).record
    assert record.state is State.ACCEPTED
    assert [step.state for step in record.steps] == ["queued", "asked", "named", "accepted"]
    member, _keys = turns.at(turns.aigul)
    assert record.steps[-1].by == str(member.account_id)
    assert turns.states() == ["accepted", "withdrawn", "withdrawn"]
    assert "You are the lawyer" in turns.aigul.get(page_of(turn)).text


def test_a_page_of_before_overwrites_no_answer(turns: Scene) -> None:
    turn = turns.ask_next()[0].pk
    turns.answer(turns.aigul, turn, Says.MIGHT)
    sent = turns.aigul.post(page_of(turn, "decline/"), {"seen": 0, "reason": "no-time"}, follow=True)
    assert "stands otherwise by now" in sent.text
    assert Turn.objects.get(pk=turn).state == TurnState.MIGHT
    wrong = turns.aigul.post(page_of(turn, "decline/"), {"seen": 1, "reason": "conflict"})
    assert wrong.status_code == 200
    assert turns.aigul.post(page_of(turn, "decline/"), {"seen": "x"}).status_code == 200


# One after the other.


def test_a_decline_hands_the_next_over_at_once(turns: Scene) -> None:
    first, second, _third = (turn.pk for turn in turns.ask_next())
    turns.answer(turns.aigul, first, Says.DECLINED, reason=Declined.NO_TIME)
    assert turns.states() == ["declined", "handed", "waiting"]
    assert turns.cholpon.get(page_of(second)).status_code == 200
    turns.take_in()
    record = turns.offer(Turn.objects.get(pk=first).offer_id).record
    assert (record.state, record.steps[-1].reason) == (State.DECLINED, "no-time")


def test_a_deadline_hands_the_next_over_and_whoever_is_called_waits_for_the_coordinator(turns: Scene) -> None:
    first, second, third = (turn.pk for turn in turns.ask_next())
    for turn in (first, second):
        handing.look_around()
        turns.let_deadline_pass(turn)
        with pytest.raises(answering.NotNow):
            turns.answer(turns.aigul if turn == first else turns.cholpon, turn, Says.MIGHT)
        handing.look_around()
    assert turns.states() == ["over", "over", "to-call"]
    handing.look_around()
    assert turns.states() == ["over", "over", "to-call"]
    assert "call now" in turns.zarina.get("/desk/").text
    offer = Turn.objects.get(pk=third).offer_id
    assert turns.zarina.post(f"/desk/offers/{offer}/called/").status_code == 302
    assert turns.offer(offer).state is State.ASKED
    assert turns.states() == ["over", "over", "handed"]
    with pytest.raises(checks.NotSo):
        actions.called(keyring=turns.keyring, offer=offer)


def test_a_worker_that_was_away_a_day_loses_nothing_and_doubles_nothing(turns: Scene) -> None:
    first, second, _third = (turn.pk for turn in turns.ask_next())
    Turn.objects.filter(pk=first).update(until=timezone.now() - timedelta(days=1))
    for _minute in range(3):
        handing.look_around()
    assert handing.go_on(need=turns.need) is None
    assert turns.states() == ["over", "handed", "waiting"]
    assert Turn.objects.filter(pk=second, until__gt=timezone.now()).exists()
    assert Entry.objects.filter(verb=queries.HANDED, subject_id=str(second)).count() == 1


def test_nobody_left_is_said_on_the_first_page_and_to_whoever_asks(turns: Scene) -> None:
    turns.ask_next()
    for client, place in ((turns.aigul, 0), (turns.cholpon, 1)):
        turns.answer(client, turns.turns()[place].pk, Says.DECLINED, reason=Declined.NO_TIME)
    offer = turns.turns()[2].offer_id
    actions.called(keyring=turns.keyring, offer=offer)
    actions.decline(keyring=turns.keyring, offer=offer, reason=Declined.TOO_FAR)
    assert "nobody is left" in turns.zarina.get("/desk/").text
    assert "nobody is left" in turns.zarina.get("/desk/").text
    opened = needs.opened_need(turns.keyring, turns.need)
    assert opened is not None
    assert opened.state is NeedState.NOBODY


# Looked at anew.


def test_who_is_in_conflict_by_then_is_told_no_names(turns: Scene) -> None:
    turn = turns.ask_next()[0].pk
    turns.represented("7-001", SAID)
    turns.oppose(ACCUSED)
    turns.answer(turns.aigul, turn, Says.MIGHT)
    turns.take_in()
    record = turns.offer(Turn.objects.get(pk=turn).offer_id).record
    assert record.steps[-1].reason == Passed.FITS_NO_MORE
    page = turns.aigul.get(page_of(turn)).text
    assert "withdrawn" in page
    assert ACCUSED not in page


def test_who_was_suspended_after_the_names_does_not_accept(turns: Scene) -> None:
    turns.rewrite(replace(turns.advocate("7-001").says, places=2))
    turn = turns.freed()
    turns.rewrite(replace(turns.advocate("7-001").says, suspended_until=UNTIL))
    turns.take_in()
    assert state_of(turns, turn) is State.PASSED
    assert turns.states()[:2] == ["withdrawn", "handed"]


def test_names_that_were_changed_since_are_told_anew(turns: Scene) -> None:
    turns.oppose(ACCUSED)
    turn = turns.freed()
    turns.oppose("Вымыслов Олег")
    assert turns.take_in() == frozenset()
    assert (state_of(turns, turn), Turn.objects.get(pk=turn).state) == (State.NAMED, "named")
    assert "Вымыслов Олег" in turns.aigul.get(page_of(turn)).text
    turns.answer(turns.aigul, turn, Says.FREE)
    turns.take_in()
    assert state_of(turns, turn) is State.ACCEPTED


def test_a_conflict_that_the_names_show_counts_from_then_on(turns: Scene) -> None:
    turns.oppose(ACCUSED)
    turn = turns.ask_next()[0].pk
    turns.answer(turns.aigul, turn, Says.MIGHT)
    turns.take_in()
    turns.answer(turns.aigul, turn, Says.DECLINED, reason=Declined.CONFLICT)
    turns.take_in()
    assert turns.states()[:2] == ["declined", "handed"]
    assert not turns.best()


def test_the_last_place_is_given_once(turns: Scene) -> None:
    turn = turns.freed()
    turns.rewrite(replace(turns.advocate("7-001").says, places=1))
    other = turns.ask_of_another_need()
    actions.tell_names(keyring=turns.keyring, offer=other)
    actions.accept(keyring=turns.keyring, offer=other)
    turns.take_in()
    assert state_of(turns, turn) is State.PASSED


# Another lawyer, and nobody sought any more.


def test_another_lawyer_ends_it_and_says_withdrawn_alone(turns: Scene) -> None:
    turn = turns.freed()
    turns.take_in()
    offer = Turn.objects.get(pk=turn).offer_id
    actions.end(keyring=turns.keyring, offer=offer, reason=Ended.PERSON_CHANGES)
    page = turns.aigul.get(page_of(turn)).text
    assert "withdrawn" in page
    assert "Investigation" not in page
    assert "wishes another" not in page


def test_a_need_that_is_over_withdraws_all_also_before_a_worker_looked(turns: Scene) -> None:
    first, second, _third = (turn.pk for turn in turns.ask_next())
    Need.objects.filter(pk=turns.need).update(state=NeedState.WITHDRAWN)
    page = turns.aigul.get(page_of(first)).text
    assert "withdrawn" in page
    assert "Investigation" not in page
    with pytest.raises(answering.NotNow):
        turns.answer(turns.aigul, first, Says.MIGHT)
    handing.look_around()
    assert turns.states() == ["withdrawn"] * 3
    assert turns.cholpon.get(page_of(second)).status_code == 404


# Reminders.


def test_an_e_mail_says_that_something_waits_and_nothing_else(turns: Scene) -> None:
    turns.oppose(ACCUSED)
    turn = turns.ask_next()[0].pk
    handing.look_around()
    handing.look_around()
    assert [message.to for message in mail.outbox] == [["aigul@example.org"]]
    turns.answer(turns.aigul, turn, Says.MIGHT)
    handing.look_around()
    assert [message.to for message in mail.outbox[1:]] == [["zarina@example.org"]]
    for message in mail.outbox:
        said = message.subject + str(message.body)
        assert not any(word in said for word in (str(turn), str(turns.need), ACCUSED, "offer", "Offer"))


# What lies where.


def test_no_name_lies_in_clear_and_nothing_stays_of_a_need_that_is_erased(turns: Scene) -> None:
    turns.oppose(ACCUSED)
    turn = turns.freed()
    turns.take_in()
    request_of(turns.zarina)
    rows = [
        bytes(value) if isinstance(value, memoryview) else str(value).encode()
        for model in (Turn, Offer, Entry)
        for row in model.objects.values_list()
        for value in row
    ]
    words = (*ACCUSED.split(), "Небывалова", "Айгуль", "criminal", "investigation")
    assert [word for word in words for row in rows if word.encode() in row] == []
    offer = Turn.objects.get(pk=turn).offer_id
    actions.end(keyring=turns.keyring, offer=offer, reason=Ended.PERSON_CHANGES)
    progress = need_actions.Progress(NeedState.CLOSED)
    need_actions.record_progress(keyring=turns.keyring, need=turns.need, progress=progress, is_told=False)
    need_actions.erase_need(keyring=turns.keyring, need=turns.need, today=TODAY)
    assert not Turn.objects.exists()
    assert turns.aigul.get(page_of(turn)).status_code == 404
