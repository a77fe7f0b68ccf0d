"""Being asked afterwards: planned in one press as the person wants it, due on the day, and never against their wish."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions import creating, working
from amanjol.casework.cases.models import Case, Status
from amanjol.casework.cases.tests.pages import path, verbs
from amanjol.casework.desk.tallies import Counting, Quarter, Tally
from amanjol.casework.support.followups import actions
from amanjol.casework.support.followups.actions import Answer, FollowUpPlan, NotWanted, months_later
from amanjol.casework.support.followups.records import MONTHS, StepState, Wellbeing, Wish
from amanjol.casework.support.followups.tally import CLOSINGS, FOLLOW_UPS
from amanjol.casework.support.models import FollowUp
from amanjol.casework.support.tests.followup_cast import ENDED_ON, TODAY, FollowUpCast, fresh, opened
from amanjol.casework.support.tests.followup_pages import AGAIN, BY_NAME
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
DUE = "Ask how they are, after reading how to reach them"


@pytest.fixture
def people(followup_cast: FollowUpCast) -> FollowUpCast:
    return followup_cast


def in_clear(people: FollowUpCast) -> date | None:
    request_of(people.berk)
    return FollowUp.objects.get(case=people.case).due_on


def send(people: FollowUpCast, name: str, /, client: Client | None = None, **typed: Any) -> Any:
    return (client or people.berk).post(BY_NAME[name].path(people), typed)


def day_of(client: Client) -> str:
    answer = client.get("/desk/")
    assert answer.status_code == 200
    return str(answer.text)


def test_four_days_are_planned_in_one_press(people: FollowUpCast) -> None:
    record = opened(people.dana, people.case)
    assert [step.months for step in record.steps] == list(MONTHS)
    assert [step.due_on for step in record.steps] == [months_later(ENDED_ON, months) for months in MONTHS]
    assert in_clear(people) == months_later(ENDED_ON, 1)


def test_months_are_those_of_the_calendar() -> None:
    assert months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_later(date(2027, 11, 30), 3) == date(2028, 2, 29)
    assert months_later(date(2026, 12, 15), 12) == date(2027, 12, 15)


def test_days_wait_until_somebody_asked_what_the_person_wants(people: FollowUpCast) -> None:
    request_of(people.berk)
    FollowUp.objects.all().delete()
    new = creating.create_case(
        keyring=keyring_of(people.berk), person=people.case.person,
        beginning=creating.Beginning("Зайти", None, ""), today=TODAY,
    )  # fmt: skip
    where = f"/desk/cases/{new.pk}/afterwards/follow-up/"
    answer = people.berk.post(where, {"wish": "", "months": ["1"]})
    assert "Ask the person what they want if they do not answer" in answer.text
    with pytest.raises(actions.NotAsked):
        actions.plan_follow_up(
            keyring=keyring_of(people.berk), case=new, plan=FollowUpPlan(None, months=(1,))
        )
    assert people.berk.post(where, {"wish": "message", "months": ["1"]}).status_code == 302
    assert opened(people.berk, new).due_on == months_later(TODAY, 1)


def test_a_due_day_stands_on_the_day_of_who_was_on_the_closed_case(people: FollowUpCast) -> None:
    page = day_of(people.berk)
    assert DUE in page
    assert BY_NAME["afterwards"].path(people) in page
    assert DUE not in day_of(people.dana)


def test_once_who_was_on_it_left_whoever_supervises_sees_it(people: FollowUpCast) -> None:
    """Dana supervises; Farida works on cases and does not."""
    organisations.remove_member(member=people.cases.keys.cast.berk, by=None)
    assert DUE in day_of(people.dana)


def test_do_not_contact_me_leaves_no_day_anywhere(people: FollowUpCast) -> None:
    assert send(people, "follow_up", wish="never", months=["1", "3", "6", "12"]).status_code == 302
    record = opened(people.dana, people.case)
    assert (record.due_on, record.open_steps, in_clear(people)) == (None, (), None)
    assert DUE not in day_of(people.berk)
    page = people.berk.get(BY_NAME["afterwards"].path(people)).text
    assert "Do not contact this person." in page
    for step in record.steps:
        assert f"{step.due_on:%d.%m.%Y}" not in page
    assert people.berk.get(BY_NAME["ask"].path(people)).status_code == 302
    answer = Answer(reached=True, well=Wellbeing.WELL)
    with pytest.raises(NotWanted):
        actions.write_answer(keyring=keyring_of(people.berk), case=people.case, number=1, answer=answer)
    assert "Do not contact this person." in people.berk.get(path("case", people.case)).text


def test_a_form_that_leaves_the_wish_out_does_not_take_it_back(people: FollowUpCast) -> None:
    send(people, "follow_up", wish="never")
    assert send(people, "follow_up", months=["1"]).status_code == 302
    record = opened(people.dana, people.case)
    assert (record.wish, record.due_on) == (Wish.NEVER, None)


def another_case(people: FollowUpCast) -> Case:
    keyring = keyring_of(people.berk)
    beginning = creating.Beginning("Зайти", None, "")
    person = fresh(people.case).person
    return creating.create_case(keyring=keyring, person=person, beginning=beginning, today=TODAY)


def test_what_somebody_said_in_one_case_holds_in_each_of_theirs(people: FollowUpCast) -> None:
    other = another_case(people)
    keyring = keyring_of(people.berk)
    wish = FollowUpPlan(Wish.TRY_AGAIN, counted_from=ENDED_ON, months=(1,))
    actions.plan_follow_up(keyring=keyring, case=other, plan=wish)
    send(people, "follow_up", wish="never")
    assert opened(people.dana, other).due_on is None
    with pytest.raises(NotWanted):
        actions.plan_follow_up(keyring=keyring_of(people.berk), case=other, plan=wish)
    answer = people.berk.post(
        f"/desk/cases/{other.pk}/afterwards/follow-up/", {"wish": "message", "months": ["1"]}
    )
    assert "In another case this person said: do not contact me." in answer.text
    assert (
        "They said so in another of their cases."
        in people.berk.get(f"/desk/cases/{other.pk}/afterwards/").text
    )


def test_a_day_that_two_cases_brought_together_is_shown_nowhere_with_keys(people: FollowUpCast) -> None:
    """As after merging: one says never, the other has a day already."""
    other = another_case(people)
    send(people, "follow_up", wish="never")
    request_of(people.berk)
    never = FollowUp.objects.get(case=people.case)
    never_row = FollowUp.objects.filter(pk=never.pk).values().get()
    never.delete()
    wish = FollowUpPlan(Wish.TRY_AGAIN, counted_from=ENDED_ON, months=(1,))
    actions.plan_follow_up(keyring=keyring_of(people.berk), case=other, plan=wish)
    assert "Ask nobody yet" in day_of(people.berk)  # a row is gone of which the journal knows
    request_of(people.berk)
    FollowUp.objects.create(**never_row)
    assert DUE not in day_of(people.berk)
    where = f"/desk/cases/{other.pk}/afterwards/steps/1/"
    assert people.berk.get(where).status_code == 302


def test_how_to_reach_safely_stands_before_the_question(people: FollowUpCast) -> None:
    page = people.berk.get(BY_NAME["ask"].path(people)).text
    first, form = page.index("First read how to reach them"), page.index("Did you reach the person?")
    for words in ("не писать", "через сестру", "после 18", "+993 65 123456", "Соседка Огулджан", "из кружка"):
        assert first < page.index(words) < form, words
    assert page.index("не писать") < page.index("+993 65 123456")


def test_who_was_reached_says_how_they_are_and_what_they_need(people: FollowUpCast) -> None:
    assert (
        send(people, "ask", reached="yes", well="mixed", says="Работы мало", needs="Курсы").status_code == 302
    )
    record = opened(people.dana, people.case)
    (attempt,) = record.steps[0].attempts
    assert (attempt.reached, attempt.well, attempt.says, attempt.needs) == (
        True,
        Wellbeing.MIXED,
        "Работы мало",
        "Курсы",
    )
    assert record.steps[0].state is StepState.REACHED
    assert in_clear(people) == months_later(ENDED_ON, 3)
    page = people.dana.get(BY_NAME["afterwards"].path(people)).text
    assert "Работы мало" in page
    assert "Good and bad" in page


def test_who_did_not_answer_is_asked_again_on_the_day_that_was_agreed(people: FollowUpCast) -> None:
    send(people, "ask", reached="no", says="Выключен", again_on=str(AGAIN))
    record = opened(people.dana, people.case)
    assert (record.steps[0].state, record.due_on) == (StepState.PLANNED, AGAIN)
    send(people, "ask", reached="no")
    record = opened(people.dana, people.case)
    assert (record.steps[0].state, len(record.steps[0].attempts)) == (StepState.NOT_REACHED, 2)
    assert people.berk.get(BY_NAME["ask"].path(people)).status_code == 302


def test_who_wants_to_be_left_alone_then_is_asked_no_more_after_one_silence(people: FollowUpCast) -> None:
    send(people, "follow_up", wish="leave-me", months=["1", "3"])
    number = opened(people.dana, people.case).open_steps[0].number
    where = BY_NAME["ask"].path(people).replace("/1/", f"/{number}/")
    answer = people.berk.post(where, {"reached": "no", "again_on": str(AGAIN)})
    assert "They want to be left alone if they do not answer" in answer.text
    assert people.berk.post(where, {"reached": "no"}).status_code == 302
    record = opened(people.dana, people.case)
    assert (record.due_on, in_clear(people), record.open_steps) == (None, None, ())


def test_an_act_leaves_who_wants_it_alone_whatever_it_is_given(people: FollowUpCast) -> None:
    send(people, "follow_up", wish="leave-me")
    keyring = keyring_of(people.berk)
    answer = Answer(reached=False, again_on=AGAIN)
    actions.write_answer(keyring=keyring, case=people.case, number=1, answer=answer)
    record = opened(people.dana, people.case)
    assert (record.due_on, record.steps[0].attempts[0].again_on) == (None, None)


def test_who_says_no_more_on_the_telephone_is_never_due_again(people: FollowUpCast) -> None:
    send(people, "ask", reached="yes", well="well", wants_no_more="on")
    record = opened(people.dana, people.case)
    assert (record.wish, record.due_on) == (Wish.NEVER, None)


def test_another_day_of_their_own_comes_beside_those_planned(people: FollowUpCast) -> None:
    send(people, "ask", reached="yes", well="well", again_on=str(AGAIN))
    record = opened(people.dana, people.case)
    assert (record.steps[-1].months, record.due_on) == (0, AGAIN)


def test_the_answer_may_open_the_case_again_and_danger_is_written_down_next(people: FollowUpCast) -> None:
    answer = send(people, "ask", reached="yes", well="in-danger", needs="Ночлег", reopens="on")
    assert answer.headers["Location"] == path("risk", people.case)
    assert fresh(people.case).status == Status.OPEN
    assert verbs(people.berk, "case.reopened") == ["case.reopened"]
    assert (
        "Open the case again: there is something to do"
        not in people.berk.get(BY_NAME["ask"].path(people).replace("/1/", "/2/")).text
    )


def test_a_result_says_how_they_are_only_if_somebody_was_reached(people: FollowUpCast) -> None:
    assert "Nobody said how they are" in send(people, "ask", reached="no", well="well").text
    assert "Choose how they are" in send(people, "ask", reached="yes").text
    assert opened(people.dana, people.case).steps[0].attempts == ()


def test_planning_anew_puts_new_days_in_place_of_those_that_wait(people: FollowUpCast) -> None:
    send(people, "ask", reached="yes", well="well")
    send(people, "follow_up", wish="try-again", months=["6"])
    record = opened(people.dana, people.case)
    assert [step.due_on for step in record.open_steps] == [months_later(TODAY, 6)]
    assert record.steps[0].state is StepState.REACHED


def test_earlier_wishes_stay_and_saving_the_same_writes_nothing(people: FollowUpCast) -> None:
    send(people, "follow_up", wish="message", says="Через школу")
    page = people.dana.get(BY_NAME["afterwards"].path(people)).text.split("Earlier", 1)[1]
    for words in ("Ask somebody whom they name", "Соседка Огулджан", "Через школу"):
        assert words in page
    before = verbs(people.berk, "followup.")
    send(people, "follow_up", wish="message", says="Через школу")
    assert verbs(people.berk, "followup.") == before


def test_closing_and_follow_up_of_one_who_may_be_closed_takes_nothing_else_in(people: FollowUpCast) -> None:
    """Only what comes afterwards is written into a closed case."""
    with pytest.raises(working.Closed):
        working.write_note(keyring=keyring_of(people.berk), case=people.case, text="х")
    assert send(people, "ask", reached="no").status_code == 302


def counted(people: FollowUpCast, which: Tally, quarter: Quarter) -> list[str]:
    keyring = keyring_of(people.dana)
    key = sealing.key_of_case(fresh(people.case), keyring)
    deeds = list(which.deeds(Counting(keyring, quarter, {str(people.case.pk): key})))
    assert {deed.case for deed in deeds} <= {str(people.case.pk)}
    assert all(which.words(deed.kind) for deed in deeds)
    return [deed.kind for deed in deeds]


def test_a_quarter_counts_what_came_of_asking_and_why_cases_were_closed(people: FollowUpCast) -> None:
    send(people, "ask", reached="no", again_on=str(AGAIN))
    send(people, "ask", reached="yes", well="in-danger")
    now = Quarter.of(TODAY)
    assert counted(people, FOLLOW_UPS, now) == ["not-reached", "in-danger"]
    assert counted(people, CLOSINGS, now) == ["no-need"]
    assert counted(people, FOLLOW_UPS, now.before) == counted(people, CLOSINGS, now.before) == []
    keyring = keyring_of(people.dana)
    assert list(FOLLOW_UPS.deeds(Counting(keyring, now, {}))) == []
