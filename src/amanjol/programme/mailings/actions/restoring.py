"""After a restore, as the keeper: who left since, and what was sent or withdrawn since, has ended here too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import connection, transaction
from django.utils import timezone

from amanjol.foundation.journal.endings import A_HASH, Ending, Kind
from amanjol.foundation.organisations.queries import organisations
from amanjol.programme.mailings.models import (
    EndedLink,
    EndedMailing,
    Halt,
    Mailing,
    MailingState,
    Subscriber,
    SubscriberState,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def _links() -> Iterator[Ending]:
    rows = EndedLink.objects.values_list("organisation_id", "link")
    return (Ending(str(organisation), link) for organisation, link in rows)


def _mailings() -> Iterator[Ending]:
    rows = EndedMailing.objects.values_list("organisation_id", "mailing")
    return (Ending(str(organisation), str(pk)) for organisation, pk in rows)


@transaction.atomic
def _end_links(endings: Sequence[Ending]) -> int:
    own = _own(endings)
    EndedLink.objects.bulk_create(
        [EndedLink(organisation_id=ending.organisation, link=ending.id) for ending in own],
        ignore_conflicts=True,
    )
    rows = Subscriber.objects.filter(link__in=[ending.id for ending in own], sealed__isnull=False)
    return rows.update(state=SubscriberState.LEFT, sealed=None, ended_on=timezone.localdate())


@transaction.atomic
def _end_mailings(endings: Sequence[Ending]) -> int:
    """What was a draft in the backup has gone out since, or was withdrawn: it is not sent a second time."""
    own = _own(endings)
    rows = Mailing.objects.filter(pk__in=[ending.id for ending in own])
    drafts = rows.filter(state=MailingState.DRAFT)
    number = drafts.count()  # what `delete` counts are their texts, too
    drafts.delete()
    going = rows.filter(state__in=(MailingState.SENDING, MailingState.STOPPED))
    number += going.update(state=MailingState.WITHDRAWN, ended_at=timezone.now())
    EndedMailing.objects.bulk_create(
        [EndedMailing(organisation_id=ending.organisation, mailing=ending.id) for ending in own],
        ignore_conflicts=True,
    )
    return number


def _stand_still() -> None:
    """Nobody knows who got a mail, or left, since the backup: a person lets it go on."""
    if Mailing._meta.db_table in connection.introspection.table_names():  # noqa: SLF001  Django's public name
        going = Mailing.objects.filter(state=MailingState.SENDING)
        going.update(state=MailingState.STOPPED, halt=Halt.RESTORED)


def _own(endings: Sequence[Ending]) -> list[Ending]:
    """Of organisations of this node: lists of others may lie in the same folder."""
    here = {str(pk) for pk in organisations().values_list("pk", flat=True)}
    return [ending for ending in endings if ending.organisation in here]


KINDS: Final = (
    Kind("mailing-link", "mailings_endedlink", _links, _end_links, id=A_HASH),
    Kind("mailing", "mailings_endedmailing", _mailings, _end_mailings, stand_still=_stand_still),
)
