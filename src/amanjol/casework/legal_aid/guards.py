"""Whom the pages of the coordinator let in, and what they say where something may not be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.desk.refusals import refusing
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.needs import queries as needs

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from amanjol.casework.desk.guards import View
    from amanjol.casework.desk.refusals import Refusals
    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.foundation.organisations.keys.keyring import Keyring


def with_keys_on(page: str, refusals: Refusals) -> Callable[[View], View]:
    """Given the keyring. What may not be done now says why on `page`, which is about the same record."""

    def decorator(view: View) -> View:
        return with_keys_at(page, rules.can_coordinate)(refusing(page, refusals)(view))

    return decorator


def need_for(keyring: Keyring, pk: UUID) -> OpenedNeed:
    """Another organisation's needs do not exist here: Http404. SealBroken."""
    need = needs.opened_need(keyring, pk)
    if need is None:
        raise Http404
    return need
