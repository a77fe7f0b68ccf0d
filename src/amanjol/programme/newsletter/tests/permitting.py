"""Permits of stories as a gate signs them, and how they are called back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from amanjol.casework.standards.people.terms import Channel
from amanjol.casework.support.models import StoryPermit
from amanjol.casework.support.stories import permits
from amanjol.casework.support.stories.permits import PermitText
from amanjol.foundation.seals import signatures

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Organisation
    from amanjol.foundation.seals.letters.node_keys import NodeKeys

TOLD: Final = {"en": "I found the way home.", "ru": "Я нашла дорогу домой."}


def permit_of(
    organisation: Organisation,
    keys: NodeKeys,
    channels: tuple[Channel, ...] = (),
    texts: dict[str, str] = TOLD,
    *,
    days: int = 30,
) -> StoryPermit:
    """Of all channels where none is named, for so many days."""
    until = timezone.localdate() + timedelta(days)
    row = StoryPermit(organisation=organisation, valid_until=until)
    text = PermitText(
        id=str(row.pk), organisation=str(organisation.pk), organisation_name="Safe Road", alias="Lola",
        texts=texts, channels=channels or tuple(Channel), with_picture=False, valid_until=until,
    )  # fmt: skip
    row.signed = permits.sign(text, signatures.generate(), keys)
    row.save(force_insert=True)
    return row


def recall(row: StoryPermit) -> None:
    """As `recalling.recall` does it."""
    permits.wait_for_senders([row.pk])
    StoryPermit.objects.filter(pk=row.pk).update(signed=b"", recalled_at=timezone.localdate())
