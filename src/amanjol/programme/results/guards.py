"""Whom the pages of the programme let in: who manages it. Signed out is led to the sign-in."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied

from amanjol.foundation.organisations.queries import member_of
from amanjol.programme.results import rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    type View = Callable[..., HttpResponse]


def for_managers(view: View) -> View:
    """The member is given to the view after the request."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        member = member_of(request.user)
        if member is None or not rules.can_manage(member):
            raise PermissionDenied
        return view(request, member, *args, **kwargs)

    return guarded


def is_manager(request: HttpRequest) -> bool:
    """For entries of the menu."""
    member = member_of(request.user)
    return member is not None and rules.can_manage(member)
