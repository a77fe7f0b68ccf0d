"""Who compared which list of indicators with its source: a row is a claim, the journal says whose."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, OuterRef, Q
from django.db.models.fields.json import KeyTextTransform

from amanjol.casework.cases.models import ComparedList
from amanjol.casework.standards.screening.approval import Signature
from amanjol.foundation.journal.queries import entries_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.foundation.organisations.models import Member

COMPARED: Final = "list.compared"
OF_LIST: Final = "digest_of_list"
"""Beside each entry stands the digest of what was compared, from November 2026 on."""


def signatures_of(organisation: UUID) -> list[Signature]:
    """Who of the organisation has compared which list of indicators with its source, the first first.

    What stands in a row alone is no signature: the journal has the member's entry about the very list.
    """
    rows = _compared(organisation).order_by("signed_on", "id")
    return [
        Signature(row.list, row.edition, row.digest, str(row.member_id), row.name, row.signed_on)
        for row in rows
    ]


def signature_is_there(member: Member, signature: Signature) -> bool:
    rows = _compared(member.organisation_id)
    return rows.filter(member=member, list=signature.list, digest=signature.digest).exists()


def _compared(organisation: UUID) -> QuerySet[ComparedList]:
    entries = entries_of(organisation).alias(of=KeyTextTransform(OF_LIST, "details"))
    # The day is that of the zone in which it was signed, which may be another by now.
    day, around = OuterRef("signed_on"), timedelta(1)
    of_before = Q(of__isnull=True, at__date__gte=day - around, at__date__lte=day + around)
    by = {"actor_id": OuterRef("member__account"), "subject_type": "list", "subject_id": OuterRef("list")}
    theirs = entries.filter(Q(of=OuterRef("digest")) | of_before, verb=COMPARED, **by)
    return ComparedList.objects.filter(Exists(theirs), organisation=organisation)
