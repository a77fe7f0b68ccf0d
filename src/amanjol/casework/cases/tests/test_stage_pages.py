"""Going on to a stage of help or a step of justice: what opens it, what is said where it is shut."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from django.utils.html import escape

from amanjol.casework.cases.actions import creating
from amanjol.casework.cases.actions.working import change_case
from amanjol.casework.cases.stages import actions as going_on
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.pages import opened, path, stored, verbs, written
from amanjol.casework.cases.tests.test_consent_pages import consent
from amanjol.casework.cases.tests.test_links import MERET
from amanjol.casework.desk.country import country_policy
from amanjol.casework.desk.days import NotThen
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.casework.standards.stages import assistance, justice, tracks
from amanjol.casework.standards.stages.justice import JusticeStep, Wish
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from datetime import date

    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.standards.stages.tracks import Track


pytestmark = pytest.mark.django_db
TOLD = ["safety-looked-at", "told-of-rights"]


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def go(people: CaseCast, page: str, to: str, *true: str) -> Response:
    return people.keys.berk.post(path(page, people.case), {"to": to, "true": list(true)})


def went(response: Response, people: CaseCast) -> bool:
    return response.status_code == 302 and response.headers["Location"] == path("case", people.case)


def test_help_goes_on_stage_by_stage(people: CaseCast) -> None:
    assert went(go(people, "stage", "safety-and-consent"), people)
    assert went(go(people, "stage", "reflection", *TOLD), people)
    record = opened(people.keys.dana, people.case)
    assert [entry.stage for entry in record.help.entries] == ["presumed", "safety-and-consent", "reflection"]
    assert record.help.now.began_on == timezone.localdate()
    assert record.facts == frozenset(TOLD)
    assert record.justice.now.stage == "not-raised"
    page = people.keys.berk.get(path("case", people.case)).text
    assert 'aria-current="step"' in page
    assert assistance.packaged_track().stage("reflection").says.en in page
    assert verbs(people.keys.berk).count("case.stage-moved") == 2


def test_a_stage_that_the_person_was_in_is_a_way_back(people: CaseCast) -> None:
    go(people, "stage", "safety-and-consent")
    assert "Back to" not in people.keys.berk.get(path("stage", people.case)).text
    go(people, "stage", "reflection", *TOLD)
    assert people.keys.berk.get(path("stage", people.case)).text.count("Back to “Safety and consent”") == 1


def test_what_is_not_true_yet_shuts_a_stage_with_one_sentence(people: CaseCast) -> None:
    people.keys.berk.get(
        path("case", people.case)
    )  # opened before: the page that refuses adds nothing about that
    go(people, "stage", "safety-and-consent")
    before, journal = stored(people.keys.berk), verbs(people.keys.berk)
    response = go(people, "stage", "reflection", "told-of-rights")
    assert response.status_code == 200
    sentence = escape(assistance.packaged_track().refusal("safety-looked-at").en)
    alert = response.text.split('role="alert">', 1)[1].split("</p>", 1)[0]
    assert alert == sentence
    assert 'value="told-of-rights" checked' in response.text  # what was ticked stays ticked
    assert 'value="safety-looked-at" checked' not in response.text
    assert (stored(people.keys.berk), verbs(people.keys.berk)) == (before, journal)


def test_nobody_jumps(people: CaseCast) -> None:
    before = stored(people.keys.berk)
    response = go(people, "stage", "return", "return-is-voluntary", "return-risk-looked-at")
    assert escape("From “Presumed victim” one does not go to “Voluntary return” directly.") in response.text
    assert stored(people.keys.berk) == before


@pytest.mark.parametrize("page", ["stage", "justice"])
@pytest.mark.parametrize("to", ["", "nowhere", "SUPPORT", "support\0", "told\n"])
def test_an_unknown_stage_is_no_page_and_changes_nothing(people: CaseCast, page: str, to: str) -> None:
    before = stored(people.keys.berk)
    assert go(people, page, to).status_code == 404
    assert stored(people.keys.berk) == before


def test_only_facts_that_are_asked_there_are_kept(people: CaseCast) -> None:
    """A tick of another stage, of justice, or of nothing at all leaves no trace."""
    go(people, "stage", "safety-and-consent")
    response = go(people, "stage", "reflection", *TOLD, "plan-agreed", "wishes-to-act", "nonsense", "\0")
    assert went(response, people)
    assert opened(people.keys.berk, people.case).facts == frozenset(TOLD)


def test_what_is_true_no_more_is_unticked(people: CaseCast) -> None:
    go(people, "stage", "safety-and-consent")
    go(people, "stage", "support", *TOLD, "agrees-to-support")
    go(people, "stage", "safety-and-consent")
    response = go(people, "stage", "support", *TOLD)
    assert escape(assistance.packaged_track().refusal("agrees-to-support").en) in response.text
    assert opened(people.keys.berk, people.case).help.now.stage == "safety-and-consent"


def test_justice_goes_on_only_as_the_person_wishes_and_apart_from_help(people: CaseCast) -> None:
    before = opened(people.keys.berk, people.case)
    response = go(people, "justice", "told")
    assert escape(justice.packaged_track().refusal("wishes-to-hear").en) in response.text
    assert opened(people.keys.berk, people.case) == before
    assert went(go(people, "justice", "told", "wishes-to-hear"), people)
    assert went(go(people, "justice", "not-wished"), people)
    after = opened(people.keys.dana, people.case)
    assert [entry.stage for entry in after.justice.entries] == ["not-raised", "told", "not-wished"]
    assert (after.help, after.facts) == (before.help, before.facts)
    assert verbs(people.keys.berk)[-1] == "case.justice-moved"


def test_a_fact_or_a_wish_of_another_version_shuts_no_page(people: CaseCast) -> None:
    later = frozenset({"of-a-later-version"})
    change_case(
        "case.justice-moved", keyring_of(people.keys.berk), people.case,
        lambda now: replace(now, wishes=later, facts=later),
    )  # fmt: skip
    for page, to, true in (("stage", "safety-and-consent", ()), ("justice", "told", ("wishes-to-hear",))):
        assert people.keys.berk.get(path(page, people.case)).status_code == 200
        assert went(go(people, page, to, *true), people)


@pytest.mark.parametrize(
    ("page", "track"), [("stage", assistance.packaged_track()), ("justice", justice.packaged_track())]
)
def test_the_page_says_where_the_person_is_and_that_help_has_no_condition(
    people: CaseCast, page: str, track: Track
) -> None:
    text = people.keys.dana.get(path(page, people.case)).text
    first = track.stages[0]
    title = (
        "Nothing asked yet" if page == "stage" else first.title.en
    )  # as the case calls it, see test_first_words
    assert escape(title) in text
    assert escape(track.always.en) in text
    for move in first.moves:
        assert f'name="to" value="{move.to}"' in text


def ticked(page: str) -> bool:
    """Whether the stage of safety and consent has its tick."""
    title = page.index("Safety and consent</span>")
    return "✓" in page[title : page.index("</li>", title)]


def test_a_stage_has_its_tick_only_where_what_it_rests_on_is_there(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    go(people, "stage", "safety-and-consent")
    go(people, "stage", "reflection", *TOLD)
    page = berk.get(path("case", case)).text
    assert not ticked(page)
    assert "No consent is in force" in page
    assert "No safety plan is written" in page
    berk.post(path("safety", case), {"safety_plan": "К соседке"})
    page = berk.get(path("case", case)).text
    assert not ticked(page)
    assert "No safety plan is written" not in page
    consent(berk, case, purpose="counted")
    consent(berk, case, answer="no")
    page = berk.get(path("case", case)).text
    assert not ticked(page)  # a figure is no help, and a no is no yes
    assert "No consent is in force" in page
    consent(berk, case)
    assert ticked(berk.get(path("case", case)).text)
    given = written(berk, case, GivenConsent)[-1].id
    berk.post(path("withdraw", case), {"consent": given, "withdrawn_on": "2026-11-25"})
    assert not ticked(berk.get(path("case", case)).text)


def test_a_stage_from_paper_counts_from_the_day_of_the_event(people: CaseCast) -> None:
    berk, today = people.keys.berk, timezone.localdate()
    begun = creating.Beginning("Позвонить", None, "Пришла сама", happened_on=today - timedelta(40))
    people.case = open_case(berk, MERET, begun)
    assert went(go_on(people, "safety-and-consent", today - timedelta(39)), people)
    assert went(go_on(people, "reflection", today - timedelta(35), *TOLD), people)
    record = opened(berk, people.case)
    days = [(entry.began_on, entry.entered_on) for entry in record.help.entries]
    assert days[1:] == [(today - timedelta(39), today), (today - timedelta(35), today)]
    assert days[0][0] == today - timedelta(40)
    page = berk.get(path("case", people.case)).text
    assert f"entered on {today:%d.%m.%Y}" in page
    assert f"{today - timedelta(35):%d.%m.%Y}" in page


def go_on(people: CaseCast, to: str, on: date, *true: str) -> Response:
    typed = {"to": to, "true": list(true), "happened_on": on.isoformat()}
    return people.keys.berk.post(path("stage", people.case), typed)


@pytest.mark.parametrize("days", [1, -41, -36_600])
def test_no_stage_begins_tomorrow_before_the_case_or_a_hundred_years_ago(people: CaseCast, days: int) -> None:
    today = timezone.localdate()
    begun = creating.Beginning("Позвонить", None, happened_on=today - timedelta(40))
    people.case = open_case(people.keys.berk, MERET, begun)
    before = stored(people.keys.berk)
    assert go_on(people, "safety-and-consent", today + timedelta(days)).status_code == 200
    assert stored(people.keys.berk) == before
    keyring = keyring_of(people.keys.berk)
    with pytest.raises((NotThen, tracks.Refused)):
        going_on.move_justice(
            keyring=keyring, case=people.case, to=JusticeStep.TOLD, wishes=frozenset({Wish.WISHES_TO_HEAR}),
            today=today, on=today + timedelta(days),
        )  # fmt: skip


def test_a_time_to_think_that_began_on_paper_ends_by_its_own_days(people: CaseCast) -> None:
    """From the day of the event, whenever it was entered."""
    today, policy = timezone.localdate(), country_policy()
    assert policy is not None
    (days,) = {clock.days for clock in policy.clocks if clock.stage == "reflection"}
    begun = creating.Beginning("Позвонить", None, happened_on=today - timedelta(days + 1))
    people.case = open_case(people.keys.berk, MERET, begun)
    go_on(people, "safety-and-consent", today - timedelta(days + 1))
    go_on(people, "reflection", today - timedelta(days), *TOLD)
    too_early = go_on(people, "identification", today - timedelta(1), "agrees-to-identification")
    assert too_early.status_code == 200
    assert went(go_on(people, "identification", today, "agrees-to-identification"), people)
