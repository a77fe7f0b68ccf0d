"""Granian inside this process: requests for files are answered in its own thread, all others in the loop.

Granian's embedded server makes an asyncio task for every request, which costs twice what the answer itself
does. A file is answered at once where the request arrives; only what must wait is given to the loop. This
uses two names of granian that are not its public interface; without them everything goes through the loop,
slower and otherwise the same.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any, Protocol

from granian import _futures, _granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from amanjol_kiosk.serving.answers import Answer

logger = logging.getLogger(__name__)
# Names of granian that it may change; None where another granian has no such name.
_BASE_SCHEDULER: Any = getattr(_futures, "_BaseCBScheduler", None)
_WORKER: Any = getattr(_granian, "RSGIWorker", None)
LARGEST_BODY = 64 * 1024  # bytes; what pages send is far smaller
BODY_SECONDS = 10.0
_STOP_SECONDS = 3


class Site(Protocol):
    def at_once(self, scope: Any) -> Answer | None:
        """The answer to a request that waits for nothing; None for `in_time`."""

    async def in_time(self, scope: Any, body: bytes | None) -> Answer:
        """`body` is None where it was too large or did not come whole."""


def is_direct() -> bool:
    """Whether files are answered without the loop."""
    return _WORKER is not None and _BASE_SCHEDULER is not None


def make_server(site: Site, host: str, port: int) -> Server:
    """One worker, HTTP/1.1 alone; its thread pool is small, since one screen asks."""

    async def answer(scope: Any, protocol: Any) -> None:
        found = site.at_once(scope)
        send(found or await site.in_time(scope, await read_body(scope, protocol)), protocol)

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


async def run(server: Server, site: Site) -> None:
    """Until `server.stop()`."""
    server.workers_kill_timeout = _STOP_SECONDS  # a film that is still being sent does not keep us
    spawner: Any = _spawner(site) if is_direct() else None  # granian says less of it than it calls
    await server.serve(spawner)


async def read_body(scope: Any, protocol: Any) -> bytes | None:
    """None where it is too large, late or cut off."""
    if scope.method in {"GET", "HEAD"}:
        return b""
    said = scope.headers.get("content-length")
    if said is not None and (not said.isdecimal() or len(said) > 9 or int(said) > LARGEST_BODY):
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
    return body if said is None or len(body) == int(said) else None


def send(answer: Answer, protocol: Any) -> None:
    if answer.body:
        protocol.response_bytes(answer.status, answer.headers, answer.body)
    elif not answer.end:
        protocol.response_empty(answer.status, answer.headers)
    elif answer.status == 206:
        protocol.response_file_range(answer.status, answer.headers, answer.file, answer.first, answer.end)
    else:
        protocol.response_file(answer.status, answer.headers, answer.file)


def _spawner(site: Site) -> Callable[..., Awaitable[None]]:
    """What granian's embedded server calls to start its worker, with a scheduler of ours."""

    def spawn(
        worker_id: int,
        signal: Any,
        _callback: Any,
        sockets: Any,
        runtime_threads: int,
        runtime_blocking_threads: int | None,
        blocking_threads: int,
        blocking_threads_idle_timeout: int,
        backpressure: int,
        _task_impl: Any,
        *rest: Any,
    ) -> Awaitable[None]:
        http_mode, http1, http2, websockets, static, _log, tls, _options = rest
        worker = _WORKER(
            worker_id, sockets, None, runtime_threads, runtime_blocking_threads, blocking_threads,
            blocking_threads_idle_timeout, backpressure, http_mode, http1, http2, websockets, static,
            *tls, (None, None),
        )  # fmt: skip
        return _work(worker, signal, site)

    return spawn


async def _work(worker: Any, signal: Any, site: Site) -> None:
    loop = asyncio.get_running_loop()
    stopped = loop.create_future()
    signal.add_cb(lambda: loop.call_soon_threadsafe(stopped.set_result, None))
    worker.serve_async(_scheduler(site, loop), loop, signal)
    await stopped


def _scheduler(site: Site, loop: asyncio.AbstractEventLoop) -> Any:
    waiting: set[asyncio.Task[None]] = set()

    async def wait_for(watcher: Any) -> None:
        try:
            body = await read_body(watcher.scope, watcher.proto)
            send(await site.in_time(watcher.scope, body), watcher.proto)
        except BaseException as error:
            watcher.err(error)
            raise
        watcher.done()

    def begin(watcher: Any) -> None:
        task = loop.create_task(wait_for(watcher))
        watcher.taskref(task)
        waiting.add(task)
        task.add_done_callback(waiting.discard)

    def answer(watcher: Any) -> None:
        try:
            found = site.at_once(watcher.scope)
            if found is None:
                loop.call_soon_threadsafe(begin, watcher)
                return
            send(found, watcher.proto)
        except BaseException as error:
            watcher.err(error)
            raise
        watcher.done()

    class Scheduler(_BASE_SCHEDULER):  # type: ignore[misc]  # a class of granian's compiled part
        def __init__(self, *_given: Any) -> None:
            super().__init__()
            self._schedule_fn = answer

    return Scheduler(loop, None, None, None, None)
