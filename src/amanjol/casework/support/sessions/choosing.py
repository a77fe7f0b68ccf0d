"""Which circles can be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.foundation.organisations.keys.circles.intakes import intake_of
from amanjol.foundation.organisations.keys.circles.queries import of_organisation, rows_of
from amanjol.foundation.organisations.kinds import CirclePurpose
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class Choosable:
    """`circles` by their names; `waiting` is how many there are whose six words nobody has compared."""

    circles: list[tuple[UUID, str]]
    waiting: int


def choosable(keyring: Keyring) -> Choosable:
    """Circles of help in which somebody is and for which the organisation vouches."""
    circles, waiting = [], 0
    for rows in rows_of(of_organisation(keyring.member.organisation_id), keyring.member):
        if not (rows.members and CirclePurpose(rows.circle.purpose).is_of_help):
            continue
        try:
            intake = intake_of(rows.circle, keyring=keyring)
        except SealBroken:
            intake = None
        if intake is None:
            waiting += 1
            continue
        names = ", ".join(member.account.name for member in rows.members)
        circles.append((rows.circle.pk, f"{CirclePurpose(rows.circle.purpose).label}: {names}"))
    return Choosable(sorted(circles, key=lambda circle: circle[1]), waiting)
