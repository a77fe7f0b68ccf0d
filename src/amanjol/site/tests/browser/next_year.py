"""The same node a year later: one more web server on its database, whose calendar is a year ahead.

Only the day is: clocks stay, so that who is signed in at the node is signed in here too (one name, two ports). What
counts in days, as follow-up and quarters do, is what a year changes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from amanjol.site.tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.site.tests.browser.node import Node

LATER: Final = timedelta(days=366)
_SECONDS: Final = 60


@contextmanager
def next_year(node: Node) -> Iterator[str]:
    """Begun without waiting: `wait_for` waits, where it is needed. Gives its address."""
    port = free_port()
    address = f"http://localhost:{port}"
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "1", "--blocking-threads", "2", "--no-ws", "--log-level", "warning",
        f"{__name__}:application",
    ]  # fmt: skip
    server = subprocess.Popen(command, env=environment_of(node) | {"AMANJOL_ORIGIN": address})
    try:
        yield address
    finally:
        server.terminate()
        server.wait(_SECONDS)


def environment_of(node: Node) -> dict[str, str]:
    """With which a process finds the running node by its folder (`reachable`)."""
    from amanjol.site.tests.browser.node import FORGET  # noqa: PLC0415  the server itself needs no browser

    environment = {name: value for name, value in os.environ.items() if name not in FORGET}
    return environment | {"AMANJOL_DATA": str(node.data)}


def wait_for(address: str) -> None:
    """AssertionError."""
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/account/sign-in/", timeout=10):  # noqa: S310  our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("The web server of the next year does not answer.")


def __getattr__(name: str) -> object:
    """What granian asks this module for; a test that imports it gets no second application."""
    if name != "application":
        raise AttributeError(name)
    from amanjol.site.reachable import use_installation  # noqa: PLC0415  before the settings are read

    use_installation()
    from django.utils import timezone  # noqa: PLC0415  as above

    today = timezone.localdate

    def later(value: object = None, *zone: object) -> date:
        """Of a moment its own day; without one, today."""
        return today(value, *zone) if value is not None else today() + LATER  # type: ignore[arg-type]  # as the original

    timezone.localdate = later  # type: ignore[assignment]  # a year ahead, in this process alone
    from amanjol.site.wsgi import application  # noqa: PLC0415  as above

    return application
