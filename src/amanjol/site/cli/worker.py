"""`amanjol worker`: background work."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from amanjol.site.cli import set_up_django
from amanjol.site.cli.options import data_option
from amanjol.site.configuration import read_configuration

if TYPE_CHECKING:
    from types import FrameType


@click.command()
@data_option
def worker() -> None:
    """Run background work until told to stop; what is running is finished first."""
    set_up_django()
    from amanjol.site.worker import Worker  # noqa: PLC0415  needs Django, which is slow to start

    _step_back(read_configuration().niceness)
    running = Worker()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        running.stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    running.run()


def _step_back(niceness: int) -> None:
    """Whoever reads or works at the desk goes first."""
    # Linux, sched(7): it weighs one session against the other, and this one has its own.
    with suppress(OSError):
        Path("/proc/self/autogroup").write_text(str(niceness), encoding="ascii")
    with suppress(PermissionError):  # its unit forbids it, and has stepped back already
        os.nice(niceness)
