"""Whether a lawyer or a colleague of the same office represents or represented the other side, or is the other side."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.conflicts.comparing import Comparing, Likeness, Party, office_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Tie(StrEnum):
    """How a lawyer stands to the other side."""

    SELF = "self"
    OWN_CLIENT = "own-client"
    COLLEAGUE = "colleague"
    SAID_SO = "said-so"  # asked for this need already, the lawyer said that there is a conflict


class Verdict(StrEnum):
    FREE = "free"
    LIKELY = "likely"
    CONFLICTED = "conflicted"


@dataclass(frozen=True, slots=True)
class Candidate:
    """`office` as it is written in the register today."""

    key: str
    name: str
    office: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who represents or represented one of these parties, and the offices where that lawyer stood, then and since."""

    key: str
    lawyer: str
    parties: tuple[Party, ...]
    offices: frozenset[str] = frozenset()
    of_need: str = ""

    @property
    def office_keys(self) -> frozenset[str]:
        return frozenset(key for key in map(office_key, self.offices) if key)


@dataclass(frozen=True, slots=True)
class Hit:
    """`other_side` is the key of a party, `met` that of the assignment that it met, or the lawyer's own name.

    `subject` names both: a look at it clears it, and nothing else.
    """

    tie: Tie
    likeness: Likeness
    other_side: str
    met: str

    @property
    def subject(self) -> str:
        return f"{self.other_side}:{self.met}"


@dataclass(frozen=True, slots=True)
class Checked:
    """`hits` are all that there were; `cleared` the subjects at which a person looked and said that they are others."""

    hits: tuple[Hit, ...] = ()
    cleared: frozenset[str] = frozenset()

    @property
    def sure(self) -> tuple[Hit, ...]:
        return tuple(hit for hit in self.hits if hit.likeness is Likeness.SURE)

    @property
    def open(self) -> tuple[Hit, ...]:
        """Likely, and nobody has looked yet."""
        return tuple(
            hit for hit in self.hits if hit.likeness is Likeness.LIKELY and hit.subject not in self.cleared
        )

    @property
    def verdict(self) -> Verdict:
        """What is sure is never cleared by a look."""
        if self.sure:
            return Verdict.CONFLICTED
        return Verdict.LIKELY if self.open else Verdict.FREE


NOTHING: Final = Checked()


class Conflicts:
    """All assignments ever, held against the other side of one need after the other. It goes with the request."""

    def __init__(self, assignments: Iterable[Assignment]) -> None:
        self._comparing = Comparing()
        self._assignments = tuple(assignments)

    def meeting(self, other_side: Mapping[str, Party]) -> list[tuple[Assignment, str, Likeness]]:
        """Assignments that meet somebody of the other side: once a need, whoever the candidates are."""
        met = []
        for assignment in self._assignments:
            for key, party in other_side.items():
                likeness = max(
                    (self._comparing.likeness(party, client) for client in assignment.parties),
                    default=Likeness.NONE,
                )
                if likeness:
                    met.append((assignment, key, likeness))
        return met

    def check_all(
        self,
        candidates: Iterable[Candidate],
        other_side: Mapping[str, Party],
        *,
        need: str = "",
        cleared: Mapping[str, frozenset[str]] | None = None,
    ) -> dict[str, Checked]:
        """Of each candidate. `cleared`: the subjects at which somebody looked, by lawyer."""
        met = self.meeting(other_side)
        said_so = {of.lawyer for of in self._assignments if need and of.of_need == need}
        checked = {}
        for candidate in candidates:
            hits = [*self._own_name(candidate, other_side), *_hits_of(candidate, met)]
            if candidate.key in said_so:
                hits.append(Hit(Tie.SAID_SO, Likeness.SURE, "", need))
            looked_at = (cleared or {}).get(candidate.key, frozenset())
            checked[candidate.key] = Checked(tuple(hits), looked_at)
        return checked

    def _own_name(self, candidate: Candidate, other_side: Mapping[str, Party]) -> list[Hit]:
        own = Party((candidate.name,))
        likeness = ((key, self._comparing.likeness(party, own)) for key, party in other_side.items())
        return [Hit(Tie.SELF, likely, key, candidate.name) for key, likely in likeness if likely]


def _hits_of(candidate: Candidate, met: Iterable[tuple[Assignment, str, Likeness]]) -> list[Hit]:
    office = office_key(candidate.office)
    hits = []
    for assignment, other_side, likeness in met:
        if assignment.lawyer == candidate.key:
            hits.append(Hit(Tie.OWN_CLIENT, likeness, other_side, assignment.key))
        elif office and office in assignment.office_keys:
            hits.append(Hit(Tie.COLLEAGUE, likeness, other_side, assignment.key))
    return hits
