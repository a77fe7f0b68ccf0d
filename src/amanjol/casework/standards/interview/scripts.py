"""The script of an interview: parts, questions, what follows from an answer, wording for a child."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from amanjol.casework.standards.screening.lists import Age

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from amanjol.casework.standards.screening.lists import IndicatorList
    from amanjol.casework.standards.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Question:
    """One question and what hangs on its answer.

    `ask` is for the interviewer; `for_person` gives the same in the person's language. `of` is `interviewer` where
    nobody is asked and the interviewer answers by looking. `only_after` names a question that must have been answered
    with yes; when it was not, this one takes its answer and is not asked (`no_means` says what its no stands for).
    Only `go_on_if` lets the talk go on; any other answer pauses it with `otherwise`. `advice` is shown after one
    of the answers `advise_if`; `danger` says which line of the assessment of danger it speaks to. `asks_day`: the day
    on which it happened is asked. `care`: what can still be done after sexual violence is said. `adult` is there where
    `ask` has a child's words: those for an adult.
    """

    key: str
    ask: Sentence
    of: str = ""
    child: Sentence | None = None
    indicator: str = ""
    tells_act: str = ""
    only_for: str = ""
    only_after: str = ""
    no_means: str = ""
    go_on_if: str = ""
    otherwise: Sentence | None = None
    advise_if: str = ""
    advice: Sentence | None = None
    danger: str = ""
    asks_day: str = ""
    care: str = ""
    adult: Sentence | None = None

    def for_child(self) -> Question:
        """In a child's words where it has any."""
        return replace(self, ask=self.child, adult=self.ask) if self.child else self

    def for_person(self, languages: Iterable[str]) -> dict[str, str]:
        """The words to read out, by language, where a catalogue has them; an adult's where none has a child's."""
        if self.of:
            return {}
        wordings = [self.ask, self.adult] if self.adult else [self.ask]
        spoken = ((code, [wording for wording in wordings if wording.is_in(code)]) for code in languages)
        return {code: there[0].in_language(code) for code, there in spoken if there}

    def fits(self, of: IndicatorList) -> bool:
        keys = {indicator.key for indicator in of.indicators}
        return self.only_for in ("", of.age) and self.indicator in ("", *keys)


@dataclass(frozen=True, slots=True)
class ScriptPart:
    """`every_time`: asked anew whenever the talk is taken up again. `hard`: comes last, behind a question.

    Both are `yes` or empty, as in the file.
    """

    key: str
    title: Sentence
    questions: tuple[Question, ...]
    says: Sentence | None = None
    every_time: str = ""
    hard: str = ""
    only_after: str = ""


@dataclass(frozen=True)  # without slots: what is worked out once has to lie somewhere
class Script:
    """`translations` says of each of the person's languages whether a native speaker has read its catalogue."""

    key: str
    edition: str
    translations: Mapping[str, str]
    opening: Sentence
    thanks: Sentence
    stopped: Sentence
    parts: tuple[ScriptPart, ...]

    @property
    def questions(self) -> Iterator[Question]:
        return (question for part in self.parts for question in part.questions)

    def question(self, key: str) -> Question:
        """LookupError for a key that the script does not have."""
        if key not in self._places:
            raise LookupError("The script has no question of this key.")
        return self._places[key][1]

    def part_of(self, key: str) -> ScriptPart:
        return self._places[key][0]

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(self._places)

    @cached_property
    def _places(self) -> dict[str, tuple[ScriptPart, Question]]:
        """Of each question by its key, the part in which it stands and itself."""
        return {question.key: (part, question) for part in self.parts for question in part.questions}

    def gates_of(self, question: Question) -> tuple[str, ...]:
        """The questions whose yes opens this one: its own and its part's."""
        own, parts = question.only_after, self.part_of(question.key).only_after
        return tuple(gate for gate in (parts, own) if gate)

    def keys_asked_every_time(self) -> frozenset[str]:
        return frozenset(
            question.key for part in self.parts if part.every_time for question in part.questions
        )


def for_list(script: Script, of: IndicatorList) -> Script:
    """The script with the questions that this list has indicators for, in a child's words for a child's list.

    A gate behind which nothing is left to ask is left out as well.
    """
    parts = []
    for part in script.parts:
        questions = [question for question in part.questions if question.fits(of)]
        if of.age == Age.CHILD:
            questions = [question.for_child() for question in questions]
        if questions:
            parts.append(replace(part, questions=tuple(questions)))
    return _without_idle_gates(script, replace(script, parts=tuple(parts)))


def _without_idle_gates(whole: Script, cut: Script) -> Script:
    gates = {question.only_after for question in whole.questions} - {""}
    needed = {question.only_after for question in cut.questions} | {part.only_after for part in cut.parts}
    idle = gates - needed
    parts = (
        replace(part, questions=tuple(question for question in part.questions if question.key not in idle))
        for part in cut.parts
    )
    return replace(cut, parts=tuple(part for part in parts if part.questions))


def uncovered(script: Script, of: IndicatorList) -> frozenset[str]:
    """Indicators of the list that no question asks for."""
    keys = {question.indicator for question in script.questions}
    return frozenset(indicator.key for indicator in of.indicators) - keys
