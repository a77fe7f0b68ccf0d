"""Films in which a survivor speaks: each names a permit of the story gate, asked for at each reading, and goes with it.

Face and voice are altered unless the consent has a picture in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.people.terms import Channel
from amanjol.programme.outreach import permits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from amanjol.casework.support.stories.permits import Permit
    from amanjol.programme.outreach.models import Publication

CHANNELS: Final = (Channel.WEB, Channel.SOCIAL)
"""Where a film can stand."""


def permit_of(permit_id: UUID, channel: str, captions: Iterable[str], *, is_altered: bool) -> Permit | None:
    """None where it is over, or does not reach there, to these captions, or to her face and voice."""
    permit = permits.in_force(permit_id, {Channel(channel)}) if channel in CHANNELS else None
    if permit is None:
        return None
    reaches = set(captions) <= permit.texts.keys() and (is_altered or permit.with_picture)
    return permit if reaches else None


def taken_down(row: Publication) -> bool:
    """False where somebody has said so already."""
    return row.copy is not None and permits.note_deleted(row.copy)


def is_there(row: Publication) -> bool:
    """Whether nobody has said yet that the film was taken down."""
    return row.permit is not None and permits.is_out(row.permit, row.copy)


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
