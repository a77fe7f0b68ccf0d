"""Reads of what an organisation has told partners: from its journal, from which nobody takes anything away.

What partners told is read through `signed`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.letters.models import Belief
from amanjol.foundation.organisations.queries import node
from amanjol.foundation.seals.epochs import Organisation
from amanjol.programme.partner_warnings.models import Outcome, PartnerTaking
from amanjol.public.warnings.models import PublicWarning
from amanjol.public.warnings.queries import standing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member

OF: Final = "warning"
TOLD, END_TOLD = "partner-warning.told", "partner-warning.end-told"
LOOKED_BACK: Final = timedelta(days=120)

type Told = Mapping[str, set[Organisation]]


def told_of(member: Member) -> tuple[Told, Told]:
    """Whom the member's organisation has told of which warning, by its id, and whom of its end. One query."""
    of_warning: dict[str, set[Organisation]] = {}
    of_end: dict[str, set[Organisation]] = {}
    entries = entries_of(member.organisation_id).filter(
        verb__in=[TOLD, END_TOLD], subject_type=OF, at__gte=timezone.now() - LOOKED_BACK
    )
    for verb, subject, details in entries.values_list("verb", "subject_id", "details"):
        partner = Organisation(str(details.get("node")), str(details.get("partner")))
        (of_warning if verb == TOLD else of_end).setdefault(subject, set()).add(partner)
    return of_warning, of_end


def owed_an_end(member: Member) -> list[tuple[PublicWarning, set[Organisation]]]:
    """Warnings that were withdrawn or wrong, each with the partners who were told of it and not of its end."""
    partners_of, know_of_end = told_of(member)
    rows = PublicWarning.objects.filter(ended_at__gte=timezone.now() - LOOKED_BACK).order_by("ended_at", "pk")
    owed = [(row, partners_of.get(str(row.pk), set()) - know_of_end.get(str(row.pk), set())) for row in rows]
    return [(row, partners) for row, partners in owed if partners]


def told_nobody(member: Member) -> list[PublicWarning]:
    """What readers see and this organisation has told no partner."""
    partners_of, _of_end = told_of(member)
    return [row for row in standing() if str(row.pk) not in partners_of]


def has_partners_elsewhere(member: Member) -> bool:
    """In clear, also while locked: a claim."""
    own = node()
    rows = Belief.objects.filter(organisation=member.organisation_id, second_by__isnull=False, ended_at=None)
    return own is not None and rows.exclude(partner_node=str(own.pk)).exists()


def put_aside(ids: Collection[UUID]) -> Mapping[UUID, PartnerTaking]:
    """Of each that was put aside the newest reason."""
    rows = PartnerTaking.objects.filter(told__in=list(ids), outcome=Outcome.PUT_ASIDE).order_by("number")
    return {row.told_id: row for row in rows}


def drafts_of(ids: Collection[UUID]) -> Mapping[UUID, PublicWarning]:
    """Our own warning that was begun from each, whatever was answered since; none where it was thrown away."""
    rows = PartnerTaking.objects.filter(told__in=list(ids), warning__isnull=False).order_by("number")
    begun = list(rows.values_list("told", "warning"))
    there = PublicWarning.objects.in_bulk([warning for _pk, warning in begun])
    return {pk: there[warning] for pk, warning in begun if warning in there}


def told_behind(warning: UUID) -> UUID | None:
    """What a partner told, from which this draft was begun."""
    return PartnerTaking.objects.filter(warning=warning).values_list("told", flat=True).first()
