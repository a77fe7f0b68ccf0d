"""What a locked browser is answered: nothing typed is lost, and nothing closed is shown.

Also called: session timeout, lock screen.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render

from amanjol.foundation.accounts import unlocks

if TYPE_CHECKING:
    from django.http import HttpRequest

_OURS = {"csrfmiddlewaretoken"}


def answer_locked(request: HttpRequest) -> HttpResponse:
    """A page asked for: to the unlock page and back. A form sent: back with all that was typed, to send again.

    A part of a page (htmx) gets 423 and no body, which htmx leaves aside: what was typed stays where it is. Of
    files the browser sends only what it is asked for anew, so the page says that they must be chosen again.
    """
    if request.headers.get("HX-Request"):
        return HttpResponse(status=HTTPStatus.LOCKED)
    if request.method != "POST":
        return redirect(unlocks.address_to_unlock(request.get_full_path()))
    typed = [(name, value) for name, values in request.POST.lists() if name not in _OURS for value in values]
    context = {"typed": typed, "has_files": bool(request.FILES), "here": request.get_full_path()}
    return render(request, "accounts/locked.html", context, status=HTTPStatus.LOCKED)
