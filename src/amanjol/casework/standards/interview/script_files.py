"""Reads the files of interviews. Raises `ContentError`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import KEY, SENTENCE, load
from amanjol.casework.standards.interview.scripts import Question, Script, ScriptPart
from amanjol.casework.standards.sentences import Sentence
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.shapes import Choice, Codes, Day
from amanjol.foundation.textfiles.structures import Field, Items, PerLanguage, Record

if TYPE_CHECKING:
    from collections.abc import Iterable

DATA: Final = Path(__file__).with_name("data")
ANSWERS: Final = Codes(frozenset({"yes", "no", "unknown", "skipped"}), "answer")
YES: Final = Choice(("yes",))
STATES: Final = Choice(("drafted", "read"))

TRANSLATION_WORDS: Final = {
    "drafted": Sentence("Drafted, not read by a native speaker"),
    "read": Sentence("Read by a native speaker"),
}


def _question_problem(question: Question) -> str:
    name = f"question `{question.key}`"
    if bool(question.go_on_if) != bool(question.otherwise):
        return f"{name} needs both `go_on_if` and `otherwise`, or neither"
    if bool(question.advise_if) != bool(question.advice):
        return f"{name} needs both `advise_if` and `advice`, or neither"
    if question.danger and not question.advice:
        return f"{name} needs `advice` that `danger` belongs to"
    if question.care and not (question.asks_day and question.advice):
        return f"{name} needs `asks_day` and `advice` for its `care`"
    if question.of == "interviewer" and question.child:
        return f"{name} is for the interviewer: it has no wording for a child"
    return ""


QUESTION: Final = Record(
    Question,
    (
        Field("key", KEY),
        Field("of", Choice(("interviewer",)), required=False),
        Field("ask", SENTENCE),
        Field("child", SENTENCE, required=False),
        Field("indicator", KEY, required=False),
        Field("tells_act", YES, required=False),
        Field("only_for", Choice(("adult", "child")), required=False),
        Field("only_after", KEY, required=False),
        Field("no_means", Choice(("skipped",)), required=False),
        Field("go_on_if", Choice(("yes", "no")), required=False),
        Field("otherwise", SENTENCE, required=False),
        Field("advise_if", ANSWERS, required=False),
        Field("advice", SENTENCE, required=False),
        Field("danger", Choice(("now", "digital")), required=False),
        Field("asks_day", YES, required=False),
        Field("care", YES, required=False),
    ),
    problem=_question_problem,
)
PART: Final = Record(
    ScriptPart,
    (
        Field("key", KEY),
        Field("title", SENTENCE),
        Field("says", SENTENCE, required=False),
        Field("every_time", YES, required=False),
        Field("hard", YES, required=False),
        Field("only_after", KEY, required=False),
        Field("questions", Items(QUESTION)),
    ),
)


def _script_problem(script: Script) -> str:
    return next(
        (
            problem
            for problem in (
                _twin_problem(script),
                _order_problem(script),
                _gate_problem(script),
                _language_problem(script),
            )
            if problem
        ),
        "",
    )


def _twin_problem(script: Script) -> str:
    for what, keys in (
        ("question", [question.key for question in script.questions]),
        ("indicator", [question.indicator for question in script.questions if question.indicator]),
        ("part", [part.key for part in script.parts]),
    ):
        if twin := _twice(keys):
            return f"{what} `{twin}` stands in the script twice"
    return ""


def _twice(keys: Iterable[str]) -> str:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            return key
        seen.add(key)
    return ""


def _order_problem(script: Script) -> str:
    """Safety comes first, what is hard comes last, and it comes only after a question whether it may."""
    first = script.parts[0]
    if not first.every_time or not any(question.go_on_if for question in first.questions):
        return "the first part is the one asked every time, with a question that can pause the talk"
    hard_before = False
    for part in script.parts:
        if hard_before and not part.hard:
            return f"part `{part.key}` stands behind a hard one: what is hard comes last"
        hard_before = hard_before or bool(part.hard)
        if part.hard and not part.only_after:
            return f"part `{part.key}` is hard: it needs `only_after`, a question whether it may be asked"
    return ""


def _gate_problem(script: Script) -> str:
    seen: set[str] = set()
    for part in script.parts:
        if part.only_after and part.only_after not in seen:
            return f"part `{part.key}` comes after `{part.only_after}`, which is no question before it"
        for question in part.questions:
            if question.only_after and question.only_after not in seen:
                return f"question `{question.key}` comes after `{question.only_after}`, which is no question before it"
            seen.add(question.key)
    return ""


def _language_problem(script: Script) -> str:
    languages = {code for question in script.questions for code in question.for_person(script.translations)}
    if missing := set(script.translations) - languages:
        return f"`translations` names `{min(missing)}`, but its catalogue words no question"
    return ""


SCRIPT: Final = Record(
    Script,
    (
        Field("key", KEY),
        Field("edition", Day()),
        Field("translations", PerLanguage(STATES)),
        Field("opening", SENTENCE),
        Field("thanks", SENTENCE),
        Field("stopped", SENTENCE),
        Field("parts", Items(PART)),
    ),
    problem=_script_problem,
)


def read_script(text: str, name: str) -> Script:
    """The script of a file shown as `name`. Raises `ContentError`."""
    script: Script = read(text, name, SCRIPT).value
    return script


@cache
def packaged_script(key: str = "labour") -> Script:
    """The script of the kind of exploitation. Raises `ContentError` where there is none."""
    script: Script = load(DATA / f"{key}.yaml", SCRIPT)
    if script.key != key:
        raise ContentError(f"data/{key}.yaml", 1, f"the key `{script.key}` must be the file's own name")
    return script
