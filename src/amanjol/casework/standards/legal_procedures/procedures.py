"""A procedure: its steps in their order, which of them usually comes after which, and who has read the law for it.

The order is the field's own (`data/steps.yaml`); it is no country's law until somebody has read that law. A step
without a limit is one of which nobody of us knows a limit, never one that has none.

Also called: workflow, case plan, roadmap.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from amanjol.casework.standards.entitlement.rights import Proceeding, Statement

if TYPE_CHECKING:
    from amanjol.casework.standards.data_files import Source
    from amanjol.casework.standards.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Step:
    """What every country calls so."""

    key: str
    name: Sentence
    says: Sentence


@dataclass(frozen=True, slots=True)
class Steps:
    """The names of all steps, and where they come from."""

    source: Source
    checked: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A step in a procedure. `next`: the key of what usually comes after it, empty for the one that stands next.

    `limit`: until when the law wants it, in words; None where nobody of us knows one.
    """

    key: str
    next: str = ""
    limit: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Procedure(Statement):
    """From `since` until the last day `until` (empty: it goes on). `says` is what of it nobody knows."""

    name: Sentence | None = None
    proceeding: str = ""
    since: str = ""
    until: str = ""
    steps: tuple[Placed, ...] = ()

    @property
    def kind(self) -> Proceeding:
        return Proceeding(self.proceeding)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(step.key for step in self.steps)

    def holds_on(self, day: date) -> bool:
        return date.fromisoformat(self.since) <= day and (
            not self.until or day <= date.fromisoformat(self.until)
        )

    def after(self, key: str) -> str:
        """The key of the usual next step; empty after the last one, and for a step that is not in it."""
        keys = self.keys
        if key not in keys:
            return ""
        at = keys.index(key)
        return self.steps[at].next or (keys[at + 1] if at + 1 < len(keys) else "")


@dataclass(frozen=True, slots=True)
class Procedures:
    """Those of one country, by its code of ISO 3166 in small letters. `says`: what of it is not known."""

    country: str
    name: Sentence
    says: Sentence
    procedures: tuple[Procedure, ...] = ()
