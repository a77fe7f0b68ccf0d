"""Reads of releases. Each organisation sees its own."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.programme.releases import records
from amanjol.programme.releases.kinds import PUBLIC, State
from amanjol.programme.releases.models import Release
from amanjol.programme.releases.signing import Believed, digest_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.insights.release_files import Release as Tables

logger = logging.getLogger(__name__)


class Unreadable(Exception):
    """Its tables are not as this program writes them."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A release that may have been read, and whether this node signed that it was approved."""

    row: Release
    is_believed: bool

    @property
    def mark(self) -> list[str | bool]:
        """As a verdict names it."""
        return [str(self.row.pk), digest_of(self.row), self.is_believed]


def releases_of(member: Member) -> QuerySet[Release]:
    return Release.objects.filter(organisation=member.organisation_id)


def titles_of(member: Member) -> QuerySet[Release]:
    """Without their tables, which can be large."""
    return releases_of(member).only("title_en", "title_ru")


def waiting_for(member: Member) -> QuerySet[Release]:
    """Brought by others, withstood the attack: this one can be the second person."""
    return releases_of(member).filter(state=State.WAITING).exclude(brought_by=member)


def earlier_of(organisation: UUID) -> list[Earlier]:
    """All that were approved, in that order, withdrawn ones too: who read one has it. Also those that are not signed:
    where the node lost its keys they were read all the same.
    """
    rows = Release.objects.filter(organisation=organisation, state__in=PUBLIC).order_by("number", "pk")
    believed = Believed()
    return [Earlier(row, believed.is_signed(row)) for row in rows]


def tables_of(row: Release) -> Tables:
    """Unreadable."""
    try:
        return records.from_bytes(bytes(row.tables))
    except (NotCanonical, KeyError, TypeError, ValueError) as error:
        raise Unreadable from error


def is_believed(row: Release) -> bool:
    is_signed = Believed().is_signed(row)
    if not is_signed:
        logger.error("Release %s is not signed by this node.", row.pk)
    return is_signed
