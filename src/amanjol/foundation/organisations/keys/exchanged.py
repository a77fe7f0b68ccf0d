"""Where something does not open as it should, anywhere: nothing of the request is done, and the page of keys says it.

A seal that breaks is no mistake of the program: a row was damaged, or somebody who can write rows exchanged it. So
whatever page was asked for, the answer leads to the page of keys (who holds none is told where they are), what the
request had written is taken back, and the journal gets a code and the page's name, no id and no word of a person. Only
the first page of the day, which writes nothing, shows its other rows, says what does not open and leads there.

Also called: tampering, decryption failure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.foundation.organisations.keys import rules
from amanjol.foundation.organisations.keys.actions.recording import note_broken_seal
from amanjol.foundation.organisations.keys.circles.rules import can_be_in_any
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.keypairs import MalformedPublicKey
from amanjol.foundation.web.views import exchanged

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from amanjol.foundation.organisations.models import Member

_MET: Final = "_met_broken_seal"


def has_met_broken_seal(request: HttpRequest) -> bool:
    """Whether the transaction of this request has to be taken back."""
    return _MET in request.__dict__


class BrokenSealMiddleware:
    """Around the request's transaction, so that the journal's entry outlives what is taken back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if has_met_broken_seal(request):
            _write_down(request)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django asks here about each error of a view, inside the transaction."""
        if not isinstance(exception, SealBroken | MalformedPublicKey):
            return None
        member = member_of(request.user)
        request.__dict__[_MET] = member
        return _answer(request, member)


def _answer(request: HttpRequest, member: Member | None) -> HttpResponse:
    page = _page_for(member)
    if page is None or request.path == page:
        return exchanged(request)
    messages.error(
        request,
        _(
            "Something in the database does not open as it should: it is damaged, or somebody exchanged it. What you"
            " were doing was not done. Write nothing about a person here, and tell the operator and your colleagues by"
            " telephone."
        ),
    )
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": page})
    return redirect(page)


def _page_for(member: Member | None) -> str | None:
    """Where it is said: who holds no keys of the organisation has a page of circles, or none."""
    if member is not None and rules.can_hold(member):
        return reverse("organisations:keys")
    if member is not None and can_be_in_any(member):
        return reverse("organisations:circles")
    return None


def _write_down(request: HttpRequest) -> None:
    match = request.resolver_match
    page = match.view_name if match is not None else "none"
    member: Member | None = request.__dict__[_MET]
    with transaction.atomic():
        if member is not None:
            name_session(request.session.session_key)
        note_broken_seal(by=member, page=page)
