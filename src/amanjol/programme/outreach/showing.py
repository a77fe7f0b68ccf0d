"""How the standing of a recommendation looks, and the parts of the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.programme.outreach.rules import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.programme.outreach.queries import Entry

BADGES: Final = {
    Standing.OVERDUE: "alarm",
    Standing.UNANSWERED: "waiting",
    Standing.NOT_PROMISED: "waiting",
    Standing.UNDER_WAY: "",
    Standing.DONE: "good",
    Standing.DECLINED: "",
}


@dataclass(frozen=True, slots=True)
class Part:
    """All entries that stand alike."""

    standing: Standing
    entries: Sequence[Entry]

    @property
    def badge(self) -> str:
        return BADGES[self.standing]


def parts_of(entries: Sequence[Entry]) -> list[Part]:
    """Those that have entries, in the order in which somebody looks."""
    parts = [Part(of, [entry for entry in entries if entry.standing is of]) for of in Standing]
    return [part for part in parts if part.entries]
