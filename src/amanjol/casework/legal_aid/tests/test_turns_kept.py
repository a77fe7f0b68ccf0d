"""What stays of a turn: nothing for an account that is theirs no more, and no name that is not being told."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from amanjol.casework.legal_aid.conflict import actions as conflict
from amanjol.casework.legal_aid.models import OtherSide, Turn, TurnState
from amanjol.casework.legal_aid.offers import taking_in
from amanjol.casework.legal_aid.offers.records import Passed, State
from amanjol.casework.legal_aid.register import accounts
from amanjol.casework.legal_aid.tests.offers_cast import ACCUSED, TODAY, raise_need, side
from amanjol.casework.legal_aid.tests.turn_cast import MY_WORK, page_of
from amanjol.casework.legal_aid.turns import handing
from amanjol.casework.legal_aid.turns.records import Says
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.tests.key_cast import request_of

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.legal_aid.tests.turn_cast import Scene

TYPED: Final = {"role": "accused", "names": "Вымыслов Олег", "heard": "telephone"}

pytestmark = pytest.mark.django_db


def named(turns: Scene) -> UUID:
    """Aigul is being told the names at this moment."""
    turns.oppose(ACCUSED)
    turn = turns.ask_next()[0].pk
    turns.answer(turns.aigul, turn, Says.MIGHT)
    assert turns.take_in() == frozenset()
    assert ACCUSED in turns.aigul.get(page_of(turn)).text
    return turn


def names_kept(turns: Scene, turn: UUID) -> bool:
    request_of(turns.zarina)
    return bool(Turn.objects.get(pk=turn).names)


def test_an_account_that_was_ended_reads_none_of_its_turns(turns: Scene) -> None:
    turn = named(turns)
    accounts.end_account(keyring=turns.keyring, advocate=turns.id_of("7-001"), today=TODAY)
    assert turns.aigul.get(page_of(turn)).status_code == 404
    assert Turn.objects.get(pk=turn).code not in turns.aigul.get(MY_WORK).text


def test_what_an_account_was_asked_ends_with_it(turns: Scene) -> None:
    turn = named(turns)
    accounts.end_account(keyring=turns.keyring, advocate=turns.id_of("7-001"), today=TODAY)
    assert turns.states() == ["withdrawn", "waiting", "waiting"]
    assert not names_kept(turns, turn)
    assert turns.take_in() == frozenset()
    assert turns.states() == ["withdrawn", "handed", "waiting"]


def test_another_account_of_the_same_advocate_has_no_turn_of_the_one_before(turns: Scene) -> None:
    turn = named(turns)
    accounts.end_account(keyring=turns.keyring, advocate=turns.id_of("7-001"), today=TODAY)
    another = turns.with_account("Nurgul Chinar", "7-001")
    assert another.get(page_of(turn)).status_code == 404


def test_a_turn_of_another_advocate_is_not_there_even_under_the_own_key(turns: Scene) -> None:
    """Whose account was another advocate's before reads nothing of what that one was asked."""
    turn = named(turns)
    aigul, bakyt = turns.id_of("7-001"), turns.id_of("7-002")
    member, _keys = turns.at(turns.aigul)
    accounts.end_account(keyring=turns.keyring, advocate=aigul, today=TODAY)
    accounts.give_account(keyring=turns.keyring, advocate=bakyt, member=member.pk, today=TODAY)
    assert turns.aigul.get(page_of(turn)).status_code == 404
    assert Turn.objects.get(pk=turn).state == TurnState.WITHDRAWN


# Names.


@pytest.mark.parametrize("says", [Says.FREE, Says.DECLINED])
def test_names_go_as_soon_as_they_are_answered(turns: Scene, says: Says) -> None:
    turn = named(turns)
    turns.answer(turns.aigul, turn, says)
    assert not names_kept(turns, turn)


def test_names_go_with_the_deadline(turns: Scene) -> None:
    turn = named(turns)
    turns.let_deadline_pass(turn)
    handing.look_around()
    assert turns.states()[:2] == ["over", "handed"]
    assert not names_kept(turns, turn)


def test_who_is_erased_from_the_other_side_is_not_told_any_more(turns: Scene) -> None:
    turn = named(turns)
    before = Turn.objects.get(pk=turn).names
    row = OtherSide.objects.get(need=turns.need).pk
    conflict.erase_side(keyring=turns.keyring, need=turns.need, row=row, today=TODAY)
    assert not names_kept(turns, turn)
    page = turns.aigul.get(page_of(turn)).text
    assert ACCUSED not in page
    assert "The names come here" in page
    assert turns.aigul.post(page_of(turn, "no-conflict/"), {"seen": 1}).status_code == 302
    assert turns.states()[0] == "named"
    assert turns.take_in() == frozenset()
    assert Turn.objects.get(pk=turn).names not in (before, b"")
    assert "Nobody is known yet" in turns.aigul.get(page_of(turn)).text


def test_whoever_is_written_or_changed_is_told_anew_at_once(turns: Scene) -> None:
    turn = named(turns)
    assert turns.zarina.post(reverse("legal_aid:other_side", args=[turns.need]), TYPED).status_code == 302
    assert "Вымыслов Олег" in turns.aigul.get(page_of(turn)).text
    row = OtherSide.objects.filter(need=turns.need).latest("pk").pk
    conflict.change_side(keyring=turns.keyring, need=turns.need, row=row, side=side("Сочинённый Пётр"))
    assert not names_kept(turns, turn)
    turns.take_in()
    assert "Сочинённый Пётр" in turns.aigul.get(page_of(turn)).text


def test_danger_that_is_written_down_ends_the_telling_with_the_same_request(turns: Scene) -> None:
    turn = named(turns)
    typed = TYPED | {"endangers": "on"}
    assert turns.zarina.post(reverse("legal_aid:other_side", args=[turns.need]), typed).status_code == 302
    request_of(turns.zarina)
    assert turns.states() == ["withdrawn"] * 3
    assert not names_kept(turns, turn)


# What comes too late, and what fails.


def test_a_yes_that_is_taken_in_after_the_last_day_seals_no_names(
    turns: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns.oppose(ACCUSED)
    first = turns.ask_next()[0]
    turns.answer(turns.aigul, first.pk, Says.MIGHT)
    keyring = turns.keyring
    with monkeypatch.context() as later:
        later.setattr(taking_in, "present_moment", lambda: first.last + timedelta(minutes=1))
        later.setattr(timezone, "now", lambda: first.last + timedelta(minutes=1))
        assert taking_in.take_in(keyring) == frozenset()
    record = turns.offer(first.offer_id).record
    assert (record.state, record.steps[-1].reason) == (State.PASSED, Passed.DEADLINE)
    assert [step.state for step in record.steps] == ["queued", "asked", "passed"]
    assert turns.states()[0] == "over"


def test_a_need_that_fails_keeps_no_other_from_its_turn(
    turns: Scene, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    needs = sorted([turns.need, raise_need(turns.keyring)])
    for need in needs:
        turns.ask_next(need)
        turns.let_deadline_pass(turns.turns(need)[0].pk)
    true = handing.hand_over

    def fails(turn: Turn, *rest: Any) -> None:
        if turn.need_id == needs[0]:
            raise DatabaseError(ACCUSED)
        true(turn, *rest)

    monkeypatch.setattr(handing, "hand_over", fails)
    handing.look_around()
    assert turns.states(needs[0])[:2] == ["handed", "waiting"]
    assert turns.states(needs[1])[0] == "over"
    assert "DatabaseError" in caplog.text
    assert ACCUSED not in caplog.text


# Words.


def test_who_was_never_asked_is_taken_out_of_the_row_and_nobody_says_that_they_did_not_answer(
    turns: Scene,
) -> None:
    offer = turns.ask_next()[1].offer_id
    assert "let pass" not in turns.zarina.get(reverse("legal_aid:offer", args=[offer])).text
    sent = {"reason": Passed.TAKEN_BACK.value}
    assert turns.zarina.post(reverse("legal_aid:let_offer_pass", args=[offer]), sent).status_code == 302
    page = turns.zarina.get(reverse("legal_aid:offer", args=[offer])).text
    assert "taken out of the row" in page
    assert "let pass" not in page
    verbs = Entry.objects.filter(subject_id=str(offer)).order_by("at").values_list("verb", flat=True)
    assert list(verbs) == ["legal-offer.queued", "legal-offer.taken-out"]
    assert not turns.offer(offer).is_older
