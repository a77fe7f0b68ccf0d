"""Hands turns over without end, in a process of its own that is killed at the moment that standard input names.

Run as `python -m amanjol.site.tests.turn_worker`: of each line, seconds, it forks once and prints "killed" afterwards.
"""

from __future__ import annotations

import os
import signal
import sys
import time

import click

from amanjol.site.cli import set_up_django


def main() -> None:
    set_up_django()
    from amanjol.casework.legal_aid.turns import handing  # noqa: PLC0415  needs Django

    for line in sys.stdin:
        worker = os.fork()
        if worker == 0:
            while True:
                handing.look_around()
        time.sleep(float(line))
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
        click.echo("killed")


if __name__ == "__main__":
    main()
