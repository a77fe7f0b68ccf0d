"""Why something may not be done now: each room's reasons in a sentence, and the one reason that all of them share."""

from __future__ import annotations

from functools import wraps
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.foundation.once.answers import no_act

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import _StrPromise

    from amanjol.casework.desk.guards import View

    type Refusals = Mapping[type[Exception], str | _StrPromise]

OLDER: Final = _("Nothing is written into an older copy. Tell the operator first.")
_NO_OTHERS: Final[Refusals] = MappingProxyType({})


def refusing(
    page: str, others: Refusals = _NO_OTHERS, about: tuple[str, ...] = ("pk",)
) -> Callable[[View], View]:
    """What the view refuses says why on `page`, and the form may be sent again: an older copy, and what `others` names.

    `about` are the parts of the address of `page`, which are those of the view's own address.
    """
    refusals: Refusals = {OlderCopy: OLDER, **others}

    def decorator(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except tuple(refusals) as error:
                messages.error(request, sentence_of(refusals, error))
            return no_act(redirect(reverse(page, kwargs={name: kwargs[name] for name in about})))

        return answered

    return decorator


def sentence_of(refusals: Refusals, error: Exception) -> str:
    """That of the first kind which the error is."""
    return next(str(says) for of, says in refusals.items() if isinstance(error, of))
