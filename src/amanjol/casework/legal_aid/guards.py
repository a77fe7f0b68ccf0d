"""Whom the pages of the coordinator let in, and what they say where something may not be done now."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect

from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.needs import queries as needs
from amanjol.foundation.once.answers import no_act

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.desk.guards import View
    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.foundation.organisations.keys.keyring import Keyring

    type Refusals = Mapping[type[Exception], str]


def refusing(page: str, refusals: Callable[[], Refusals]) -> Callable[[View], View]:
    """Given the keyring. What may not be done now says why on `page`, which is about the same record.

    `refusals()` gives a sentence for each error, in the language of whoever reads.
    """

    def decorator(view: View) -> View:
        opened = with_keys_at(page, rules.can_coordinate)(view)

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return opened(request, *args, **kwargs)
            except tuple(refusals()) as error:
                messages.error(request, sentence_of(refusals(), error))
            return no_act(redirect(page, pk=kwargs["pk"]))

        return guarded

    return decorator


def sentence_of(refusals: Refusals, error: Exception) -> str:
    """That of the first kind which the error is."""
    return next(says for of, says in refusals.items() if isinstance(error, of))


def need_for(keyring: Keyring, pk: UUID) -> OpenedNeed:
    """Another organisation's needs do not exist here: Http404. SealBroken."""
    need = needs.opened_need(keyring, pk)
    if need is None:
        raise Http404
    return need
