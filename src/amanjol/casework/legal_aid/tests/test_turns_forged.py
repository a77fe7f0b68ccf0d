"""Whoever writes rows as the program does makes no answer, brings none back, and hands nothing over to be believed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from amanjol.casework.legal_aid.models import Need, Offer, OtherSide, Turn, TurnState
from amanjol.casework.legal_aid.offers import actions
from amanjol.casework.legal_aid.offers.records import Declined, Ended, State
from amanjol.casework.legal_aid.register import accounts
from amanjol.casework.legal_aid.tests.offers_cast import ACCUSED, TODAY
from amanjol.casework.legal_aid.tests.turn_cast import page_of
from amanjol.casework.legal_aid.turns import handing, queries, sealing
from amanjol.casework.legal_aid.turns.records import Answer, Names, Says
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.actions import record
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.legal_aid.tests.turn_cast import Scene

pytestmark = pytest.mark.django_db


def write(turn: UUID, **columns: Any) -> None:
    Turn.objects.filter(pk=turn).update(**columns)


def put_back(turn: Turn) -> None:
    """The whole row, as it was: what is there is deleted and written anew."""
    Turn.objects.filter(pk=turn.pk).delete()
    turn.save(force_insert=True)


def offer_of(turns: Scene, turn: UUID) -> State:
    return turns.offer(Turn.objects.get(pk=turn).offer_id).state


def is_refused(turns: Scene, turn: UUID, before: State) -> None:
    """It is broken, nothing of it is taken in, and the page of the coordinator says so."""
    assert turn in turns.take_in()
    assert offer_of(turns, turn) is before
    page = turns.zarina.get(f"/desk/needs/{turns.need}/lawyer/").text
    assert "was not sealed so" in page
    assert ("not as it was sealed" in page) == turns.is_open()
    assert "was not sealed so" in turns.zarina.get("/desk/").text


@pytest.mark.parametrize(
    "state", [TurnState.MIGHT, TurnState.NAMED, TurnState.DECLINED, TurnState.OVER, TurnState.ACCEPTED]
)
def test_a_state_without_an_answer_is_refused(turns: Scene, state: TurnState) -> None:
    turn = turns.ask_next()[0].pk
    write(turn, state=state)
    is_refused(turns, turn, State.QUEUED)


def test_a_withdrawal_without_a_reason_is_refused(turns: Scene) -> None:
    turn = turns.ask_next()[0].pk
    write(turn, state=TurnState.WITHDRAWN)
    is_refused(turns, turn, State.QUEUED)


def test_an_answer_under_another_key_is_refused(turns: Scene) -> None:
    turn = turns.ask_next()[0]
    turn.answers, turn.state = 1, TurnState.MIGHT
    sealing.seal_answer(turn, Answer(Says.MIGHT, present_moment()), sealing.new_key())
    turn.save()
    is_refused(turns, turn.pk, State.QUEUED)


def test_no_conflict_without_names_is_refused(turns: Scene) -> None:
    turn = turns.ask_next()[0].pk
    turns.answer(turns.aigul, turn, Says.MIGHT)
    turns.take_in()
    row = Turn.objects.get(pk=turn)
    write(turn, state=TurnState.FREE, answer=row.answer, names=b"")
    is_refused(turns, turn, State.NAMED)


def test_a_state_that_the_answer_does_not_say_is_refused(turns: Scene) -> None:
    turn = turns.ask_next()[0].pk
    turns.answer(turns.aigul, turn, Says.MIGHT)
    write(turn, state=TurnState.DECLINED)
    is_refused(turns, turn, State.QUEUED)


def test_the_answer_of_another_turn_is_refused(turns: Scene) -> None:
    first, second, _third = (turn.pk for turn in turns.ask_next())
    turns.answer(turns.aigul, first, Says.DECLINED, reason="no-time")
    declined = Turn.objects.get(pk=first)
    turns.answer(turns.cholpon, second, Says.MIGHT)
    write(second, answer=declined.answer, state=TurnState.DECLINED)
    turns.take_in()
    is_refused(turns, second, State.QUEUED)


def test_an_answer_that_was_taken_back_is_not_brought_back(turns: Scene) -> None:
    turn = turns.ask_next()[0].pk
    turns.answer(turns.aigul, turn, Says.MIGHT)
    before = Turn.objects.get(pk=turn)
    turns.answer(turns.aigul, turn, Says.DECLINED, reason="no-time")
    with transaction.atomic():
        Turn.objects.exclude(pk=turn).delete()
        put_back(before)
    is_refused(turns, turn, State.QUEUED)


def test_an_answer_that_was_taken_in_is_not_taken_in_again(turns: Scene) -> None:
    turn = turns.freed()
    free = Turn.objects.get(pk=turn)
    turns.oppose("Вымыслов Олег")
    turns.take_in()
    assert offer_of(turns, turn) is State.NAMED
    write(turn, state=TurnState.FREE, answer=free.answer, names=b"")
    is_refused(turns, turn, State.NAMED)


def test_names_that_are_put_back_lead_to_no_acceptance(turns: Scene) -> None:
    """Whoever read the names of before has not said that there is no conflict with those of now."""
    turns.oppose(ACCUSED)
    turn = turns.ask_next()[0].pk
    turns.answer(turns.aigul, turn, Says.MIGHT)
    turns.take_in()
    before = Turn.objects.get(pk=turn).names
    turns.answer(turns.aigul, turn, Says.FREE)
    turns.oppose("Вымыслов Олег")
    turns.take_in()
    write(turn, names=before)
    turns.answer(turns.aigul, turn, Says.FREE)
    turns.take_in()
    assert (offer_of(turns, turn), Turn.objects.get(pk=turn).state) == (State.NAMED, "named")
    assert "Вымыслов Олег" in turns.aigul.get(page_of(turn)).text


def test_names_of_somebody_else_are_not_shown_and_not_answered(turns: Scene) -> None:
    turn = turns.ask_next()[0].pk
    turns.answer(turns.aigul, turn, Says.MIGHT)
    turns.take_in()
    row = Turn.objects.get(pk=turn)
    sealing.seal_names(row, Names((), (("Подложный",),)), sealing.new_key())
    row.save()
    page = turns.aigul.get(page_of(turn)).text
    assert "does not open as it was sealed" in page
    assert "Подложный" not in page
    with pytest.raises(SealBroken):
        turns.answer(turns.aigul, turn, Says.FREE)


@pytest.mark.parametrize("column", ["last", "minutes"])
def test_a_letter_is_bound_to_what_stands_beside_it(turns: Scene, column: str) -> None:
    turn = turns.ask_next()[0]
    changed = {"last": turn.last + timedelta(days=9), "minutes": 9}[column]
    setattr(turn, column, changed)
    turn.working_days = 0 if column == "minutes" else turn.working_days
    with transaction.atomic():
        put_back(turn)
    assert "does not open as it was sealed" in turns.aigul.get(page_of(turn.pk)).text
    with pytest.raises(SealBroken):
        turns.answer(turns.aigul, turn.pk, Says.MIGHT)


def test_a_turn_that_is_written_to_another_advocate_is_not_there(turns: Scene) -> None:
    turn = turns.ask_next()[0]
    turn.advocate = uuid4()
    with transaction.atomic():
        put_back(turn)
    assert turns.aigul.get(page_of(turn.pk)).status_code == 404


def test_a_deadline_that_somebody_moved_is_not_believed(
    turns: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal has the moment of the handing over, and the length stands inside the seal."""
    turn = turns.ask_next()[0].pk
    long_ago = present_moment() - timedelta(days=12)
    monkeypatch.setattr(queries, "handed_first", lambda _turn: long_ago)
    turns.answer(turns.aigul, turn, Says.MIGHT)
    turns.take_in()
    assert offer_of(turns, turn) is State.PASSED


def test_who_was_handed_to_out_of_turn_is_refused(turns: Scene) -> None:
    first, second, _third = (turn.pk for turn in turns.ask_next())
    with pytest.raises(IntegrityError), transaction.atomic():
        write(second, state=TurnState.HANDED)
    row = Turn.objects.get(pk=first)
    row.state, row.handed_at, row.until = TurnState.WAITING, None, None
    put_back(row)
    handed = present_moment()
    write(second, state=TurnState.HANDED, handed_at=handed, until=handed + timedelta(days=1))
    record(verb=queries.HANDED, organisation=turns.chinar.pk, actor=None, subject=(queries.SUBJECT, second))
    turns.answer(turns.cholpon, second, Says.MIGHT)
    is_refused(turns, second, State.QUEUED)


@pytest.mark.parametrize(
    "columns",
    [{"state": "over"}, {"names": b"x"}, {"batch": uuid4()}, {"sealed": b"x"}, {"answers": 5}, {"place": 9}],
)
def test_the_database_lets_a_turn_move_along_its_states_alone(turns: Scene, columns: dict[str, Any]) -> None:
    second = turns.ask_next()[1].pk
    with pytest.raises(IntegrityError), transaction.atomic():
        write(second, **columns)


def planted(turns: Scene, **columns: Any) -> Turn:
    """A whole row of its own, beside none of ours."""
    now = present_moment()
    values = {
        "organisation": turns.chinar, "need_id": turns.need, "advocate": uuid4(), "batch": uuid4(), "place": 1,
        "minutes": 0, "working_days": 2, "last": now, "state": TurnState.MIGHT, "handed_at": now,
        "sealed": b"", "names": b"", "answer": b"x", "answers": 1,
    }  # fmt: skip
    return Turn.objects.create(**values | columns)


def need_of_others(turns: Scene) -> UUID:
    """Which the key of a row reaches, and no session of ours."""
    request_of(turns.zarina)
    need = Need.objects.get(pk=turns.need)
    other = organisations.create_organisation(name="Juniper", kind=OrganisationKind.LEGAL_AID, by=None)
    request_of(unlocked(join("Olga Juniper", other, RoleKey.LEGAL_AID_COORDINATOR).account))
    need.pk, need.need, need.organisation = uuid4(), uuid4(), other
    need.save(force_insert=True)
    return need.pk


def test_a_turn_in_no_state_is_refused_by_the_database(turns: Scene) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        planted(turns, offer_id=turns.ask("7-001"), state="never")


def test_a_turn_for_a_need_of_others_keeps_nobody_from_their_pages(turns: Scene) -> None:
    offer, theirs = turns.ask("7-001"), need_of_others(turns)
    request_of(turns.zarina)
    Offer.objects.filter(pk=offer).update(need=theirs)
    turn = planted(turns, offer_id=offer)
    assert turn.pk in turns.take_in()
    assert turns.zarina.get("/desk/").status_code == 200
    assert turns.zarina.get("/desk/needs/").status_code == 200


def test_another_side_that_does_not_open_keeps_nobody_from_the_first_page(turns: Scene) -> None:
    turn = turns.ask_next()[0].pk
    OtherSide.objects.filter(pk=turns.oppose(ACCUSED).pk).update(sealed=b"x" * 60)
    assert turn in turns.take_in()
    assert turns.zarina.get("/desk/").status_code == 200


@pytest.mark.parametrize("state", [TurnState.OVER, TurnState.WAITING, TurnState.DECLINED])
def test_a_planted_turn_does_not_hold_up_the_end_of_an_acceptance(turns: Scene, state: TurnState) -> None:
    offer = turns.accepted("7-001")
    planted(turns, offer_id=offer, state=state)
    actions.end(keyring=turns.keyring, offer=offer, reason=Ended.PERSON_CHANGES)
    assert turns.offer(offer).state is State.ENDED


def test_a_planted_turn_does_not_hold_up_a_refusal(turns: Scene) -> None:
    """Whose turn has not come cannot decline, says the database: the offer is what counts."""
    offer = turns.ask("7-001")
    turn = planted(turns, offer_id=offer, state=TurnState.WAITING)
    actions.decline(keyring=turns.keyring, offer=offer, reason=Declined.NO_TIME)
    assert turns.offer(offer).state is State.DECLINED
    assert Turn.objects.get(pk=turn.pk).state == TurnState.WITHDRAWN


def test_an_account_that_is_theirs_no_more_answers_nothing(turns: Scene) -> None:
    turn = turns.ask_next()[0].pk
    turns.answer(turns.aigul, turn, Says.MIGHT)
    accounts.end_account(keyring=turns.keyring, advocate=turns.id_of("7-001"), today=TODAY)
    turns.take_in()
    assert offer_of(turns, turn) is State.PASSED
    assert turns.states()[:2] == ["withdrawn", "handed"]


def test_an_older_copy_of_the_offer_takes_nothing_in(turns: Scene) -> None:
    turn = turns.ask_next()[0].pk
    turns.answer(turns.aigul, turn, Says.MIGHT)
    offer = Offer.objects.get(turn=turn)
    turns.take_in()
    Offer.objects.filter(pk=offer.pk).update(sealed=offer.sealed, state=offer.state, deadline=offer.deadline)
    write(turn, state=TurnState.OVER, names=b"")
    turns.take_in()
    assert offer_of(turns, turn) is State.QUEUED


def test_a_key_that_goes_takes_the_turn_along_and_the_next_has_theirs(turns: Scene) -> None:
    first, second, _third = (turn.pk for turn in turns.ask_next())
    member, _keys = turns.at(turns.aigul)
    member.account.person_key.delete()
    handing.look_around()
    request_of(turns.zarina)
    assert not Turn.objects.filter(pk=first).exists()
    assert Turn.objects.get(pk=second).state == TurnState.HANDED
