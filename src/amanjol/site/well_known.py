"""What programs ask for by fixed names: `/robots.txt` (RFC 9309) and `/.well-known/security.txt` (RFC 9116).

Of the node and not of the pack: a pack may lie beside the files of another site, and holds no day.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    type Environ = dict[str, Any]
    type StartResponse = Callable[..., Any]
    type Application = Callable[[Environ, StartResponse], Iterable[bytes]]

ROBOTS: Final = "/robots.txt"
SECURITY: Final = "/.well-known/security.txt"
COUNTS_FOR: Final = timedelta(days=180)  # the standard asks for less than a year; renewed each day
_HEADERS: Final = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cache-Control", "no-cache"),
]


class WellKnownSite:
    """In front of `application`.

    `guide` is the address of the guide, empty where there is none; `contact` that of who mends weaknesses, empty where
    nobody was named: then there is no security.txt.
    """

    def __init__(self, application: Application, guide: str, contact: str) -> None:
        self._application = application
        self._guide = guide
        self._contact = contact

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == ROBOTS:
            text = self._robots(environ.get("HTTP_HOST", ""))
        elif path == SECURITY and self._contact:
            text = self._security()
        else:
            return self._application(environ, start_response)
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            start_response(
                "405 Method Not Allowed", [*_HEADERS, ("Allow", "GET, HEAD"), ("Content-Length", "0")]
            )
            return []
        body = text.encode()
        start_response("200 OK", [*_HEADERS, ("Content-Length", str(len(body)))])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _robots(self, host: str) -> str:
        """Search engines read the guide; at the addresses of editors and the desk there is nothing for them."""
        if not self._guide or host != urlsplit(self._guide).netloc:
            return "User-agent: *\nDisallow: /\n"
        return (
            f"User-agent: *\nDisallow: /account/\nDisallow: /kiosk/\n\nSitemap: {self._guide}/sitemap.xml\n"
        )

    def _security(self) -> str:
        today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        return f"Contact: {self._contact}\nExpires: {(today + COUNTS_FOR).isoformat()}\nPreferred-Languages: en, ru\n"
