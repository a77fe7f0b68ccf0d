"""Reads of releases. Each organisation sees its own."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.programme.releases import records
from amanjol.programme.releases.kinds import PUBLIC, State
from amanjol.programme.releases.models import Release
from amanjol.programme.releases.signing import Believed, digest_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.insights.release_files import Release as Tables

    type Approved = tuple[Release, Tables]

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

    @property
    def plain(self) -> dict[str, Any] | None:
        """Its tables; None where they cannot be read and the node did not sign them: it never released them.
        Unreadable.
        """
        try:
            return records.to_plain(tables_of(self.row))
        except Unreadable:
            if self.is_believed:
                raise
            logger.error("Release %s is not signed and cannot be read: no attack knows it.", self.row.pk)  # noqa: TRY400  the error says no more
            return None


def releases_of(member: Member) -> QuerySet[Release]:
    return Release.objects.filter(organisation=member.organisation_id)


def titles_of(member: Member) -> QuerySet[Release]:
    """Without their tables, which can be large."""
    return releases_of(member).only("title_en", "title_ru")


def has_approved(member: Member) -> bool:
    """As rows claim it."""
    return releases_of(member).filter(state=State.APPROVED).exists()


def approved_of(member: Member) -> list[Approved]:
    """What may be told: approved, not withdrawn, signed by this node; the newest first."""
    rows = releases_of(member).filter(state=State.APPROVED).order_by("-number")
    believed = Believed()
    return [(row, tables) for row in rows if (tables := _told(row, believed)) is not None]


def tables_told(member: Member, pks: Collection[UUID]) -> dict[UUID, Tables]:
    """Of those among these that may be told (`approved_of`)."""
    rows = releases_of(member).filter(pk__in=pks, state=State.APPROVED)
    believed = Believed()
    return {row.pk: tables for row in rows if (tables := _told(row, believed)) is not None}


def tables_approved(organisation: UUID, pk: UUID) -> Tables | None:
    """As this node signed that they were approved, also where they were withdrawn since."""
    row = Release.objects.filter(organisation=organisation, pk=pk, state__in=PUBLIC).first()
    if row is None or not Believed().is_approval_signed(row):
        return None
    try:
        return tables_of(row)
    except Unreadable:
        return None


def _told(row: Release, believed: Believed) -> Tables | None:
    """Of a row that says that it is approved. It is asked for its signature whoever wrote that."""
    if not believed.is_signed(row):
        logger.error("Release %s is not signed by this node: nothing of it is told.", row.pk)
        return None
    try:
        return tables_of(row)
    except Unreadable:
        logger.error("Release %s cannot be read: nothing of it is told.", row.pk)  # noqa: TRY400  the error says no more
        return None


def waiting_for(member: Member) -> QuerySet[Release]:
    """Brought by others, withstood the attack: this one can be the second person."""
    return releases_of(member).filter(state=State.WAITING).exclude(brought_by=member)


def earlier_of(organisation: UUID) -> list[Earlier]:
    """All that were approved, in that order, withdrawn ones too: who read one has it. Also those that are not signed:
    where the node lost its keys they were read all the same.
    """
    rows = Release.objects.filter(organisation=organisation, state__in=PUBLIC).order_by("number", "pk")
    believed = Believed()
    return [Earlier(row, believed.is_approval_signed(row)) for row in rows]


def last_of(organisation: UUID) -> Tables | None:
    """The last that was approved. Unreadable."""
    believed = [earlier.row for earlier in earlier_of(organisation) if earlier.is_believed]
    return tables_of(believed[-1]) if believed else None


def harms_of(organisation: UUID) -> frozenset[str]:
    """Columns that any earlier release named as saying what was done to people."""
    harms: set[str] = set()
    for earlier in earlier_of(organisation):
        if earlier.is_believed:
            with suppress(Unreadable):  # then no attack is settled
                harms |= tables_of(earlier.row).harms
    return frozenset(harms)


def is_outdated(row: Release) -> bool:
    """Whether others were approved since it was attacked."""
    return bool(row.verdict["beside"] != [earlier.mark for earlier in earlier_of(row.organisation_id)])


def is_another_attacked(member: Member, row: Release) -> bool:
    """One of an organisation at once, of those that this node signed."""
    believed = Believed()
    others = releases_of(member).filter(state=State.EXAMINED).exclude(pk=row.pk)
    return any(believed.is_signed(other) for other in others)


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
