"""The long-running sync: polls with jitter, carries out wishes, reports to the node.

On a thin line a fetch takes hours. It makes way every quarter of an hour: for a report, without which the device
would be held for silent, and for documents that were signed meanwhile, such as an urgent notice. Then it goes on.

Also called: polling, scheduler.
"""

from __future__ import annotations

import logging
import random
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from amanjol_kiosk import moments, notifying
from amanjol_kiosk.failures import Failed, Interrupted
from amanjol_kiosk.progress import Progress
from amanjol_kiosk.syncing import roll_back, sync_once

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol_kiosk.folder import DataFolder
    from amanjol_kiosk.sources import Source
    from amanjol_kiosk.syncing import SyncOptions

logger = logging.getLogger(__name__)
MAKES_WAY_EVERY = 900.0  # seconds
FIRST_PAUSE = 15.0  # seconds after a first failure; twice that after a second


class Keeper:
    """`every` is in seconds. `source` opens a fresh one for each sync; `proxy` is for the reports."""

    def __init__(
        self,
        folder: DataFolder,
        source: Callable[[], Source],
        options: SyncOptions,
        every: float,
        proxy: str | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._folder = folder
        self._source = source
        self._options = replace(options, progress=Progress(self._must_stop))
        self._every = every
        self._proxy = proxy
        self._sleep = sleep
        self._failures = 0
        self._said = ""
        self._makes_way_at = float("inf")
        self._resumes = True
        self._goes_on = False

    def run(self) -> None:
        """Until somebody ends it."""
        self._folder.make()
        notifying.ready()
        while True:
            self.once()
            self.wait(self.pause())

    def once(self) -> None:
        """One sync and one report, and a line in the log where there is something to say."""
        self._options.patience.renew()
        source = self._source()
        # Whoever cannot go on in the middle of a file would never get to the end of a large one.
        self._makes_way_at = time.monotonic() + MAKES_WAY_EVERY if self._resumes else float("inf")
        self._goes_on = False
        try:
            attempt = sync_once(self._folder, source, self._options)
            self._failures = 0
            self._say(f"{attempt.outcome}: {attempt.sentence}")
        except Interrupted as failure:
            self._goes_on = True
            logger.info("%s: %s", failure.word, failure)
        except Failed as failure:
            self._failures += 1
            self._said = ""
            logger.warning("%s: %s", failure.word, failure)
        self._resumes = source.resumes
        self.report()

    def pause(self) -> float:
        """Seconds to the next sync: never two devices at once for long, sooner after a failure, none in the middle."""
        if self._goes_on:
            return 0.0
        if self._failures:
            grown = FIRST_PAUSE * float(1 << min(self._failures - 1, 12))
            return min(self._every, grown) * random.uniform(0.5, 1.5)  # noqa: S311  spreads devices
        return self._every * random.uniform(0.9, 1.1)  # noqa: S311  spreads devices

    def wait(self, seconds: float) -> None:
        """Carry out wishes as they come; the wish to sync ends the waiting."""
        until = time.monotonic() + seconds
        while True:
            notifying.alive()
            if self.carry_out_wishes() or time.monotonic() >= until:
                return
            self._sleep(min(1.0, max(0.0, until - time.monotonic())))

    def carry_out_wishes(self) -> bool:
        """Gives whether a sync is wanted now."""
        wishes = self._folder.take_wishes()
        if "roll-back" in wishes:
            try:
                logger.info("rolled back: %s", roll_back(self._folder))
            except Failed as failure:
                logger.warning("%s: %s", failure.word, failure)
        if wishes and "sync" not in wishes:
            self.report()
        return "sync" in wishes

    def report(self) -> None:
        """Tell the node how this device is, if it is enrolled."""
        if not self._folder.identity.is_file():
            return
        from amanjol_kiosk.reporting import report_once  # noqa: PLC0415  a device that is not enrolled does without

        try:
            report_once(self._folder, now=moments.now, proxy=self._proxy)
        except Failed as failure:
            logger.warning("not reported: %s", failure)

    def _must_stop(self) -> bool:
        """A pack that shows something wrong must go at once, not after a fetch of hours."""
        return time.monotonic() >= self._makes_way_at or (self._folder.wishes / "roll-back").exists()

    def _say(self, line: str) -> None:
        """Once, until there is something else to say."""
        logger.log(logging.DEBUG if line == self._said else logging.INFO, "%s", line)
        self._said = line
