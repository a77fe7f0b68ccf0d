"""Where an interview stands, as plain data: script, list, what was said to each sign and stood there before, advice.

What is corrected is never lost: it moves to `earlier`, with who wrote it down and when. What stands at a question that
a gate shut meanwhile stays in `said` and is not counted (`asking.effective`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Literal

from amanjol.casework.standards.screening.answers import Answer
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from amanjol.casework.standards.interview.scripts import Script

FORMAT: Final = 2
"""In 1 there were keys and answers alone; it is read for ever."""
ANSWERED: Final = frozenset(Answer) - {Answer.NOT_ASKED}
LONGEST_WORDS: Final = 300  # signs of what the person said to one sign, in their own words


class StateUnreadable(ValueError):
    """These are not the data of an interview. Never quotes what is inside."""


class Ended(StrEnum):
    """How somebody dealt with advice."""

    DONE = "done"
    DOES_NOT_FIT = "does-not-fit"


class Said(TimedRecord, frozen=True):
    """What stands at one question. Without an `answer` nobody has spoken of it, or the answer was taken back.

    `words` are the person's own, `on` is the day it happened on, where the script asks for it. `by` is an account's
    id, `at` a moment in UTC to the second; both are missing in what was written before they were kept.
    """

    question: str
    answer: Answer | None = None
    words: str = ""
    on: date | None = None
    by: str = ""
    at: Moment | None = None

    @property
    def is_empty(self) -> bool:
        return self.answer is None and not self.words and self.on is None

    def is_as(self, other: Said) -> bool:
        """Whether the same was said, whoever wrote it down."""
        return (self.answer, self.words, self.on) == (other.answer, other.words, other.on)


class Advice(TimedRecord, frozen=True):
    """What an answer called for: once for each question, until somebody dealt with it. `by`, `at` as of the answer."""

    question: str
    by: str = ""
    at: Moment | None = None
    ended: Ended | None = None
    because: str = ""
    ended_by: str = ""
    ended_at: Moment | None = None


@dataclass(frozen=True, slots=True)
class State:
    """`said` by the key of the question, in the order in which something was first said to it.

    `one_by_one`: the interviewer chose the careful order, a question a page. `earlier` and `advice`: the oldest first.
    """

    script: str
    edition: str
    list: str
    said: Mapping[str, Said] = field(default_factory=dict)
    earlier: tuple[Said, ...] = ()
    advice: tuple[Advice, ...] = ()
    one_by_one: bool = False
    stopped: bool = False

    @property
    def answers(self) -> dict[str, Answer]:
        """By the key of the question, without what nobody has spoken of."""
        return {key: said.answer for key, said in self.said.items() if said.answer is not None}

    def answer_to(self, key: str) -> Answer | None:
        """None where nobody has spoken of it."""
        said = self.said.get(key)
        return None if said is None else said.answer

    def as_data(self) -> dict[str, Any]:
        """Plain data for `canonical.to_bytes`; `from_data` makes the same state of it."""
        return _Data(
            interview=FORMAT,
            script=self.script,
            edition=self.edition,
            list=self.list,
            said=[*self.said.values()],
            earlier=[*self.earlier],
            advice=[*self.advice],
            one_by_one=self.one_by_one,
            stopped=self.stopped,
        ).as_data()

    @classmethod
    def from_data(cls, data: Any) -> State:
        """Raises `StateUnreadable`. Answers to questions that the script has no more are kept."""
        if isinstance(data, dict) and data.get("interview") == 1 and data.get("interview") is not True:
            return _of_before(data)
        try:
            read = _Data.from_data(data)
        except NotCanonical:
            raise StateUnreadable("This is not an interview of a form that is known here.") from None
        said = {entry.question: entry for entry in read.said}
        if len(said) < len(read.said) or any(entry.answer is Answer.NOT_ASKED for entry in read.said):
            raise StateUnreadable("An answer of the interview cannot be read.")
        return cls(
            read.script, read.edition, read.list, said, tuple(read.earlier), tuple(read.advice),
            one_by_one=read.one_by_one, stopped=read.stopped,
        )  # fmt: skip


type _Entries = list[Said]
type _Advice = list[Advice]


class _Data(DataRecord, frozen=True):
    """Its `list` is the list of indicators, so that lists are named above."""

    interview: Literal[2]
    script: str
    edition: str
    list: str
    said: _Entries
    earlier: _Entries
    advice: _Advice
    one_by_one: bool
    stopped: bool


def _of_before(data: dict[str, Any]) -> State:
    """A talk of the first format, which asked one by one."""
    if set(data) != {"interview", "script", "edition", "list", "answers", "stopped"}:
        raise StateUnreadable("This is not an interview of a form that is known here.")
    texts = (data["script"], data["edition"], data["list"])
    if not all(isinstance(text, str) for text in texts) or not isinstance(data["stopped"], bool):
        raise StateUnreadable("The interview does not say which script and list it belongs to.")
    return State(*texts, said=_answers(data["answers"]), one_by_one=True, stopped=data["stopped"])


def _answers(pairs: Any) -> dict[str, Said]:
    said: dict[str, Said] = {}
    for pair in pairs if isinstance(pairs, list) else [None]:
        match pair:
            case [str(key), str(value)] if key not in said and value in ANSWERED:
                said[key] = Said(key, Answer(value))
            case _:
                raise StateUnreadable("An answer of the interview cannot be read.")
    return said


def begin(script: Script, list_key: str = "", *, one_by_one: bool = False) -> State:
    """A talk that begins. `list_key` is that of the list which the script was cut to."""
    return State(script.key, script.edition, list_key, one_by_one=one_by_one)


def write_down(script: Script, state: State, changes: Iterable[Said]) -> State:
    """The state with what was said, new or corrected; what stood there before is kept, and advice is raised.

    LookupError for a strange question; ValueError for no answer, or words that are too long.
    """
    said, earlier, advice = dict(state.said), list(state.earlier), state.advice
    for change in changes:
        question = script.question(change.question)
        if change.answer is not None and change.answer not in ANSWERED:
            raise ValueError("An answer is yes, no, unknown or skipped.")
        if len(change.words) > LONGEST_WORDS:
            raise ValueError("These are more words than can be kept beside one sign.")
        before = said.get(change.question, Said(change.question))
        if change.is_as(before):
            continue
        if not before.is_empty:
            earlier.append(before)
        said[change.question] = change
        if change.answer != before.answer and change.answer in question.advise_if.split():
            advice = _raised(advice, change)
    return replace(state, said=said, earlier=tuple(earlier), advice=advice)


def _raised(advice: tuple[Advice, ...], said: Said) -> tuple[Advice, ...]:
    """Once: what is open for this question already stays where it is."""
    if any(entry.question == said.question and entry.ended is None for entry in advice):
        return advice
    return (*advice, Advice(said.question, said.by, said.at))


def with_advice(script: Script, state: State) -> State:
    """With advice for answers that call for it and never had any: of before it was kept, or of a newer script."""
    advised = {entry.question for entry in state.advice}
    advice = state.advice
    for question in script.questions:
        entry = state.said.get(question.key)
        if entry and question.key not in advised and entry.answer in question.advise_if.split():
            advice = (*advice, Advice(entry.question, entry.by, entry.at))
    return replace(state, advice=advice)


class NoSuchAdvice(LookupError):
    """There is no open advice of this number."""


def end_advice(
    state: State, number: int, how: Ended, *, because: str = "", by: str = "", at: datetime | None = None
) -> State:
    """That somebody dealt with it. `number` counts all advice from 1. NoSuchAdvice; ValueError without a reason."""
    if not 1 <= number <= len(state.advice) or state.advice[number - 1].ended is not None:
        raise NoSuchAdvice
    if how is Ended.DOES_NOT_FIT and not because:
        raise ValueError("Say why it does not fit.")
    before = state.advice[number - 1]
    ended = Advice(before.question, before.by, before.at, how, because, by, at)
    return replace(state, advice=(*state.advice[: number - 1], ended, *state.advice[number:]))


def answer(
    script: Script, state: State, key: str, value: Answer, *, by: str = "", at: datetime | None = None
) -> State:
    """The state with one answer, new or corrected; words beside it stay. LookupError; ValueError for no answer."""
    if value not in ANSWERED:
        raise ValueError("An answer is yes, no, unknown or skipped.")
    before = state.said.get(key, Said(key))
    return write_down(script, state, [Said(key, Answer(value), before.words, before.on, by, at)])


def take_back(state: State, key: str, *, by: str = "", at: datetime | None = None) -> State:
    """Without that answer: the person may take any of them back. Nothing happens where there is none."""
    before = state.said.get(key)
    if before is None or before.answer is None:
        return state
    said = {**state.said, key: Said(key, None, before.words, before.on, by, at)}
    return replace(state, said=said, earlier=(*state.earlier, before))


def in_order(state: State, *, one_by_one: bool) -> State:
    """A question a page, or all signs of a part: the interviewer chooses at any moment."""
    return replace(state, one_by_one=one_by_one)


def stop(state: State) -> State:
    """The person, or the interviewer, ends the talk. Every answer is kept."""
    return replace(state, stopped=True)


def resume(script: Script, state: State) -> State:
    """The talk is taken up again: whether it is a good moment is asked anew, the rest is remembered.

    What was answered to it before is kept, as everything that was corrected.
    """
    again = script.keys_asked_every_time()
    past = tuple(entry for key, entry in state.said.items() if key in again and not entry.is_empty)
    said = {key: entry for key, entry in state.said.items() if key not in again}
    return replace(state, said=said, earlier=(*state.earlier, *past), stopped=False)
