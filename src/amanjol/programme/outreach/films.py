"""Films in which a survivor speaks: each names a permit of the story gate, asked for at each reading, and goes with it.

Where there is no desk there is no such film. Face and voice are altered unless the consent has a picture in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings

from amanjol.casework.standards.people.terms import Channel

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from amanjol.casework.support.stories.permits import Permit
    from amanjol.programme.outreach.models import Publication

CHANNELS: Final = (Channel.WEB, Channel.SOCIAL)
"""Where a film can stand."""


def offered() -> list[Permit]:
    """Permits in force that reach one of these places."""
    if "casework" not in settings.PLANES:
        return []
    from amanjol.casework.support.stories import permits  # noqa: PLC0415  only where the plane is on

    return [permit for permit in permits.permits_in_force() if any(map(permit.may_stand, CHANNELS))]


def permit_of(permit_id: UUID, channel: str, captions: Iterable[str], *, is_altered: bool) -> Permit | None:
    """None where it is over, or does not reach there, to these captions, or to her face and voice."""
    if "casework" not in settings.PLANES:
        return None
    from amanjol.casework.support.stories import permits  # noqa: PLC0415  as above

    permit = permits.permit_in_force(permit_id)
    if permit is None or channel not in CHANNELS or not permit.may_stand(Channel(channel)):
        return None
    reaches = set(captions) <= permit.texts.keys() and (is_altered or permit.with_picture)
    return permit if reaches else None


def note(permit_id: UUID, *, organisation: UUID, where: str, who_deletes: str) -> UUID:
    """Whoever calls the story back finds where the film is. Gives the id of what was noted."""
    from amanjol.casework.support.stories import permits  # noqa: PLC0415  as above

    return permits.note_copy(
        organisation=organisation, permit_id=permit_id, where=where[:200], who_deletes=who_deletes
    )


def taken_down(row: Publication) -> bool:
    """False where somebody has said so already."""
    if row.copy is None:
        return False
    from amanjol.casework.support.stories import permits  # noqa: PLC0415  as above

    return permits.copy_deleted(row.copy)


def is_there(row: Publication) -> bool:
    """Whether nobody has said yet that the film was taken down."""
    if row.permit is None or "casework" not in settings.PLANES:
        return False
    from amanjol.casework.support.stories import permits  # noqa: PLC0415  as above

    return any(copy.id == row.copy and copy.deleted_on is None for copy in permits.copies_of(row.permit))


def standing(row: Publication) -> Permit | None:
    if row.permit is None:
        return None
    return permit_of(row.permit, row.channel, row.captions, is_altered=row.is_altered)


def marked(rows: Iterable[Publication]) -> list[Publication]:
    """With `is_gone` where a survivor speaks and nothing permits it any more."""
    marked = list(rows)
    for row in marked:
        row.is_gone = row.permit is not None and standing(row) is None
    return marked
