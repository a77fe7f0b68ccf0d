"""Who comes to the pages of letters."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied

from amanjol.foundation.letters import comparing
from amanjol.foundation.organisations.keys.keyring import with_keyring
from amanjol.foundation.organisations.queries import member_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring


def of_letters[**P](
    view: Callable[Concatenate[HttpRequest, Keyring, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Given the opened keys; refused for a role that neither receives letters nor says who is believed, also before
    keys are asked for: who needs none is not sent to get some.
    """
    opening = with_keyring(view)

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        member = member_of(request.user)
        if member is not None and not comparing.can_compare(member):
            raise PermissionDenied
        return opening(request, *args, **kwargs)

    return login_required(guarded)
