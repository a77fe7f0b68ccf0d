"""Circles that one person alone opens: whoever shuts them out takes what lies there from everybody.

As far as rows say, and without any key: who manages members holds none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.organisations.keys.circles import queries, rules
from amanjol.foundation.organisations.models import CircleVoucher
from amanjol.foundation.organisations.roles import RoleKey

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from amanjol.foundation.organisations.keys.circles.queries import Rows
    from amanjol.foundation.organisations.kinds import CirclePurpose
    from amanjol.foundation.organisations.models import Circle, Member


def lost_with(member: Member, purposes: Collection[CirclePurpose] | None = None) -> list[Rows]:
    """Circles that nobody but the member opens; for these purposes, else for all of their role. Rows are seen in a
    session of their organisation alone.
    """
    if purposes is None:
        purposes = rules.purposes_of(RoleKey(member.role))
    circles = list(queries.of_organisation(member.organisation_id).filter(purpose__in=purposes))
    if not circles:
        return []
    accepted = _accepted(circles)
    return [
        rows
        for rows in queries.rows_of(circles, member)
        if member in rows.members
        and not any((rows.circle.pk, other.pk) in accepted for other in rows.members if other != member)
    ]


def _accepted(circles: Collection[Circle]) -> set[tuple[UUID, UUID]]:
    """Circle and member of whoever has kept any of its keys: from an earlier one they follow by themselves."""
    accepted = CircleVoucher.objects.filter(
        circle_key__circle__in=circles, key__isnull=False, accepted_at__isnull=False
    )
    return {
        (circle, member)
        for circle, member in accepted.values_list("circle_key__circle", "member")
        if circle is not None
    }
