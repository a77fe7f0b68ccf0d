"""The person's own copy: only after the question, in their language, naming nobody who works here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.tests.pages import verbs
from amanjol.casework.standards.papers.access import in_language
from amanjol.casework.standards.plans.paper import packaged_plan_paper
from amanjol.casework.support.plans import actions
from amanjol.casework.support.plans.actions import GoalPlan
from amanjol.casework.support.plans.records import First
from amanjol.casework.support.tests.pages import BY_NAME
from amanjol.casework.support.tests.plan_cast import FLAT, LATER, MEDICINE, PlanCast
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.printing.tests.checking import assert_accessible, words_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.django_db
PAPER = BY_NAME["paper"]


@pytest.fixture
def people(plan_cast: PlanCast) -> PlanCast:
    return plan_cast


def paper(people: PlanCast, **typed: object) -> str:
    goals = [str(people.flat.pk), str(people.medicine.pk)]
    answer = people.berk.post(
        PAPER.path(people), {"is_safe": "yes", "language": "tk", "goals": goals} | typed
    )
    assert answer.status_code == 200
    return answer.text


@pytest.mark.parametrize("answer", ["no", "not-sure", ""])
def test_in_doubt_nothing_is_printed(people: PlanCast, answer: str) -> None:
    page = paper(people, is_safe=answer)
    assert "bare-paper" not in page
    assert ("Then nothing is printed now" in page) is (answer != "")
    assert "plan.printed" not in verbs(people.berk, "plan.")


@pytest.mark.parametrize("language", ["en", "ru", "uz", "uz-cyrl", "kk", "ky", "tk"])
def test_the_fixed_words_are_in_her_language_and_what_was_typed_is_as_it_was(
    people: PlanCast, language: str
) -> None:
    words, page = packaged_plan_paper(), paper(people, language=language)
    sheet = page.split("bare-paper", 1)[1].split("</section>", 1)[0]
    for fixed in (words.title, words.mine, words.want, words.what, words.who, words.until, words.how_far):
        assert in_language(fixed, language) in sheet
    assert in_language(words.of_state("planned"), language) in sheet
    for typed in (FLAT.words, MEDICINE.words, "Кафе «Ирис»", f"{LATER:%d.%m.%Y}"):
        assert typed in sheet
    assert verbs(people.berk, "plan.")[-1] == "plan.printed"


def test_it_names_nobody_who_works_here_no_organisation_no_sum_and_nothing_that_the_worker_thought(
    people: PlanCast,
) -> None:
    sheet = paper(people).split("bare-paper", 1)[1].split("</section>", 1)[0]
    cast = people.cases.keys.cast
    for hidden in (cast.dana.account.name, cast.yyldyz.name, "TMT", str(MEDICINE.need), "Роза"):
        assert hidden not in sheet, hidden
    assert "Роза" in paper(people, with_name="on").split("bare-paper", 1)[1]


def test_care_after_sexual_violence_is_on_no_paper_unless_it_is_chosen(people: PlanCast) -> None:
    keyring = keyring_of(people.berk)
    goal = GoalPlan("Хочу к врачу после той ночи", "", First.CARE)
    row = actions.write_goal(keyring=keyring, case=people.case, goal=goal)
    page = people.berk.get(PAPER.path(people)).text
    box = page.split(f'value="{row.pk}"', 1)[1].split(">", 1)[0]
    assert "checked" not in box
    assert f'value="{people.flat.pk}"' in page
    assert "checked" in page.split(f'value="{people.flat.pk}"', 1)[1].split(">", 1)[0]
    assert goal.words not in paper(people)
    assert goal.words in paper(people, goals=[str(row.pk)])


def test_languages_that_nobody_read_are_named(people: PlanCast) -> None:
    page = people.berk.get(PAPER.path(people)).text
    assert "No native speaker has read these yet" in page
    assert "Türkmençe" in page
    assert "No native speaker has read these words yet" in paper(people)
    assert "No native speaker" not in paper(people, language="en")


def test_what_was_gone_through_offers_its_language_and_stands_at_the_foot(people: PlanCast) -> None:
    together = BY_NAME["together"]
    people.berk.post(together.path(people), together.data | {"language": "ky"})
    page = people.berk.get(PAPER.path(people)).text
    assert "selected" in page.split('value="ky"', 1)[1].split(">", 1)[0]
    assert "Оны" not in page
    sheet = paper(people, language="ky").split("bare-paper", 1)[1]
    assert "чогуу карап чыктык" in sheet
    assert "дагы чогуу карайбыз" in sheet


def sent_beside(page: str) -> dict[str, list[str]]:
    """What the button beside the paper sends once more."""
    form = page.split('<form class="buttons no-print', 1)[1].split("</form>", 1)[0]
    sent: dict[str, list[str]] = {}
    for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form):
        sent.setdefault(name, []).append(value)
    return {name: values for name, values in sent.items() if name != "csrfmiddlewaretoken"}


@pytest.mark.parametrize("language", packaged_plan_paper().printed_in)
def test_for_the_printer_it_is_a_pdf_that_is_read_aloud_and_says_what_the_page_says(
    people: PlanCast, language: str, tmp_path: Path
) -> None:
    packaged = packaged_plan_paper()
    sent = sent_beside(paper(people, language=language, with_name="on"))
    answer = people.berk.post(PAPER.path(people), sent | {"for_printer": "on"})
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'inline; filename="paper.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"
    title = in_language(packaged.title, language)
    assert_accessible(answer.content, tmp_path, language=language.partition("-")[0], title=title)
    words = words_of(answer.content)
    for fixed in (
        packaged.title,
        packaged.mine,
        packaged.want,
        packaged.how_far,
        packaged.of_state("planned"),
    ):
        assert " ".join(in_language(fixed, language).split()) in words
    for typed in (FLAT.words, MEDICINE.words, "Кафе «Ирис»", f"{LATER:%d.%m.%Y}", "Роза"):
        assert typed in words
    cast = people.cases.keys.cast
    for hidden in (cast.dana.account.name, cast.yyldyz.name, "TMT", str(MEDICINE.need), people.case.code):
        assert hidden not in words, hidden
    assert verbs(people.berk, "plan.")[-2:] == ["plan.printed"] * 2


def test_the_pdf_has_the_goals_that_were_chosen_and_no_name_unasked(people: PlanCast) -> None:
    sent = sent_beside(paper(people, goals=[str(people.medicine.pk)]))
    words = words_of(people.berk.post(PAPER.path(people), sent | {"for_printer": "on"}).content)
    assert MEDICINE.words in words
    assert FLAT.words not in words
    assert "Роза" not in words


@pytest.mark.parametrize("is_safe", ["no", "not-sure", ""])
def test_there_is_no_pdf_without_the_answer(people: PlanCast, is_safe: str) -> None:
    page = paper(people, is_safe=is_safe, for_printer="on")
    assert "bare-paper" not in page
    assert "plan.printed" not in verbs(people.berk, "plan.")


def test_a_letter_without_a_font_is_named_and_the_page_stays(people: PlanCast) -> None:
    goal = GoalPlan("Хочу на море 😀", "", None)
    row = actions.write_goal(keyring=keyring_of(people.berk), case=people.case, goal=goal)
    page = paper(people, goals=[str(row.pk)], for_printer="on")
    assert "No font of this node holds these letters: 😀." in page
    assert "bare-paper" in page
