"""The programme's one door to permits of stories: what may be published of somebody who was helped, at this moment.

Nothing is kept here: a permit is asked for whenever something is shown, and a recall takes effect with the next look.
One that is forged, has ended or was called back is none. Where there is no desk there is none either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID

    from amanjol.casework.standards.people.terms import Channel
    from amanjol.casework.support.stories.permits import Permit

LONGEST: Final = 200
"""Signs of where a copy is, and of who deletes it, as a permit keeps them."""


@dataclass(frozen=True, slots=True)
class Copied:
    """Where so many copies are, as the permit knows it, and who deletes them."""

    where: str
    who_deletes: str
    count: int = 1


def in_force(permit_id: UUID, channels: Collection[Channel] = ()) -> Permit | None:
    """None once it may not stand in one of these, or nowhere any more."""
    if not _has_desk():
        return None
    from amanjol.casework.support.stories import permits  # noqa: PLC0415  only where the plane is on

    permit = permits.permit_in_force(permit_id)
    return permit if permit is not None and all(map(permit.may_stand, channels)) else None


def offered(channels: Collection[Channel]) -> list[Permit]:
    """In force, and may stand in one of these at least."""
    if not _has_desk():
        return []
    from amanjol.casework.support.stories import permits  # noqa: PLC0415  as above

    return [permit for permit in permits.permits_in_force() if any(map(permit.may_stand, channels))]


def hold(permit_id: UUID, channel: Channel) -> bool:
    """Whether it may stand there until this transaction ends."""
    if not _has_desk():
        return False
    from amanjol.casework.support.stories import permits  # noqa: PLC0415  as above

    permit = permits.hold(permit_id)
    return permit is not None and permit.may_stand(channel)


def note_copy(permit_id: UUID, organisation: UUID, copied: Copied) -> UUID | None:
    """Whoever calls the story back finds where it is. Gives the id of what was noted; None where there is no desk, or
    never was such a permit.
    """
    if not _has_desk():
        return None
    from amanjol.casework.support.stories import permits  # noqa: PLC0415  as above

    try:
        return permits.note_copy(
            organisation=organisation, permit_id=permit_id, where=copied.where[:LONGEST],
            who_deletes=copied.who_deletes[:LONGEST], count=copied.count,
        )  # fmt: skip
    except permits.NoSuchPermit:
        return None


def note_deleted(copy_id: UUID, on: date | None = None) -> bool:
    """Else somebody looks for it in vain after a recall. False where somebody has said so already."""
    if not _has_desk():
        return False
    from amanjol.casework.support.stories import permits  # noqa: PLC0415  as above

    return permits.copy_deleted(copy_id, on)


def is_out(permit_id: UUID, copy_id: UUID | None) -> bool:
    """Whether nobody has said yet that this copy is gone."""
    if not _has_desk():
        return False
    from amanjol.casework.support.stories import permits  # noqa: PLC0415  as above

    return any(copy.id == copy_id and copy.deleted_on is None for copy in permits.copies_of(permit_id))


def _has_desk() -> bool:
    return "casework" in settings.PLANES
