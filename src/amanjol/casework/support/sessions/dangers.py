"""Dangers that wait for somebody to take them up: for whom they stand on the first page, and what the journal says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, Subquery, TextField, UUIDField
from django.db.models.functions import Cast, Coalesce

from amanjol.casework.cases.models import Assignment, Status
from amanjol.casework.cases.queries import cases_open_to
from amanjol.casework.cases.restricted import still_open_since
from amanjol.casework.desk.rules import can_read
from amanjol.casework.support.models import CircleDanger
from amanjol.casework.support.sessions.queries import PASSED_ON, TAKEN_UP
from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.web.fixed_queries import Code, FixedQuery, IsAmong

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import QuerySet, Value

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.models import Member


def _open_dangers() -> QuerySet[CircleDanger]:
    rows = CircleDanger.objects.filter(is_open=True)
    return rows.select_related("client__case__person", "client__circle").order_by("pk")


def _beside_own(member: Value, organisation: Value, since: Value) -> QuerySet[Case]:
    """Closed cases on which the member is, and those of restricted people that open to them: on these perhaps nobody
    is any more.
    """
    on_it = Exists(Assignment.objects.filter(case=OuterRef("pk"), member=member))
    return cases_open_to(member, organisation, since).filter(Q(on_it, status=Status.CLOSED) | Q(epoch=None))


_in_all_cases = FixedQuery(
    lambda member, organisation, since: _open_dangers().filter(
        client__case__in=cases_open_to(member, organisation, since)
    )
)
_in_cases = FixedQuery(
    lambda member, organisation, since, cases: _open_dangers().filter(
        Q(IsAmong("client__case_id", cases)) | Q(client__case__in=_beside_own(member, organisation, since))
    )
)


def open_dangers_for(member: Member, cases: Collection[UUID], *, supervises: bool) -> list[CircleDanger]:
    """What nobody has taken up yet, in these cases, in closed ones of the member and in those of restricted people that
    open to them; for a supervisor in all. Needs no key.
    """
    if not can_read(member):
        return []
    if not supervises:
        return _in_cases.rows(member.pk, member.organisation_id, still_open_since(), list(cases))
    return _in_all_cases.rows(member.pk, member.organisation_id, still_open_since())


def _hushed_up(cases: QuerySet[Case], organisation: Value) -> QuerySet[Any, tuple[str]]:
    """Rows and journal are asked in one query: what is written meanwhile is missed by neither. Also of cases that have
    no client any more: with one who is taken away their dangers go. The index of these verbs finds them.
    """
    rows = CircleDanger.objects.filter(is_open=True, client__case=Cast(OuterRef("subject_id"), UUIDField()))
    open_rows = rows.order_by().values("client__case").annotate(number=Count("pk")).values("number")
    ids = cases.order_by().values(of_case=Cast("pk", TextField()))
    acts = entries_of(organisation).filter(
        subject_type="case", subject_id__in=ids, verb__in=[Code(PASSED_ON), Code(TAKEN_UP)]
    )
    waiting = Count("pk", filter=Q(verb=PASSED_ON)) - Count("pk", filter=Q(verb=TAKEN_UP))
    counted = acts.order_by().values("subject_id").annotate(waiting=waiting)
    return counted.filter(waiting__gt=Coalesce(Subquery(open_rows), 0)).values_list("subject_id")


_hushed_up_in_all = FixedQuery(
    lambda member, organisation, since: _hushed_up(cases_open_to(member, organisation, since), organisation)
)
_hushed_up_beside = FixedQuery(
    lambda member, organisation, since: _hushed_up(_beside_own(member, organisation, since), organisation)
)


def cases_hushing_up(member: Member, *, supervises: bool) -> set[UUID]:
    """In which the journal knows of more that nobody has taken up than rows say: of a supervisor all that open to them,
    else those that `open_dangers_for` has beside the member's own. Needs no key.
    """
    if not can_read(member):
        return set()
    asked = _hushed_up_in_all if supervises else _hushed_up_beside
    return {UUID(pk) for (pk,) in asked.rows(member.pk, member.organisation_id, still_open_since())}
