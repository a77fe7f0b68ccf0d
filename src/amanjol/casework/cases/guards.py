"""Whom the pages of a case let in, and which case it is."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases import naming, queries, sealing
from amanjol.casework.cases.actions.working import Closed, StaysConsultation
from amanjol.casework.desk import rules
from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.desk.refusals import refusing
from amanjol.foundation.seals.canonical import TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case, Person
    from amanjol.casework.desk.guards import View
    from amanjol.casework.desk.refusals import Refusals
    from amanjol.foundation.organisations.keys.keyring import Keyring

REFUSALS: Final[Refusals] = {
    Closed: _("This case is closed. Open it again first."),
    StaysConsultation: _("This is an accompaniment, and no case. Make it a case first."),
    TooLarge: _("This case can hold no more. Write it in a new case of this person."),
}


def with_keys(view: View) -> View:
    """Given the keyring; asks to unlock where it is locked. A closed or a full case says so, and an accompaniment."""
    return with_keys_on("cases:case")(view)


def with_keys_on(page: str) -> Callable[[View], View]:
    """As `with_keys`, for what is about a record of another kind; `page` is the name of that record's address."""

    def decorator(view: View) -> View:
        return with_keys_at(page)(refusing(page, REFUSALS)(_noted(view)))

    return decorator


def reading(view: View) -> View:
    """As `with_keys`, for pages that change nothing."""
    return with_keys_at("cases:case", rules.can_read)(_noted(view))


def _noted(view: View) -> View:
    @wraps(view)
    def noting(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        naming.note_shown(request)
        return response

    return noting


def case_for(keyring: Keyring, pk: UUID) -> Case:
    """Another organisation's cases do not exist here. SealBroken for a case that is not its person's."""
    return _proven(queries.visible_case(keyring.member, pk), keyring)


def case_to_change(request: HttpRequest, keyring: Keyring, pk: UUID) -> Case:
    """As `case_for`. For a form that was sent it is locked: what it says now is what the form will write over."""
    case = queries.visible_case(keyring.member, pk, is_locked=request.method == "POST")
    return _proven(case, keyring)


def person_to_change(request: HttpRequest, keyring: Keyring, case: Case) -> Person:
    """The person of a case, as `case_to_change`; whoever needs both asks for the person first."""
    if request.method != "POST":
        return case.person
    people = queries.people_visible_to(keyring.member).select_for_update(of=("self",))
    row = people.filter(pk=case.person_id).first()
    if row is None:
        raise Http404
    return row


def _proven(case: Case | None, keyring: Keyring) -> Case:
    if case is None:
        raise Http404
    sealing.prove(case, keyring)
    return case
