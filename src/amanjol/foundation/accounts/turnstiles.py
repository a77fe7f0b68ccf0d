"""How many requests may be busy with a passphrase at once: the other threads of this process serve the desk.

Argon2id takes a third of a second and 128 MiB, and anybody may ask for it without having signed in. Several processes
share the places of strangers, so that two take no more memory for them than one. Whoever finds
no place is told so at once, before anything is counted or looked at; a stranger even before a connection to the
database is taken, since a flood consists of little else.

Also called: concurrency limit, denial of service.
"""

from __future__ import annotations

import threading
from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.urls import Resolver404, resolve

from amanjol.foundation.web.language import asked_language
from amanjol.foundation.web.views import busy

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    type View = Callable[..., HttpResponse]


class Turnstile:
    """A decorator of views: so many of them at a time may answer a form that was sent."""

    def __init__(self, places: int) -> None:
        self.places = places
        self._taken = 0
        self._lock = threading.Lock()

    @property
    def is_full(self) -> bool:
        return self._taken >= self.places

    def enter(self) -> bool:
        """Whether there was a place. Who got in has to `leave`."""
        with self._lock:
            if self.is_full:
                return False
            self._taken += 1
            return True

    def leave(self) -> None:
        with self._lock:
            self._taken -= 1

    def __call__(self, view: View) -> View:
        @wraps(view)
        def let_through(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method != "POST":
                return view(request, *args, **kwargs)
            if not self.enter():
                return busy()
            try:
                return view(request, *args, **kwargs)
            finally:
                self.leave()

        let_through.turnstile = self  # type: ignore[attr-defined]  # read below
        return let_through


def places_of_strangers(threads: int, processes: int) -> int:
    """Of one process that has so many threads, where so many processes serve."""
    return max(threads // 2 // processes, 1)


# Together they leave at least one thread that no passphrase can hold.
signed_out: Final = Turnstile(places_of_strangers(settings.WEB_THREADS, settings.WEB_PROCESSES))
signed_in: Final = Turnstile(max(settings.WEB_THREADS // 4, 1))


class TurnstileMiddleware:
    """Ahead of all that costs something, turns away strangers for whom there is no place. The view does it too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and signed_out.is_full and _turnstile_of(request.path_info) is signed_out:
            return busy(asked_language(request))
        return self._get_response(request)


def _turnstile_of(path: str) -> Turnstile | None:
    try:
        return getattr(resolve(path).func, "turnstile", None)
    except Resolver404:
        return None
