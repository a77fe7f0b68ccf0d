"""How fast, and how often again: a limit for a shared line, and pauses that grow and differ.

Also called: rate limit, retry, backoff, jitter.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from amanjol_kiosk.failures import Missing, NotReached

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST_CHUNK = 64 * 1024  # bytes


@dataclass(slots=True)
class Pace:
    """At most `limit` bytes a second over all that is read; 0 for no limit."""

    limit: int = 0
    sleep: Callable[[float], None] = time.sleep
    _free_at: float = 0.0

    @property
    def chunk(self) -> int:
        return min(LARGEST_CHUNK, max(1024, self.limit // 8)) if self.limit else LARGEST_CHUNK

    def spend(self, received: int) -> None:
        """Wait until so many bytes may have come. What was not used before is not saved up."""
        if not self.limit:
            return
        now = time.monotonic()
        self._free_at = max(self._free_at, now) + received / self.limit
        if self._free_at > now:
            self.sleep(self._free_at - now)


@dataclass(slots=True)
class LowestSpeed:
    """Gives up on a sender who sends just enough not to be cut off. Time spent elsewhere does not count."""

    window: float = 60.0  # seconds
    least: int = 16 * 1024  # bytes in a window
    _waited: float = 0.0
    _received: int = 0

    def saw(self, received: int, waited: float) -> None:
        self._received += received
        self._waited += waited
        if self._waited < self.window:
            return
        waited, received = self._waited, self._received
        self._waited, self._received = 0.0, 0
        if received < self.least:
            raise NotReached(
                f"The line is too slow: {received} bytes in {waited:.0f} s; the rest is fetched next time."
            )


@dataclass(slots=True)
class Patience:
    """Some tries more, after pauses of about 1, 2, 4, 8 s; devices that failed together come back apart."""

    tries: int = 4
    first: float = 1.0  # seconds
    longest: float = 60.0
    sleep: Callable[[float], None] = time.sleep
    _failed: int = field(default=0)

    def renew(self) -> None:
        """Something arrived: begin counting anew."""
        self._failed = 0

    def after(self, failure: NotReached) -> None:
        """Wait, or raise the failure where waiting does not help any more."""
        if isinstance(failure, Missing) or self._failed >= self.tries:
            raise failure
        pause = min(self.longest, self.first * 2**self._failed)
        self._failed += 1
        self.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311  spreads devices; nothing secret
