"""What systemd wants to hear: that the program is ready, and that it is alive. Nothing happens without systemd.

Also called: sd_notify, watchdog.
"""

from __future__ import annotations

import os
import socket
from contextlib import suppress


def ready() -> None:
    _tell("READY=1")


def alive() -> None:
    """Not heard for the unit's WatchdogSec, and systemd starts the program again."""
    _tell("WATCHDOG=1")


def _tell(message: str) -> None:
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    if address.startswith("@"):  # an abstract socket
        address = f"\0{address[1:]}"
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
        line.connect(address)
        line.sendall(message.encode())
