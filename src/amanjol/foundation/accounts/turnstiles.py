"""How many requests may be busy with a passphrase at once: the other threads of this process serve the desk.

Argon2id takes a third of a second and 128 MiB, and anybody may ask for it without having signed in. Whoever finds
no place is told so at once, before anything is counted or looked at.

Also called: concurrency limit, denial of service.
"""

from __future__ import annotations

import threading
from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings

from amanjol.foundation.web.views import busy

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    type View = Callable[..., HttpResponse]


class Turnstile:
    """A decorator of views: so many of them at a time may answer a form that was sent."""

    def __init__(self, places: int) -> None:
        self.places = places
        self._free = threading.BoundedSemaphore(places)

    def __call__(self, view: View) -> View:
        @wraps(view)
        def let_through(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method != "POST":
                return view(request, *args, **kwargs)
            if not self._free.acquire(blocking=False):
                return busy(request)
            try:
                return view(request, *args, **kwargs)
            finally:
                self._free.release()

        return let_through


# Together they leave at least one thread that no passphrase can hold.
signed_out: Final = Turnstile(max(settings.WEB_THREADS // 2, 1))
signed_in: Final = Turnstile(max(settings.WEB_THREADS // 4, 1))
