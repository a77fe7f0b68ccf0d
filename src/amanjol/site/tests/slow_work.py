"""A worker in quick motion, for tests to kill, and a task that takes its time. Run as a module."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.tasks import task

MARKS: Final = "AMANJOL_TEST_MARKS"  # the folder where it marks what it did
LAPSES_AFTER: Final = timedelta(seconds=8)


@task
def slow(seconds: float) -> None:
    time.sleep(seconds)


def main() -> None:
    from amanjol.site import leases, worker  # noqa: PLC0415  apps are not ready earlier

    leases.BEAT_EVERY, leases.ENDS_AFTER = 0.5, 5.0  # type: ignore[misc]
    worker.TICK_EVERY, worker.PUT_BACK_EVERY, worker.LOOK_EVERY = 0.5, 0.5, 0.1
    ticks = Path(os.environ[MARKS]) / "tick"

    class Ticking(worker.Worker):
        def tick(self) -> None:
            with ticks.open("ab") as marks:
                marks.write(b".")

    Ticking().run()


if __name__ == "__main__":
    from amanjol.site.cli import set_up_django

    set_up_django()
    main()
