"""What a check says, one line each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    OK = "ok"
    NOTE = "note"
    WARNING = "warn"
    BAD = "BAD"


@dataclass(frozen=True, slots=True)
class Finding:
    """`what` was looked at; `text` says how it is and, where something is wrong, how to mend it."""

    state: State
    what: str
    text: str

    def __str__(self) -> str:
        return f"{self.state:<4} {self.what}: {self.text}"


def judge(what: str, *, wrong: str, right: str) -> Finding:
    """Bad if there is something `wrong` to say, else fine."""
    return Finding(State.BAD, what, wrong) if wrong else Finding(State.OK, what, right)
