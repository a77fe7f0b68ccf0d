"""What is sealed of returns: at the desk what was printed and handed in, at the programme what arrived."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Final
from uuid import UUID

from msgspec import Meta

from amanjol.casework.desk.sealed_rows import BoundRecord
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord, replace
from amanjol.programme.returns.bodies import Answer, Answering, HandedIn, Sums, Wages
from amanjol.programme.returns.money import OfCurrency

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIGURES: Final = (Answering.TAKEN_OVER, Answering.APPROVED)


class Printed(DataRecord, frozen=True):
    """What a paper said that was printed: the whole numbers from which it was made, and the day of counting.

    `wages` is None where an older program printed it. `of_each`: by currency, from what its sum was made.
    """

    on: date
    sums: Sums
    wages: Wages | None = None
    of_each: dict[str, OfCurrency] = {}


class Sent(TimedRecord, frozen=True, kw_only=True):
    """One handing in, by the account `by`. `name` is what the card of the programme's organisation called it; of each
    kind there is one of the `answers` at most. `wages` and `of_each` as of a paper.
    """

    at: Moment
    by: str
    node: str
    organisation: str
    name: str
    letter: UUID
    body: HandedIn
    answers: tuple[Answer, ...] = ()
    wages: Wages | None = None
    of_each: dict[str, OfCurrency] = {}

    @property
    def newest(self) -> Answer | None:
        """How far it has come. Only forwards: `at` is what the programme says, and moves nothing back."""
        order = list(Answering)
        return max(self.answers, key=lambda answer: order.index(answer.says), default=None)

    def has(self, says: Answering) -> bool:
        return any(answer.says is says for answer in self.answers)


class QuarterRecord(BoundRecord, frozen=True, kw_only=True):
    """The quarter as whoever counts it has it: each print and each handing in, the oldest first."""

    year: int
    quarter: int
    prints: tuple[Printed, ...] = ()
    sent: tuple[Sent, ...] = ()

    @property
    def beside(self) -> Mapping[str, Any]:
        return {"year": self.year, "quarter": self.quarter}

    def to(self, node: str, organisation: str) -> list[Sent]:
        return [entry for entry in self.sent if (entry.node, entry.organisation) == (node, organisation)]

    def with_answer(self, entry: Sent, answer: Answer) -> QuarterRecord:
        answered = replace(entry, answers=(*entry.answers, answer))
        return replace(self, sent=tuple(answered if of is entry else of for of in self.sent))


class Arrived(TimedRecord, frozen=True, kw_only=True):
    """One revision as it arrived. `wages` come in a letter of their own, and of an older program never."""

    at: Moment
    letter: UUID
    body: HandedIn
    wages: Wages | None = None


class TakenOver(TimedRecord, frozen=True, kw_only=True):
    """Which revision became figures, by the account `by`: the ids of the facts, by the line. `with_wages`: its wages
    were there. `withdrawn` are facts of earlier revisions that had no line any more.
    """

    at: Moment
    by: str
    revision: int
    period: UUID
    facts: dict[str, UUID]
    with_wages: bool = False
    withdrawn: tuple[UUID, ...] = ()


class ArrivedRecord(BoundRecord, frozen=True, kw_only=True):
    """The return of one partner and quarter. `revisions` by their numbers; `name` is what the partner's card said last,
    `source` under which name it stands in the results, empty before it was taken over; `told` are our answers, the
    oldest first.
    """

    partner_node: str
    partner: str
    year: int
    quarter: int
    name: str
    source: str = ""
    revisions: Annotated[tuple[Arrived, ...], Meta(min_length=1)]
    taken_over: tuple[TakenOver, ...] = ()
    told: tuple[Answer, ...] = ()

    @property
    def beside(self) -> Mapping[str, Any]:
        names = ("partner_node", "partner", "year", "quarter", "name", "source")
        return {name: getattr(self, name) for name in names}

    @property
    def newest(self) -> Arrived:
        return self.revisions[-1]

    @property
    def said(self) -> Answer | None:
        """What was told of the newest revision last; nothing where its wages came after it became figures."""
        of_newest = [answer for answer in self.told if answer.revision == self.newest.body.revision]
        if not of_newest or (of_newest[-1].says in _FIGURES and not self.is_taken_over):
            return None
        return of_newest[-1]

    @property
    def is_taken_over(self) -> bool:
        """Whether the newest revision was, with its wages where those have come."""
        return self.has_figures and (self.taken_over[-1].with_wages or self.newest.wages is None)

    @property
    def has_figures(self) -> bool:
        """Whether the newest revision became figures, be it before its wages came: a partner can hold those back."""
        return bool(self.taken_over) and self.taken_over[-1].revision == self.newest.body.revision

    @property
    def arrivals(self) -> int:
        """How many letters were opened."""
        return len(self.revisions) + sum(revision.wages is not None for revision in self.revisions)

    def revision(self, number: int) -> Arrived | None:
        return next((revision for revision in self.revisions if revision.body.revision == number), None)

    def with_revision(self, arrived: Arrived) -> ArrivedRecord:
        """In their order, in whatever order they come."""
        revisions = sorted((*self.revisions, arrived), key=lambda revision: revision.body.revision)
        return replace(self, revisions=tuple(revisions))

    def with_wages(self, number: int, wages: Wages) -> ArrivedRecord:
        """Beside the revision of this number."""
        revisions = (
            replace(revision, wages=wages) if revision.body.revision == number else revision
            for revision in self.revisions
        )
        return replace(self, revisions=tuple(revisions))
