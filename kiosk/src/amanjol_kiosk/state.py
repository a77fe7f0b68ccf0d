"""What a device remembers between two syncs. Nothing in it decides whether a pack is genuine."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

from amanjol_kiosk import moments
from amanjol_kiosk.folder import read_json, replace_file

if TYPE_CHECKING:
    from datetime import datetime

    from amanjol_kiosk.folder import DataFolder

SUCCESSES = frozenset({"new pack", "nothing new", "held back"})
STALE_AFTER = timedelta(days=7)  # the node signs every day


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
        return self.outcome in SUCCESSES


@dataclass(slots=True)
class SyncState:
    channel: str = ""
    last_sync: Attempt = field(default_factory=Attempt)
    last_success_at: str = ""
    failures: int = 0  # since the last success
    held_back: int = 0  # the pack that somebody rolled back from; 0 for none
    expires_at: str = ""  # of the signatures last accepted
    newest_at: str = ""  # when they were signed: no true clock is before it
    accepted: str = ""  # the hash of the timestamp last accepted: tells whether it is still there
    clock_warning: str = ""
    checked_at: str = ""  # every blob was hashed again
    languages_missing: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, folder: DataFolder) -> Self:
        """An unreadable state is an empty one: everything in it is found again."""
        state = cls()
        stored = read_json(folder.state) or {}
        attempt = stored.pop("last_sync", None)
        _take(state, stored)
        if isinstance(attempt, dict):
            _take(state.last_sync, attempt)
        return state

    def write(self, folder: DataFolder) -> None:
        replace_file(folder.state, (json.dumps(asdict(self), indent=1, sort_keys=True) + "\n").encode())

    def is_stale(self, clock: datetime) -> bool:
        """Whether nothing was signed for long, or the signatures have ended; the pack is shown all the same."""
        newest_at, expires_at = moments.read(self.newest_at), moments.read(self.expires_at)
        if newest_at is None or expires_at is None:
            return True
        clock = max(clock, newest_at)
        return clock >= expires_at or clock - newest_at > STALE_AFTER


def _take(target: SyncState | Attempt, stored: dict[str, Any]) -> None:
    """Only what is of the right kind."""
    for name in (column.name for column in fields(target)):
        if name in stored and type(stored[name]) is type(getattr(target, name)):
            setattr(target, name, stored[name])
