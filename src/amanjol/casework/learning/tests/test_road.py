"""A course from its first day to the test after three months, on the pages."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.utils import timezone

from amanjol.casework.learning import queries, sealing
from amanjol.casework.learning.actions import cohorts
from amanjol.casework.learning.calendar import months_after
from amanjol.casework.learning.models import Cohort, Learner
from amanjol.casework.learning.records import Timing
from amanjol.casework.learning.results import cohort_results, presence_of
from amanjol.casework.learning.tests.learning_cast import (
    ANSWERS,
    COURSE,
    PLAN,
    RIGHT,
    TODAY,
    cohort_now,
    learner_now,
)
from amanjol.casework.learning.tests.pages import BY_NAME, COHORT, LEARNER, SHEET, path
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.once.tests.pressing import form_of, press
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from amanjol.casework.learning.tests.learning_cast import LearningCast

pytestmark = pytest.mark.django_db


def sheet_path(people: LearningCast, timing: str) -> str:
    return f"/desk/learning/learners/{people.ayna.pk}/test/{timing}/"


def test_a_new_cohort_has_a_course_and_asks_again_three_months_after_its_end(people: LearningCast) -> None:
    response = press(people.berk, BY_NAME["new_cohort"].path(), COHORT | {"course": COURSE.key})
    request_of(people.berk)
    row = Cohort.objects.exclude(pk=people.cohort.pk).get()
    assert response["Location"] == BY_NAME["cohort"].path(row.pk)
    assert (row.course, row.follow_up_on) == (COURSE.key, months_after(PLAN.ends_on, 3))
    facts = cohort_now(people.dana, row).now
    assert (facts.name, facts.edition, facts.language) == ("Осень, Мары", COURSE.edition, "ru")


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 9, 30), date(2026, 12, 30)),
        (date(2026, 10, 1), date(2027, 1, 1)),
    ],
)
def test_three_months_end_on_a_day_that_there_is(day: date, after: date) -> None:
    assert months_after(day, 3) == after


def test_a_language_in_which_the_course_is_not_there_is_refused(people: LearningCast) -> None:
    page = press(people.berk, BY_NAME["new_cohort"].path(), COHORT | {"course": COURSE.key, "language": "kk"})
    assert page.status_code == 200
    request_of(people.berk)
    assert Cohort.objects.count() == 1


def test_the_first_day_does_not_come_after_the_last_and_no_course_lasts_for_years(
    people: LearningCast,
) -> None:
    for changed in ({"begins_on": str(TODAY)}, {"begins_on": str(PLAN.ends_on - timedelta(367))}):
        page = press(people.berk, path("change_cohort", people), COHORT | changed)
        assert 'href="#id_ends_on"' in page.text, changed
    assert cohort_now(people.berk, people.cohort).now.name == PLAN.name


def test_everybody_of_a_day_stands_in_one_form(people: LearningCast) -> None:
    """Whose field is empty was there the whole time; who came late has a number."""
    page = people.dana.get(path("new_day", people)).text
    form = form_of(page, f"minutes-{people.ayna.pk}", f"minutes-{people.serdar.pk}")
    typed = form.but(minutes="120", rest="whole", **{f"minutes-{people.ayna.pk}": "45"})
    assert people.dana.post(path("new_day", people), typed).status_code == 302
    assert learner_now(people.berk, people.ayna).minutes == {1: 60, 2: 45}
    assert learner_now(people.berk, people.serdar).minutes == {1: 90, 2: 120}
    presence = presence_of(cohort_now(people.berk, people.cohort), learner_now(people.berk, people.ayna))
    assert (presence.minutes, presence.of, presence.percent) == (105, 210, 50)


def test_whose_field_is_empty_was_not_there_if_that_is_said(people: LearningCast) -> None:
    typed = form_of(people.berk.get(path("new_day", people)).text, "on").but(rest="absent")
    people.berk.post(path("new_day", people), typed)
    assert learner_now(people.berk, people.ayna).minutes[2] == 0


def test_nothing_is_kept_of_a_day_where_nobody_said_what_empty_means_or_that_was_shorter(
    people: LearningCast,
) -> None:
    form = form_of(people.berk.get(path("new_day", people)).text, "on")
    for changed in (
        {},
        {"rest": "whole", f"minutes-{people.ayna.pk}": "91"},
        {"rest": "whole", "on": "2999-01-01"},
    ):
        assert people.berk.post(path("new_day", people), form.but(**changed)).status_code == 200, changed
    assert [day.number for day in cohort_now(people.berk, people.cohort).days] == [1]


def test_who_was_added_while_somebody_filled_in_a_day_is_not_said_to_have_been_there(
    people: LearningCast,
) -> None:
    form = form_of(people.berk.get(path("new_day", people)).text, "on").but(rest="whole")
    press(people.dana, path("add_learner", people), LEARNER)
    people.berk.post(path("new_day", people), form)
    request_of(people.berk)
    newcomer = Learner.objects.exclude(pk__in=(people.ayna.pk, people.serdar.pk)).get()
    assert learner_now(people.berk, newcomer).minutes == {}


def test_minutes_that_are_corrected_leave_the_earlier_ones(people: LearningCast) -> None:
    typed = form_of(people.dana.get(path("day", people)).text, "on").but(
        **{f"minutes-{people.ayna.pk}": "75"}
    )
    people.dana.post(path("day", people), typed)
    record = learner_now(people.berk, people.ayna)
    assert [attendance.minutes for attendance in record.attendance] == [60, 75]
    page = people.berk.get(path("learner", people)).text
    assert "<dd>60</dd>" in page
    assert "<dd>75</dd>" in page
    assert len(learner_now(people.berk, people.serdar).attendance) == 1  # his stayed, and nothing was written


def test_two_who_correct_the_same_minutes_see_each_other(people: LearningCast) -> None:
    name = f"minutes-{people.ayna.pk}"
    mine, theirs = (
        form_of(client.get(path("day", people)).text, "on").but(**{name: minutes})
        for client, minutes in ((people.berk, "10"), (people.dana, "20"))
    )
    assert people.dana.post(path("day", people), theirs).status_code == 302
    page = people.berk.post(path("day", people), mine)
    assert page.status_code == 200
    assert '<p class="value">20</p>' in page.text
    assert learner_now(people.berk, people.ayna).minutes[1] == 20


def test_two_who_change_a_learner_see_each_other(people: LearningCast) -> None:
    where = path("change_learner", people)
    mine, theirs = (
        form_of(client.get(where).text, "reach").but(reach=words)
        for client, words in ((people.berk, "через мужа"), (people.dana, "только письмом"))
    )
    assert people.dana.post(where, theirs).status_code == 302
    page = people.berk.post(where, mine)
    assert "только письмом" in page.text
    assert learner_now(people.berk, people.ayna).now.reach == "только письмом"
    assert "через соседку Плюмбуму" in people.berk.get(path("learner", people)).text  # folded, as earlier


def test_the_test_is_asked_three_times_and_the_percent_is_worked_out(people: LearningCast) -> None:
    people.berk.post(sheet_path(people, "after"), SHEET)
    people.berk.post(sheet_path(people, "later"), SHEET | {f"q-{next(iter(RIGHT))}": ""})
    results = learner_now(people.dana, people.ayna).results
    asked = len(RIGHT)
    assert [results[timing].right for timing in Timing] == [asked - 2, asked, asked - 1]
    assert [results[timing].percent for timing in Timing] == [
        100 * (asked - 2) // asked, 100, 100 * (asked - 1) // asked,
    ]  # fmt: skip
    page = people.berk.get(path("learner", people)).text
    assert page.count('<rect class="part"') == 3
    assert f"{asked - 2} of {asked}" in page


def test_answers_that_are_no_letters_of_the_question_are_refused(people: LearningCast) -> None:
    first = next(iter(RIGHT))
    assert people.berk.post(sheet_path(people, "after"), SHEET | {f"q-{first}": "z"}).status_code == 200
    assert Timing.AFTER not in learner_now(people.berk, people.ayna).results
    assert people.berk.get(sheet_path(people, "never")).status_code == 404


def test_what_is_answered_again_stands_beside_what_was_answered(people: LearningCast) -> None:
    people.dana.post(sheet_path(people, "before"), SHEET)
    record = learner_now(people.berk, people.ayna)
    assert [sheet.right for sheet in record.sheets] == [len(RIGHT) - 2, len(RIGHT)]
    people.dana.post(sheet_path(people, "before"), SHEET)
    assert learner_now(people.berk, people.ayna) == record  # the same again writes nothing


def test_a_test_of_another_edition_compares_with_nothing(people: LearningCast) -> None:
    """As where a question was added since: what was answered before stays as it was, and says so."""
    people.berk.post(sheet_path(people, "after"), SHEET)
    record, keyring = learner_now(people.berk, people.ayna), keyring_of(people.berk)
    before, after = record.sheets
    row = Learner.objects.get(pk=people.ayna.pk)
    sealing.close(row, replace(record, sheets=(replace(before, digest="0" * 64), after)), keyring)
    row.save()
    assert "it does not compare with the first" in people.berk.get(path("learner", people)).text
    assert "of an earlier edition of this test" in people.berk.get(sheet_path(people, "before")).text
    records = [learner_now(people.berk, people.ayna)]
    results = cohort_results(records, COURSE, COURSE.in_language("ru"))
    assert (results.both, results.left_out) == (None, 1)


def test_the_results_of_a_cohort_are_of_who_sat_both(people: LearningCast) -> None:
    people.berk.post(sheet_path(people, "after"), SHEET)
    page = people.berk.get(path("results", people)).text
    assert "stay on the desk" in page
    keyring = keyring_of(people.berk)
    records = [learner.record for learner in queries.opened_learners(people.cohort, keyring)]
    results = cohort_results(records, COURSE, COURSE.in_language("ru"))
    asked = len(RIGHT)
    assert [average.number for average in results.averages] == [1, 1, 0]
    assert results.both == (1, 100 * (asked - 2) // asked, 100)
    assert [tuple(line[1:] for line in question.right) for question in results.questions] == [
        ((int(bool(ANSWERS[question.key])), 1), (1, 1), (0, 0)) for question in COURSE.test.questions
    ]


def test_what_is_due_stands_first_until_nobody_is_to_be_asked(people: LearningCast) -> None:
    keyring = keyring_of(people.berk)
    old = cohorts.begin_cohort(keyring=keyring, course=COURSE.key, plan=_long_ago())
    assert queries.to_ask(keyring.member, timezone.localdate()).count() == 1
    assert people.dana.get("/desk/").text.count("menu-waiting") >= 1
    people.dana.post("/account/lock/")
    page = people.dana.get(BY_NAME["cohorts"].path()).text
    assert old.code in page.split("To ask", 1)[1].split("</section>", 1)[0]
    people.berk.post(f"/desk/learning/{old.pk}/asked/")
    request_of(people.berk)
    assert not queries.to_ask(keyring.member, timezone.localdate()).count()
    people.berk.post(f"/desk/learning/{old.pk}/asked/", {"again": "yes"})
    request_of(people.berk)
    assert queries.to_ask(keyring.member, timezone.localdate()).count()
    assert not queries.is_older_cohort(old, cohort_now(people.berk, old))


def _long_ago() -> cohorts.Plan:
    return cohorts.Plan("x", COURSE.edition, "ru", "", "", TODAY - timedelta(140), TODAY - timedelta(120))


def test_the_first_page_says_how_to_begin(people: LearningCast) -> None:
    page = people.gul.get(BY_NAME["cohorts"].path()).text
    assert "No course has begun yet" in page
    assert "case-link" not in page


def test_who_stood_by_name_on_a_page_is_written_down(people: LearningCast) -> None:
    for name in ("cohort", "new_day", "learner"):
        people.berk.get(path(name, people))
    page = people.berk.get(path("learner", people)).text
    assert "saw a list with the names of learners × 2" in page
    request_of(people.berk)
    listed = entries_of(people.cohort.organisation_id).filter(verb="learner.listed")
    assert {entry.details["where"]: entry.details["subjects"] for entry in listed} == {"cohort": 2, "day": 2}


@pytest.mark.parametrize("name", ["cohorts", "cohort", "new_day", "results"])
def test_a_list_asks_the_database_as_often_for_three_as_for_one(people: LearningCast, name: str) -> None:
    def asked() -> int:
        people.berk.get(path(name, people))  # whose names stood there is written down once
        with QueriesOfPage(connection) as captured:
            people.berk.get(path(name, people))
        return len(captured)

    before, keyring = asked(), keyring_of(people.berk)
    for _number in range(2):
        cohorts.begin_cohort(keyring=keyring, course=COURSE.key, plan=PLAN)
        press(people.berk, path("add_learner", people), LEARNER)
    assert asked() == before
