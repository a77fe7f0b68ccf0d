"""Whom the pages of learning let in, and which cohort or learner it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.guards import for_those_who, with_keys_at
from amanjol.casework.desk.refusals import refusing
from amanjol.casework.learning import queries, rules
from amanjol.foundation.seals.canonical import TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.casework.desk.guards import View
    from amanjol.casework.desk.refusals import Refusals
    from amanjol.casework.learning.models import Cohort, Learner
    from amanjol.foundation.organisations.keys.keyring import Keyring

REFUSALS: Final[Refusals] = {TooLarge: _("This can hold no more. Write it down in a new one.")}
for_teachers = for_those_who(rules.can_teach)
with_keys = with_keys_at("learning:cohort", rules.can_teach)
"""For what is about no row."""


def with_keys_on(page: str) -> Callable[[View], View]:
    """Given the keyring; `page` is the name of the page of the row. An older copy and a full row say so there."""

    def decorator(view: View) -> View:
        return with_keys_at(page, rules.can_teach)(refusing(page, REFUSALS)(view))

    return decorator


def cohort_for(keyring: Keyring, pk: UUID) -> Cohort:
    """Another organisation's cohorts do not exist here."""
    row = queries.cohorts_visible_to(keyring.member).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def cohort_to_change(request: HttpRequest, keyring: Keyring, pk: UUID) -> Cohort:
    """As `cohort_for`. For a form that was sent it is locked: what it says now is what the form will write over."""
    if request.method != "POST":
        return cohort_for(keyring, pk)
    rows = queries.cohorts_visible_to(keyring.member).select_for_update(of=("self",))
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def learner_for(keyring: Keyring, pk: UUID) -> Learner:
    """Another organisation's learners do not exist here, nor those who are left to others."""
    row = queries.learners_visible_to(keyring.member).select_related("cohort").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def learner_to_change(request: HttpRequest, keyring: Keyring, pk: UUID) -> Learner:
    """As `cohort_to_change`."""
    if request.method != "POST":
        return learner_for(keyring, pk)
    rows = queries.learners_visible_to(keyring.member).select_related("cohort")
    row = rows.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row
