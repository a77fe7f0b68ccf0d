"""Stories in an issue, as their permits say at this moment (`outreach/permits.py`).

A story stands only in the languages and the places for which there is consent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from amanjol.casework.standards.people.terms import Channel
from amanjol.programme.outreach import permits
from amanjol.programme.outreach.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from uuid import UUID

    from amanjol.casework.support.stories.permits import Permit
    from amanjol.programme.outreach.permits import Copied

type Channels = frozenset[Channel]
PAGE: Final[Channels] = frozenset({Channel.WEB})
PAPER: Final[Channels] = frozenset({Channel.WEB, Channel.PAPER})
"""Everybody can load it and print it."""
PRINTED: Final[Channels] = frozenset({Channel.PAPER})
MAIL: Final[Channels] = frozenset({Channel.MAIL})
POST: Final[Channels] = frozenset({Channel.SOCIAL})


def hold(permit_id: UUID) -> bool:
    """Whether an e-mail may tell it, until this transaction ends."""
    return permits.hold(permit_id, Channel.MAIL)


def note_copies(
    permit_ids: Iterable[UUID], channels: Channels, organisation: UUID, copied: Copied
) -> list[UUID]:
    """Of each that may stand there, and of each that was called back meanwhile: whoever calls back has to find it."""
    stand = (
        pk for pk in permit_ids if permits.in_force(pk) is None or permits.in_force(pk, channels) is not None
    )
    noted = [permits.note_copy(pk, organisation, copied) for pk in stand]
    return [pk for pk in noted if pk is not None]


def note_deleted(copy_ids: Iterable[UUID], on: date) -> None:
    """Else somebody looks for them in vain after a recall."""
    for copy_id in copy_ids:
        permits.note_deleted(copy_id, on)


def left_out(permit_ids: Iterable[UUID], channels: Channels, where: str) -> list[str]:
    """In sentences, which of these stand not there, and for whom not."""
    return [says for pk in permit_ids for says in _left_out(permits.in_force(pk), channels, where)]


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
