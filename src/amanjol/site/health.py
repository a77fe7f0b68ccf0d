"""`/health/`: whether this installation works, for a monitor. Codes alone, which tell a stranger nothing.

Answered before Django, at every address. However often it is asked, the database is asked once in some seconds.
"""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db import DatabaseError, InterfaceError, close_old_connections, connection
from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    type Environ = dict[str, Any]
    type StartResponse = Callable[..., Any]
    type Application = Callable[[Environ, StartResponse], Iterable[bytes]]

PATH: Final = "/health/"
LOOKS_EVERY: Final = 5.0  # seconds
LONGEST_WAIT: Final = timedelta(minutes=5)
_HEADERS: Final = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
]


class HealthSite:
    """In front of `application`. `pack` is the link to the current one; None where there is no guide."""

    def __init__(self, application: Application, pack: Path | None) -> None:
        self._application = application
        self._pack = pack
        self._lock = threading.Lock()
        self._codes: list[str] = []
        self._looked_at = float("-inf")

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ.get("PATH_INFO") != PATH:
            return self._application(environ, start_response)
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            start_response(
                "405 Method Not Allowed", [*_HEADERS, ("Allow", "GET, HEAD"), ("Content-Length", "0")]
            )
            return []
        codes = self._current()
        body = f"not ok: {' '.join(codes)}\n".encode() if codes else b"ok\n"
        status = "503 Service Unavailable" if codes else "200 OK"
        start_response(status, [*_HEADERS, ("Content-Length", str(len(body)))])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _current(self) -> list[str]:
        """Who comes while another one looks is told what was seen before."""
        is_first = self._looked_at == float("-inf")
        if time.monotonic() - self._looked_at >= LOOKS_EVERY and self._lock.acquire(blocking=is_first):
            try:
                if time.monotonic() - self._looked_at >= LOOKS_EVERY:
                    self._codes = list(codes_now(self._pack))
                    self._looked_at = time.monotonic()
            finally:
                self._lock.release()
        return self._codes


def codes_now(pack: Path | None) -> Iterable[str]:
    """`database`, `worker` (none lives), `queue` (tasks wait), `pack` (none is shown); nothing where all is well."""
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415  apps are not ready when this is imported

    from amanjol.site import leases  # noqa: PLC0415  as above

    try:
        close_old_connections()
        if not leases.any_lives():
            yield "worker"
        if DBTaskResult.objects.ready().filter(enqueued_at__lt=timezone.now() - LONGEST_WAIT).exists():
            yield "queue"
    except (DatabaseError, InterfaceError):
        connection.close()
        yield "database"
    if pack is not None and not pack.exists():
        yield "pack"
