"""Askings of a case, opened and counted; and figures over what was opened."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases import queries, sealing
from amanjol.casework.standards.afterwards.instruments import OutcomeState, packaged_instruments
from amanjol.casework.support.models import Asking
from amanjol.casework.support.outcomes.records import AskingRecord
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring

ASKED: Final = "outcomes.asked"
CHANGED: Final = "outcomes.changed"


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many new askings, and how many acts in all, the journal has of a case."""

    asked: int
    acts: int


@dataclass(frozen=True, slots=True)
class OpenedAsking:
    row: Asking
    record: AskingRecord


@dataclass(frozen=True, slots=True)
class Askings:
    """The earliest day first. `are_fewer`: the journal knows of more."""

    askings: list[OpenedAsking]
    are_fewer: bool

    def asking(self, pk: UUID) -> OpenedAsking | None:
        return next((asking for asking in self.askings if asking.row.pk == pk), None)


def acts_of(acts: Iterable[queries.Acts]) -> Recorded:
    times = {of_verb.verb: of_verb.times for of_verb in acts if of_verb.verb in {ASKED, CHANGED}}
    return Recorded(times.get(ASKED, 0), sum(times.values()))


def askings_of(case: Case, keyring: Keyring, recorded: Recorded | None = None) -> Askings:
    """`recorded`: what the journal had before, where the caller knows. SealBroken."""
    if recorded is None:  # first, so that what a colleague writes meanwhile makes it no older
        recorded = acts_of(queries.acts_in(case))
    rows = list(Asking.objects.filter(case=case))
    if not rows:
        return Askings([], recorded.asked > 0)
    key = sealing.key_of_case(case, keyring)
    askings = [OpenedAsking(row, open_asking(row, key, keyring)) for row in rows]
    askings.sort(key=lambda asking: (asking.record.on, asking.record.at, str(asking.row.pk)))
    acts = sum(asking.record.acts for asking in askings)
    return Askings(askings, recorded.asked > len(rows) or recorded.acts > acts)


def open_asking(row: Asking, key: bytes, keyring: Keyring) -> AskingRecord:
    """`key` is that of the case. SealBroken, also for an instrument that is not ours."""
    record = sealing.open_row(AskingRecord, row, key, keyring)
    instrument = packaged_instruments().get(record.instrument)
    if instrument is None or record.answers.keys() - set(instrument.keys):
        raise SealBroken
    return record


@dataclass(frozen=True, slots=True)
class OutcomeTally:
    """Of one period and one outcome: how many people said what, each with the newest answer of the period.

    Who was not asked, or did not want to say, stands apart and is in no share.
    """

    better: int
    same: int
    worse: int
    unsaid: int


def tally(people: Iterable[Iterable[AskingRecord]], since: date, until: date) -> dict[str, OutcomeTally]:
    """By the keys of outcomes. Each of `people` is the askings of the cases of one person, opened: everybody counts
    once in each outcome.
    """
    counted: dict[str, Counter[OutcomeState]] = {}
    for records in people:
        newest: dict[str, OutcomeState] = {}
        for record in sorted(records, key=lambda record: (record.on, record.at)):
            if since <= record.on <= until:
                newest |= {
                    key: answer.state
                    for key, answer in record.answers.items()
                    if answer.state is not OutcomeState.NOT_ASKED
                }
        for key, state in newest.items():
            counted.setdefault(key, Counter())[state] += 1
    return {
        key: OutcomeTally(
            states[OutcomeState.BETTER], states[OutcomeState.SAME], states[OutcomeState.WORSE],
            states[OutcomeState.UNSAID],
        )
        for key, states in counted.items()
    }  # fmt: skip
