"""`amanjol worker`: background work."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from amanjol.site.cli import set_up_django
from amanjol.site.cli.options import data_option

if TYPE_CHECKING:
    from types import FrameType

NICENESS: Final = 10  # whoever reads or works at the desk goes first


@click.command()
@data_option
def worker() -> None:
    """Run background work until told to stop; what is running is finished first."""
    set_up_django()
    from amanjol.site.worker import Worker  # noqa: PLC0415  needs Django, which is slow to start

    _step_back()
    running = Worker()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        running.stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    running.run()


def _step_back() -> None:
    # Linux, sched(7): it weighs one session against the other, and this one has its own.
    with suppress(OSError):
        Path("/proc/self/autogroup").write_text(str(NICENESS), encoding="ascii")
    with suppress(PermissionError):  # its unit forbids it, and has stepped back already
        os.nice(NICENESS)
