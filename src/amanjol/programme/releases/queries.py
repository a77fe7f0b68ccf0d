"""Reads of releases. Each organisation sees its own."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.programme.insights.exporting.activity import Activity, Days, Organisation
from amanjol.programme.insights.exporting.iati import Reported
from amanjol.programme.releases import records
from amanjol.programme.releases.kinds import (
    ACTIVITY_STATUSES,
    ORGANISATION_TYPES,
    PUBLIC,
    ActivityState,
    ReporterKind,
    State,
)
from amanjol.programme.releases.models import Release, Reporting
from amanjol.programme.releases.signing import Believed, digest_of, has_its_tables

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.insights.release_files import Release as Tables

    type Approved = tuple[Release, Tables]

logger = logging.getLogger(__name__)


class Unreadable(Exception):
    """Its tables are not as this program writes them, or are others than were signed."""


class Altered(Exception):
    """What stands of a release for IATI, or the release itself, is not what this node signed."""

    def __init__(self, row: Release) -> None:
        super().__init__(str(row.pk))
        self.row = row


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


def listed(member: Member) -> QuerySet[Release]:
    """Without their tables, which can be large: whether they are signed says the digest of each."""
    return releases_of(member).defer("tables")


def titles_of(member: Member) -> QuerySet[Release]:
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


def waiting_for(member: Member) -> list[Release]:
    """Brought by others, withstood the attack, signed: this one can be the second person."""
    rows = list(listed(member).filter(state=State.WAITING).exclude(brought_by=member))
    return _believed(rows) if rows else []


def _believed(rows: Iterable[Release]) -> list[Release]:
    believed = Believed()
    return [row for row in rows if believed.is_signed(row)]


def earlier_of(organisation: UUID) -> list[Earlier]:
    """All that were approved, in that order, withdrawn ones too: who read one has it. Also those that are not signed:
    where the node lost its keys they were read all the same.
    """
    rows = Release.objects.filter(organisation=organisation, state__in=PUBLIC).order_by("number", "pk")
    rows = rows.defer("tables")  # most ask for digests alone
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
    return bool(_believed(listed(member).filter(state=State.EXAMINED).exclude(pk=row.pk)))


def tables_of(row: Release) -> Tables:
    """The one door to tables. Unreadable."""
    if not has_its_tables(row):
        raise Unreadable
    try:
        return records.from_bytes(bytes(row.tables))
    except (NotCanonical, KeyError, TypeError, ValueError) as error:
        raise Unreadable from error


def is_believed(row: Release) -> bool:
    is_signed = Believed().is_signed(row)
    if not is_signed:
        logger.error("Release %s is not signed by this node.", row.pk)
    return is_signed


def reporting_of(release: Release) -> Reporting | None:
    """What was written down for IATI, where this node signed it."""
    row = Reporting.objects.filter(release=release.pk).first()
    return row if row is not None and Believed().is_reporting_signed(row) else None


def written_of(release: Release) -> datetime | None:
    """When it was written down, as the row claims it."""
    return Reporting.objects.filter(release=release.pk).values_list("written_at", flat=True).first()


def last_reporting(member: Member) -> Reporting | None:
    """Of whatever release, what was written down last: the activity is mostly the same."""
    believed = Believed()
    rows = Reporting.objects.filter(organisation=member.organisation_id).order_by("-written_at")
    return next((row for row in rows if believed.is_reporting_signed(row)), None)


def in_iati(member: Member, reporting: Reporting) -> tuple[Activity, list[Reported]]:
    """The activity, as it was written down last, and all its releases that are approved, in their order; none that was
    withdrawn. IATI reads a file as the whole: where one would be missing there is none. Altered; Unreadable.
    """
    rows = _reported(member, reporting.identifier)
    last = max((row.reporting for row in rows), key=lambda row: row.written_at, default=reporting)
    return _activity(last), [
        Reported(tables_of(row), Days(row.reporting.first_on, row.reporting.last_on)) for row in rows
    ]


def _reported(member: Member, identifier: str) -> list[Release]:
    """Of an approved release somebody may have altered the identifier alone. Those of which neither row is signed are
    of keys that the node lost: nothing can sign them again, so they are left out. Altered.
    """
    believed = Believed()
    rows = releases_of(member).filter(state__in=PUBLIC, reporting__isnull=False)
    reported = []
    for row in rows.select_related("reporting").order_by("number"):
        is_own, is_reported = believed.is_signed(row), believed.is_reporting_signed(row.reporting)
        if is_own and row.state == State.WITHDRAWN:
            continue
        if is_own is not is_reported and (is_own or row.reporting.identifier == identifier):
            raise Altered(row)
        if is_reported and row.reporting.identifier == identifier:
            reported.append(row)
    return reported


def _activity(row: Reporting) -> Activity:
    kind = ORGANISATION_TYPES[ReporterKind(row.kind)]
    return Activity(
        identifier=row.identifier,
        organisation=Organisation(row.reference, kind, row.name),
        title={"en": row.title_en, "ru": row.title_ru},
        description={"en": row.description_en, "ru": row.description_ru},
        status=ACTIVITY_STATUSES[ActivityState(row.state)],
        started=row.started_on,
    )
