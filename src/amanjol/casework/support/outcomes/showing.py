"""Outcomes side by side over time: a picture that is read without a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases.earlier_words import earlier_of
from amanjol.casework.standards.afterwards.instruments import OutcomeState, core_outcomes
from amanjol.casework.support.outcomes import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from amanjol.casework.cases.earlier_words import EarlierShown
    from amanjol.casework.support.outcomes.queries import OpenedAsking
    from amanjol.foundation.organisations.keys.keyring import Keyring

_SIGNS: Final[Mapping[OutcomeState, str]] = {
    OutcomeState.BETTER: "arrow-up",
    OutcomeState.SAME: "arrow-right",
    OutcomeState.WORSE: "arrow-down",
    OutcomeState.UNSAID: "hand-raised",
    OutcomeState.NOT_ASKED: "minus",
}


@dataclass(frozen=True, slots=True)
class TimeShown:
    """One time of asking: a column of the picture."""

    pk: UUID
    on: date
    occasion: str


@dataclass(frozen=True, slots=True)
class Cell:
    """`sign` is the drawing, `state` its words; `says` what the person said then."""

    time: TimeShown
    key: str
    sign: str
    state: str
    says: str


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    title: str
    cells: list[Cell]

    @property
    def said(self) -> list[Cell]:
        """Where there are words; the newest first."""
        return [cell for cell in self.cells[::-1] if cell.says]

    @property
    def earlier_said(self) -> list[Cell]:
        """What was said before the newest."""
        return self.said[1:]


@dataclass(frozen=True, slots=True)
class OutcomePicture:
    times: list[TimeShown]
    rows: list[OutcomeRow]


@dataclass(frozen=True, slots=True)
class Sign:
    """What a drawing means, for whoever reads the picture for the first time."""

    key: str
    sign: str
    state: str


def legend() -> list[Sign]:
    return [Sign(state.value, _SIGNS[state], str(words.STATES[state])) for state in OutcomeState]


def picture_of(askings: Sequence[OpenedAsking]) -> OutcomePicture:
    """The earliest at the left."""
    times = [
        TimeShown(asking.row.pk, asking.record.on, str(words.OCCASIONS[asking.record.occasion]))
        for asking in askings
    ]
    rows = [
        OutcomeRow(
            outcome.title.in_language(words.language()),
            [_cell(time, asking, outcome.key) for time, asking in zip(times, askings, strict=True)],
        )
        for outcome in core_outcomes().outcomes
    ]
    return OutcomePicture(times, rows)


def _cell(time: TimeShown, asking: OpenedAsking, key: str) -> Cell:
    answer = asking.record.answers.get(key)
    state = answer.state if answer is not None else OutcomeState.NOT_ASKED
    return Cell(
        time, state.value, _SIGNS[state], str(words.STATES[state]), answer.words if answer is not None else ""
    )


def earlier_of_asking(asking: OpenedAsking, keyring: Keyring) -> list[EarlierShown]:
    """SealBroken."""
    return earlier_of(asking.record.changes, words.label_of, keyring.member.organisation, words.earlier_value)
