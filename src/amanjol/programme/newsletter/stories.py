"""Stories that may be published, as their permits say at this moment. Where there is no desk there is none.

Nothing of a story is kept here: its words are asked for whenever a rendition is made, and a recall takes effect with
the next one. A story stands only in the languages and the places for which there is consent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings

from amanjol.casework.standards.people.terms import Channel

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from amanjol.casework.support.stories.permits import Permit

type Channels = frozenset[Channel]
PAGE: Final[Channels] = frozenset({Channel.WEB})
PAPER: Final[Channels] = frozenset({Channel.WEB, Channel.PAPER})
"""Everybody can load it and print it."""
MAIL: Final[Channels] = frozenset({Channel.MAIL})
POST: Final[Channels] = frozenset({Channel.SOCIAL})


def story_in_force(permit_id: UUID, channels: Channels) -> Permit | None:
    """None once it was called back, has ended, or may not stand in one of these."""
    if "casework" not in settings.PLANES:
        return None
    from amanjol.casework.support.stories import permits  # noqa: PLC0415  only where the plane is on

    permit = permits.permit_in_force(permit_id)
    return permit if permit is not None and all(map(permit.may_stand, channels)) else None


def stories_in_force() -> list[Permit]:
    """That may stand on a page."""
    if "casework" not in settings.PLANES:
        return []
    from amanjol.casework.support.stories import permits  # noqa: PLC0415  as above

    return [permit for permit in permits.permits_in_force() if permit.may_stand(Channel.WEB)]


def note_posted(permit_ids: Iterable[UUID], *, organisation: UUID, where: str, who_deletes: str) -> None:
    """Of each that may be posted, and of each that was called back meanwhile: whoever calls back has to find it."""
    if "casework" not in settings.PLANES:
        return
    from amanjol.casework.support.stories import permits  # noqa: PLC0415  as above

    for permit_id in permit_ids:
        permit = permits.permit_in_force(permit_id)
        if permit is None or permit.may_stand(Channel.SOCIAL):
            permits.note_copy(
                organisation=organisation, permit_id=permit_id, where=where, who_deletes=who_deletes
            )


def note_deleted(permit_ids: Iterable[UUID], *, where: str, who_deletes: str, on: date) -> None:
    """Of each the one copy that was noted so and still stands: else somebody looks for it in vain after a recall."""
    if "casework" not in settings.PLANES:
        return
    from amanjol.casework.support.stories import permits  # noqa: PLC0415  as above

    for permit_id in permit_ids:
        copies = permits.copies_of(permit_id)
        there = (copy for copy in copies if (copy.where, copy.who_deletes) == (where, who_deletes))
        still = next((copy for copy in there if copy.deleted_on is None), None)
        if still is not None:
            permits.copy_deleted(still.id, on)
