"""Granian inside this process, by its embedded server alone: each request comes as a call in the loop.

A file is answered in that call at once; only what must wait is awaited.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Protocol

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server

if TYPE_CHECKING:
    from amanjol_kiosk.serving.answers import Answer

LARGEST_BODY = 64 * 1024  # bytes; what pages send is far smaller
BODY_SECONDS = 10.0
_STOP_SECONDS = 3


class Site(Protocol):
    def at_once(self, scope: Any) -> Answer | None:
        """The answer to a request that waits for nothing; None for `in_time`."""

    async def in_time(self, scope: Any, body: bytes | None) -> Answer:
        """`body` is None where it was too large or did not come whole."""


def make_server(site: Site, host: str, port: int) -> Server:
    """One worker, HTTP/1.1 alone; its thread pool is small, since one screen asks."""

    async def answer(scope: Any, protocol: Any) -> None:
        quick_answer = site.at_once(scope)
        send(quick_answer or await site.in_time(scope, await read_body(scope, protocol)), protocol)

    return Server(
        answer,
        host,
        port,
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=10_000, max_buffer_size=64 * 1024),
        websockets=False,
        log_enabled=False,
        runtime_blocking_threads=4,
        backlog=256,
    )


async def run(server: Server, stopping: asyncio.Event) -> None:
    """Until `stopping` is set. What is still being sent then, a film or to somebody slow, does not keep us."""
    # A task that waits for nothing ends where it begins: a third less for each file.
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    serving = asyncio.ensure_future(server.serve())
    stopped = asyncio.ensure_future(stopping.wait())
    await asyncio.wait({serving, stopped}, return_when=asyncio.FIRST_COMPLETED)
    if serving.done():
        stopped.cancel()
        await serving
        raise RuntimeError("The web server has ended by itself.")
    server.stop()  # type: ignore[no-untyped-call]  # granian's
    await asyncio.wait({serving}, timeout=_STOP_SECONDS)


async def read_body(scope: Any, protocol: Any) -> bytes | None:
    """None where it is too large, late or cut off."""
    if scope.method in {"GET", "HEAD"}:
        return b""
    length = scope.headers.get("content-length")
    if length is not None and (not length.isdecimal() or len(length) > 9 or int(length) > LARGEST_BODY):
        return None
    parts: list[bytes] = []
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for part in protocol:
                parts.append(part)
                if sum(map(len, parts)) > LARGEST_BODY:
                    return None
    except (TimeoutError, RuntimeError, OSError):  # granian's ProtocolError is a RuntimeError
        return None
    body = b"".join(parts)
    return body if length is None or len(body) == int(length) else None


def send(answer: Answer, protocol: Any) -> None:
    if answer.body:
        protocol.response_bytes(answer.status, answer.headers, answer.body)
    elif not answer.end:
        protocol.response_empty(answer.status, answer.headers)
    elif answer.status == 206:
        protocol.response_file_range(answer.status, answer.headers, answer.file, answer.first, answer.end)
    else:
        protocol.response_file(answer.status, answer.headers, answer.file)
