"""What a case holds for lawyers alone: how much of it, and what a lawyer may still open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from amanjol.casework.cases import rules
from amanjol.casework.cases.models import LawyerNote, LawyerSeal
from amanjol.foundation.organisations.keys.circles.queries import circles_of, names_inside

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.models import Member


@dataclass(frozen=True, slots=True)
class ForLawyer:
    """How many notes of one day are for one lawyer. `is_lost`: nobody can open them any more."""

    name: str
    on: date
    number: int
    is_lost: bool


def notes_for_lawyers(case: Case) -> list[ForLawyer]:
    """What stands in a case for its lawyers, by lawyer and day: how many, never what."""
    rows = LawyerNote.objects.filter(case=case).select_related("member__account").order_by("written_on", "pk")
    inside = names_inside({row.circle_id for row in rows if row.circle_id is not None})
    counted = Counter((_for_whom(row, inside), row.written_on, _is_lost(row, inside)) for row in rows)
    return [ForLawyer(name, on, number, is_lost) for (name, on, is_lost), number in counted.items()]


def _for_whom(note: LawyerNote, inside: Mapping[UUID, str]) -> str:
    if note.member is not None:
        return note.member.account.name
    return inside.get(note.circle_id, "") if note.circle_id is not None else ""


def _is_lost(note: LawyerNote, inside: Mapping[UUID, str]) -> bool:
    """Of a circle: nobody is left in it, as far as rows say."""
    member = note.member
    if member is None:
        return not _for_whom(note, inside)
    return note.key_id is None or member.left_on is not None or not rules.can_be_told(member)


def written_for(lawyer: Member) -> QuerySet[LawyerNote]:
    """What was written for this lawyer and can still be opened, the newest first."""
    is_theirs = Q(member=lawyer, key__isnull=False) | Q(circle__in=circles_of(lawyer))
    notes = LawyerNote.objects.filter(is_theirs, organisation=lawyer.organisation_id)
    return notes.order_by("-written_on", "pk") if rules.can_be_told(lawyer) else notes.none()


def seal_of(lawyer: Member, note: LawyerNote) -> LawyerSeal | None:
    """Row security shows it to this lawyer's own session alone."""
    is_theirs = Q(member=lawyer) | Q(note__circle__in=circles_of(lawyer))
    return LawyerSeal.objects.select_related("note").filter(is_theirs, note=note).first()
