"""What is inside the seal of a story; `digest` binds what was said of it to the very words."""

from __future__ import annotations

import hashlib
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from msgspec import Meta

from amanjol.casework.cases.record_parts.changes import Change
from amanjol.casework.standards.traits.finding import traits_in
from amanjol.casework.standards.traits.words import TraitKind, folded
from amanjol.foundation.seals import canonical
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord

if TYPE_CHECKING:
    from collections.abc import Mapping


class Decided(StrEnum):
    """`KEPT`: it is hers and stays, so whoever shares it is counted. `COMMON`: it tells nothing of her alone."""

    KEPT = "kept"
    COMMON = "common"


class Declared(DataRecord, frozen=True):
    """One trait as it stands in the texts, in small letters, and what somebody decided about it; `why` of `COMMON`."""

    kind: TraitKind
    text: str
    decided: Decided
    by: str
    why: str = ""


class Reading(TimedRecord, frozen=True):
    """That the whole text was read to her on the day `on`, in her language, and that she agreed to these words."""

    at: Moment
    by: str
    on: date
    language: str
    digest: str
    interpreter: str = ""
    says: str = ""


class LawyerWord(TimedRecord, frozen=True):
    """What her lawyer said on the day `on` of publishing these words while something is under way."""

    at: Moment
    by: str
    on: date
    name: str
    says: str
    allows: bool
    digest: str


class WouldKnow(TimedRecord, frozen=True):
    """Who would know her by it, in the words of somebody who knows her life."""

    at: Moment
    by: str
    says: str
    digest: str


class Counted(TimedRecord, frozen=True):
    """That somebody counted who shares what is kept: whether they were enough, and never how many."""

    at: Moment
    by: str
    on: date
    passed: bool
    digest: str


class Approval(TimedRecord, frozen=True):
    at: Moment
    by: str
    digest: str


class StoryRecord(TimedRecord, frozen=True):
    """`texts` by the code of their language. `writers` are accounts who wrote any of it: none of them approves.

    `permits` are ids, the newest last; `rest_on` is the id of the consent on which each rests. `changes` are earlier
    values, `acts` how many entries the journal has of it.
    """

    at: Moment
    by: str
    alias: str = ""
    texts: dict[str, str] = {}
    writers: frozenset[str] = frozenset()
    declared: tuple[Declared, ...] = ()
    readings: tuple[Reading, ...] = ()
    lawyer: LawyerWord | None = None
    would_know: WouldKnow | None = None
    counted: Counted | None = None
    approvals: tuple[Approval, ...] = ()
    permits: tuple[str, ...] = ()
    rest_on: dict[str, str] = {}
    changes: tuple[Change, ...] = ()
    acts: Annotated[int, Meta(ge=0)] = 0

    @property
    def digest(self) -> str:
        """Of the words alone: alias and texts."""
        return digest_of_words(self.alias, self.texts)

    @property
    def whole_digest(self) -> str:
        """Of the words and of what was decided and said about them: what the two approve."""
        declared = sorted([entry.kind, entry.text, entry.decided, entry.why] for entry in self.declared)
        says = self.would_know.says if self.would_know is not None else ""
        word = self.lawyer
        lawyer = (
            [word.on.isoformat(), word.name, word.says, word.allows, word.digest] if word is not None else []
        )
        return _digest_of({"words": self.digest, "declared": declared, "would_know": says, "lawyer": lawyer})

    @property
    def traits(self) -> dict[tuple[TraitKind, str], bool]:
        """Each that stands in any of the texts, once; whether a rule is certain of it."""
        certain: dict[tuple[TraitKind, str], bool] = {}
        for text in self.texts.values():
            for trait in traits_in(text):
                key = (trait.kind, " ".join(folded(trait.text).split()))
                certain[key] = certain.get(key, False) or trait.is_certain
        return certain

    def decided_of(self, kind: TraitKind, text: str) -> Declared | None:
        return next((entry for entry in self.declared if (entry.kind, entry.text) == (kind, text)), None)

    @property
    def is_decided(self) -> bool:
        """Whether somebody has decided about each trait that stands in the texts: else a count says too much."""
        return all(self.decided_of(kind, text) is not None for kind, text in self.traits)

    @property
    def kept_kinds(self) -> frozenset[TraitKind]:
        """Of what stands in the texts now."""
        there = self.traits
        return frozenset(
            entry.kind
            for entry in self.declared
            if entry.decided is Decided.KEPT and (entry.kind, entry.text) in there
        )


def digest_of_words(alias: str, texts: Mapping[str, str]) -> str:
    return _digest_of({"alias": alias, "texts": dict(texts)})


def _digest_of(data: dict[str, Any]) -> str:
    """SHA-256 of canonical bytes, in hexadecimal figures."""
    return hashlib.sha256(canonical.to_bytes(data)).hexdigest()
