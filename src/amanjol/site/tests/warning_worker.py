"""Works off what is to be told at once, in processes of its own that are killed when standard input says so.

Run as `python -m amanjol.site.tests.warning_worker`: for each line, the name of a worker and seconds, it forks once and
kills that process then; without seconds it lets it end. It prints "killed", "ended", or "broke" where it ended ill.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
import time

import click

from amanjol.site.cli import set_up_django


def main() -> None:
    set_up_django()
    from amanjol.public.packs.publishing import publication  # noqa: F401, PLC0415  slow: once, and not in each process
    from amanjol.site.worker import Worker  # noqa: PLC0415  needs Django

    for line in sys.stdin:
        name, *seconds = line.split()
        child = os.fork()
        if child == 0:
            worker = Worker(name)
            worker.beat()
            faulthandler.cancel_dump_traceback_later()  # it beats once, and a busy machine takes its time
            worker.work_at_once()
            os._exit(0)
        if seconds:
            time.sleep(float(seconds[0]))
            os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        click.echo("killed" if os.WIFSIGNALED(status) else "broke" if status else "ended")


if __name__ == "__main__":
    main()
