"""Whom the pages of the desk let in: who works on cases, and with the keys where something sealed is shown."""

from __future__ import annotations

from functools import partial, wraps
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from amanjol.casework.desk import rules
from amanjol.foundation.organisations.keys.keyring import with_keyring
from amanjol.foundation.organisations.queries import member_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member

    type View = Callable[..., HttpResponse]
    type Rule = Callable[[Member], bool]


def for_workers(view: View) -> View:
    """Given the member; nothing sealed is needed."""
    return _for(rules.can_work, view)


def for_readers(view: View) -> View:
    """As `for_workers`, for pages that change nothing."""
    return _for(rules.can_read, view)


def for_those_who(rule: Rule) -> Callable[[View], View]:
    """As `for_workers`, by another rule."""
    return partial(_for, rule)


def _for(rule: Rule, view: View) -> View:
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, _allowed(request, rule), *args, **kwargs)

    return guarded


def with_keys_at(page: str, rule: Rule = rules.can_work, *, of_record: bool = True) -> Callable[[View], View]:
    """Given the keyring; asks to unlock where it is locked. `page` is the name of an address, mostly about one record.

    After signing in, what was posted about it leads there: some addresses take posts alone.
    """

    def decorator(view: View) -> View:
        opened = with_keyring(view)

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                posted = request.method == "POST" and "pk" in kwargs
                about = {"pk": kwargs["pk"]} if posted and of_record else {}
                back = reverse(page, kwargs=about) if posted else request.path
                return redirect_to_login(back)
            _allowed(request, rule)
            return opened(request, *args, **kwargs)

        return guarded

    return decorator


def _allowed(request: HttpRequest, rule: Rule) -> Member:
    member = member_of(request.user)
    if member is None or not rule(member):
        raise PermissionDenied
    return member
