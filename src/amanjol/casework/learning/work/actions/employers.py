"""Employers who agreed: written down, looked at, what work there is with them. What stood there earlier stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.desk import days
from amanjol.casework.desk.recording import record_act
from amanjol.casework.learning import sealing
from amanjol.casework.learning.actions.rows import check_teaches, locked_employer, now, save_employer
from amanjol.casework.learning.models import Employer
from amanjol.casework.learning.work.records import (
    EmployerCheck,
    EmployerFacts,
    EmployerRecord,
    EmployerState,
    Vacancy,
)
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.casework.learning.work.records import Alike, Answer
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NoSuchVacancy(LookupError):
    """The employer has no vacancy of this number."""


@dataclass(frozen=True, slots=True)
class Contact:
    """See `records.EmployerFacts`."""

    name: str
    does: str = ""
    place: str = ""
    contact: str = ""
    reach: str = ""
    agreed: str = ""

    @classmethod
    def of(cls, facts: EmployerFacts) -> Contact:
        return cls(**{name: getattr(facts, name) for name in cls.__slots__})

    def facts(self, by: str) -> EmployerFacts:
        return EmployerFacts(now(), by, **{name: getattr(self, name) for name in self.__slots__})


@dataclass(frozen=True, slots=True)
class Look:
    """See `records.EmployerCheck`."""

    on: date
    who: str
    contract: Answer
    pay: Answer
    papers: Answer
    leaving: Answer
    housing: Answer
    alike: Alike
    says: str
    review_on: date

    def check(self, by: str, facts: EmployerFacts) -> EmployerCheck:
        said = {name: getattr(self, name) for name in self.__slots__}
        return EmployerCheck(now(), by, **said, of=facts.looked_at)


@dataclass(frozen=True, slots=True)
class Work:
    """See `records.Vacancy`."""

    work: str
    language: str = ""
    hours: str = ""
    pay: str = ""
    place: str = ""
    is_open: bool = True

    @classmethod
    def of(cls, vacancy: Vacancy) -> Work:
        return cls(**{name: getattr(vacancy, name) for name in cls.__slots__})

    def vacancy(self, by: str, number: int) -> Vacancy:
        return Vacancy(now(), by, number, **{name: getattr(self, name) for name in self.__slots__})


@transaction.atomic
def write_employer(*, keyring: Keyring, contact: Contact) -> Employer:
    """A new one, at whom nobody has looked yet. PermissionDenied."""
    check_teaches(keyring)
    row = Employer(organisation_id=keyring.member.organisation_id)
    sealing.seal_new(row, EmployerRecord((contact.facts(keyring.person),)), keyring)
    row.save(force_insert=True)
    record_act("employer.written", keyring.member, "employer", row.pk)
    return row


@transaction.atomic
def open_employer(*, keyring: Keyring, employer: Employer) -> EmployerRecord:
    """Read it, which the journal remembers. SealBroken."""
    record = sealing.open_employer(employer, keyring)
    record_act("employer.opened", keyring.member, "employer", employer.pk)
    return record


@transaction.atomic
def change_employer(*, keyring: Keyring, employer: UUID, contact: Contact) -> None:
    """Nothing is written where nothing changes. Who was looked at as another, or elsewhere, is to be looked at again.

    PermissionDenied; OlderCopy; SealBroken; canonical.TooLarge.
    """
    row, record = locked_employer(keyring, employer)
    if contact == Contact.of(record.now):
        return
    save_employer(row, replace(record, facts=(*record.facts, contact.facts(keyring.person))), keyring)
    record_act("employer.changed", keyring.member, "employer", row.pk)


@transaction.atomic
def check_employer(*, keyring: Keyring, employer: UUID, look: Look) -> None:
    """Of the facts as they stand now. days.NotThen; PermissionDenied; OlderCopy; SealBroken; canonical.TooLarge."""
    days.check(look.on)
    row, record = locked_employer(keyring, employer)
    check = look.check(keyring.person, record.now)
    save_employer(row, replace(record, checks=(*record.checks, check)), keyring)
    record_act("employer.checked", keyring.member, "employer", row.pk)


@transaction.atomic
def write_vacancy(*, keyring: Keyring, employer: UUID, number: int | None, work: Work) -> int:
    """The vacancy, new where `number` is None; gives its number. Nothing is written where nothing changes.

    NoSuchVacancy; PermissionDenied; OlderCopy; SealBroken; canonical.TooLarge.
    """
    row, record = locked_employer(keyring, employer)
    stands = record.vacancy(number) if number is not None else None
    if number is not None and stands is None:
        raise NoSuchVacancy
    if stands is not None and Work.of(stands) == work:
        return stands.number
    number = number or max((other.number for other in record.vacancies), default=0) + 1
    written = work.vacancy(keyring.person, number)
    save_employer(row, replace(record, vacancies=(*record.vacancies, written)), keyring)
    record_act("employer.vacancy-written", keyring.member, "employer", row.pk)
    return number


@transaction.atomic
def set_open(*, keyring: Keyring, employer: UUID, is_open: bool, why: str = "") -> None:
    """They take people on, or not any more. Nothing happens where that is so. As `change_employer`."""
    row, record = locked_employer(keyring, employer)
    if row.is_open is is_open:
        return
    state = EmployerState(now(), keyring.person, is_open, why)
    save_employer(row, replace(record, states=(*record.states, state)), keyring)
    record_act("employer.state-changed", keyring.member, "employer", row.pk)
