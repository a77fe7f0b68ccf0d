"""Whether a lawyer or a colleague of the same office represents or represented the other side, or is the other side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import batched
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.conflicts.comparing import Comparing, Likeness, Party, office_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


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


@dataclass(frozen=True)
class Candidate:
    """`office` as it is written in the register today."""

    key: str
    name: str
    office: str = ""

    @cached_property
    def office_key(self) -> str:
        return office_key(self.office)

    @cached_property
    def party(self) -> Party:
        return Party((self.name,))


@dataclass(frozen=True)
class Assignment:
    """Who represents or represented one of these parties, and the offices where that lawyer stood, then and since."""

    key: str
    lawyer: str
    parties: tuple[Party, ...]
    offices: frozenset[str] = frozenset()
    of_need: str = ""

    @cached_property
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


type Group = tuple[tuple[Party, ...], ...]
"""Some of those against whom somebody is held, each by all who are one there: as a whole it is remembered."""
type Remember = Callable[[Party, Group, Callable[[], Sequence[Likeness]]], Sequence[Likeness]]
"""Given somebody, a group, and what works out how like each of the group they are; gives that, from memory or anew."""

_NAMES_AT_ONCE: Final = 64


def _anew(_party: Party, _group: Group, work_out: Callable[[], Sequence[Likeness]]) -> Sequence[Likeness]:
    return work_out()


class Conflicts:
    """All assignments ever, held against the other side of one need after the other. It goes with the request."""

    def __init__(self, assignments: Iterable[Assignment], remember: Remember = _anew) -> None:
        self._comparing = Comparing()
        self._assignments = tuple(assignments)
        self._remember = remember
        self._named: tuple[Sequence[Candidate], list[tuple[tuple[Candidate, ...], Group]]] | None = None
        self._keys_of_candidates: tuple[Sequence[Candidate], frozenset[str]] | None = None
        of_lawyer: dict[str, list[Assignment]] = defaultdict(list)
        self._said_so: dict[str, set[str]] = defaultdict(set)
        for assignment in self._assignments:
            of_lawyer[assignment.lawyer].append(assignment)
            self._said_so[assignment.of_need].add(assignment.lawyer)
        self._groups = [(of, tuple(assignment.parties for assignment in of)) for of in of_lawyer.values()]

    def meeting(self, other_side: Mapping[str, Party]) -> list[tuple[Assignment, str, Likeness]]:
        """Assignments that meet somebody of the other side: once a need, whoever the candidates are."""
        return [
            (assignment, key, likeness)
            for assignments, group in self._groups
            for key, party in other_side.items()
            for assignment, likeness in zip(assignments, self._likenesses(party, group), strict=True)
            if likeness
        ]

    def conflicts_of(
        self,
        candidates: Sequence[Candidate],
        other_side: Mapping[str, Party],
        *,
        need: str = "",
        cleared: Mapping[str, frozenset[str]] | None = None,
    ) -> dict[str, Checked]:
        """Of those candidates of whom there is anything to say; of the others nothing is known. `cleared`: the subjects
        at which somebody looked, by lawyer.
        """
        met = _by_lawyer(candidates, self.meeting(other_side))
        said_so = self._said_so[need] if need else frozenset()
        own_names = self._own_names(candidates, other_side)
        looked_at = cleared or {}
        checked = {}
        for key in self._keys(candidates) & {*own_names, *met, *said_so, *looked_at}:
            hits = [*own_names.get(key, ()), *met.get(key, ())]
            if key in said_so:
                hits.append(Hit(Tie.SAID_SO, Likeness.SURE, "", need))
            checked[key] = Checked(tuple(hits), looked_at.get(key, frozenset()))
        return checked

    def _keys(self, candidates: Sequence[Candidate]) -> frozenset[str]:
        """The keys of these candidates, collected once for the same list."""
        if self._keys_of_candidates is None or self._keys_of_candidates[0] is not candidates:
            self._keys_of_candidates = candidates, frozenset(candidate.key for candidate in candidates)
        return self._keys_of_candidates[1]

    def _own_names(
        self, candidates: Sequence[Candidate], other_side: Mapping[str, Party]
    ) -> Mapping[str, list[Hit]]:
        hits: dict[str, list[Hit]] = defaultdict(list)
        for together, group in self._groups_of(candidates):
            for key, party in other_side.items():
                for candidate, likely in zip(together, self._likenesses(party, group), strict=True):
                    if likely:
                        hits[candidate.key].append(Hit(Tie.SELF, likely, key, candidate.name))
        return hits

    def _groups_of(self, candidates: Sequence[Candidate]) -> list[tuple[tuple[Candidate, ...], Group]]:
        """Made once for the same candidates, whatever need they are asked for."""
        if self._named is not None and self._named[0] is candidates:
            return self._named[1]
        groups: list[tuple[tuple[Candidate, ...], Group]] = [
            (together, tuple((candidate.party,) for candidate in together))
            for together in batched(candidates, _NAMES_AT_ONCE)
        ]
        self._named = candidates, groups
        return groups

    def _likenesses(self, party: Party, group: Group) -> Sequence[Likeness]:
        def work_out() -> list[Likeness]:
            return [
                max((self._comparing.likeness(party, other) for other in others), default=Likeness.NONE)
                for others in group
            ]

        return self._remember(party, group, work_out)


def _by_lawyer(
    candidates: Sequence[Candidate], met: Iterable[tuple[Assignment, str, Likeness]]
) -> Mapping[str, list[Hit]]:
    """Whose assignment it was, and all who sit in an office where that lawyer ever stood."""
    met = list(met)
    if not met:
        return {}
    keys = {candidate.key for candidate in candidates}
    of_office: dict[str, list[str]] = defaultdict(list)
    for candidate in candidates:
        if candidate.office_key:
            of_office[candidate.office_key].append(candidate.key)
    hits: dict[str, list[Hit]] = defaultdict(list)
    for assignment, other_side, likeness in met:
        if assignment.lawyer in keys:
            hits[assignment.lawyer].append(Hit(Tie.OWN_CLIENT, likeness, other_side, assignment.key))
        beside = {key for office in assignment.office_keys for key in of_office[office]}
        for key in beside - {assignment.lawyer}:
            hits[key].append(Hit(Tie.COLLEAGUE, likeness, other_side, assignment.key))
    return hits
