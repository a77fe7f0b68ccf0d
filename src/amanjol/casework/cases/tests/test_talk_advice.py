"""Advice from the talk stays on the case until somebody dealt with it; care after sexual violence waits for nothing."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.casework.cases.tests.detail_pages import policy_is
from amanjol.casework.cases.tests.pages import (
    BY_NAME,
    LATER,
    begin_ticking,
    opened,
    part_path,
    path,
    stored,
    verbs,
)
from amanjol.casework.standards.interview.care import packaged_care
from amanjol.casework.standards.interview.script_files import packaged_script
from amanjol.casework.standards.interview.state import State
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.policy.policies import NOTHING_SAID

if TYPE_CHECKING:
    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db
SCRIPT = packaged_script()
PLAN, DOCTOR = (SCRIPT.question(key).advice.en for key in ("danger-now", "hurt-or-ill"))  # type: ignore[union-attr]  # both have


@pytest.fixture(scope="module")
def _advised(_case_cast: CaseCast) -> CaseCast:
    begin_ticking(_case_cast.keys.berk, _case_cast.case)
    needs = {"sign-danger-now": "yes", "sign-hurt-or-ill": "yes", "words-danger-now": "Хозяин ищет меня"}
    _case_cast.keys.berk.post(part_path(_case_cast.case, "needs"), needs)
    return _case_cast


@pytest.fixture
def people(_advised: CaseCast, db: None) -> CaseCast:
    return deepcopy(_advised)


def page(people: CaseCast) -> str:
    return people.keys.dana.get(path("case", people.case)).text


def number(name: str, people: CaseCast, at: int) -> str:
    return BY_NAME[name].path(people.case.pk, number=at)


def test_each_advice_stands_on_the_case_once_the_oldest_first(people: CaseCast) -> None:
    text = page(people)
    assert text.count(f'<p class="advice-text">{PLAN}') == 1
    assert text.index(PLAN) < text.index(DOCTOR)
    later = {"sign-eaten-and-rested": "no"}
    people.keys.berk.post(
        part_path(people.case, "needs"), {"sign-danger-now": "yes", "sign-hurt-or-ill": "yes"} | later
    )
    text = page(people)
    assert text.index(PLAN) < text.index(DOCTOR) < text.index("Food, water and rest come before questions.")


def test_done_takes_one_press_and_leaves_the_others(people: CaseCast) -> None:
    response = people.keys.berk.post(number("end_advice", people, 1), {"how": "done"})
    assert response.headers["Location"] == f"{path('case', people.case)}#advice"
    assert verbs(people.keys.berk)[-1] == "case.advice-ended"
    text = page(people)
    assert PLAN not in text
    assert DOCTOR in text
    ended = State.from_data(opened(people.keys.berk, people.case).interview).advice[0]
    assert (ended.ended, ended.ended_by) == ("done", str(people.keys.cast.berk.account_id))


def test_what_does_not_fit_needs_a_reason(people: CaseCast) -> None:
    before = stored(people.keys.berk)
    response = people.keys.berk.post(number("end_advice", people, 2), {"how": "does-not-fit"})
    assert response.status_code == 200
    assert "Write why it does not fit." in response.text
    assert stored(people.keys.berk) == before
    people.keys.berk.post(number("end_advice", people, 2), {"how": "does-not-fit", "because": "Врач уже был"})
    ended = State.from_data(opened(people.keys.berk, people.case).interview).advice[1]
    assert (ended.ended, ended.because) == ("does-not-fit", "Врач уже был")
    assert DOCTOR not in page(people)


def test_advice_that_a_colleague_has_just_dealt_with_is_said_to_be_that(people: CaseCast) -> None:
    people.keys.dana.post(number("end_advice", people, 1), {"how": "done"})
    before = stored(people.keys.berk)
    said = people.keys.berk.post(number("end_advice", people, 1), {"how": "done"}, follow=True)
    assert "A colleague has dealt with this advice already." in said.text
    assert stored(people.keys.berk) == before


@pytest.mark.parametrize(
    ("at", "data"),
    [(3, {"how": "done"}), (0, {"how": "done"}), (10**12, {"how": "done"})],
)
def test_advice_that_is_not_there_is_nowhere(people: CaseCast, at: int, data: dict[str, str]) -> None:
    before = stored(people.keys.berk)
    assert people.keys.berk.post(number("end_advice", people, at), data).status_code == 404
    for name in ("advice_plan", "advice_risk"):
        assert people.keys.berk.get(number(name, people, at)).status_code == 404
    assert people.keys.berk.post(number("end_advice", people, 1), {"how": "forgotten"}).status_code == 200
    assert stored(people.keys.berk) == before


def test_it_fills_in_the_next_step_and_the_person_decides(people: CaseCast) -> None:
    before = stored(people.keys.berk)
    response = people.keys.berk.get(number("advice_plan", people, 2))
    assert response.context["form"].initial["next_step"] == DOCTOR
    assert f'action="{path("plan", people.case)}"' in response.text
    assert stored(people.keys.berk) == before  # nothing is done by looking
    people.keys.berk.post(path("plan", people.case), {"next_step": DOCTOR, "next_step_on": LATER})
    assert DOCTOR in page(people)
    step = people.keys.berk.get(number("advice_plan", people, 1))
    assert f"So far the next step is: {DOCTOR}" in step.text
    assert len(step.context["form"].initial["next_step"]) <= 300


def test_it_fills_in_the_assessment_of_danger_with_what_was_said(people: CaseCast) -> None:
    response = people.keys.berk.get(number("advice_risk", people, 1))
    initial = response.context["form"].initial
    assert initial == {"now": "high", "says": f"{SCRIPT.question('danger-now').ask.en} Yes\nХозяин ищет меня"}
    assert f'action="{path("risk", people.case)}"' in response.text
    assert "now" not in people.keys.berk.get(number("advice_risk", people, 2)).context["form"].initial


def test_no_address_and_no_journal_tells_what_the_advice_is(people: CaseCast) -> None:
    addresses = re.findall(r'(?:href|action)="([^"]*/talk/[^"]*)"', page(people))
    assert len(addresses) >= 4
    assert not any(key in address for address in addresses for key in ("danger", "hurt", "doctor"))


def test_a_corrected_answer_leaves_its_advice_until_somebody_dealt_with_it(people: CaseCast) -> None:
    people.keys.berk.post(
        part_path(people.case, "needs"), {"sign-danger-now": "no", "sign-hurt-or-ill": "yes"}
    )
    text = page(people)
    assert PLAN in text
    assert text.count("the answer was corrected since") == 1


def hard(people: CaseCast, **more: str) -> str:
    people.keys.berk.post(part_path(people.case, "door"), {"sign-may-ask-hard": "yes"})
    where = part_path(people.case, "threats-and-violence")
    response = people.keys.berk.post(where, {"sign-forced-sex": "yes"} | more, follow=True)
    return response.text


def test_care_after_sexual_violence_stands_on_top_with_the_hours_that_are_left(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()  # no hour ends in between
    monkeypatch.setattr(timezone, "now", lambda: now)
    yesterday = timezone.localdate() - timedelta(days=1)
    text = hard(people, **{"day-forced-sex": str(yesterday)})
    since = timezone.localtime() - timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    left = [int(hours - 24 - since.total_seconds() / 3600) for hours in (72, 120)]
    for where in (text, page(people)):
        care = where[where.index(packaged_care().title.en) :]
        assert [int(hours) for hours in re.findall(r"(\d+)\s+hours\s+left", care)] == left
        assert where.index(packaged_care().title.en) < where.index(PLAN)
        for window in packaged_care().windows:
            assert window.source in where
    on_case = page(people)
    assert on_case.index(packaged_care().title.en) < on_case.index("Next step")


@pytest.mark.parametrize("form", list(Form))
def test_care_waits_for_no_policy_and_no_consent(
    people: CaseCast, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even where a country has no policy and nobody may consent for the person."""
    policy_is(monkeypatch, NOTHING_SAID)
    people.keys.berk.post(path("person", people.case), {"names": "Роза", "form": form.value})
    hard(people)
    text = page(people)
    assert packaged_care().title.en in text
    assert packaged_care().without_day.en in text
    assert "72 hours" in text
    assert "120 hours" in text


def test_care_leaves_the_page_when_somebody_dealt_with_it(people: CaseCast) -> None:
    hard(people)
    people.keys.berk.post(number("end_advice", people, 3), {"how": "done"})
    assert packaged_care().title.en not in page(people)
    assert PLAN in page(people)
