"""Whoever writes rows as the program does shows an advocate no false offer: no voucher of theirs is believed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone

from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid.models import Offer, Turn, TurnState, VouchingKey
from amanjol.casework.legal_aid.needs import queries as needs
from amanjol.casework.legal_aid.offers import actions
from amanjol.casework.legal_aid.offers.records import Passed
from amanjol.casework.legal_aid.register import accounts
from amanjol.casework.legal_aid.tests.turn_cast import MY_WORK, page_of
from amanjol.casework.legal_aid.turns import sealing, vouching
from amanjol.casework.legal_aid.turns.records import Letter, Says, said_of
from amanjol.foundation.accounts.models import PersonKey
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.keys.actions.accepting import OtherWords
from amanjol.foundation.organisations.keys.actions.beginning import begin_next
from amanjol.foundation.organisations.keys.queries import place_of
from amanjol.foundation.organisations.models import Intake
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.legal_aid.tests.turn_cast import Scene

pytestmark = pytest.mark.django_db
NOT_THEIRS: Final = "The words that you compared do not vouch for this offer."
FALSE_DISTRICT: Final = "naryn"
THEIR_SECRET: Final = b"\x07" * 32
COMPARE: Final = f"{MY_WORK}who-asks/"


def letter_of(turns: Scene, turn: Turn) -> Letter:
    _member, keys = turns.at(turns.aigul)
    return sealing.open_letter(turn, keys)


def falsified(turns: Scene, turn: Turn, **changes: Any) -> Letter:
    """What somebody else would say: another place, and a key `between` of their own."""
    letter = letter_of(turns, turn)
    says = replace(letter.says, district=FALSE_DISTRICT)
    return replace(letter, says=says, between=sealing.new_key(), **changes)


def plant(turn: Turn, letter: Letter, key: PersonKey) -> None:
    """In place of the true one, as `amanjol_app`, which the tests are."""
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        assert cursor.fetchone() == ("amanjol_app",)
    sealing.seal_letter(turn, letter, bytes(key.public))
    with transaction.atomic():
        Turn.objects.filter(pk=turn.pk).delete()
        turn.save(force_insert=True)


def is_refused(turns: Scene, turn: Turn) -> None:
    page = turns.aigul.get(page_of(turn.pk)).text
    assert NOT_THEIRS in page
    assert "Naryn" not in page
    assert "I might" not in page
    with pytest.raises(vouching.NotVouchedFor):
        turns.answer(turns.aigul, turn.pk, Says.MIGHT)
    answer = turns.aigul.post(page_of(turn.pk, "might/"), {"seen": 0}, follow=True)
    assert NOT_THEIRS in answer.text
    assert Turn.objects.get(pk=turn.pk).answers == 0
    assert not Entry.objects.filter(verb="legal-offer.answered").exists()


def key_of(turn: Turn) -> PersonKey:
    assert turn.key is not None
    return turn.key


def test_a_true_offer_is_shown_and_its_voucher_is_of_this_letter(turns: Scene) -> None:
    first, second, _third = turns.ask_next()
    assert "Naryn" not in turns.aigul.get(page_of(first.pk)).text
    assert NOT_THEIRS not in turns.aigul.get(page_of(first.pk)).text
    letter = letter_of(turns, first)
    assert len(letter.voucher) == 64
    secret = vouching.secret_for(turns.keyring, key_of(first))
    assert secret is not None
    assert vouching.vouched(first, letter, secret) == letter
    assert vouching.vouched(second, letter, secret) != letter
    changed = replace(letter, says=replace(letter.says, district=FALSE_DISTRICT))
    assert vouching.vouched(first, changed, secret).voucher != letter.voucher


@pytest.mark.parametrize("voucher", ["", "0" * 64, None], ids=["none", "invented", "of the true letter"])
def test_a_false_letter_in_place_of_a_true_one_is_refused(turns: Scene, voucher: str | None) -> None:
    turn = turns.ask_next()[0]
    changes = {"voucher": voucher} if voucher is not None else {}
    plant(turn, falsified(turns, turn, **changes), key_of(turn))
    is_refused(turns, turn)


def test_a_whole_false_offer_beside_none_of_ours_is_refused(turns: Scene) -> None:
    """With an offer, a turn and an entry of the journal of its own, under a true need."""
    true = turns.ask_next()[0]
    letter = falsified(turns, true, voucher="")
    actions.let_pass(keyring=turns.keyring, offer=true.offer_id, reason=Passed.TAKEN_BACK)
    Turn.objects.all().delete()
    offer = Offer.objects.get(pk=true.offer_id)
    offer.pk, offer.state = uuid4(), "queued"
    offer.save(force_insert=True)
    false = Turn(
        organisation=turns.chinar, need_id=true.need_id, offer=offer, advocate=true.advocate, key=true.key,
        batch=uuid4(), place=1, minutes=true.minutes, working_days=true.working_days, last=true.last,
        state=TurnState.HANDED, handed_at=present_moment(), until=true.last, names=b"", answer=b"",
    )  # fmt: skip
    plant(false, letter, key_of(true))
    is_refused(turns, false)


def exchange_secret(turns: Scene, key: PersonKey, number: int = 1) -> None:
    """They put a secret of their own beside the advocate's key, sealed to the true epoch."""
    where = place_of(turns.chinar.pk).place(str(key.pk), "legal_aid_vouchingkey.wrapped", number)
    wrapped = keypairs.wrap_key_to(turns.keyring.epoch.public, THEIR_SECRET, where)
    assert VouchingKey.objects.filter(key=key).update(wrapped=wrapped, number=number) == 1


def aiguls_key(turns: Scene) -> PersonKey:
    member, _keys = turns.at(turns.aigul)
    return PersonKey.objects.get(account=member.account_id)


def test_a_secret_of_somebody_else_vouches_for_nothing(turns: Scene) -> None:
    turn = turns.ask_next()[0]
    exchange_secret(turns, key_of(turn))
    plant(turn, vouching.vouched(turn, falsified(turns, turn), THEIR_SECRET), key_of(turn))
    is_refused(turns, turn)


def test_who_has_a_secret_of_somebody_else_beside_their_key_is_called(turns: Scene) -> None:
    """Else each next offer would be vouched for under it, read as false, and lapse."""
    key = aiguls_key(turns)
    assert vouching.secret_for(turns.keyring, key) is not None
    exchange_secret(turns, key)
    assert vouching.secret_for(turns.keyring, key) is None
    turn = turns.ask_next()[0]
    assert (turn.state, turn.key_id, bytes(turn.sealed)) == (TurnState.TO_CALL, None, b"")
    turns.compare_ours(turns.aigul)
    assert vouching.secret_for(turns.keyring, key) not in {None, THEIR_SECRET}


def test_who_never_compared_anew_is_called_though_the_journal_says_so(turns: Scene) -> None:
    """With the witness of the true comparison: what opens is theirs, under an earlier number."""
    turn = turns.ask_next()[0]
    member, _keys = turns.at(turns.aigul)
    (true,) = Entry.objects.filter(verb=vouching.COMPARED, actor_id=member.account_id)
    record_act(
        vouching.COMPARED, member, vouching.SUBJECT, key_of(turn).pk, witness=UUID(true.details["witness"])
    )
    assert vouching.secret_for(turns.keyring, key_of(turn)) is None
    assert not vouching.has_compared(member)


@pytest.mark.parametrize(
    "details", [{}, {"witness": 7}, {"witness": UUID(int=7)}], ids=["none", "a number", "invented"]
)
def test_who_has_a_comparison_beside_theirs_that_is_none_compares_anew(
    turns: Scene, details: dict[str, UUID | int]
) -> None:
    """An entry and a row of somebody else fit each other: the advocate's seed says that it was not they."""
    turn = turns.ask_next()[0]
    member, _keys = turns.at(turns.aigul)
    record_act(vouching.COMPARED, member, vouching.SUBJECT, key_of(turn).pk, **details)
    exchange_secret(turns, key_of(turn), 2)
    page = turns.aigul.get(page_of(turn.pk))
    assert (page.status_code, page["Location"]) == (302, COMPARE)
    page = turns.aigul.post(page_of(turn.pk, "might/"), {"seen": 0})
    assert (page.status_code, page["Location"]) == (302, COMPARE)
    assert vouching.has_compared(member) is isinstance(details.get("witness"), UUID)
    turns.compare_ours(turns.aigul)
    assert vouching.has_compared(member)
    assert vouching.secret_for(turns.keyring, key_of(turn)) not in {None, THEIR_SECRET}


def test_an_earlier_secret_vouches_for_nothing_once_they_compared_anew(turns: Scene) -> None:
    """Who left knows it, and puts its row back: the journal counts how often they compared."""
    turn = turns.ask_next()[0]
    before = VouchingKey.objects.get(key=turn.key)
    secret = vouching.secret_for(turns.keyring, key_of(turn))
    assert secret is not None
    turns.compare_ours(turns.aigul)
    assert vouching.secret_for(turns.keyring, key_of(turn)) not in {None, secret}
    VouchingKey.objects.filter(key=turn.key).delete()
    before.save(force_insert=True)
    assert vouching.secret_for(turns.keyring, key_of(turn)) is None
    plant(turn, vouching.vouched(turn, falsified(turns, turn), secret), key_of(turn))
    is_refused(turns, turn)


def test_the_voucher_of_another_advocate_is_none(turns: Scene) -> None:
    first, second, _third = turns.ask_next()
    secret = vouching.secret_for(turns.keyring, key_of(second))
    assert secret is not None
    plant(first, vouching.vouched(first, falsified(turns, first), secret), key_of(first))
    is_refused(turns, first)


def test_keys_that_somebody_exchanged_have_other_words(turns: Scene) -> None:
    words = keypairs.fingerprint(turns.keyring.epoch.public)
    member, keys = turns.at(turns.aigul)
    Intake.objects.filter(organisation=turns.chinar).update(public=keypairs.generate().public)
    with pytest.raises(OtherWords):
        vouching.compare(member=member, keys=keys, typed=words)


# Who has not compared.


def without_words(turns: Scene) -> Client:
    """7-001 is Nurgul now: a holder has heard her words, she none."""
    return turns.with_account("Nurgul Chinar", "7-001", has_compared=False)


def end_account(turns: Scene) -> None:
    accounts.end_account(keyring=turns.keyring, advocate=turns.id_of("7-001"), today=timezone.localdate())


def test_who_has_not_compared_is_called_and_reads_no_offer(turns: Scene) -> None:
    end_account(turns)
    nurgul = without_words(turns)
    assert "Before you are asked here" in nurgul.get(MY_WORK).text
    turn = turns.ask_next()[0]
    assert (turn.state, turn.key_id, bytes(turn.sealed)) == (TurnState.TO_CALL, None, b"")
    member, _keys = turns.at(nurgul)
    turn.key = PersonKey.objects.get(account=member.account_id)
    turn.state, turn.handed_at, turn.until = TurnState.HANDED, present_moment(), turn.last
    need = needs.opened_need(turns.keyring, turns.need)
    assert need is not None
    false = Letter(
        need=turn.need_id, advocate=turn.advocate, minutes=turn.minutes, working_days=turn.working_days,
        last=turn.last, between=sealing.new_key(), says=said_of(need.says),
    )  # fmt: skip
    plant(turn, false, key_of(turn))
    page = nurgul.get(page_of(turn.pk))
    assert (page.status_code, page["Location"]) == (302, COMPARE)
    page = nurgul.post(page_of(turn.pk, "might/"), {"seen": 0})
    assert (page.status_code, page["Location"]) == (302, COMPARE)


def test_she_types_the_words_and_is_asked_from_then_on(turns: Scene) -> None:
    end_account(turns)
    nurgul = without_words(turns)
    words = keypairs.fingerprint(turns.keyring.epoch.public)
    page = nurgul.get(COMPARE).text
    assert words not in page
    others = keypairs.fingerprint(keypairs.generate().public)
    assert "other words" in nurgul.post(COMPARE, {"typed": others}).text
    assert nurgul.post(COMPARE, {"typed": "x"}).status_code == 200
    assert nurgul.post(COMPARE, {"typed": words}).headers["Location"] == MY_WORK
    page = nurgul.get(MY_WORK).text
    assert "Before you are asked here" not in page
    assert "words compared" in page
    request_of(turns.zarina)
    assert Entry.objects.filter(verb=vouching.COMPARED, actor_id=turns.at(nurgul)[0].account_id).count() == 1
    turn = turns.ask_next()[0]
    assert turn.state == TurnState.HANDED
    assert NOT_THEIRS not in nurgul.get(page_of(turn.pk)).text
    assert "I might" in nurgul.get(page_of(turn.pk)).text


def test_who_is_no_advocate_compares_nothing_and_who_is_locked_unlocks_first(turns: Scene) -> None:
    assert turns.zarina.get(COMPARE).status_code == 403
    turns.aigul.post("/account/lock/")
    assert turns.aigul.get(COMPARE).status_code == 302
    assert "words compared" in turns.aigul.get(MY_WORK).text


def test_an_offer_of_an_older_program_has_no_voucher_and_is_not_answered(turns: Scene) -> None:
    turn = turns.ask_next()[0]
    plant(turn, replace(letter_of(turns, turn), voucher=""), key_of(turn))
    page = turns.aigul.get(page_of(turn.pk)).text
    assert NOT_THEIRS in page


# New keys of the organisation.


def test_it_moves_to_the_next_epoch_and_vouches_on(turns: Scene) -> None:
    first = turns.ask_next()[0]
    secret, epoch = vouching.secret_for(turns.keyring, key_of(first)), turns.keyring.epoch.number
    begin_next(keyring=turns.keyring)
    for _request in range(3):
        keyring_of(turns.zarina)
    keyring = turns.keyring
    assert keyring.epoch.number == epoch + 1
    assert vouching.left_to_rewrap(keyring) == 0
    assert {row.epoch for row in VouchingKey.objects.all()} == {epoch + 1}
    assert vouching.secret_for(keyring, key_of(first)) == secret
    assert "I might" in turns.aigul.get(page_of(first.pk)).text


def test_one_that_does_not_open_stays_and_is_counted(turns: Scene) -> None:
    turn = turns.ask_next()[0]
    VouchingKey.objects.filter(key=turn.key).update(wrapped=b"x" * 1169, epoch=9)
    keyring = turns.keyring
    assert vouching.secret_for(keyring, key_of(turn)) is None
    assert vouching.rewrap(keyring, 5) == 0
    assert vouching.left_to_rewrap(keyring) == 1
    with pytest.raises(SealBroken):
        keyring.epoch_numbered(9)
