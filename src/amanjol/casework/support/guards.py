"""Pages of rooms that write into no older copy which somebody put back."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from amanjol.casework.cases import guards
from amanjol.casework.support.locking import OlderCopy
from amanjol.foundation.once.answers import no_act

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.desk.guards import View


def with_keys_on(page: str) -> Callable[[View], View]:
    """As `guards.with_keys_on`; that nothing was written into an older copy the page says."""

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
