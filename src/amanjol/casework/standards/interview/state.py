"""Where an interview stands, as plain data: which script, which list, which answers. No words of the person."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.standards.screening.answers import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.casework.standards.interview.scripts import Script

FORMAT: Final = 1
ANSWERED: Final = frozenset(Answer) - {Answer.NOT_ASKED}


class StateUnreadable(ValueError):
    """These are not the data of an interview. Never quotes what is inside."""


@dataclass(frozen=True, slots=True)
class State:
    """`answers` by the key of the question, in the order in which they were first given."""

    script: str
    edition: str
    list: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    stopped: bool = False

    def as_data(self) -> dict[str, Any]:
        """Plain data for `canonical.to_bytes`; `from_data` makes the same state of it."""
        return {
            "interview": FORMAT,
            "script": self.script,
            "edition": self.edition,
            "list": self.list,
            "answers": [[key, answer.value] for key, answer in self.answers.items()],
            "stopped": self.stopped,
        }

    @classmethod
    def from_data(cls, data: Any) -> State:
        """Raises `StateUnreadable`. Answers to questions that the script has no more are kept."""
        keys = {"interview", "script", "edition", "list", "answers", "stopped"}
        if not isinstance(data, dict) or set(data) != keys or data["interview"] != FORMAT:
            raise StateUnreadable("This is not an interview of a form that is known here.")
        texts = (data["script"], data["edition"], data["list"])
        if not all(isinstance(text, str) for text in texts) or not isinstance(data["stopped"], bool):
            raise StateUnreadable("The interview does not say which script and list it belongs to.")
        return cls(*texts, answers=_answers(data["answers"]), stopped=data["stopped"])


def _answers(pairs: Any) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for pair in pairs if isinstance(pairs, list) else [None]:
        match pair:
            case [str(key), str(value)] if key not in answers and value in ANSWERED:
                answers[key] = Answer(value)
            case _:
                raise StateUnreadable("An answer of the interview cannot be read.")
    return answers


def begin(script: Script, list_key: str = "") -> State:
    """A talk that begins. `list_key` is that of the list which the script was cut to."""
    return State(script.key, script.edition, list_key)


def answer(script: Script, state: State, key: str, value: Answer) -> State:
    """The state with one answer, new or corrected. LookupError for a strange question; ValueError for no answer."""
    script.question(key)
    if value not in ANSWERED:
        raise ValueError("An answer is yes, no, unknown or skipped.")
    return replace(state, answers={**state.answers, key: Answer(value)})


def take_back(state: State, key: str) -> State:
    """Without that answer: the person may take any of them back. Nothing happens where there is none."""
    return replace(state, answers={other: value for other, value in state.answers.items() if other != key})


def stop(state: State) -> State:
    """The person, or the interviewer, ends the talk. Every answer is kept."""
    return replace(state, stopped=True)


def resume(script: Script, state: State) -> State:
    """The talk is taken up again: whether it is a good moment is asked anew, the rest is remembered."""
    again = script.keys_asked_every_time()
    answers = {key: answer for key, answer in state.answers.items() if key not in again}
    return replace(state, answers=answers, stopped=False)
