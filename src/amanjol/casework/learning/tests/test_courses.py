"""The pages of what is taught: lessons to teach from, their papers, who has not read them, who sees right answers."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from amanjol.casework.learning.tests.learning_cast import COURSE
from amanjol.casework.learning.tests.pages import BY_NAME, COHORT, ROUTES, path
from amanjol.casework.standards.courses import library
from amanjol.casework.standards.courses.comparing import NOT_IN_A_TITLE
from amanjol.casework.standards.courses.lessons import Reader
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.printing.documents import PrintingFailed
from amanjol.foundation.printing.tests.checking import assert_accessible, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.test import Client

    from amanjol.casework.learning.tests.learning_cast import LearningCast
    from amanjol.casework.standards.courses.lessons import Module

pytestmark = pytest.mark.django_db
DRAFT = "The words of this course in this language are a draft"
UNREAD = "Not read yet by: a psychologist, a trainer."
in_each_language = pytest.mark.parametrize("language", COURSE.languages)


def address(name: str, language: str, module: str = "", key: str = COURSE.key) -> str:
    return reverse(f"learning:{name}", args=[key, language, module] if module else [key, language])


def read(client: Client, where: str) -> str:
    """The main part as it is read: without marks, with single spaces."""
    response = client.get(where)
    assert response.status_code == 200, where
    main = response.text.partition("<main")[2].partition("</main>")[0]
    return plain("<main" + main)


def plain(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split()).replace(" .", ".")


def words_in(module: Module) -> Iterator[str]:
    yield from (module.title, module.aim, *module.prepare, module.check.ask, *module.check.listen_for)
    for part in module.parts:
        yield from (part.title, *part.say.splitlines(), *part.steps)
    yield from (module.handout.title, *module.handout.lines)
    if module.handout.table is not None:
        yield from module.handout.table.columns
        yield from (cell for row in module.handout.table.rows for cell in row)


def all_read(monkeypatch: pytest.MonkeyPatch, *readers: Reader) -> None:
    """As if these had read life skills, and somebody all its translations."""
    texts = {code: replace(text, state="read") for code, text in COURSE.texts.items()}
    changed = replace(COURSE, readers=readers, texts=texts)

    def course(key: str) -> Any:
        return changed if key == COURSE.key else library.course(key)

    for place in ("words.course", "views.courses.packaged_courses", "views.cohorts.packaged_courses"):
        stands_in: Any = course if place == "words.course" else lambda: (changed,)
        monkeypatch.setattr(f"amanjol.casework.learning.{place}", stands_in)


def test_the_list_says_of_each_course_its_languages_how_long_it_takes_and_who_has_not_read_it(
    people: LearningCast,
) -> None:
    page = read(people.berk, BY_NAME["courses"].path())
    for of in library.courses():
        assert of.in_language("en").title in page
        assert of.in_language("en").summary in page
    assert "8 lessons 11 h for anybody" in page
    assert "English written in this language Russian draft Turkmen draft" in page
    assert page.count("read by nobody whose language it is: Russian, Turkmen.") == 2
    assert "Not read yet by: an advocate, a psychologist, a trainer." in page
    assert BY_NAME["courses"].path() in people.berk.get(BY_NAME["cohorts"].path()).text


@in_each_language
def test_a_course_says_how_it_is_taught(people: LearningCast, language: str) -> None:
    text = COURSE.in_language(language)
    page = read(people.berk, address("course", language))
    for says in (text.title, text.summary, *text.advice, *(module.aim for module in text.modules)):
        assert says in page
    seen = people.berk.get(address("course", language)).text
    for module in text.modules:
        assert address("lesson", language, module.key) in seen
        assert address("handout", language, module.key) in seen


@in_each_language
def test_a_lesson_holds_all_that_one_teaches_from(people: LearningCast, language: str) -> None:
    """Of each lesson of the course, every word; what is read aloud stands apart."""
    for module in COURSE.in_language(language).modules:
        page = people.berk.get(address("lesson", language, module.key)).text
        seen = plain(page)
        for words in words_in(module):
            assert " ".join(words.split()) in seen
        aloud = [plain(part) for part in re.findall(r'<div class="read-aloud">(.*?</div>)', page, re.DOTALL)]
        said = [part.say for part in module.parts if part.say]
        assert len(aloud) == len(said) + 1
        for part, says in zip(aloud, (*said, module.check.ask), strict=True):
            assert part.endswith(" ".join(says.split()))
            assert not any(step in part for parts in module.parts for step in parts.steps)


def test_a_lesson_goes_by_the_clock(people: LearningCast) -> None:
    page = read(people.berk, address("lesson", "en", "telephone"))
    assert "Lesson 1 of 8 1 h 30 min English" in page
    assert "0:15–0:30 What a telephone shows about us Talk · 15 min" in page
    assert "1:20–1:30 The end The end · 10 min" in page
    assert "Next → Worry, rest and sleep" in page
    assert "← Before" not in page


@in_each_language
def test_what_nobody_has_read_is_said_on_every_page_of_the_course(
    people: LearningCast, language: str
) -> None:
    for where in (
        address("course", language), address("lesson", language, "telephone"), address("answers", language),
    ):  # fmt: skip
        page = read(people.berk, where)
        assert UNREAD in page
        assert (DRAFT in page) is (language != "en")


def test_who_plans_a_cohort_hears_what_nobody_has_read(people: LearningCast) -> None:
    form = BY_NAME["new_cohort"].path()
    for_lawyers = library.course("representing-a-victim").in_language("en").title
    for page in (read(people.berk, form), plain(people.berk.post(form, COHORT | {"name": ""}).text)):
        assert f"Life skills. {UNREAD} Drafts: Russian, Turkmen." in page
        assert f"{for_lawyers}. Not read yet by: an advocate, a psychologist, a trainer." in page
    change = read(people.berk, path("change_cohort", people))
    assert f"{UNREAD} Drafts: Russian." in change
    assert "an advocate" not in change
    cohort = read(people.berk, path("cohort", people))
    assert UNREAD in cohort
    assert DRAFT in cohort


def test_what_somebody_has_read_is_not_called_unread(
    people: LearningCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_on = "2026-11-28"
    all_read(monkeypatch, Reader("psychologist", "read", read_on), Reader("trainer", "not-yet"))
    assert "Not read yet by: a trainer." in read(people.berk, BY_NAME["courses"].path())
    all_read(monkeypatch, Reader("psychologist", "read", read_on), Reader("trainer", "read", read_on))
    pages = ("courses", "course", "lesson", "answers", "new_cohort", "change_cohort", "cohort")
    for name in pages:
        page = read(people.berk, path(name, people))
        assert "Not read yet by:" not in page, name
        assert "draft" not in page.lower(), name


def test_from_a_cohort_one_press_leads_to_its_course_and_from_a_day_to_its_lessons(
    people: LearningCast,
) -> None:
    """In the language of the cohort, which is Russian, on an English page."""
    cohort, day = (people.berk.get(path(name, people)).text for name in ("cohort", "day"))
    assert f'href="{address("course", "ru")}"' in cohort
    to_lesson = f'<a href="{address("lesson", "ru", "telephone")}">My telephone</a>'
    assert to_lesson in cohort
    assert to_lesson in day
    assert "· My telephone" in read(people.berk, path("learner", people))
    assert f'href="{address("course", "ru")}"' in people.berk.get(path("new_day", people)).text


@in_each_language
def test_a_handout_is_a_paper_in_its_language_that_names_nobody(
    people: LearningCast, tmp_path: Path, language: str
) -> None:
    module = COURSE.in_language(language).module("saying-no")
    response = people.berk.get(address("handout", language, module.key))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="paper.pdf"'
    assert_accessible(response.content, tmp_path, language=language, title=module.handout.title)
    printed = words_of(response.content)
    for line in module.handout.lines:
        assert all(" ".join(piece.split()) in printed for piece in line.split("…"))
    assert not NOT_IN_A_TITLE.search(printed)
    assert people.keys.cast.yyldyz.name not in printed
    assert people.keys.cast.berk.account.name not in printed


def test_a_paper_that_cannot_be_made_says_so_above_the_lesson(
    people: LearningCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_document: Any) -> bytes:
        raise PrintingFailed

    monkeypatch.setattr("amanjol.casework.desk.printing.pdf_of", fails)
    page = read(people.berk, BY_NAME["handout"].path())
    assert "The paper could not be made" in page
    assert COURSE.in_language("ru").modules[0].aim in page


@in_each_language
def test_why_an_answer_is_right_stands_on_one_page_alone(people: LearningCast, language: str) -> None:
    """Every page of learning, the sheet of the test among them, also where the form comes back."""
    text = COURSE.in_language(language)
    whys = [question.why for question in text.test]
    seen = read(people.berk, address("answers", language))
    for question in text.test:
        assert question.ask in seen
        assert question.why in seen
        assert f"{question.answers[question.right]} right" in seen
    assert seen.count(" right ") >= len(text.test)
    pages = [read(people.berk, address("course", language)), read(people.berk, BY_NAME["courses"].path())]
    pages += [read(people.berk, address("lesson", language, module.key)) for module in text.modules]
    people.berk.post(path("change_cohort", people), COHORT | {"language": language})
    for route in ROUTES:
        if "get" in route.takes and route.name not in {"answers", "handout", "checking_file"}:
            pages.append(plain(route.client_in(people).get(route.path(route.pk_in(people))).text))
    pages.append(plain(people.berk.post(path("sheet", people), {"on": "x"}).text))
    assert text.test[0].ask in pages[-1]
    assert [why for page in pages for why in whys if why in page] == []


def test_no_key_is_needed_to_teach(people: LearningCast) -> None:
    """Nothing of it is sealed: who waits for the keys, or is locked, reads it."""
    farida = unlocked(people.keys.farida.account)
    people.berk.post("/account/lock/")
    for client in (people.berk, farida):
        for name in ("courses", "course", "lesson", "answers"):
            assert client.get(BY_NAME[name].path()).status_code == 200, name


@pytest.mark.parametrize(
    "where",
    [
        address("course", "kk"), address("course", "ru", key="no-such-course"), address("answers", "kk"),
        address("lesson", "ru", "no-such-lesson"), address("handout", "ru", "no-such-lesson"),
        address("lesson", "tk", "first-meeting", key="representing-a-victim"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_there(people: LearningCast, where: str) -> None:
    """No other language fills the gap."""
    assert people.berk.get(where).status_code == 404
