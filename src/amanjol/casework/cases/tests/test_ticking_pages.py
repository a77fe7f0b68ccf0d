"""Ticking what is heard: a part is a page, one press saves it, any answer is corrected, nothing said is lost."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.casework.cases.tests.pages import (
    PARTS,
    SAFE,
    begin_ticking,
    opened,
    part_path,
    path,
    stored,
    verbs,
)
from amanjol.casework.standards.interview.script_files import packaged_script
from amanjol.casework.standards.interview.state import LONGEST_WORDS, State
from amanjol.casework.standards.screening.answers import Answer

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


@pytest.fixture
def talk(people: CaseCast) -> CaseCast:
    """Begun by who has opened the case: its pages add nothing about that for a while."""
    people.keys.berk.get(path("case", people.case))
    begin_ticking(people.keys.berk, people.case)
    return people


def state(people: CaseCast) -> State:
    return State.from_data(opened(people.keys.berk, people.case).interview)


def save(people: CaseCast, key: str, **typed: str) -> Response:
    """As a browser sends the page: all that it shows, and what is typed over it."""
    page = people.keys.berk.get(part_path(people.case, key))
    return people.keys.berk.post(part_path(people.case, key), shown_on(page.text) | signs(typed))


def signs(typed: dict[str, str]) -> dict[str, str]:
    """`pay="yes"` and `words__pay="…"`, by the names of the fields."""
    return {
        name.replace("__", "-").replace("_", "-") if "__" in name else f"sign-{name.replace('_', '-')}": value
        for name, value in typed.items()
    }


def shown_on(page: str) -> dict[str, str]:
    """The fields of the page's form with what stands in them."""
    form = re.search(r'<form class="talk-part".*?</form>', page, re.DOTALL)
    assert form is not None
    fields: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", form[0]):
        read = {name: re.search(rf'\b{name}="([^"]*)"', tag) for name in ("name", "value", "type")}
        name = read["name"][1] if read["name"] else ""
        if read["type"] and read["type"][1] == "radio" and " checked" not in tag:
            continue
        value = read["value"][1] if read["value"] else ""
        fields[name] = value.replace("&quot;", '"').replace("&#x27;", "'").replace("&amp;", "&")
    return fields


def test_a_talk_begins_with_the_safety_questions_on_one_page(people: CaseCast) -> None:
    berk = people.keys.berk
    berk.post(path("begin_talk", people.case), {"age": "adult"})
    page = berk.get(path("talk", people.case), follow=True)
    assert page.redirect_chain == [(part_path(people.case, "safety"), 302)]
    for question in packaged_script().parts[0].questions:
        assert question.ask.en in page.text
    for key in PARTS:
        if key != "safety":
            assert berk.get(part_path(people.case, key)).status_code == 302
            response = berk.post(part_path(people.case, key), {"sign-pay": "yes"})
            assert response.status_code == 200
    assert state(people).answers == {}


def test_one_press_saves_a_part_as_one_act_and_leads_on(talk: CaseCast) -> None:
    before = verbs(talk.keys.berk)
    response = save(talk, "the-work", pay="yes", hours="yes", no_contract="skipped", place_to_live="no")
    assert response.headers["Location"] == part_path(talk.case, "control")
    assert verbs(talk.keys.berk)[len(before) :] == ["case.talk-written"]
    answers = state(talk).answers
    assert {
        key: answers.get(key) for key in ("pay", "hours", "no-contract", "place-to-live", "danger-at-work")
    } == {
        "pay": Answer.YES,
        "hours": Answer.YES,
        "no-contract": Answer.SKIPPED,
        "place-to-live": Answer.NO,
        "danger-at-work": None,  # not spoken of, and no "no"
    }


def test_a_part_that_nothing_was_ticked_in_leaves_no_trace_and_leads_on(talk: CaseCast) -> None:
    before, journal = stored(talk.keys.berk), verbs(talk.keys.berk)
    response = save(talk, "how-it-began")
    assert response.headers["Location"] == part_path(talk.case, "the-work")
    assert (stored(talk.keys.berk), verbs(talk.keys.berk)) == (before, journal)


@pytest.mark.parametrize(
    ("to", "then"),
    [("6", "talk_part"), ("all", "talk"), ("case", "case"), ("one-by-one", "talk"), ("stop", "talk"),
     ("99", "next"), ("-1", "next"), ("٦", "next"), ("9" * 5000, "next"), ("x", "next")],
)  # fmt: skip
def test_the_same_press_leads_to_any_part_or_another_way(talk: CaseCast, to: str, then: str) -> None:
    response = talk.keys.berk.post(part_path(talk.case, "the-work"), {"sign-pay": "yes", "to": to})
    where = {
        "talk_part": part_path(talk.case, "before-leaving"),
        "talk": path("talk", talk.case),
        "next": part_path(talk.case, "control"),
        "case": path("case", talk.case),
    }
    assert response.headers["Location"] == where[then]
    now = state(talk)
    assert now.answers["pay"] is Answer.YES
    assert (now.one_by_one, now.stopped) == (to == "one-by-one", to == "stop")


def test_her_own_word_stands_beside_the_sign_and_on_the_case(talk: CaseCast) -> None:
    save(talk, "the-work", pay="yes", words__pay="Девять  месяцев\nни копейки")
    said = state(talk).said["pay"]
    assert (said.words, said.by) == ("Девять месяцев ни копейки", str(talk.keys.cast.berk.account_id))
    assert said.at is not None
    assert "Девять месяцев ни копейки" in talk.keys.dana.get(path("case", talk.case)).text
    assert "Девять месяцев ни копейки" in talk.keys.dana.get(part_path(talk.case, "the-work")).text


def test_her_own_word_without_a_yes_is_not_lost_and_is_no_sign(talk: CaseCast) -> None:
    save(talk, "the-work", words__place_to_live="спала на полу", hours="no", words__hours="как все")
    for page in ("case", "result"):
        text = talk.keys.dana.get(path(page, talk.case)).text
        said = text.split("In their own words, without a yes", 1)[1]
        assert "спала на полу" in said
        assert "как все" in said
    assert "No sign was named so far." in talk.keys.dana.get(path("case", talk.case)).text


def test_a_day_that_is_still_to_come_is_said_with_a_link_to_it(talk: CaseCast) -> None:
    save(talk, "door", may_ask_hard="yes")
    page = save(talk, "threats-and-violence", forced_sex="yes", day__forced_sex="2999-01-01").text
    (link,) = re.findall(r'<a href="#([^"]+)">Go there', page)
    assert re.search(rf'<input type="date"[^>]* id="{link}"', page)


def test_an_answer_of_long_ago_is_corrected_and_what_stood_there_is_shown(talk: CaseCast) -> None:
    save(talk, "how-it-began", promised_other_wages="yes", words__promised_other_wages="900 долларов")
    save(talk, "the-work", pay="yes")
    save(talk, "control", debt_there="yes")
    before = verbs(talk.keys.berk)
    save(talk, "how-it-began", promised_other_wages="no")
    now = state(talk)
    assert now.answers["promised-other-wages"] is Answer.NO
    assert now.answers["pay"] is now.answers["debt-there"] is now.answers["debt"] is Answer.YES
    assert [(said.question, said.answer) for said in now.earlier] == [("promised-other-wages", Answer.YES)]
    assert len(verbs(talk.keys.berk)) == len(before) + 1
    page = talk.keys.berk.get(part_path(talk.case, "how-it-began")).text
    assert re.search(r"\d\d\.\d\d\.\d{4} \d\d:\d\d:\s+Yes, «900 долларов»", page)


def test_what_a_correction_shuts_is_shown_as_kept_and_not_counted(talk: CaseCast) -> None:
    save(talk, "control", debt_there="yes")
    assert "Debt bondage" in talk.keys.berk.get(path("case", talk.case)).text
    save(talk, "control", debt="no")
    page = talk.keys.berk.get(part_path(talk.case, "control")).text
    assert page.count("Kept, and not counted") == 1
    assert "Debt bondage" not in talk.keys.berk.get(path("case", talk.case)).text
    assert state(talk).answers["debt-there"] is Answer.YES


def test_a_second_page_of_the_same_part_takes_nothing_from_a_colleague(talk: CaseCast) -> None:
    """Two open the part; each saves what they changed, and neither takes back what the other ticked."""
    mine = shown_on(talk.keys.berk.get(part_path(talk.case, "the-work")).text)
    save(talk, "the-work", hours="yes", words__hours="до ночи")
    talk.keys.dana.post(part_path(talk.case, "the-work"), mine | {"sign-pay": "yes"})
    now = state(talk)
    assert now.answers["hours"] is now.answers["pay"] is Answer.YES
    assert now.said["hours"].words == "до ночи"
    assert now.earlier == ()


def test_hard_signs_come_after_the_question_whether_they_may_be_asked(talk: CaseCast) -> None:
    hard, door = part_path(talk.case, "threats-and-violence"), part_path(talk.case, "door")
    assert talk.keys.berk.get(hard).headers["Location"] == door
    before = stored(talk.keys.berk)
    assert talk.keys.berk.post(hard, {"sign-hurt": "yes"}).status_code == 200
    assert stored(talk.keys.berk) == before
    assert save(talk, "door", may_ask_hard="no").headers["Location"] == path("talk", talk.case)
    assert talk.keys.berk.get(hard).headers["Location"] == door
    assert "Left out, as the person wishes" in talk.keys.berk.get(path("talk", talk.case)).text
    assert save(talk, "door", may_ask_hard="yes").headers["Location"] == hard
    save(talk, "threats-and-violence", hurt_there="yes")
    assert state(talk).answers["hurt"] is Answer.YES


def test_no_moment_to_talk_pauses_and_says_what_to_do(people: CaseCast) -> None:
    berk = people.keys.berk
    berk.post(path("begin_talk", people.case), {"age": "adult"})
    response = berk.post(
        part_path(people.case, "safety"), SAFE | {"sign-someone-listening": "yes"}, follow=True
    )
    assert packaged_script().question("someone-listening").otherwise.en in response.text  # type: ignore[union-attr]  # it has
    assert "Not now" in response.text
    assert "Correct what was answered" in response.text
    assert berk.get(part_path(people.case, "needs")).headers["Location"] == path("talk", people.case)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"sign-hurt": "yes"}, "These are signs of another page"),
        ({"sign-her-name": "yes"}, "These are signs of another page"),
        ({"words-alone": "нет"}, "These are signs of another page"),
        ({"sign-moved-or-taken-in": "yes"}, "These are signs of another page"),
        ({"day-pay": "2026-11-01"}, "These are signs of another page"),
        ({"sign-pay": "not-asked"}, "Nothing was saved yet"),
        ({"sign-pay": "YES"}, "Nothing was saved yet"),
        ({"words-pay": "я" * (LONGEST_WORDS + 1)}, f"there is room for {LONGEST_WORDS}"),
        ({"words-pay": "я" * 20_000}, "is too long"),
        ({"words-pay": "a\0b"}, "Null characters"),
    ],
)  # fmt: skip
def test_what_does_not_belong_there_is_refused_aloud_and_nothing_is_kept(
    talk: CaseCast, typed: dict[str, str], sentence: str
) -> None:
    before, journal = stored(talk.keys.berk), verbs(talk.keys.berk)
    response = talk.keys.berk.post(part_path(talk.case, "the-work"), {"sign-hours": "yes"} | typed)
    assert response.status_code == 200
    assert sentence in response.text
    assert (stored(talk.keys.berk), verbs(talk.keys.berk)) == (before, journal)
    form = response.context["form"]
    assert form["sign-hours"].value() == "yes"  # what was ticked is still there
    if "words-pay" in typed:
        assert form["words-pay"].value() == typed["words-pay"]
        assert 'maxlength="300"' not in response.text


@pytest.mark.parametrize(
    "seen", ["{", "[]", '{"pay": 1}', '{"pay": ["maybe", "", ""]}', "[" * 100_000, "null", "\0"]
)
def test_what_a_page_says_that_it_showed_breaks_nothing(talk: CaseCast, seen: str) -> None:
    response = talk.keys.berk.post(part_path(talk.case, "the-work"), {"seen": seen, "sign-pay": "yes"})
    assert response.status_code == 302
    assert state(talk).answers["pay"] is Answer.YES


def test_a_page_names_no_sign_that_it_never_showed(talk: CaseCast) -> None:
    """Another part's signs in `seen` neither come nor go."""
    seen = json.dumps({"alone": ["no", "", ""], "hurt": ["yes", "", ""]})
    talk.keys.berk.post(part_path(talk.case, "the-work"), {"seen": seen, "sign-pay": "yes"})
    now = state(talk)
    assert now.answers["alone"] is Answer.YES
    assert "hurt" not in now.answers


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (str(timezone.localdate() + timedelta(days=2)), "This day is still to come."),
        ("1899-12-31", "That is no day on which it can have happened."),
        ("0001-01-01", "That is no day on which it can have happened."),
        ("gestern", "there is no such day"),
    ],
)
def test_a_day_that_cannot_be_is_refused(talk: CaseCast, day: str, sentence: str) -> None:
    save(talk, "door", may_ask_hard="yes")
    before = stored(talk.keys.berk)
    response = save(talk, "threats-and-violence", forced_sex="yes", day__forced_sex=day)
    assert sentence in response.text
    assert stored(talk.keys.berk) == before


def test_the_order_changes_over_at_any_moment(talk: CaseCast) -> None:
    save(talk, "the-work", pay="yes")
    talk.keys.berk.post(path("talk_order", talk.case), {"order": "one-by-one"})
    page = talk.keys.berk.get(path("talk", talk.case)).text
    assert 'name="question" value="under-18"' in page
    assert "Tick what you hear instead" in page
    talk.keys.berk.post(path("talk_order", talk.case), {"order": "ticking"})
    assert 'class="part-list"' in talk.keys.berk.get(path("talk", talk.case)).text
    assert state(talk).answers["pay"] is Answer.YES


def test_every_question_in_the_persons_language_says_that_it_is_drafted(talk: CaseCast) -> None:
    page = talk.keys.berk.get(part_path(talk.case, "before-leaving")).text
    spoken = [question for question in packaged_script().parts[5].questions if not question.of]
    assert page.count("Drafted; no native speaker has read these words yet.") == len(spoken)
    for question in spoken:
        for language in ("tk", "uz", "kk", "ky"):
            assert question.ask.in_language(language) in page


PRESSES = 25
DOMESTIC_WORKER = (
    ("needs", {"danger_now": "no", "place_tonight": "yes"}),
    ("how-it-began", {"promised_other_wages": "yes", "promised_other_conditions": "yes"}),
    ("the-work", {"pay": "yes", "hours": "yes", "no_contract": "yes"}),
    ("control", {"documents_kept_there": "yes", "not_free_to_go_there": "yes"}),
)
"""Unpaid, less than promised, harder than said, passport kept, locked in, long hours, no contract."""


def test_the_talk_of_a_domestic_worker_takes_at_most_25_presses(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every press is counted: the beginning, each tick, each save, and the way to the result. It was 83."""
    berk, presses = people.keys.berk, 1  # "18 or older"
    assert berk.post(path("begin_talk", people.case), {"age": "adult"}).status_code == 302
    where = part_path(people.case, "safety")
    assert berk.get(path("talk", people.case)).headers["Location"] == where
    walk = [("safety", {name.removeprefix("sign-").replace("-", "_"): given for name, given in SAFE.items()})]
    for key, ticks in (*walk, *DOMESTIC_WORKER):
        assert where == part_path(people.case, key)  # no press besides leads from part to part
        where = save(people, key, **ticks).headers["Location"]
        presses += len(ticks) + 1
    page = berk.get(path("case", people.case)).text  # "Back to the case"
    presses += 1
    assert presses <= PRESSES
    for sign in ("Low or no salary", "Deceived about wages/earnings", "Excessive working days or hours"):
        assert sign in page
    assert "Confiscation of documents" in page
