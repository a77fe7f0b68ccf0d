"""The talk: question by question, each answer sealed at once, and any of them taken back."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.talks import actions as talking
from amanjol.casework.cases.tests.pages import opened, path, stored, verbs
from amanjol.casework.desk.recording import record_act
from amanjol.casework.standards.interview.openings import packaged_openings
from amanjol.casework.standards.interview.script_files import packaged_script
from amanjol.casework.standards.interview.state import State
from amanjol.casework.standards.people.forms import Form
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from typing import Any

    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


@pytest.fixture
def talk(people: CaseCast) -> CaseCast:
    act(people, "begin_talk", age="adult", order="one-by-one")
    return people


def act(people: CaseCast, name: str, **data: str) -> None:
    response = people.keys.berk.post(path(name, people.case), data)
    assert response.status_code == 302, response.text
    assert response.headers["Location"] == path("talk", people.case)


def answer(people: CaseCast, *pairs: tuple[str, str]) -> None:
    for question, given in pairs:
        act(people, "answer", question=question, answer=given)


def interview(people: CaseCast) -> dict[str, Any]:
    state = State.from_data(opened(people.keys.berk, people.case).interview)
    answers = [[key, answer.value] for key, answer in state.answers.items()]
    return {"list": state.list, "answers": answers, "stopped": state.stopped}


def page(people: CaseCast) -> str:
    response = people.keys.dana.get(path("talk", people.case))
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    return response.text


def test_before_a_talk_its_beginning_stands_there_and_nothing_else(people: CaseCast) -> None:
    text = page(people)
    assert "you may leave out any question, and stop at any time" in text
    assert packaged_script().opening.en in text
    assert people.keys.berk.get(path("result", people.case)).status_code == 404
    before = stored(people.keys.berk)
    for name, data in (
        ("answer", {"question": "alone", "answer": "yes"}),
        ("back", {}),
        ("stop_talk", {}),
        ("resume_talk", {}),
        ("talk_order", {"order": "one-by-one"}),
        ("talk_part", {"sign-pay": "yes"}),
        ("end_advice", {"how": "done"}),
    ):
        assert people.keys.berk.post(path(name, people.case), data).status_code == 404
    assert stored(people.keys.berk) == before


@pytest.mark.parametrize("form", list(Form))
def test_the_beginning_is_said_to_whom_it_is_with_in_their_language_too(people: CaseCast, form: Form) -> None:
    people.keys.berk.post(path("person", people.case), {"names": "Роза", "form": form.value})
    text = html.unescape(page(people))
    openings = packaged_openings()
    first = {packaged_script().opening, openings.child, openings.missing}
    opening = openings.of_talk(form)
    assert [words.en for words in first if words.en in text] == [opening.en]
    assert all(opening.in_language(code) in text for code in ("uz", "kk", "ky", "tk"))
    assert "no native speaker has read these words yet" in text


@pytest.mark.parametrize(
    ("age", "list_key"),
    [("adult", "labour-adults"), ("child", "labour-children"), ("in-doubt", "labour-children")],
)
def test_a_talk_begins_with_the_list_of_that_age(people: CaseCast, age: str, list_key: str) -> None:
    act(people, "begin_talk", age=age, order="one-by-one")
    state = interview(people)
    assert (state["list"], state["answers"], state["stopped"]) == (list_key, [], False)
    assert verbs(people.keys.berk)[-1] == "case.talk-begun"
    assert packaged_script().question("alone").ask.en in page(people)


def test_beginning_again_keeps_what_was_answered(talk: CaseCast) -> None:
    answer(talk, ("alone", "yes"))
    before = interview(talk)
    act(talk, "begin_talk", age="child")
    assert interview(talk) == before


@pytest.mark.parametrize("age", ["", "old", "ADULT", "adult\0", "18"])
def test_a_strange_age_begins_nothing(people: CaseCast, age: str) -> None:
    before = stored(people.keys.berk)
    assert people.keys.berk.post(path("begin_talk", people.case), {"age": age}).status_code == 404
    assert stored(people.keys.berk) == before


def test_each_answer_is_kept_at_once_and_the_next_question_comes(talk: CaseCast) -> None:
    script = packaged_script()
    answer(talk, ("alone", "yes"))
    assert interview(talk)["answers"] == [["alone", "yes"]]
    text = page(talk)
    assert script.question("safe-to-talk").ask.en in text
    assert 'name="question" value="safe-to-talk"' in text
    assert script.question("safe-to-talk").for_person(["uz"])["uz"].split()[0] in text
    assert "no native speaker has read these words yet" in text
    answer(talk, ("safe-to-talk", "yes"), ("alone", "unknown"))  # the first is corrected
    assert interview(talk)["answers"] == [["alone", "unknown"], ["safe-to-talk", "yes"]]


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("nothing", "yes"), ("", "yes"), ("alone\0", "yes"), ("ALONE", "yes"),
        ("alone", ""), ("alone", "perhaps"), ("alone", "not-asked"), ("alone", "YES"), ("alone", "yes\0"),
    ],
)  # fmt: skip
def test_a_strange_question_or_answer_is_kept_nowhere(talk: CaseCast, question: str, given: str) -> None:
    before, journal = stored(talk.keys.berk), verbs(talk.keys.berk)
    data = {"question": question, "answer": given}
    assert talk.keys.berk.post(path("answer", talk.case), data).status_code == 404
    assert (stored(talk.keys.berk), verbs(talk.keys.berk)) == (before, journal)


def test_where_it_is_no_moment_to_talk_no_question_follows(talk: CaseCast) -> None:
    answer(talk, ("alone", "no"))
    text = page(talk)
    assert "Not now" in text
    assert str(packaged_script().question("alone").otherwise.en) in text  # type: ignore[union-attr]
    assert 'name="answer"' not in text


def test_the_last_answer_is_taken_back(talk: CaseCast) -> None:
    answer(talk, ("alone", "yes"), ("safe-to-talk", "yes"))
    act(talk, "back")
    assert interview(talk)["answers"] == [["alone", "yes"]]
    act(talk, "back")
    act(talk, "back")  # nothing is left to take back
    assert interview(talk)["answers"] == []
    assert "Take back the last answer" not in page(talk)


def test_it_stops_at_any_time_and_is_taken_up_with_the_safety_questions_first(talk: CaseCast) -> None:
    answer(talk, ("alone", "yes"), ("safe-to-talk", "yes"), ("pay", "yes"))
    act(talk, "stop_talk")
    assert interview(talk)["stopped"] is True
    text = page(talk)
    assert "The talk is ended" in text
    assert packaged_script().stopped.en in text
    act(talk, "resume_talk")
    state = interview(talk)
    assert (state["stopped"], state["answers"]) == (False, [["pay", "yes"]])
    assert packaged_script().question("alone").ask.en in page(talk)


def test_a_long_talk_hides_nothing_that_was_done_before_it(talk: CaseCast) -> None:
    keyring = keyring_of(talk.keys.berk)
    for _answer in range(70):
        record_act("case.answered", keyring.member, "case", talk.case.pk)
    text = talk.keys.berk.get(path("case", talk.case)).text
    assert "began a talk" in text
    assert "opened a new case" in text
    assert "wrote down an answer" not in text


def test_on_a_node_of_real_people_the_answers_are_not_scored(talk: CaseCast) -> None:
    answer(talk, ("pay", "yes"))
    response = talk.keys.berk.get(path("result", talk.case))
    result = response.context["result"]
    assert result.locked.en in response.text
    assert result.screening is None
    signs = [sign for dimension in result.dimensions for sign in dimension.heard]
    assert [(sign.says.en, sign.weight) for sign in signs] == [("Low or no salary", "")]
    assert "Low or no salary" in response.text
    assert not any(weight in response.text for weight in ("(strong)", "(medium)", "(weak)"))


def test_on_a_node_of_fictional_people_the_result_says_which_signs_and_decides_nothing(
    talk: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(talking, "is_demo", lambda: True)
    answer(talk, *((key, "yes") for key in ("promised-other-job", "promised-other-wages", "hours", "pay")))
    response = talk.keys.dana.get(path("result", talk.case))
    result = response.context["result"].screening
    assert result.combined.title.en in response.text
    assert result.aid_only.en in response.text
    assert [dimension.key for dimension in result.positive] == [
        dimension.key for dimension in result.dimensions if dimension.positive
    ]
    assert "By dimension" in response.text
    assert response.headers["Cache-Control"] == "no-store"


def test_a_talk_asked_one_by_one_is_one_line_of_what_is_read_together(talk: CaseCast) -> None:
    """Eighty answers stood there as eighty lines, and hid who had opened the case."""
    answer(talk, ("alone", "yes"), ("safe-to-talk", "yes"), ("someone-listening", "no"))
    text = talk.keys.berk.get(path("access", talk.case)).text
    assert text.count("wrote down an answer") == 1
    assert re.search(r"wrote down an answer\s*<span class=\"badge-soft\">×&nbsp;3</span>", text)
    act(talk, "back")
    answer(talk, ("someone-listening", "no"))
    text = talk.keys.berk.get(path("access", talk.case)).text
    assert re.search(r"wrote down an answer\s*<span class=\"badge-soft\">×&nbsp;4</span>", text)
    paper = {"is_safe": "yes", "language": "en"}
    sheet = talk.keys.berk.post(path("access_paper", talk.case), paper).text
    assert sheet.count("What I said was written down") == 1
