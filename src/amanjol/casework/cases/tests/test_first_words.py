"""What is written over a case before anybody asked, and what its page says of the talk: nothing is claimed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.actions.working import change_case
from amanjol.casework.cases.talks import actions as talking
from amanjol.casework.cases.tests.pages import DECISION, SAFE, begin_ticking, opened, part_path, path
from amanjol.casework.standards.interview.state import State
from amanjol.casework.standards.people.forms import NOTHING_NAMED, Form, packaged_forms
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db
PRESUMED = "Presumed victim"


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def head(people: CaseCast) -> str:
    """The way of help, with the words of its first stage."""
    page = people.keys.berk.get(path("case", people.case)).text
    stages = re.search(r'<ol class="case-stages".*?</ol>', page, re.DOTALL)
    assert stages is not None
    return stages[0]


def page(people: CaseCast) -> str:
    return people.keys.dana.get(path("case", people.case)).text


@pytest.mark.parametrize("form", list(Form))
def test_of_whom_nothing_was_asked_the_head_says_what_is_so(people: CaseCast, form: Form) -> None:
    people.keys.berk.post(path("person", people.case), {"names": "Роза", "form": form.value})
    words = packaged_forms()[form]
    assert words.unasked.en in head(people)
    assert PRESUMED not in head(people)
    assert words.unasked_says.en in page(people)
    assert "There are signs. That is enough" not in page(people)
    stage = people.keys.berk.get(path("stage", people.case)).text
    assert f"<h1>{words.unasked.en}</h1>" in stage
    assert words.unasked_says.en in stage


def test_a_form_opens_with_words_of_its_own() -> None:
    unasked = {form: words.unasked.en for form, words in packaged_forms().items()}
    assert unasked[Form.MISSING] != unasked[Form.ADULT] != unasked[Form.CHILD_ALONE]
    assert PRESUMED not in unasked.values()


def test_with_the_first_sign_the_person_is_presumed_and_without_one_nobody_is(people: CaseCast) -> None:
    begin_ticking(people.keys.berk, people.case)
    people.keys.berk.post(part_path(people.case, "needs"), {"sign-danger-now": "yes"})
    assert packaged_forms()[Form.ADULT].unasked.en in head(people)  # a danger is no sign
    people.keys.berk.post(part_path(people.case, "the-work"), {"sign-pay": "no"})
    assert NOTHING_NAMED.en in head(people)
    people.keys.berk.post(part_path(people.case, "the-work"), {"sign-hours": "yes"})
    assert PRESUMED in head(people)


def test_a_decision_or_three_minutes_say_it_too(people: CaseCast) -> None:
    people.keys.berk.post(path("three_minutes", people.case), {"alone": "yes", "danger-now": "yes"})
    assert PRESUMED not in head(people)
    people.keys.berk.post(path("three_minutes", people.case), {"alone": "yes", "pay": "yes"})
    assert PRESUMED in head(people)


def test_after_a_decision_its_words_stand(people: CaseCast) -> None:
    people.keys.berk.post(path("determine", people.case), DECISION)
    assert PRESUMED in head(people)


def told(people: CaseCast) -> None:
    begin_ticking(people.keys.berk, people.case)
    began = {"sign-promised-other-wages": "yes", "sign-promised-other-conditions": "yes"}
    people.keys.berk.post(part_path(people.case, "how-it-began"), began)


def test_two_medium_signs_are_seen_where_the_table_is_silent(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(talking, "is_demo", lambda: True)
    told(people)
    text = page(people)
    assert "Deceived about conditions of work" in text
    assert "Deceived about wages/earnings" in text
    assert text.count('<span class="soft">(medium)</span>') == 2
    assert "not decided yet" in text
    assert "Nobody has spoken of yet:" in text
    assert "Papers, debts, going out" in text


def test_no_page_lists_what_to_ask_in_order_to_reach_a_result(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a dimension that is near, nothing more is shown than of one that is far: what was said."""
    monkeypatch.setattr(talking, "is_demo", lambda: True)
    told(people)
    for where in (path("case", people.case), path("result", people.case)):
        text = people.keys.berk.get(where).text
        assert "Deceived about housing" not in text
        assert "not answered yet" not in text
        assert "still unanswered" not in text
        assert not re.search(r"\d+ signs? (more|missing|left)", text)


def test_where_scoring_is_locked_the_signs_stand_on_the_case_without_weights(people: CaseCast) -> None:
    told(people)
    text = page(people)
    assert "Deceived about wages/earnings" in text
    assert "Nobody here has signed for the weights" in text
    assert "(medium)" not in text
    assert "there are signs" not in text


def test_an_old_talk_opens_shows_its_signs_and_goes_on(people: CaseCast) -> None:
    """As it lay in the database before words, days and corrections were kept."""
    before = {
        "interview": 1, "script": "labour", "edition": "2026-11-25", "list": "labour-adults", "stopped": False,
        "answers": [[name.removeprefix("sign-"), given] for name, given in SAFE.items()]
        + [["danger-now", "yes"], ["pay", "yes"], ["gone-since", "yes"]],
    }  # fmt: skip
    keyring = keyring_of(people.keys.berk)
    change_case("case.answered", keyring, people.case, lambda now: replace(now, interview=before))
    text = page(people)
    assert "Low or no salary" in text
    assert "Make a safety plan before anything else" in text
    assert 'name="question" value="under-18"' in people.keys.berk.get(path("talk", people.case)).text
    people.keys.berk.post(part_path(people.case, "the-work"), {"sign-pay": "no", "sign-hours": "yes"})
    state = State.from_data(opened(people.keys.berk, people.case).interview)
    assert (state.answers["pay"], state.answers["gone-since"]) == ("no", "yes")
    assert [(said.question, said.answer, said.by) for said in state.earlier] == [("pay", "yes", "")]
