"""Wages that were owed: what the person decided stands beside what they decided before; only what came counts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.tests.pages import path, verbs
from amanjol.casework.desk.days import NotThen
from amanjol.casework.desk.tallies import Counting
from amanjol.casework.support.quarter.queries import MoneySum
from amanjol.casework.support.tests.followup_cast import came
from amanjol.casework.support.tests.quarter_cast import BEFORE, NOW, TODAY, counted, numbers, one_more, tally
from amanjol.casework.support.wages import actions
from amanjol.casework.support.wages.actions import Received
from amanjol.casework.support.wages.records import Decision, Way
from amanjol.casework.support.wages.tally import KEY, WAGES
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db
OWED = {"promised": "900", "months": "4", "paid": "0", "currency": "TMT"}
HEADING = "What came of the wages"


@pytest.fixture
def people(three_with_keys: CaseCast) -> CaseCast:
    """An open case of Rosa, of whom nothing about wages is written."""
    return three_with_keys


def decide(people: CaseCast, decision: Decision, on: date, case: Case | None = None) -> None:
    actions.decide(keyring=keyring_of(people.keys.berk), case=case or people.case, decision=decision, on=on)


def receive(people: CaseCast, amount: int, on: date, case: Case | None = None, currency: str = "TMT") -> None:
    paid = Received(amount, currency, Way.COURT, on=on)
    actions.note_received(keyring=keyring_of(people.keys.berk), case=case or people.case, received=paid)


def page(people: CaseCast) -> str:
    return people.keys.berk.get(path("case", people.case)).text


def test_the_sheet_stands_below_what_is_owed_and_pushes_nobody(people: CaseCast) -> None:
    assert HEADING not in page(people)
    assert people.keys.berk.post(path("wages", people.case), OWED).status_code == 302
    there = page(people)
    assert "Nobody has written down yet what the person decided." in there
    sheet = there.partition(HEADING)[2].partition("</section>")[0].lower()
    assert not any(word in sheet for word in ("employer", "call", "claim", "overdue", "todo", "alarm"))
    asks = people.keys.berk.get(f"/desk/cases/{people.case.pk}/wages/decision/").text
    assert "Each answer is as good as the others" in asks
    assert " checked" not in asks


def test_a_decision_changes_and_the_one_before_stays(people: CaseCast) -> None:
    """What is written later of an earlier day does not hold."""
    decide(people, Decision.CLAIMS, TODAY - timedelta(days=5))
    decide(people, Decision.CHOSE_NOT, TODAY)
    decide(people, Decision.UNDECIDED, TODAY - timedelta(days=9))
    record = came(people.keys.dana, people.case).record
    assert record.decision is not None
    assert record.decision.decision is Decision.CHOSE_NOT
    assert record.decision.by == keyring_of(people.keys.berk).person
    until = record.decision_until(TODAY - timedelta(days=1))
    assert until is not None
    assert until.decision is Decision.CLAIMS
    assert record.decision_until(TODAY - timedelta(days=10)) is None
    asks = people.keys.dana.get(f"/desk/cases/{people.case.pk}/wages/decision/").text
    places = [asks.rindex(words) for words in ("Chose not to claim", "Claims the wages", "Has not decided")]
    assert places == sorted(places)
    assert "Chose not to claim" in page(people)
    before = verbs(people.keys.berk, "wages.")
    decide(people, Decision.CHOSE_NOT, TODAY)
    assert verbs(people.keys.berk, "wages.") == before


def test_a_look_at_the_decision_makes_none_of_today_and_words_stay_with_theirs(people: CaseCast) -> None:
    """It would be counted once more, in the quarter in which somebody pressed the button."""
    earlier = TODAY - timedelta(days=100)
    keyring = keyring_of(people.keys.berk)
    actions.decide(
        keyring=keyring, case=people.case, decision=Decision.CHOSE_NOT, says="Боюсь за семью", on=earlier
    )
    where = f"/desk/cases/{people.case.pk}/wages/decision/"
    form = people.keys.berk.get(where).context["form"]
    assert (form["decision"].value(), form["says"].value()) == ("chose-not", None)
    typed = {"decision": "chose-not", "says": "", "happened_on": TODAY.isoformat()}
    assert people.keys.berk.post(where, typed).status_code == 302
    assert [decided.on for decided in came(people.keys.berk, people.case).record.decided] == [earlier]
    typed = {"decision": "claims", "says": "", "happened_on": TODAY.isoformat()}
    assert people.keys.berk.post(where, typed).status_code == 302
    record = came(people.keys.berk, people.case).record
    assert [(decided.decision, decided.says) for decided in record.decided] == [
        (Decision.CHOSE_NOT, "Боюсь за семью"),
        (Decision.CLAIMS, ""),
    ]


def test_what_came_is_written_into_a_closed_case_too(people: CaseCast) -> None:
    receive(people, 48_173, TODAY - timedelta(days=40))
    working.close_case(keyring=keyring_of(people.keys.berk), case=people.case, reason="Уехала")
    where = f"/desk/cases/{people.case.pk}/wages/received/"
    assert where in page(people)
    typed = {"amount": "500", "currency": "RUB", "way": "employer"}
    assert people.keys.berk.post(where, typed).status_code == 302
    there = came(people.keys.dana, people.case).record
    assert [(payment.amount, payment.currency) for payment in there.received] == [
        (48_173, "TMT"),
        (500, "RUB"),
    ]
    assert "500\N{NO-BREAK SPACE}RUB, 48,173\N{NO-BREAK SPACE}TMT" in page(people)


def test_a_correction_keeps_the_old_words_and_what_was_struck_counts_nowhere(people: CaseCast) -> None:
    receive(people, 48_173, TODAY - timedelta(days=40))
    berk, where = people.keys.berk, f"/desk/cases/{people.case.pk}/wages/received/1/"
    typed = {"amount": "47000", "currency": "TMT", "way": "settlement", "says": "Пересчитали"}
    assert people.keys.dana.post(where, typed).status_code == 302
    text = berk.get(where).text.split("Earlier", 1)[1]
    for words in ("48173", "47000", "Through a court or enforcement", "By a settlement", "Пересчитали"):
        assert words in text
    before = verbs(berk, "wages.")
    assert berk.post(where, typed).status_code == 302
    assert verbs(berk, "wages.") == before
    assert berk.post(where, typed | {"is_struck": "on"}).status_code == 302
    record = came(berk, people.case).record
    assert (record.received, len(record.payments)) == ((), 1)
    assert "<del>47,000\N{NO-BREAK SPACE}TMT</del>" in page(people)
    keyring = keyring_of(berk)
    with pytest.raises(actions.NoSuchPayment):
        actions.correct(keyring=keyring, case=people.case, number=9, received=Received(5, "TMT", Way.COURT))


def test_nothing_came_tomorrow(people: CaseCast) -> None:
    with pytest.raises(NotThen):
        receive(people, 500, TODAY + timedelta(days=1))
    with pytest.raises(NotThen):
        decide(people, Decision.CLAIMS, TODAY + timedelta(days=1))


def test_a_quarter_counts_what_came_in_it_and_what_was_decided_at_its_end(people: CaseCast) -> None:
    """Neither what is owed, nor what came in another quarter, nor what was struck."""
    people.keys.berk.post(path("wages", people.case), OWED)
    assert numbers(counted(people.keys.dana), KEY) == {}
    receive(people, 300, BEFORE.last_day)
    decide(people, Decision.CHOSE_NOT, BEFORE.first_day)
    decide(people, Decision.CLAIMS, BEFORE.last_day)
    assert numbers(counted(people.keys.dana, BEFORE), KEY) == {"received": (1, 1), "claims": (1, 1)}
    assert numbers(counted(people.keys.dana), KEY) == {}
    decide(people, Decision.CHOSE_NOT, TODAY)
    receive(people, 500, TODAY)
    keyring = keyring_of(people.keys.berk)
    actions.correct(
        keyring=keyring, case=people.case, number=2,
        received=Received(500, "TMT", Way.COURT, on=TODAY, is_struck=True),
    )  # fmt: skip
    figures = counted(people.keys.dana)
    assert numbers(figures, KEY) == {"chose-not": (1, 1)}
    assert tally(figures, KEY).money == {}
    assert numbers(counted(people.keys.dana, BEFORE), KEY) == {"received": (1, 1), "claims": (1, 1)}
    assert "Chose not to claim" in people.keys.dana.get(f"/desk/quarter/?of={NOW.year}-{NOW.number}").text


def test_money_is_each_persons_own_whatever_their_cases(people: CaseCast) -> None:
    other = one_more(people.keys.berk, people.case.person_id, TODAY)
    receive(people, 300, TODAY)
    receive(people, 400, TODAY, other)
    receive(people, 50, TODAY, other, "USD")
    figures = counted(people.keys.dana)
    assert numbers(figures, KEY) == {"received": (1, 3)}
    assert tally(figures, KEY).money == {"TMT": MoneySum(1, 700, 700, 0), "USD": MoneySum(1, 50, 50, 0)}


def test_of_a_case_that_is_not_counted_nothing_is_opened(people: CaseCast) -> None:
    receive(people, 300, TODAY)
    assert list(WAGES.deeds(Counting(keyring_of(people.keys.dana), NOW, {}))) == []
