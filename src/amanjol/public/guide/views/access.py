"""Whom our pages of the editor let in: members whose role holds a permission."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied

from amanjol.foundation.organisations.queries import member_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member

    type View = Callable[..., HttpResponse]

WORKS_ON_GUIDE = ("guide.write", "guide.approve", "guide.translate")


def for_members(*permissions: str) -> Callable[[View], View]:
    """Only who holds one of the permissions; strangers are led to the sign-in."""

    def decorate(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            member = member_of(request.user)
            if member is None or not any(member.may(permission) for permission in permissions):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def member_here(request: HttpRequest) -> Member:
    """The member behind a request that `for_members` let through."""
    member = member_of(request.user)
    if member is None:
        raise PermissionDenied
    return member
