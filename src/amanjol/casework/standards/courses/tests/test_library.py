"""How courses are read: what they hold, what a test scores, and each way in which files can disagree."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.standards.courses.course_files import OUTLINE, WORDS
from amanjol.casework.standards.courses.lessons import CourseTest, QuestionKey
from amanjol.casework.standards.courses.library import DATA, course, courses, read_course
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.writing import first_difference, write

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS = CourseTest(
    tuple(QuestionKey(f"question-{number}", "module", ("a", "b"), "b") for number in range(12))
)


def test_a_course_is_there_in_its_languages_and_says_who_read_them() -> None:
    life_skills = course("life-skills")
    assert life_skills in courses()
    assert life_skills.languages == ("en", "ru", "tk")
    assert [life_skills.in_language(code).state for code in life_skills.languages] == [
        "original", "drafted", "drafted",
    ]  # fmt: skip
    assert life_skills.unread_by == ("psychologist", "trainer")
    assert life_skills.in_language("ru").title == "Жизненные навыки"


def test_no_other_language_fills_a_gap() -> None:
    with pytest.raises(KeyError):
        course("life-skills").in_language("kk")
    with pytest.raises(KeyError):
        course("no-such-course")


def test_a_module_has_its_words_and_its_minutes() -> None:
    module = course("life-skills").in_language("tk").module("telephone")
    assert module.title == "Meniň telefonym"
    assert module.minutes == sum(part.minutes for part in module.parts) == 90
    assert module.parts[0].kind == "welcome"
    assert module.parts[0].say.startswith("Hoş geldiňiz.")
    assert course("life-skills").minutes == sum(
        item.minutes for item in course("life-skills").in_language("en").modules
    )


@pytest.mark.parametrize(
    ("right", "wrong", "score"),
    [(0, 0, 0), (5, 0, 41), (5, 7, 41), (8, 4, 66), (11, 0, 91), (12, 0, 100)],
)
def test_a_score_is_in_percent_and_rounded_down(right: int, wrong: int, score: int) -> None:
    given = {f"question-{number}": "b" for number in range(right)}
    given |= {f"question-{right + number}": "a" for number in range(wrong)}
    assert QUESTIONS.score(given) == score
    assert QUESTIONS.right_answers(given) == frozenset(f"question-{number}" for number in range(right))


def test_what_is_no_question_of_the_test_counts_nothing() -> None:
    assert QUESTIONS.score({"question-12": "b", "question-0": "", "question-1": "z"}) == 0


def test_the_test_is_the_same_in_every_language() -> None:
    for item in courses():
        for code in item.languages:
            questions = item.in_language(code).test
            assert [
                QuestionKey(question.key, question.module, tuple(question.answers), question.right)
                for question in questions
            ] == list(item.test.questions)


def test_the_digest_of_a_test_tells_another_right_answer() -> None:
    first, *others = QUESTIONS.questions
    other = CourseTest((QuestionKey(first.key, first.module, first.letters, "a"), *others))
    assert len({QUESTIONS.digest, other.digest, CourseTest(tuple(others)).digest}) == 3
    assert QUESTIONS.digest == CourseTest((first, *others)).digest


def test_every_file_is_canonical() -> None:
    for folder in sorted(path for path in DATA.iterdir() if path.is_dir()):
        for file in sorted(folder.glob("*.yaml")):
            text, name = file.read_text(), f"{folder.name}/{file.name}"
            is_outline = file.name == "course.yaml"
            shape, language = (OUTLINE, "") if is_outline else (WORDS, file.stem)
            value = read(text, name, shape, language=language).value
            assert first_difference(text, write(value, name, shape, language=language)) is None, name


@pytest.fixture(scope="module")
def first_module(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of life skills with their first module alone: read fifty times, the whole would take long."""
    folder = tmp_path_factory.mktemp("courses") / "life-skills"
    folder.mkdir()
    for file in (DATA / "life-skills").glob("*.yaml"):
        shape = OUTLINE if file.name == "course.yaml" else WORDS
        value = read(file.read_text(), file.name, shape).value
        short = replace(value, modules=value.modules[:1], test=value.test[:3])
        (folder / file.name).write_text(write(short, file.name, shape))
    return folder


@pytest.fixture
def folder(first_module: Path, tmp_path: Path) -> Path:
    return shutil.copytree(first_module, tmp_path / "life-skills")


@pytest.fixture
def of_law(tmp_path: Path) -> Path:
    return shutil.copytree(DATA / "representing-a-victim", tmp_path / "representing-a-victim")


def changed(folder: Path, file: str, now: str, then: str) -> str:
    """What is said where the first `now` of a file becomes `then`."""
    text = (folder / file).read_text()
    assert now in text
    (folder / file).write_text(text.replace(now, then, 1))
    with pytest.raises(ContentError) as refused:
        read_course(folder)
    return str(refused.value).splitlines()[0]


def line_of(folder: Path, file: str, words: str) -> int:
    lines = (folder / file).read_text().splitlines()
    return next(number for number, line in enumerate(lines, start=1) if words in line)


def test_a_changed_word_changes_the_digest_of_its_language_and_of_the_course(folder: Path) -> None:
    before = read_course(folder)
    file = folder / "tk.yaml"
    file.write_text(file.read_text().replace("Meniň telefonym", "Telefonym", 1))
    after = read_course(folder)
    assert after.digest != before.digest
    assert after.in_language("tk").digest != before.in_language("tk").digest
    assert after.in_language("ru").digest == before.in_language("ru").digest
    assert after.test.digest == before.test.digest


@pytest.mark.parametrize(
    ("now", "then", "problem"),
    [
        ("key: life-skills\n", "key: living\n", "the key `living` must be the name of the folder, life-skills"),
        ("  tk: drafted\n", "", "course.yaml does not name this language"),
        ("  tk: drafted\n", "  tk: drafted\n  kk: drafted\n", "life-skills/kk.yaml:1: does not exist"),
        ("  tk: drafted\n", "  tk: seen\n", "tk: `seen`|translations (tk) is `seen` but must be drafted or read"),
        ("  tk: drafted\n", "  tk: drafted\n  en: read\n", "the course was written in `en`, which is no translation"),
        ("original: en\n", "original: english\n", "original is `english` but must be the two letters of a language"),
        ("for_whom: anybody\n", "for_whom: survivors\n", "but must be anybody, lawyers or officers"),
        ("    minutes: 15\n", "    minutes: 0\n", "part `welcome` takes no time"),
        ("    minutes: 15\n", "    minutes: 75\n", "module `telephone` takes 150 minutes, but must take 60 to 90"),
        ("    kind: welcome\n", "    kind: talk\n", "must begin with a part of the kind welcome"),
        ("    kind: closing\n", "    kind: talk\n", "must begin with a part of the kind welcome and end with one of"),
        ("  module: telephone\n", "  module: telefon\n", "there is no module `telefon`"),
        ("- key: phone-watched\n", "- key: phone-code\n", "`phone-code` stands already on line"),
        ("  state: not-yet\n", "  state: read\n", "`read_on` belongs to a profession that has read the course"),
        (
            "- profession: trainer\n", "- profession: psychologist\n", "`psychologist` stands already on line",
        ),
    ],
)  # fmt: skip
def test_an_outline_that_lacks_something_is_refused(folder: Path, now: str, then: str, problem: str) -> None:
    said = changed(folder, "course.yaml", now, then)
    assert problem.rpartition("|")[2] in said
    assert re.match(r"life-skills/\w+\.yaml:[0-9]+: ", said)


def test_a_module_without_anything_to_do_is_refused(folder: Path) -> None:
    file = folder / "course.yaml"
    text = file.read_text().replace("kind: activity", "kind: talk").replace("kind: practice", "kind: talk")
    file.write_text(text)
    with pytest.raises(ContentError, match="has no activity and no practice: people would only listen"):
        read_course(folder)


def test_a_module_that_no_question_is_about_is_refused(folder: Path) -> None:
    file = folder / "course.yaml"
    parts = "".join(
        f"  - key: {kind}\n    kind: {kind}\n    minutes: 20\n" for kind in ("welcome", "practice", "closing")
    )
    file.write_text(file.read_text().replace("\ntest:\n", f"\n- key: garden\n  parts:\n{parts}test:\n", 1))
    with pytest.raises(ContentError, match="no question of the test is about the module `garden`"):
        read_course(folder)


@pytest.mark.parametrize(
    ("file", "now", "then", "problem"),
    [
        ("en.yaml", "  - key: lock\n", "  - key: locks\n", "`locks` stands where course.yaml has `lock`"),
        ("en.yaml", "- key: urgent-message\n", "- key: urgent\n", "`urgent` stands where course.yaml has"),
        ("tk.yaml", "  - key: lock\n", "  - key: locks\n", "the key is `locks`, but `lock` in `en`"),
        ("tk.yaml", "  c: Başga telefondan kömek soraýar\n", "", "lacks the key `c`, which is there in `en`"),
        ("ru.yaml", "у нас. Оплатите 50", "у нас. Оплатите 60", "the figures 1 60, but 1 50"),
        ("ru.yaml", "- Каждый может пропустить", "- Ещё строка\n- Каждый может пропустить", "in its list, but"),
        ("ru.yaml", "title: Мой телефон\n", "title: Мой телефон [LA-01]\n", "course.yaml has no source LA-01"),
        ("ru.yaml", "title: Мой телефон\n", "title: Мой телефон [sic]\n", "has a `[` that is no mark like"),
        ("ru.yaml", "title: Мой телефон\n", "title: Против торговли людьми\n", "must not speak of `торговли людьми`"),
        ("ru.yaml", "title: Жизненные навыки\n", "title: После эксплуатации\n", "must not speak of `эксплуат`"),
        ("ru.yaml", "- В моём коде", "- Без эксплуатации. В моём коде", "a handout that goes home must not speak of"),
        ("en.yaml", "  b: Six digits that only I know\n", "  b: My birthday\n", "has the same answer twice"),
    ],
)  # fmt: skip
def test_words_that_disagree_are_refused(folder: Path, file: str, now: str, then: str, problem: str) -> None:
    said = changed(folder, file, now, then)
    assert problem in said
    assert said.startswith(f"life-skills/{file}:")


def test_a_difference_has_the_line_on_which_it_stands(folder: Path) -> None:
    line = line_of(folder, "ru.yaml", "Оплатите 50")
    said = changed(folder, "ru.yaml", "Оплатите 50", "Оплатите 500")
    assert said.startswith(f"life-skills/ru.yaml:{line}: steps has the figures")


def test_a_right_answer_that_is_not_there_is_refused(folder: Path) -> None:
    said = changed(folder, "course.yaml", "  right: b\n", "  right: d\n")
    line = line_of(folder, "en.yaml", "- key: phone-code")
    assert said == f"life-skills/en.yaml:{line}: the right answer is d, which is not there"


def test_thousands_may_be_parted_as_each_language_does(folder: Path) -> None:
    for file, amount in (("en", "50,000"), ("ru", "50\u00a0000"), ("tk", "50 000")):
        path = folder / f"{file}.yaml"
        path.write_text(re.sub(r"\b50\b", amount, path.read_text(), count=1))
    assert "50 000" in read_course(folder).in_language("tk").modules[0].parts[3].steps[0]


@pytest.mark.parametrize(
    ("file", "now", "then", "problem"),
    [
        ("en.yaml", "[LA-08 NR]", "[LA-08]", "the mark of LA-08 must be [LA-08 NR]"),
        ("en.yaml", "[LA-07]", "[LA-07 NR]", "the mark of LA-07 must be [LA-07]"),
        ("ru.yaml", "[LA-07]", "[LA-06]", "but [LA-07] in `en`"),
        ("ru.yaml", "[LA-10]", "", "but [LA-10] [LA-11 NR] [LA-12 NR] in `en`"),
        ("course.yaml", "- id: LA-20\n", "- id: LA-21\n", "no sentence of the course has the mark of LA-21"),
        ("course.yaml", "- id: LA-20\n", "- id: LA-19\n", "`LA-19` stands already on line"),
        ("course.yaml", "- id: LA-20\n", "- id: LA20\n", "must be an id of the research, like LA-01"),
    ],
)
def test_a_statement_of_law_has_the_mark_of_its_source(
    of_law: Path, file: str, now: str, then: str, problem: str
) -> None:
    text = (of_law / file).read_text()
    (of_law / file).write_text(text.replace(now, then))
    with pytest.raises(ContentError, match=re.escape(problem)):
        read_course(of_law)


def test_a_source_is_found_by_its_id() -> None:
    for_lawyers = course("representing-a-victim")
    assert for_lawyers.source("LA-08").needs_review
    assert not for_lawyers.source("LA-01").needs_review
    assert for_lawyers.source("LA-07").year == "2025"
    with pytest.raises(KeyError):
        for_lawyers.source("LA-99")
