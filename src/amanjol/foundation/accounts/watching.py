"""What the tabs of a browser ask now and then: is it still open, and who is it. To be asked so is no activity.

Answered ahead of sessions, languages and the rest: nothing there sees the request, so none of it can take the asking
for somebody at work and keep a desk open. One row is read, none is written.

A part of a page that asks for itself anew sends the header `RENEWS`. That is a page of its own, so it passes through
everything; only the times of the session stay where they are.

Also called: session status, heartbeat, keep-alive.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.http import JsonResponse
from django.utils import timezone

from amanjol.foundation.accounts import queries, unlocks

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

ADDRESS: Final = "/account/state/"
RENEWS: Final = "Amanjol-Renews"
"""Whoever sends it wins nothing: their desk locks sooner."""


class WatchMiddleware:
    """Answers that one address and leaves every other alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info != ADDRESS:
            return self._get_response(request)
        return JsonResponse(state_of(request))


class RenewalMiddleware:
    """Behind sessions, ahead of whatever reads one: tells the session that nobody sits there for this request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if RENEWS in request.headers:
            unlocks.session_of(request).is_activity = False
        return self._get_response(request)


def state_of(request: HttpRequest) -> dict[str, Any]:
    """`open` with the seconds that are left, `locked`, `ended` (its time, or somebody, ended it), `left`.

    Whether the cookie opens the key is not tried: what a page then asks for, the server judges as ever.
    """
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if not key:
        return {"state": "left"}
    session = queries.session_of_cookie(key)
    if session is None or session.account_id is None:
        return {"state": "ended"}
    account = str(session.account_id)
    left = timedelta() if session.locks_at is None else session.locks_at - timezone.now()
    seconds = int(left.total_seconds())
    # Its last second counts as locked: told "open" with none left, a page would show, hide and ask again until the end.
    if seconds <= 0 or not request.COOKIES.get(settings.UNLOCK_COOKIE_NAME):
        return {"state": "locked", "account": account}
    return {"state": "open", "account": account, "locks_in": seconds}
