"""The list of today's work, which needs no key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from amanjol.casework.cases import queries, restricted, rules, sealing
from amanjol.casework.cases.actions import binding
from amanjol.casework.cases.queries import CASES_A_PAGE
from amanjol.casework.cases.restricting.actions import last_resort, newcomers
from amanjol.casework.desk import showing
from amanjol.casework.desk.guards import for_readers
from amanjol.foundation.organisations.keys.keyring import KeysState, opened_keyring, settle

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.queries import WorkList
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


# Whom their passphrase opens nothing: asking for it again would lead them round in a circle.
_WITHOUT_KEYS: Final = frozenset({KeysState.NOT_BEGUN, KeysState.NOT_GIVEN, KeysState.TO_COMPARE})


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A case of the list. Name and step are empty while locked, and nobody knows whether it waits for others."""

    case: Case
    name: str = ""
    step: str = ""
    waits: bool = False


@require_safe
@for_readers
def work(request: HttpRequest, member: Member) -> HttpResponse:
    everybody = "all" in request.GET
    keyring = opened_keyring(request)
    if keyring is not None:
        binding.catch_up(keyring=keyring)
        last_resort.catch_up(keyring=keyring)
    today = timezone.localdate()
    cases = Paginator(queries.open_cases(member, everybody=everybody), CASES_A_PAGE)
    page = cases.get_page(request.GET.get("page"))
    nobodys = list(queries.nobodys(member)[:CASES_A_PAGE]) if everybody else []
    alone, on_top = {case.pk for case in nobodys}, nobodys if page.number == 1 else []
    listed = [case for case in page if case.pk not in alone]
    work_list = queries.work_list(listed, today)
    supervises = everybody and rules.can_supervise(member)
    context = {
        "page": page,
        "is_open": keyring is not None,
        "waits_for_keys": settle(request).state in _WITHOUT_KEYS,
        "everybody": everybody,
        "may_work": rules.can_work(member),
        "is_empty": work_list.is_empty and not on_top,
        "openings": restricted.openings_for(member),
        "alike": newcomers.compare(keyring=keyring) if keyring is not None else [],
        "loads": queries.loads(member, today) if supervises else [],
        "reviews": queries.reviews_due(member, today).count() if supervises else None,
        "groups": [("nobodys", [_row(case, keyring) for case in on_top]), *_groups(work_list, keyring)],
        "nobodys": queries.nobodys(member).count() if supervises else 0,
    }
    response = render(request, "cases/work.html", context)
    if keyring is not None:
        showing.note_listed(by=member, where="work", people=[case.person_id for case in (*on_top, *listed)])
    return response


def _groups(work_list: WorkList, keyring: Keyring | None) -> list[tuple[str, list[WorkRow]]]:
    """What waits for others and is not due stands apart; what is due stays, since somebody has to ask."""
    overdue, today, later, unplanned = (
        [_row(case, keyring) for case in cases]
        for cases in (work_list.overdue, work_list.today, work_list.later, work_list.unplanned)
    )
    return [
        ("overdue", overdue),
        ("today", today),
        ("later", [row for row in later if not row.waits]),
        ("waiting", [row for row in (*later, *unplanned) if row.waits]),
        ("unplanned", [row for row in unplanned if not row.waits]),
    ]


def _row(case: Case, keyring: Keyring | None) -> WorkRow:
    if keyring is None:
        return WorkRow(case)
    record = sealing.open_case(case, keyring)
    return WorkRow(case, sealing.open_person(case.person, keyring).name, record.next_step, record.waits)
