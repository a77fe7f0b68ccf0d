"""What several rooms say of an older copy that was put back: nothing is written into it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from amanjol.casework.cases import guards
from amanjol.foundation.once.answers import no_act

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.desk.guards import View


class OlderCopy(Exception):
    """The journal knows of more than stands there: what is written into it would take the place of the newer words."""


def with_keys_on(page: str) -> Callable[[View], View]:
    """As `guards.with_keys_on`, in a room that writes into no older copy, which its page says."""

    def decorator(view: View) -> View:
        opened = guards.with_keys_on(page)(view)

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return opened(request, *args, **kwargs)
            except OlderCopy:
                messages.error(request, _("Nothing is written into an older copy. Tell the operator first."))
            return no_act(redirect(page, pk=kwargs["pk"]))

        return guarded

    return decorator
