"""Outcomes: asked in the person's words with a state and no score, corrected beside the old words, seen over time."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils.html import escape

from amanjol.casework.cases import sealing
from amanjol.casework.cases.tests.pages import path, verbs
from amanjol.casework.desk.tallies import Counting, Quarter
from amanjol.casework.standards.afterwards.instruments import Occasion, OutcomeState, core_outcomes
from amanjol.casework.standards.papers.access import in_language
from amanjol.casework.support.outcomes import actions
from amanjol.casework.support.outcomes.actions import Answers
from amanjol.casework.support.outcomes.records import OutcomeAnswer
from amanjol.casework.support.outcomes.tally import OUTCOMES
from amanjol.casework.support.tests.followup_cast import (
    ENDED_ON,
    TODAY,
    FollowUpCast,
    all_answers,
    asked,
    fresh,
    stored,
)
from amanjol.casework.support.tests.followup_pages import BY_NAME
from amanjol.casework.support.tests.quarter_cast import PAGE
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from datetime import date

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(followup_cast: FollowUpCast) -> FollowUpCast:
    return followup_cast


def ask(people: FollowUpCast, on: date, **answers: OutcomeAnswer) -> None:
    said = Answers(Occasion.FOLLOW_UP, "tk", all_answers(**answers), on)
    actions.ask(keyring=keyring_of(people.berk), case=people.case, answers=said)


def test_the_questions_stand_in_the_language_of_the_person(people: FollowUpCast) -> None:
    where, instrument = BY_NAME["ask_outcomes"].path(people), core_outcomes()
    for language in instrument.read_in:
        page = people.berk.get(where, {"language": language}).text
        for outcome in instrument.outcomes:
            assert escape(in_language(outcome.asks, language)) in page
        assert escape(in_language(instrument.again, language)) in page
        assert (language == "en") is ("No native speaker has read these questions" not in page)


def test_what_was_said_is_kept_as_it_was_said(people: FollowUpCast) -> None:
    assert BY_NAME["ask_outcomes"].asked_by(people.berk, people).status_code == 302
    record = asked(people.dana, people.case).askings[-1].record
    assert record.answers["housing"] == OutcomeAnswer(OutcomeState.WORSE, "Опять переезжаю")
    assert record.answers["education"].state is OutcomeState.NOT_ASKED
    assert (record.on, record.occasion, record.language) == (TODAY, Occasion.FOLLOW_UP, "tk")


def test_after_closing_it_is_asked_as_afterwards_and_first_of_all_as_the_start(people: FollowUpCast) -> None:
    page = people.berk.get(BY_NAME["ask_outcomes"].path(people)).text
    assert '<option value="follow-up" selected>' in page


def test_nothing_answered_is_no_asking(people: FollowUpCast) -> None:
    before = stored(people.berk)
    where = BY_NAME["ask_outcomes"].path(people)
    answer = people.berk.post(where, {"occasion": "review", "language": "ru", "housing_words": "слова"})
    assert "Nothing is answered yet." in answer.text
    with pytest.raises(actions.NothingAsked):
        ask(people, TODAY)
    strange = Answers(Occasion.REVIEW, "ru", {"happiness": OutcomeAnswer(OutcomeState.BETTER)})
    keyring = keyring_of(people.berk)
    with pytest.raises(actions.NoSuchOutcome):
        actions.ask(keyring=keyring, case=people.case, answers=strange)
    assert stored(people.berk) == before
    said = {"occasion": "review", "language": "ru", "safety_state": "unsaid"}
    assert people.berk.post(where, said).status_code == 302


def test_the_picture_has_a_sign_for_each_time_and_not_one_number(people: FollowUpCast) -> None:
    ask(
        people,
        ENDED_ON + timedelta(days=9),
        housing=OutcomeAnswer(OutcomeState.SAME),
        safety=OutcomeAnswer(OutcomeState.UNSAID),
    )
    ask(people, TODAY, housing=OutcomeAnswer(OutcomeState.WORSE, "Хозяин выгоняет"))
    page = people.dana.get(BY_NAME["outcomes"].path(people)).text
    body = page.split("<tbody>", 1)[1].split("</tbody>")[0]
    rows = [re.findall(r'<td class="is-([a-z-]+)"', row) for row in body.split("<tr>")[1:]]
    assert len(rows) == core_outcomes().count
    assert rows[0] == ["better", "same", "worse"]
    assert rows[1] == ["not-asked", "unsaid", "not-asked"]
    seen = re.sub(r"<[^>]*>", " ", body)
    assert not re.search(r"\d", seen)
    for words in ("Комната с замком", "Хозяин выгоняет"):
        assert words in page


def test_a_correction_keeps_the_words_of_before(people: FollowUpCast) -> None:
    assert BY_NAME["asking"].asked_by(people.dana, people).status_code == 302
    (asking,) = asked(people.berk, people.case).askings
    assert asking.record.answers["housing"] == OutcomeAnswer(OutcomeState.SAME, "Как и было у мамы")
    assert asking.record.by != keyring_of(people.dana).person
    page = people.berk.get(BY_NAME["asking"].path(people)).text.split("Earlier", 1)[1]
    for words in ("Комната с замком", "Как и было у мамы", "Better", "The same"):
        assert words in page
    before = verbs(people.berk, "outcomes.")
    assert BY_NAME["asking"].asked_by(people.dana, people).status_code == 302
    assert verbs(people.berk, "outcomes.") == before


def test_the_case_shows_the_newest_and_hides_what_is_worse_from_who_sits_beside(people: FollowUpCast) -> None:
    ask(people, TODAY, housing=OutcomeAnswer(OutcomeState.WORSE), safety=OutcomeAnswer(OutcomeState.BETTER))
    page = people.berk.get(path("case", people.case)).text
    assert "Secure and suitable housing: Worse" in page
    people.berk.post(reverse("cases:discreet"))
    page = people.berk.get(path("case", people.case)).text
    assert "Secure and suitable housing: Worse" not in page
    assert "Safety from any trafficker or other abuser: Better" in page


def test_a_quarter_counts_the_newest_answer_of_each_part_of_life_by_itself(people: FollowUpCast) -> None:
    first = Quarter.of(TODAY).first_day
    ask(people, first, housing=OutcomeAnswer(OutcomeState.BETTER), safety=OutcomeAnswer(OutcomeState.UNSAID))
    ask(people, TODAY, housing=OutcomeAnswer(OutcomeState.WORSE))
    keyring = keyring_of(people.dana)
    keys = {str(people.case.pk): sealing.key_of_case(fresh(people.case), keyring)}
    deeds = list(OUTCOMES.deeds(Counting(keyring, Quarter.of(TODAY), keys)))
    assert {(deed.kind, deed.case) for deed in deeds} == {
        (kind, str(people.case.pk)) for kind in ("housing/worse", "safety/unsaid")
    }
    assert len(deeds) == 2
    assert OUTCOMES.words("housing/worse") == "Secure and suitable housing: Worse"
    assert list(OUTCOMES.deeds(Counting(keyring, Quarter.of(TODAY), {}))) == []


def test_the_page_says_where_the_seven_come_from(people: FollowUpCast) -> None:
    page = people.dana.get(BY_NAME["outcomes"].path(people)).text
    for words in (
        "The Modern Slavery Core Outcome Set",
        "February 2023",
        "No licence of the source was found.",
    ):
        assert words in page


def test_a_quarter_adds_up_ages_and_no_parts_of_a_life(people: FollowUpCast) -> None:
    better = OutcomeAnswer(OutcomeState.BETTER)
    ask(people, TODAY, housing=better, education=better)
    quarter = Quarter.of(TODAY)
    page = people.dana.get(f"{PAGE}?of={quarter.year}-{quarter.number}").text
    table = next(part for part in page.split("<section")[1:] if str(OUTCOMES.title) in part)
    assert table.count("<tr") == 3  # the heads, and two parts of life
    assert "of-all" not in table
    assert "of-all" in page  # of ages
