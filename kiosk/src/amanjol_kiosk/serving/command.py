"""`amanjol-kiosk serve`: the local web server of the device."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from amanjol_kiosk import logs, notifying
from amanjol_kiosk.failures import NotSetUp
from amanjol_kiosk.options import data_option
from amanjol_kiosk.serving import settings
from amanjol_kiosk.serving.counters import Counters
from amanjol_kiosk.serving.current import CurrentPack
from amanjol_kiosk.serving.door import Door
from amanjol_kiosk.serving.engine import make_server, run
from amanjol_kiosk.serving.heartbeat import Heartbeat
from amanjol_kiosk.serving.local import Local
from amanjol_kiosk.serving.maintenance import Maintenance
from amanjol_kiosk.serving.page_facts import PageFacts
from amanjol_kiosk.serving.silence import Silence
from amanjol_kiosk.serving.site import Site
from amanjol_kiosk.serving.waiting import STARTS, Start

if TYPE_CHECKING:
    from amanjol_kiosk.folder import DataFolder

logger = logging.getLogger(__name__)
LOOK_EVERY = 5.0  # seconds between looks at the page and at ourselves
_ANSWER_SECONDS = 5.0
_PAGE_THAT_SPEAKS = {"kiosk": "assets/kiosk-here.", "screen": STARTS["screen"]}


@click.command()
@data_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Answer others than this machine too.")
@click.option("--port", default=8080, show_default=True, type=click.IntRange(1, 65535))
def serve(data: DataFolder, host: str, port: int) -> None:
    """Show the current pack on this machine."""
    logs.begin("%(message)s")
    refuse_taken(host, port)
    data.make()
    asyncio.run(_serve(data, host, port))


async def _serve(folder: DataFolder, host: str, port: int) -> None:
    current = CurrentPack(folder)
    current.start()
    silence = Silence(folder, lambda: _expects_page(folder, current))
    site = make_site(folder, current, silence)
    server = make_server(site, host, port)
    loop = asyncio.get_running_loop()
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    watching = loop.create_task(_watch(silence, host, port))
    try:
        await run(server, stopping)
    finally:
        watching.cancel()
        current.stop()
    # Granian's threads may still be sending to somebody slow, and would call into a loop that is no more.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def make_site(folder: DataFolder, current: CurrentPack, silence: Silence) -> Site:
    door = Door(folder)
    has_visits = settings.kind_of(folder) == "kiosk"
    return Site(
        current,
        Local(
            PageFacts(folder, door).handlers(),
            Counters(folder, current).handlers(),
            Heartbeat(folder, silence, has_visits=has_visits).handlers(),
            Maintenance(folder, door).handlers(),
            Start(folder, current).handlers(),
        ),
    )


def refuse_taken(host: str, port: int) -> None:
    """The server itself would share the port with whoever has it. Raises `NotSetUp`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise NotSetUp(f"Port {port} of {host} cannot be used: {error.strerror}.") from error


def _expects_page(folder: DataFolder, current: CurrentPack) -> bool:
    beginning = _PAGE_THAT_SPEAKS[settings.kind_of(folder)]
    return any(path.startswith(beginning) for path in current.table.plain)


async def _watch(silence: Silence, host: str, port: int) -> None:
    """Systemd hears that we are alive only while a request is really answered."""
    address = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  compared, not bound
    was_ready = False
    while True:
        if await _answers(address, port):
            if not was_ready:
                notifying.ready()
                logger.info("ready at http://%s:%d", address, port)
            was_ready = True
            notifying.alive()
            silence.look()
        await asyncio.sleep(LOOK_EVERY if was_ready else 0.01)


async def _answers(address: str, port: int) -> bool:
    with suppress(OSError, TimeoutError, asyncio.IncompleteReadError):
        async with asyncio.timeout(_ANSWER_SECONDS):
            reader, writer = await asyncio.open_connection(address, port)
            writer.write(b"HEAD /index.html HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            await reader.readexactly(9)  # HTTP/1.1 and a space
            writer.close()
            return True
    return False
