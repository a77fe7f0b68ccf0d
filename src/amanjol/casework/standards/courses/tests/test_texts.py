"""The words of the courses that we ship: what none may say, how plain they are, what every statement of law carries."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.standards.courses.comparing import MARK
from amanjol.casework.standards.courses.library import DATA, courses
from amanjol.casework.standards.tests.test_words import strings
from amanjol.foundation.textfiles.nodes import parse

if TYPE_CHECKING:
    from amanjol.casework.standards.courses.lessons import Course, CourseText

EDITIONS = Path(__file__).with_name("editions.txt")
FOR_ANYBODY = [course for course in courses() if course.for_whom == "anybody"]
GIVES_AWAY = re.compile(
    r"traffick|\bvictims?\b|survivors?\b|exploit|slave"
    r"|торговл[а-яё]+ людьми|жертв|пострадавш|потерпевш|эксплуат|рабств"
    r"|adam söwda|pidasy|ejir çeken|ezilen|ekspluat|gulçulyk",
    re.IGNORECASE,
)
"""What nobody who learns is taken for, and what nobody at home shall read on a handout."""

OF_LAW = re.compile(r"\b(19|20)[0-9]{2}\b|No\. [0-9]|№ [0-9]")
"""A year or the number of a law: whoever names one speaks of law or practice."""

TELEPHONE = re.compile(r"\+[0-9]|[0-9]{3}[ -][0-9]{2}[ -][0-9]{2}")
REFUSED_RUSSIAN = re.compile(r"\(а\)|\(ла\)|\(ась\)|супервизор|бенефициар|\bкейс", re.IGNORECASE)


def texts_of(course: Course) -> list[CourseText]:
    return [course.in_language(code) for code in course.languages]


def all_strings(key: str, language: str) -> list[str]:
    return strings(parse((DATA / key / f"{language}.yaml").read_text(), f"{key}/{language}.yaml").root)


def test_three_courses_are_whole() -> None:
    assert {course.key: course.languages for course in courses()} == {
        "family-business": ("en", "ru", "tk"),
        "life-skills": ("en", "ru", "tk"),
        "representing-a-victim": ("en", "ru"),
    }
    assert {course.key for course in FOR_ANYBODY} == {"family-business", "life-skills"}
    for course in courses():
        assert 6 <= len(course.in_language("en").modules) <= 8
        assert 10 <= len(course.test.questions) <= 15


def test_no_letter_is_the_right_one_too_often() -> None:
    for course in courses():
        rights = [question.right for question in course.test.questions]
        assert all(len(question.letters) == 3 for question in course.test.questions)
        assert max(rights.count(letter) for letter in "abc") <= len(rights) / 2
        assert min(rights.count(letter) for letter in "abc") >= len(rights) / 4


def test_a_translation_says_that_nobody_has_read_it() -> None:
    for course in courses():
        assert [text.state for text in texts_of(course)] == ["original"] + ["drafted"] * (
            len(course.languages) - 1
        )
        assert course.unread_by == tuple(reader.profession for reader in course.readers)


def test_a_course_for_anybody_takes_nobody_for_a_victim() -> None:
    texts = [
        text for course in FOR_ANYBODY for code in course.languages for text in all_strings(course.key, code)
    ]
    assert len(texts) > 3000
    assert [text for text in texts if GIVES_AWAY.search(text)] == []


@pytest.mark.parametrize(
    "text", ["a victim of it", "жертва торговли людьми", "Survivors learn", "adam söwdasy"]
)
def test_the_search_finds_such_words(text: str) -> None:
    assert GIVES_AWAY.search(text)


def test_every_statement_with_a_year_or_a_number_of_a_law_has_a_mark() -> None:
    for course in courses():
        for text in texts_of(course):
            answers = {
                words for question in text.test for words in (question.ask, *question.answers.values())
            }
            bare = [
                words
                for words in all_strings(course.key, text.language)
                if OF_LAW.search(words) and not MARK.search(words) and words not in answers
            ]
            assert [words for words in bare if "2021–2025" not in words and "2021 to 2025" not in words] == []


def test_a_question_that_names_a_law_has_its_source_in_its_reason() -> None:
    for course in courses():
        for text in texts_of(course):
            named = [
                question
                for question in text.test
                if OF_LAW.search(" ".join([question.ask, *question.answers.values()]))
            ]
            assert all(MARK.search(question.why) for question in named)


def test_courses_for_anybody_rest_on_no_law() -> None:
    assert [course.key for course in FOR_ANYBODY if course.sources] == []
    [for_lawyers] = [course for course in courses() if course.for_whom == "lawyers"]
    assert {source.id for source in for_lawyers.sources if source.needs_review} == {
        "LA-05", "LA-08", "LA-11", "LA-12", "LA-18",
    }  # fmt: skip


def test_no_course_names_a_telephone_number() -> None:
    texts = [
        text for course in courses() for code in course.languages for text in all_strings(course.key, code)
    ]
    assert [text for text in texts if TELEPHONE.search(text)] == []


def test_russian_is_written_as_the_field_writes_it() -> None:
    texts = [text for course in courses() for text in all_strings(course.key, "ru")]
    assert [text for text in texts if REFUSED_RUSSIAN.search(text)] == []
    assert [text for text in texts if '"' in text or "“" in text] == []


def test_questions_are_short_enough_to_be_heard() -> None:
    for course in courses():
        most = 14 if course.for_whom == "anybody" else 18
        for text in texts_of(course):
            for question in text.test:
                sentences = re.split(r"(?<=[.?!:])\s", question.ask)
                assert max(len(sentence.split()) for sentence in sentences) <= most, question.ask
                assert max(len(answer.split()) for answer in question.answers.values()) <= 12, question.key


def test_handouts_for_anybody_are_in_short_sentences() -> None:
    for course in FOR_ANYBODY:
        for text in texts_of(course):
            for line in (line for module in text.modules for line in module.handout.lines):
                sentences = re.split(r"(?<=[.?!:])\s", line)
                assert max(len(sentence.split()) for sentence in sentences) <= 18, line


def test_another_wording_is_another_edition() -> None:
    """Results and certificates name an edition: whoever changes a word dates it anew, here too."""
    assert [f"{course.key} {course.edition} {course.digest}" for course in courses()] == (
        EDITIONS.read_text().splitlines()
    )
