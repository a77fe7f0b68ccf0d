from __future__ import annotations

import re

import pytest

from amanjol.casework.standards.interview import care, openings, triage
from amanjol.casework.standards.interview.script_files import DATA, SCRIPT, packaged_script, read_script
from amanjol.casework.standards.interview.scripts import for_list, uncovered
from amanjol.casework.standards.screening.list_files import packaged_lists
from amanjol.casework.standards.sentences import languages
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.writing import write

ADULTS, CHILDREN = packaged_lists().lists
WHOLE = packaged_script()
TEXT = (DATA / "labour.yaml").read_text()


@pytest.mark.parametrize(
    ("file", "shape"),
    [
        ("labour.yaml", SCRIPT),
        ("triage.yaml", triage.TRIAGE),
        ("care-after-rape.yaml", care.SHAPE),
        ("openings.yaml", openings.OPENINGS),
    ],
)
def test_files_are_written_in_the_one_canonical_form(file, shape):
    text = (DATA / file).read_text()
    assert write(read(text, file, shape).value, file, shape) == text


@pytest.mark.parametrize("of", [ADULTS, CHILDREN])
def test_each_indicator_is_asked_for_by_exactly_one_question(of):
    script = for_list(WHOLE, of)
    keys = [question.indicator for question in script.questions if question.indicator]
    assert sorted(keys) == sorted(indicator.key for indicator in of.indicators)
    assert uncovered(script, of) == frozenset()


def test_a_list_without_a_question_is_found_out():
    part = WHOLE.parts[2]
    assert uncovered(for_list(WHOLE, CHILDREN), ADULTS) == {
        "false-information-about-law",
        "no-social-protection",
    }
    assert part.key == "how-it-began"


def test_a_child_is_spoken_to_like_a_child_and_asked_what_only_a_child_is_asked():
    adult, child = for_list(WHOLE, ADULTS), for_list(WHOLE, CHILDREN)
    question = child.question("documents-kept")
    assert question.ask.in_language("ru") == "Кто-нибудь забрал твои документы, если они были?"
    spoken_to = [question for question in child.questions if not question.of]
    assert len(spoken_to) > 70
    formal = re.compile(r"\b[Вв](ы|ас|ам|ами|аш\w*)\b")
    assert [question.key for question in spoken_to if formal.search(question.ask.in_language("ru"))] == []
    assert adult.question("documents-kept").for_person(["uz"])["uz"].startswith("Kimdir pasportingizni")
    assert child.question("documents-kept").for_person(["uz"])["uz"].startswith("Hujjatlaring")
    keys = [{question.key for question in script.questions} for script in (adult, child)]
    assert keys[0] - keys[1] == {"under-18", "told-false-law", "no-contract"}
    assert keys[1] - keys[0] == {"moved-or-taken-in"}


def test_safety_comes_first_needs_second_and_hard_questions_last_behind_a_door():
    assert [part.key for part in WHOLE.parts][:2] == ["safety", "needs"]
    assert [part.key for part in WHOLE.parts if part.every_time] == ["safety"]
    assert [part.key for part in WHOLE.parts if part.hard] == [WHOLE.parts[-1].key]
    for question in WHOLE.parts[-1].questions:
        assert "may-ask-hard" in WHOLE.gates_of(question)
    strong_words = ("violence", "hurt", "threat", "crime", "sold")
    for part in WHOLE.parts[2:-2]:
        assert not [q.key for q in part.questions if any(word in q.indicator for word in strong_words)
                    and q.key != "worse-conditions-threatened"]  # fmt: skip


def test_safety_asks_for_privacy_the_phone_a_listener_and_the_interpreter():
    safety = {question.key: question for question in WHOLE.parts[0].questions}
    assert {key: question.go_on_if for key, question in safety.items()} == {
        "alone": "yes",
        "safe-to-talk": "yes",
        "someone-listening": "no",
        "phone-watched": "",
        "interpreter-needed": "",
        "interpreter-trusted": "yes",
        "told-what-this-is": "yes",
        "agrees-to-talk": "yes",
    }
    assert safety["phone-watched"].advise_if == "yes unknown skipped"


def test_every_wording_in_the_persons_language_says_that_no_native_speaker_read_it():
    codes = {code for question in WHOLE.questions for code in question.for_person(languages())} - {"en", "ru"}
    assert codes == {"uz", "kk", "ky", "tk"}
    assert WHOLE.translations == dict.fromkeys(("uz", "kk", "ky", "tk"), "drafted")
    # Everything about safety and need can be shown to the person in all four.
    for part in WHOLE.parts[:2]:
        for question in part.questions:
            assert set(question.for_person(codes)) == (set() if question.of else codes), question.key


def test_as_many_questions_can_be_read_out_in_each_language_as_the_page_on_screening_says():
    worded = {
        code: sum(code in question.for_person([code]) for question in WHOLE.questions)
        for code in WHOLE.translations
    }
    assert worded == dict.fromkeys(("uz", "kk", "ky", "tk"), 87)


@pytest.mark.parametrize("of", [ADULTS, CHILDREN])
@pytest.mark.parametrize("language", ["tk", "uz", "kk", "ky"])
def test_every_question_to_the_person_is_there_in_each_language(of, language):
    questions = [question for question in for_list(WHOLE, of).questions if not question.of]
    assert [question.key for question in questions if not question.for_person([language])] == []
    words = [question.for_person([language])[language] for question in questions]
    english = {question.ask.english for question in questions}
    assert not english & set(words)
    shared = {"Was that before the work began, or on the way there?", "Was that at the place of work?"}
    once = [q.for_person([language])[language] for q in questions if (q.adult or q.ask).english not in shared]
    assert len(set(once)) == len(once)  # no sentence was pasted twice


FORMAL = {
    "uz": re.compile(r"\b[Ss]iz(ni|ga|ning|dan)?\b|ngiz|sizmi\b"),
    "kk": re.compile(r"\b[Сс]із(ді|ге|дің|ден|бен)?\b|ң[ыі]з|с[ыі]з [бп][ае]\b"),
    "ky": re.compile(r"\b[Сс]из(ди|ге|дин|ден)?\b|ң[ыиуү]з|с[ыиуү]зб[ыиуү]\b"),
    "tk": re.compile(r"\b[Ss]iz(i|e|iň|den)?\b|ň[yi]z"),
}
"""The polite "you", which the drafts for an adult use: as a word, at the end of a noun, at the end of a verb."""


@pytest.mark.parametrize("language", ["tk", "uz", "kk", "ky"])
def test_a_child_hears_a_childs_words_in_each_language(language):
    questions = [question for question in for_list(WHOLE, CHILDREN).questions if not question.of]
    assert [q.key for q in questions if q.adult and not q.ask.is_in(language)] == []
    words = {question.key: question.for_person([language])[language] for question in questions}
    assert [key for key, text in words.items() if FORMAL[language].search(text)] == []
    adults = [q.for_person([language])[language] for q in for_list(WHOLE, ADULTS).questions if not q.of]
    assert sum(bool(FORMAL[language].search(text)) for text in adults) > 30  # the search finds such words


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("only_after: documents-kept\n", "only_after: not-free-to-go\n", "which is no question before it"),
        ("    go_on_if: yes\n", "", "needs both `go_on_if` and `otherwise`, or neither"),
        ("    advise_if: yes unknown skipped\n", "", "needs both `advise_if` and `advice`, or neither"),
        ("indicator: deceived-about-wages", "indicator: deceived-about-the-job", "stands in the script twice"),
        ("- key: safe-to-talk", "- key: alone", "question `alone` stands in the script twice"),
        ("  every_time: yes\n", "", "the first part is the one asked every time"),
        ("  only_after: may-ask-hard\n", "", "is hard: it needs `only_after`"),
        ("  tk: drafted\n", "  tg: drafted\n", "names `tg`, but its catalogue words no question"),
        ("    ask: May the person", "    asks: May the person", "questions needs the key `ask`"),
        ("title: What is needed now\n", "title: ''\n", "title is empty: write something"),
    ],
)  # fmt: skip
def test_a_faulty_script_is_refused_with_its_file_and_one_sentence(old, new, sentence):
    assert old in TEXT
    with pytest.raises(ContentError) as refusal:
        read_script(TEXT.replace(old, new, 1), "data/labour.yaml")
    assert str(refusal.value).startswith("data/labour.yaml:")
    assert sentence in str(refusal.value).splitlines()[0]


def test_what_is_hard_cannot_be_moved_forward():
    cut = TEXT.index("- key: needs\n"), TEXT.index("- key: how-it-began\n")
    moved = TEXT[: cut[0]] + TEXT[cut[1] :] + TEXT[cut[0] : cut[1]]
    with pytest.raises(ContentError, match="part `needs` stands behind a hard one"):
        read_script(moved, "data/labour.yaml")
