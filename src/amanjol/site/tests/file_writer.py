"""Takes files in, each in a process of its own, which is killed at a moment of its work; says which are acknowledged.

Run as `python -m amanjol.site.tests.file_writer KILLS SEED`: prints "saved FILE" for each that the database has
acknowledged, and in the end "killed COUNT".
"""

from __future__ import annotations

import io
import os
import random
import signal
import sys
import time
from typing import TYPE_CHECKING, Final

from amanjol.site.cli import set_up_django
from amanjol.site.tests.case_writer import opener

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from amanjol.foundation.organisations.keys.keyring import Keyring

CONTENT: Final = "Обещали 900 долларов.\n".encode() * 10_000
BEYOND: Final = 1.2
"""Some moments lie after the work is done."""


def main() -> None:
    kills, seed = int(sys.argv[1]), int(sys.argv[2])
    set_up_django()
    from django.db import connections  # noqa: PLC0415  needs Django

    with_keyring = opener()
    _take_in(with_keyring)  # the first has more to load than the others
    began = time.monotonic()
    _take_in(with_keyring)
    longest = time.monotonic() - began
    connections.close_all()  # no child shares one
    moments, killed = random.Random(seed), 0  # noqa: S311  moments, not secrets
    for _kill in range(kills):
        child = os.fork()
        if child == 0:
            _take_in(with_keyring)
            os._exit(0)
        time.sleep(moments.uniform(0, longest * BEYOND))
        os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
    os.write(1, f"killed {killed}\n".encode())


def _take_in(with_keyring: Callable[[], AbstractContextManager[Keyring]]) -> None:
    """Said at once and in one piece: whoever is killed has said it or not."""
    from amanjol.casework.cases import queries  # noqa: PLC0415  needs Django
    from amanjol.casework.support.files import actions  # noqa: PLC0415  needs Django

    with with_keyring() as keyring:
        case = queries.open_cases(keyring.member, everybody=True)[0]
        row = actions.add_file(
            keyring=keyring,
            case=case,
            source=io.BytesIO(CONTENT),
            name="a.txt",
            description=actions.Description("Запись"),
        )
    os.write(1, f"saved {row.pk}\n".encode())


if __name__ == "__main__":
    main()
