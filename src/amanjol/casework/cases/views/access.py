"""Whom the pages of cases let in: who works on cases, and with the keys where something sealed is shown."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.cases import queries, rules
from amanjol.casework.cases.actions.working import Closed
from amanjol.foundation.organisations.keys.keyring import with_keyring
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.seals.canonical import TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.ring import Keyring
    from amanjol.foundation.organisations.models import Member

    type View = Callable[..., HttpResponse]
    type Rule = Callable[[Member], bool]


def for_workers(view: View) -> View:
    """Given the member; nothing sealed is needed."""
    return _for(rules.can_work, view)


def for_readers(view: View) -> View:
    """As `for_workers`, for pages that change nothing."""
    return _for(rules.can_read, view)


def _for(rule: Rule, view: View) -> View:
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, _allowed(request, rule), *args, **kwargs)

    return guarded


def with_keys(view: View) -> View:
    """Given the keyring; asks to unlock where it is locked. A closed or a full case says so."""
    opened = with_keys_at("cases:case")(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return opened(request, *args, **kwargs)
        except Closed:
            messages.error(request, _("This case is closed. Open it again first."))
        except TooLarge:
            messages.error(request, _("This case can hold no more. Write it in a new case of this person."))
        return redirect("cases:case", pk=kwargs["pk"])

    return guarded


def reading(view: View) -> View:
    """As `with_keys`, for pages that change nothing."""
    return with_keys_at("cases:case", rules.can_read)(view)


def with_keys_at(page: str, rule: Rule = rules.can_work) -> Callable[[View], View]:
    """As `with_keys`, for pages about something else than a case: `page` is the address of one of them.

    After signing in, what was posted about it leads there: some addresses take posts alone.
    """

    def decorator(view: View) -> View:
        opened = with_keyring(view)

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                posted = request.method == "POST" and "pk" in kwargs
                back = reverse(page, kwargs={"pk": kwargs["pk"]}) if posted else request.path
                return redirect_to_login(back)
            _allowed(request, rule)
            return opened(request, *args, **kwargs)

        return guarded

    return decorator


def case_for(keyring: Keyring, pk: UUID) -> Case:
    """Another organisation's cases do not exist here."""
    case = queries.visible_to(keyring.member).select_related("person").filter(pk=pk).first()
    if case is None:
        raise Http404
    return case


def _allowed(request: HttpRequest, rule: Rule) -> Member:
    member = member_of(request.user)
    if member is None or not rule(member):
        raise PermissionDenied
    return member
