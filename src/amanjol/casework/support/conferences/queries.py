"""Conferences of a case that the member may open; papers that are for the member; who can be given one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases import sealing
from amanjol.casework.cases.beneath import rows_in
from amanjol.casework.support.conferences.records import ConferenceRecord
from amanjol.casework.support.models import Conference, ConferenceGuest
from amanjol.foundation.organisations.keys.queries import standings
from amanjol.foundation.organisations.queries import members_of
from amanjol.foundation.web.fixed_queries import FixedQuery, IsAmong

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet, Value

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

ACTS: Final = frozenset(
    f"case.conference-{act}" for act in ("planned", "changed", "joined", "left", "decided", "ended", "shown")
)
"""Each changes what is sealed, and the conference counts it."""


@dataclass(frozen=True, slots=True)
class OpenedConference:
    row: Conference
    record: ConferenceRecord


@dataclass(frozen=True, slots=True)
class OfCase:
    """The newest day first. `are_fewer`: the journal knows of more than there is, as of an older copy."""

    conferences: list[OpenedConference]
    are_fewer: bool

    def conference(self, pk: UUID) -> OpenedConference | None:
        return next((opened for opened in self.conferences if opened.row.pk == pk), None)


def of_case(case: Case, keyring: Keyring) -> OfCase:
    """SealBroken."""
    rows = rows_in(Conference, case, lambda conferences: conferences.order_by("-on", "pk"))
    key = sealing.key_of_case(case, keyring) if rows else b""
    opened = [OpenedConference(row, sealing.open_row(ConferenceRecord, row, key, keyring)) for row in rows]
    recorded = sum(acts.times for acts in case_queries.acts_in(case) if acts.verb in ACTS)
    return OfCase(opened, recorded > sum(entry.record.acts for entry in opened))


_planned_in = FixedQuery(
    lambda cases: Conference.objects.filter(IsAmong("case_id", cases), is_over=False).order_by("on", "pk")
)


def planned_in(cases: Iterable[UUID]) -> list[Conference]:
    """What is still to come, or was not written down yet. Needs no key."""
    return _planned_in.rows(list(cases))


def papers_for(member: Member, today: date) -> QuerySet[ConferenceGuest]:
    """The one door to papers: those whose last day has not passed. Needs no key."""
    return _papers_of(member.organisation_id, member.pk, today)


def _papers_of(
    organisation: UUID | Value, member: UUID | Value, today: date | Value
) -> QuerySet[ConferenceGuest]:
    mine = ConferenceGuest.objects.filter(organisation=organisation, member=member)
    return mine.filter(until__gte=today).order_by("until", "pk")


_papers = FixedQuery(_papers_of)


def papers_of_day(member: Member, today: date) -> list[ConferenceGuest]:
    """All of `papers_for`."""
    return _papers.rows(member.organisation_id, member.pk, today)


def members_to_choose(by: Member) -> list[Member]:
    """Everybody of the house, by name."""
    return list(members_of(by.organisation))


def sees(member: Member, case: Case) -> bool:
    """Whether the case is there for them without any paper."""
    return case_queries.visible_to(member).filter(pk=case.pk).exists()


def key_of_guest(keyring: Keyring, member: UUID) -> PersonKey | None:
    """Their own key, where a holder has vouched for it and they have the organisation's; to no other one is sealed."""
    for standing in standings(keyring.member.organisation, keyring.epoch):
        if standing.member.pk == member and standing.has_keys and standing.is_vouched_for:
            return standing.key
    return None
