"""`amanjol worker`: background work."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import click

from amanjol.site.cli import set_up_django
from amanjol.site.cli.options import data_option

if TYPE_CHECKING:
    from types import FrameType


@click.command()
@data_option
def worker() -> None:
    """Run background work until told to stop; what is running is finished first."""
    set_up_django()
    from amanjol.site.worker import Worker  # noqa: PLC0415  needs Django, which is slow to start

    running = Worker()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        running.stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    running.run()
