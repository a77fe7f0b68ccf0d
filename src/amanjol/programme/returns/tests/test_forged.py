"""Returns that nobody should have sent: refused, and nothing of them is stored; what comes twice counts once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from amanjol.casework.desk import sealed_rows
from amanjol.casework.desk.tallies import Quarter
from amanjol.casework.referrals.partners import own_signing, write_to
from amanjol.casework.referrals.tests.two_houses import carry, open_letters
from amanjol.casework.support.tests.quarter_cast import BEFORE, NOW, TODAY
from amanjol.foundation.letters import comparing
from amanjol.foundation.letters.models import Belief, Outgoing
from amanjol.foundation.letters.sending import Draft
from amanjol.foundation.organisations.models import Member
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.records import present_moment, replace
from amanjol.programme.returns import actions
from amanjol.programme.returns.bodies import (
    ANSWER,
    HANDED_IN,
    MOST_PEOPLE,
    MOST_REVISIONS,
    Answer,
    Answering,
    HandedIn,
)
from amanjol.programme.returns.counting import Return
from amanjol.programme.returns.models import ArrivedReturn, CountedQuarter
from amanjol.programme.returns.queries import opened_quarters, opened_returns
from amanjol.programme.returns.records import QuarterRecord
from amanjol.programme.returns.tests.return_cast import sums

if TYPE_CHECKING:
    from amanjol.programme.returns.records import ArrivedRecord, Sent
    from amanjol.programme.returns.tests.return_cast import ReturnCast

REFUSED = "says something that no letter of its kind says"
GOOD = HandedIn(
    year=BEFORE.year, quarter=BEFORE.number, revision=1, counted_on=TODAY, replaces=None, sums=sums(40)
).as_data()


def _changed(**changed: Any) -> dict[str, Any]:
    return GOOD | {"sums": GOOD["sums"] | changed}


@pytest.mark.parametrize(
    "data",
    [
        GOOD | {"year": 1999},
        GOOD | {"quarter": 5},
        GOOD | {"revision": 0},
        GOOD | {"revision": 2},  # replaces nothing
        GOOD | {"replaces": str(TODAY)},
        GOOD | {"revision": 21, "replaces": str(TODAY)},
        GOOD | {"counted_on": str(BEFORE.first_day - timedelta(days=1))},
        GOOD | {"case": "A1"},
        GOOD | {"sums": {"people": 40}},
        _changed(people=-1),
        _changed(people=41),
        _changed(people=MOST_PEOPLE + 1),
        _changed(new=41),
        _changed(survivors=41),
        _changed(services=-3),
        _changed(services=10**9),
        _changed(needs_met=1),
        _changed(referrals=3, referrals_accepted=4),
        _changed(sex={"female": 39, "male": 0, "unsaid": 0}),
        _changed(age={"child": 1, "adult": 40, "unknown": 0}),
        _changed(people="40"),
    ],
)
def test_what_no_return_says(data: dict[str, Any]) -> None:
    assert HandedIn.from_data(GOOD).as_data() == GOOD
    with pytest.raises(NotCanonical):
        HandedIn.from_data(data)


def _write(cast: ReturnCast, body: HandedIn) -> None:
    """As any program could that has Yyldyz' signing key."""
    gul = cast.gul
    keyring = keyring_of(cast.dana)
    write_to(keyring, own_signing(keyring), gul, Draft(HANDED_IN, body))
    carry()


def _body(of: Quarter = BEFORE, people: int = 40, revision: int = 1, **changed: Any) -> HandedIn:
    given: dict[str, Any] = {
        "counted_on": TODAY,
        "replaces": TODAY if revision > 1 else None,
        "sums": sums(people),
    }
    return HandedIn(year=of.year, quarter=of.number, revision=revision, **given | changed)


def _nothing_is_stored(cast: ReturnCast) -> None:
    request_of(cast.selbi)
    assert not ArrivedReturn.objects.exists()


LONG_AGO = Quarter(BEFORE.year - 3, BEFORE.number)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body",
    [
        _body(NOW),
        _body(LONG_AGO),
        _body(counted_on=TODAY + timedelta(days=2)),
        _body(counted_on=BEFORE.last_day),
    ],
)
def test_a_quarter_that_nobody_hands_in_now(returning: ReturnCast, body: HandedIn) -> None:
    _write(returning, body)
    assert REFUSED in open_letters(returning.selbi)
    _nothing_is_stored(returning)


@pytest.mark.django_db
def test_of_whom_nobody_has_compared_the_words(returning: ReturnCast) -> None:
    _write(returning, _body())
    keyring = keyring_of(returning.selbi)
    comparing.end(member=keyring.member, belief=Belief.objects.get(pk=returning.houses.belief_in_yyldyz).pk)
    assert "its writer is not believed here yet" in open_letters(returning.selbi)
    _nothing_is_stored(returning)


@pytest.mark.django_db
def test_where_nobody_manages_a_programme(returning: ReturnCast) -> None:
    _write(returning, _body())
    request_of(returning.selbi)
    Member.objects.filter(pk=returning.aidar.pk).update(left_on=TODAY)
    assert "was not asked from here" in open_letters(returning.selbi)
    _nothing_is_stored(returning)


def _record(cast: ReturnCast) -> ArrivedRecord:
    keyring = keyring_of(cast.selbi)
    [opened] = opened_returns(ArrivedReturn.objects.all(), keyring)
    assert not opened.is_older
    return opened.record


@pytest.mark.django_db
def test_what_comes_twice_counts_once(returning: ReturnCast) -> None:
    _write(returning, _body())
    _write(returning, _body())
    open_letters(returning.selbi)
    assert len(_record(returning).revisions) == 1
    request_of(returning.dana)
    Outgoing.objects.update(received_at=None, next_try_at=present_moment())
    carry()
    open_letters(returning.selbi)
    assert len(_record(returning).revisions) == 1


@pytest.mark.django_db
def test_other_numbers_under_the_same_revision(returning: ReturnCast) -> None:
    _write(returning, _body())
    open_letters(returning.selbi)
    _write(returning, _body(people=99))
    assert REFUSED in open_letters(returning.selbi)
    assert _record(returning).newest.body.sums.people == 40


@pytest.mark.django_db
def test_in_whatever_order_the_last_revision_holds(returning: ReturnCast) -> None:
    for revision, people in ((3, 43), (1, 41), (2, 42)):
        _write(returning, _body(people=people, revision=revision))
        open_letters(returning.selbi)
    assert [of.body.sums.people for of in _record(returning).revisions] == [41, 42, 43]


@pytest.mark.django_db
def test_an_answer_to_what_was_not_handed_in(returning: ReturnCast) -> None:
    yyldyz = returning.yyldyz
    says = Answer(
        year=BEFORE.year,
        quarter=BEFORE.number,
        revision=1,
        says=Answering.APPROVED,
        at=present_moment(),
        reason="",
    )
    keyring = keyring_of(returning.selbi)
    write_to(keyring, own_signing(keyring), yyldyz, Draft(ANSWER, says))
    carry()
    assert "was not asked from here" in open_letters(returning.dana)
    request_of(returning.dana)
    assert not CountedQuarter.objects.exists()


@pytest.mark.django_db
def test_only_to_whom_it_was_handed_in_answers(returning: ReturnCast) -> None:
    """Of two programmes to which it was handed in each answers for itself."""
    returning.hand_in()
    keyring = keyring_of(returning.dana)
    row = CountedQuarter.objects.get()
    record = sealed_rows.open_row(QuarterRecord, row, keyring)
    elsewhere = replace(record.sent[0], organisation=str(uuid4()))
    sealed_rows.close(row, replace(record, sent=(elsewhere,)), keyring)
    row.save(update_fields=["schema", "sealed"])
    yyldyz = returning.yyldyz
    at_gul = keyring_of(returning.selbi)
    says = Answer(
        year=BEFORE.year,
        quarter=BEFORE.number,
        revision=1,
        says=Answering.APPROVED,
        at=present_moment(),
        reason="",
    )
    write_to(at_gul, own_signing(at_gul), yyldyz, Draft(ANSWER, says))
    carry()
    assert "was not asked from here" in open_letters(returning.dana)


def _answer(cast: ReturnCast, says: Answering, **changed: Any) -> None:
    """As any program could that has Gul's signing key; opened at once where it can be."""
    yyldyz, keyring = cast.yyldyz, keyring_of(cast.selbi)
    given: dict[str, Any] = {"year": BEFORE.year, "quarter": BEFORE.number, "revision": 1, "reason": ""}
    body = Answer(says=says, **given | {"at": present_moment()} | changed)
    write_to(keyring, own_signing(keyring), yyldyz, Draft(ANSWER, body))
    carry()


def _sent(cast: ReturnCast) -> Sent:
    keyring = keyring_of(cast.dana)
    [opened] = opened_quarters(CountedQuarter.objects.all(), keyring)
    assert not opened.is_older
    return opened.record.sent[0]


@pytest.mark.django_db
def test_each_answer_counts_once_and_none_goes_back(returning: ReturnCast) -> None:
    """A programme that answers without end makes no row grow, and no moment that it names moves anything back."""
    returning.hand_in()
    later = present_moment() + timedelta(hours=20)
    for number in range(8):
        says = Answering.APPROVED if number % 2 == 0 else Answering.OPENED
        _answer(returning, says, at=later - timedelta(minutes=60 - number))
    open_letters(returning.dana)
    there = _sent(returning)
    assert sorted(answer.says for answer in there.answers) == [Answering.APPROVED, Answering.OPENED]
    assert there.newest is not None
    assert there.newest.says is Answering.APPROVED


@pytest.mark.django_db
def test_an_answer_from_after_tomorrow(returning: ReturnCast) -> None:
    returning.hand_in()
    _answer(returning, Answering.APPROVED, at=present_moment() + timedelta(days=2))
    assert REFUSED in open_letters(returning.dana)
    assert not _sent(returning).answers


@pytest.mark.django_db
def test_a_quarter_is_handed_in_so_often_and_no_more(returning: ReturnCast) -> None:
    gul, keyring = returning.gul, keyring_of(returning.dana)
    for number in range(MOST_REVISIONS):
        counted = Return.of_sums(BEFORE, sums(40 + number))
        actions.hand_in(keyring=keyring, partner=gul, counted=counted)
    with pytest.raises(actions.TooOften):
        actions.hand_in(keyring=keyring, partner=gul, counted=Return.of_sums(BEFORE, sums(99)))


def test_a_reason_goes_with_what_is_sent_back() -> None:
    data: dict[str, Any] = {
        "year": BEFORE.year, "quarter": BEFORE.number, "revision": 1, "at": "2026-01-01T00:00:00Z",
    }  # fmt: skip
    for says, reason in (("sent-back", ""), ("approved", "Why"), ("approved", "x" * 501)):
        with pytest.raises(NotCanonical):
            Answer.from_data(data | {"says": says, "reason": reason})
