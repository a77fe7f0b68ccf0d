"""The sheets by which people are found, as one member may read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import connection

from amanjol.casework.cases import rules
from amanjol.casework.cases.models import FindingSheet

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.foundation.organisations.models import Member

# From one name of a sheet to the next in the index: as many steps as there are sheets, not as there are people.
_SHEETS_NAMED: Final = """
with recursive named(sheet) as (
    (select sheet from cases_person where organisation_id = %(organisation)s and sheet is not null
        order by sheet limit 1)
    union all
    select (select sheet from cases_person where organisation_id = %(organisation)s and sheet > named.sheet
        order by sheet limit 1)
    from named where named.sheet is not null
)
select sheet from named where sheet is not null
"""


def sheets_visible_to(member: Member) -> QuerySet[FindingSheet]:
    """What people who are open to everybody are found by."""
    if not rules.can_read(member):
        return FindingSheet.objects.none()
    return FindingSheet.objects.filter(organisation=member.organisation_id, epoch__isnull=False)


def sheets_named_for(member: Member) -> list[UUID]:
    """What people say they are found by; it need not be there. Restricted people name none."""
    if not rules.can_read(member):
        return []
    with connection.cursor() as cursor:
        cursor.execute(_SHEETS_NAMED, {"organisation": member.organisation_id})
        return [sheet for (sheet,) in cursor.fetchall()]
