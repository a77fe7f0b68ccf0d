"""A process for tests to kill: for each line it is sent it forks a child that changes an article and builds.

As a worker that has built before, it keeps what each build would work out anew.

A line names what to build: `current`, or a folder. Answered with the child's process id, and after its end
with its status. Run as a module, with the environment of an installation.
"""

from __future__ import annotations

import os
import sys
import tempfile
import uuid
from pathlib import Path

from amanjol.site.cli import set_up_django


def main() -> None:
    set_up_django()
    from django.db import connections  # noqa: PLC0415  settings are not read earlier

    from amanjol.public.guide.models import TopicPage  # noqa: PLC0415  apps are not ready earlier
    from amanjol.public.packs import actions  # noqa: PLC0415  apps are not ready earlier

    def work(what: str) -> None:
        TopicPage.objects.filter(slug="health-care").update(summary=f"Summary {uuid.uuid4()}")
        if what == "current":
            actions.build_current()
        else:
            actions.build_into(target=Path(what))

    with tempfile.TemporaryDirectory() as folder:
        actions.build_into(target=Path(folder) / "pack")
    connections.close_all()  # each child has its own
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            work(line.strip())
            os._exit(0)
        print(process, flush=True)  # noqa: T201  the answer
        print(os.waitpid(process, 0)[1], flush=True)  # noqa: T201  the answer


if __name__ == "__main__":
    main()
