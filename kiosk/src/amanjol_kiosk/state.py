"""What a device remembers between two syncs. Nothing in it decides whether a pack is genuine."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any, Self

from amanjol_kiosk import moments
from amanjol_kiosk.folder import read_json, replace_file

if TYPE_CHECKING:
    from datetime import datetime

    from amanjol_kiosk.folder import DataFolder


@dataclass(slots=True)
class Attempt:
    """One sync: when by this device's clock, from where, how it ended in one word and one sentence."""

    at: str = ""
    source: str = ""
    outcome: str = ""
    sentence: str = ""
    received: int = 0  # bytes

    @property
    def succeeded(self) -> bool:
        return self.outcome in {"new pack", "nothing new", "held back"}


@dataclass(slots=True)
class State:
    channel: str = ""
    last_sync: Attempt = field(default_factory=Attempt)
    last_success_at: str = ""
    failures: int = 0  # since the last success
    highest: dict[str, int] = field(default_factory=dict)  # pack number seen, by channel
    held_back: int = 0  # the pack that somebody rolled back from; 0 for none
    expires_at: str = ""  # of the signatures last accepted
    newest_at: str = ""  # the latest signed time that was seen: no true clock is before it
    clock_warning: str = ""
    checked_at: str = ""  # every blob was hashed again
    languages_missing: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, folder: DataFolder) -> Self:
        """An unreadable state is an empty one: everything in it is found again."""
        state = cls()
        found = read_json(folder.state) or {}
        attempt = found.pop("last_sync", None)
        _take(state, found)
        if isinstance(attempt, dict):
            _take(state.last_sync, attempt)
        return state

    def write(self, folder: DataFolder) -> None:
        replace_file(folder.state, (json.dumps(asdict(self), indent=1, sort_keys=True) + "\n").encode())

    def reference(self, clock: datetime) -> datetime:
        """The clock, or the latest signed time where the clock is before that."""
        return max(clock, moments.read(self.newest_at) or clock)

    def is_stale(self, clock: datetime) -> bool:
        """Whether the signatures have expired; the pack is shown all the same."""
        expires_at = moments.read(self.expires_at)
        return expires_at is None or expires_at <= self.reference(clock)


def _take(target: State | Attempt, found: dict[str, Any]) -> None:
    """Only what is of the right kind."""
    for name in (one.name for one in fields(target)):
        if name in found and type(found[name]) is type(getattr(target, name)):
            setattr(target, name, found[name])
    if isinstance(target, State):
        target.highest = {name: number for name, number in target.highest.items() if isinstance(number, int)}
