"""Stories that may be published, as their permits say at this moment. Where there is no desk there is none.

Nothing of a story is kept here: its words are asked for whenever a rendition is made, and a recall takes effect with
the next one. A story stands only in the languages and the places for which there is consent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils.translation import gettext as _

from amanjol.casework.standards.people.terms import Channel
from amanjol.programme.outreach.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from uuid import UUID

    from amanjol.casework.support.stories.permits import Permit

type Channels = frozenset[Channel]
PAGE: Final[Channels] = frozenset({Channel.WEB})
PAPER: Final[Channels] = frozenset({Channel.WEB, Channel.PAPER})
"""Everybody can load it and print it."""
PRINTED: Final[Channels] = frozenset({Channel.PAPER})
MAIL: Final[Channels] = frozenset({Channel.MAIL})
POST: Final[Channels] = frozenset({Channel.SOCIAL})
LONGEST: Final = 200
"""Signs of where a copy is, and of who deletes it, as a permit keeps them."""


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


def hold(permit_id: UUID) -> bool:
    """Whether an e-mail may tell it, until this transaction ends."""
    if "casework" not in settings.PLANES:
        return False
    from amanjol.casework.support.stories import permits  # noqa: PLC0415  as above

    permit = permits.hold(permit_id)
    return permit is not None and permit.may_stand(Channel.MAIL)


@dataclass(frozen=True, slots=True)
class Copied:
    """Where so many copies are, as the permit knows it, and who deletes them."""

    where: str
    who_deletes: str
    count: int = 1


def note_copy(permit_id: UUID, organisation: UUID, copied: Copied) -> UUID | None:
    """Gives its id; None where there is no desk, or never was such a permit."""
    if "casework" not in settings.PLANES:
        return None
    from amanjol.casework.support.stories import permits  # noqa: PLC0415  as above

    try:
        return permits.note_copy(
            organisation=organisation, permit_id=permit_id, where=copied.where[:LONGEST],
            who_deletes=copied.who_deletes[:LONGEST], count=copied.count,
        )  # fmt: skip
    except permits.NoSuchPermit:
        return None


def note_copies(
    permit_ids: Iterable[UUID], channels: Channels, organisation: UUID, copied: Copied
) -> list[UUID]:
    """Of each that may stand there, and of each that was called back meanwhile: whoever calls back has to find it."""
    stand = (
        pk
        for pk in permit_ids
        if story_in_force(pk, frozenset()) is None or story_in_force(pk, channels) is not None
    )
    noted = [note_copy(pk, organisation, copied) for pk in stand]
    return [pk for pk in noted if pk is not None]


def note_deleted(copy_ids: Iterable[UUID], on: date) -> None:
    """Else somebody looks for them in vain after a recall."""
    if "casework" not in settings.PLANES:
        return
    from amanjol.casework.support.stories import permits  # noqa: PLC0415  as above

    for copy_id in copy_ids:
        permits.copy_deleted(copy_id, on)


def left_out(permit_ids: Iterable[UUID], channels: Channels, where: str) -> list[str]:
    """In sentences, which of these stand not there, and for whom not."""
    return [says for pk in permit_ids for says in _left_out(story_in_force(pk, frozenset()), channels, where)]


def _left_out(permit: Permit | None, channels: Channels, where: str) -> Iterator[str]:
    if permit is None:
        yield _("A story is left out: it was called back, or its consent has ended.")
        return
    said = {"alias": permit.alias, "where": where}
    if not all(map(permit.may_stand, channels)):
        yield (
            _("%(where)s: the story “%(alias)s” is left out, since its consent does not reach there.") % said
        )
        return
    for code, name in LANGUAGES.items():
        if not permit.texts.get(code):
            said["language"] = name
            yield (
                _(
                    "The story “%(alias)s” has no text in this language: %(language)s. Who reads that does not see it."
                )
                % said
            )
