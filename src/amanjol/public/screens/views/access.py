"""Whom the pages of the screens let in: who may plan. Signed out is led to the sign-in."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied

from amanjol.foundation.organisations.queries import member_of
from amanjol.public.screens import rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

    type View = Callable[..., HttpResponseBase]


def for_planners(view: View) -> View:
    """The member is given to the view after the request."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        member = member_of(request.user)
        if member is None or not rules.can_plan(member):
            raise PermissionDenied
        return view(request, member, *args, **kwargs)

    return guarded
