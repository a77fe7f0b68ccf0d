"""Reads of what an organisation has told partners: from its journal, from which nobody takes anything away.

What partners told is read through `signed`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.utils import timezone

from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.letters.models import Belief
from amanjol.foundation.organisations.queries import node
from amanjol.foundation.seals.epochs import Organisation
from amanjol.programme.partner_warnings import signed
from amanjol.programme.partner_warnings.models import Outcome, PartnerTaking
from amanjol.public.warnings.models import PublicWarning
from amanjol.public.warnings.queries import standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member

OF: Final = "warning"
TOLD, END_TOLD = "partner-warning.told", "partner-warning.end-told"
LOOKED_BACK: Final = timedelta(days=120)

type Told = Mapping[str, set[Organisation]]


def told_of(member: Member) -> tuple[Told, Told]:
    """Whom the member's organisation has told of which warning, by its id, and whom of its end: of each that readers
    see, however long that was given more days, and that ended not long ago. One query.
    """
    of_warning: dict[str, set[Organisation]] = {}
    of_end: dict[str, set[Organisation]] = {}
    rows = PublicWarning.objects.filter(Q(pk__in=standing().order_by().values("pk")) | _has_ended())
    subjects = rows.values_list(Cast("pk", CharField()), flat=True)
    entries = entries_of(member.organisation_id).filter(
        verb__in=[TOLD, END_TOLD], subject_type=OF, subject_id__in=subjects
    )
    for verb, subject, details in entries.values_list("verb", "subject_id", "details"):
        partner = Organisation(str(details.get("node")), str(details.get("partner")))
        (of_warning if verb == TOLD else of_end).setdefault(subject, set()).add(partner)
    return of_warning, of_end


def owed_an_end(member: Member) -> list[tuple[PublicWarning, set[Organisation]]]:
    """Warnings that were withdrawn or wrong, each with the partners who were told of it and not of its end."""
    partners_of, know_of_end = told_of(member)
    rows = PublicWarning.objects.filter(_has_ended()).order_by("ended_at", "pk")
    owed = [(row, partners_of.get(str(row.pk), set()) - know_of_end.get(str(row.pk), set())) for row in rows]
    return [(row, partners) for row, partners in owed if partners]


def _has_ended() -> Q:
    return Q(ended_at__gte=timezone.now() - LOOKED_BACK)


def told_nobody(member: Member) -> list[PublicWarning]:
    """What readers see and this organisation has told no partner, though there is one who does not know it."""
    partners_of, _of_end = told_of(member)
    rows = [row for row in standing() if str(row.pk) not in partners_of]
    knowing, elsewhere = nodes_that_know([row.pk for row in rows]), nodes_elsewhere(member)
    return [row for row in rows if elsewhere - knowing.get(row.pk, set())]


def nodes_elsewhere(member: Member) -> set[str]:
    """Of partners. In clear, also while locked: a claim."""
    own = node()
    rows = Belief.objects.filter(organisation=member.organisation_id, second_by__isnull=False, ended_at=None)
    return set(rows.values_list("partner_node", flat=True)) - {str(own.pk)} if own is not None else set()


def has_partners_elsewhere(member: Member) -> bool:
    return bool(nodes_elsewhere(member))


def behind(warnings: Collection[UUID]) -> Mapping[UUID, signed.Arrived]:
    """What a partner told, from which each of our own was begun."""
    begun = list(PartnerTaking.objects.filter(warning__in=list(warnings)).values_list("told", "warning"))
    there = {pk: of for of in signed.arrived() for pk in of.ids} if begun else {}
    return {warning: there[pk] for pk, warning in begun if warning and pk in there}


def nodes_that_know(warnings: Collection[UUID]) -> Mapping[UUID, set[str]]:
    """Of each of our own the nodes from which it came: telling them would make an echo."""
    return {pk: {there.sender.node, there.origin.node} for pk, there in behind(warnings).items()}


def put_aside(ids: Iterable[UUID]) -> Mapping[UUID, PartnerTaking]:
    """Of each row that was put aside the newest reason."""
    rows = PartnerTaking.objects.filter(told__in=list(ids), outcome=Outcome.PUT_ASIDE).order_by("number")
    return {row.told_id: row for row in rows}


def copies_of(ids: Iterable[UUID]) -> Mapping[UUID, list[PublicWarning]]:
    """Our own warnings that were begun from each row, whatever was answered since; none that was thrown away."""
    rows = PartnerTaking.objects.filter(told__in=list(ids), warning__isnull=False).order_by("number")
    begun = list(rows.values_list("told", "warning"))
    there = PublicWarning.objects.in_bulk([warning for _pk, warning in begun])
    copies: dict[UUID, list[PublicWarning]] = {}
    for pk, warning in begun:
        if warning in there:
            copies.setdefault(pk, []).append(there[warning])
    return copies


def told_behind(warning: UUID) -> UUID | None:
    """What a partner told, from which this draft was begun."""
    return PartnerTaking.objects.filter(warning=warning).values_list("told", flat=True).first()
