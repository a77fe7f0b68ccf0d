"""Reads of work. Each starts from `employers_visible_to` or `livelihoods_visible_to`; row security says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, OuterRef, Q

from amanjol.casework.learning import rules, sealing
from amanjol.casework.learning.models import Employer, Livelihood, NamedForLivelihood
from amanjol.casework.learning.queries import RESTRICTION
from amanjol.foundation.journal.queries import entries_about, times_of
from amanjol.foundation.web.fixed_queries import NO_IDS, FixedQuery, Ids

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date
    from uuid import UUID

    from django.db.models import Expression, QuerySet

    from amanjol.casework.learning.work.records import EmployerRecord, LivelihoodRecord, Vacancy
    from amanjol.foundation.journal.models import Entry
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

LISTED: Final = "livelihood.listed"
OF_EMPLOYER: Final = (
    "employer.written", "employer.changed", "employer.checked", "employer.vacancy-written", "employer.state-changed",
)  # fmt: skip
"""The verbs of which an employer counts how often it was written."""
OF_LIVELIHOOD: Final = (
    "livelihood.begun", "livelihood.changed", "livelihood.placed", "livelihood.asked", "livelihood.placement-ended",
    "livelihood.planned", "livelihood.savings-written", "livelihood.grant-written", "livelihood.grant-approved",
    "livelihood.receipt-written",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OpenedEmployer:
    """`takes_people_on`: somebody looked, all was well, and it is not time to look again."""

    row: Employer
    record: EmployerRecord
    takes_people_on: bool

    @property
    def name(self) -> str:
        return self.record.now.name


@dataclass(frozen=True, slots=True)
class OpenVacancy:
    employer: OpenedEmployer
    vacancy: Vacancy


@dataclass(frozen=True, slots=True)
class OpenedLivelihood:
    row: Livelihood
    record: LivelihoodRecord


def employers_visible_to(member: Member) -> QuerySet[Employer]:
    """The one door to employers."""
    if not rules.can_teach(member):
        return Employer.objects.none()
    return Employer.objects.filter(organisation=member.organisation_id)


def livelihoods_visible_to(member: Member) -> QuerySet[Livelihood]:
    """The one door to livelihoods: one of a restricted person is there for the named alone."""
    if not rules.can_teach(member):
        return Livelihood.objects.none()
    return _livelihoods_open_to(member.pk, member.organisation_id)


def _livelihoods_open_to(member: UUID | Expression, organisation: UUID | Expression) -> QuerySet[Livelihood]:
    named = Exists(NamedForLivelihood.objects.filter(livelihood=OuterRef("pk"), member=member))
    return Livelihood.objects.filter(Q(epoch__isnull=False) | named, organisation=organisation)


def employers(keyring: Keyring, today: date) -> list[OpenedEmployer]:
    """By name. SealBroken."""
    opened = [opened_employer(row, keyring, today) for row in employers_visible_to(keyring.member)]
    return sorted(opened, key=lambda employer: (employer.name.casefold(), str(employer.row.pk)))


def opened_employer(row: Employer, keyring: Keyring, today: date) -> OpenedEmployer:
    """SealBroken."""
    record = sealing.open_employer(row, keyring)
    return OpenedEmployer(row, record, record.takes_people_on(today))


def vacancies(keyring: Keyring, today: date) -> list[OpenVacancy]:
    """Of employers who take people on. SealBroken."""
    return [
        OpenVacancy(employer, vacancy)
        for employer in employers(keyring, today)
        if employer.takes_people_on
        for vacancy in employer.record.vacancies_now
        if vacancy.is_open
    ]


def livelihoods(keyring: Keyring) -> list[OpenedLivelihood]:
    """Whom to ask first stands first, then by name. SealBroken."""
    opened = [
        OpenedLivelihood(row, sealing.open_livelihood(row, keyring))
        for row in livelihoods_visible_to(keyring.member)
    ]

    def place(livelihood: OpenedLivelihood) -> tuple[bool, str, str]:
        ask_on = livelihood.row.ask_on
        return ask_on is None, str(ask_on or ""), livelihood.record.now.name.casefold()

    return sorted(opened, key=place)


def opened_livelihoods(keyring: Keyring, ids: Collection[str]) -> list[OpenedLivelihood]:
    """Those of these ids that the member may see. One query, none where there is no id. SealBroken."""
    if not ids:
        return []
    rows = livelihoods_visible_to(keyring.member).filter(pk__in=list(ids))
    return [OpenedLivelihood(row, sealing.open_livelihood(row, keyring)) for row in rows]


_due = FixedQuery(
    lambda member, organisation, today: _livelihoods_open_to(member, organisation).filter(ask_on__lte=today)
)


def due(member: Member, today: date) -> Ids:
    """Who is to be asked how it goes. Needs no key."""
    if not rules.can_teach(member):
        return NO_IDS
    return _due.ids(member.pk, member.organisation_id, today)


def acts_of_livelihoods(rows: Iterable[Livelihood]) -> dict[UUID, int]:
    """How often the journal says of each that something was written."""
    rows = list(rows)
    if not rows:
        return {}
    ids = [row.pk for row in rows]
    counted = times_of(rows[0].organisation_id, OF_LIVELIHOOD, "livelihood", ids, numbered=RESTRICTION)
    return {row.pk: counted.get(row.pk, 0) for row in rows}


def is_older_livelihood(row: Livelihood, record: LivelihoodRecord) -> bool:
    """Whether the journal knows of more than stands in it, as of an older copy that was put back."""
    return acts_of_livelihoods([row])[row.pk] > record.acts


def is_older_employer(row: Employer, record: EmployerRecord) -> bool:
    """As `is_older_livelihood`."""
    return times_of(row.organisation_id, OF_EMPLOYER, "employer", [row.pk]).get(row.pk, 0) > record.acts


def timeline(row: Employer | Livelihood) -> QuerySet[Entry]:
    """What was done with it, newest first."""
    kind = "employer" if isinstance(row, Employer) else "livelihood"
    return entries_about(row.organisation_id, kind, row.pk)
