"""Writing an interpreter down, changing and erasing them; booking one for a case, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.casework.cases import rules as case_rules
from amanjol.casework.cases import sealing as case_sealing
from amanjol.casework.cases.record_parts.changes import between
from amanjol.casework.desk import in_bulk, ledger, sealed_rows
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.interpreters import queries
from amanjol.casework.support.interpreters.records import (
    InterpreterRecord,
    InterpretingRecord,
    Profile,
    Purpose,
    Sex,
    State,
)
from amanjol.casework.support.locking import case_to_write_in
from amanjol.casework.support.models import Interpreter, Interpreting
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring

_STATES = {State.USED: "case.interpreter-came", State.CALLED_OFF: "case.interpreter-called-off"}


class NotSigned(Exception):
    """The confidentiality that they signed does not hold today."""


class Conflict(Exception):
    """Of one village, family or community, somebody whom they know, or not accepted by the person."""


class AnotherLanguage(ValueError):
    """They do not interpret that language."""


class NoSuchEntry(LookupError):
    """The case has no such entry, or it is over."""


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of an interpreter; see `records.Profile`."""

    name: str
    languages: tuple[str, ...]
    sex: Sex
    places: str = ""
    is_remote: bool = False
    reach: str = ""
    comes_from: str = ""
    signed_on: date | None = None
    until: date | None = None

    @classmethod
    def of(cls, profile: Profile) -> Description:
        return cls(**{name: getattr(profile, name) for name in cls.__slots__})

    def profile(self, by: str) -> Profile:
        return Profile(present_moment(), by, **{name: getattr(self, name) for name in self.__slots__})


@dataclass(frozen=True, slots=True)
class Booking:
    """`has_conflict`: what was asked was answered with yes, or nobody knows; see `records.InterpretingRecord`."""

    language: str
    purpose: Purpose
    on: date
    has_conflict: bool
    says: str = ""


@transaction.atomic
def write_interpreter(*, keyring: Keyring, description: Description) -> Interpreter:
    """Somebody new. PermissionDenied."""
    _check_works(keyring)
    row = Interpreter(organisation_id=keyring.member.organisation_id)
    sealed_rows.seal_new(row, InterpreterRecord((description.profile(keyring.person),)), keyring)
    row.save(force_insert=True)
    record_act("interpreter.written", keyring.member, "interpreter", row.pk)
    return row


@transaction.atomic
def change_interpreter(*, keyring: Keyring, interpreter: UUID, description: Description) -> bool:
    """False where it stands there already. PermissionDenied; OlderCopy; SealBroken; canonical.TooLarge."""
    row, record = _locked(keyring, interpreter)
    if description == Description.of(record.now):
        return False
    changed = replace(record, profiles=(*record.profiles, description.profile(keyring.person)))
    sealed_rows.close(row, changed, keyring)
    row.save(update_fields=["schema", "sealed"])
    record_act("interpreter.changed", keyring.member, "interpreter", row.pk)
    return True


@transaction.atomic
def erase_interpreter(*, keyring: Keyring, interpreter: UUID, today: date) -> None:
    """The row and its key; who interpreted in a case stays there by name. PermissionDenied; SealBroken; NoLedger."""
    row, _record = _locked(keyring, interpreter, even_older=True)
    ledger.write(organisation=row.organisation_id, erased=[row.pk], on=today, reason="asked")
    record_act("interpreter.erased", keyring.member, "interpreter", row.pk)
    row.delete()


@transaction.atomic
def book(*, keyring: Keyring, case: Case, interpreter: UUID, booking: Booking) -> Interpreting:
    """One for this case. NotSigned: not today, or not on that day; Conflict; AnotherLanguage; OlderCopy;
    PermissionDenied; Closed; SealBroken.
    """
    row, record = _locked(keyring, interpreter)
    if booking.has_conflict:
        raise Conflict
    if not record.has_signed(timezone.localdate()) or not record.has_signed(booking.on):
        raise NotSigned
    if booking.language not in record.now.languages:
        raise AnotherLanguage
    locked = case_to_write_in(keyring, case.pk)
    entry = Interpreting(organisation_id=locked.organisation_id, case=locked)
    contents = InterpretingRecord(
        present_moment(), keyring.person, str(row.pk), record.now.name, booking.language, booking.purpose, booking.on,
        says=booking.says,
    )  # fmt: skip
    key = case_sealing.key_of_case(locked, keyring)
    case_sealing.seal_row(entry, contents.as_data(), key, keyring)
    entry.save(force_insert=True)
    record_act("case.interpreter-booked", keyring.member, "case", locked.pk)
    return entry


@transaction.atomic
def end_booking(*, keyring: Keyring, case: Case, entry: UUID, state: State, says: str = "") -> None:
    """They came, or were called off; once. NoSuchEntry; PermissionDenied; Closed; SealBroken."""
    locked = case_to_write_in(keyring, case.pk)
    row = Interpreting.objects.filter(case=locked, pk=entry).select_for_update(of=("self",)).first()
    if row is None or state is State.BOOKED:
        raise NoSuchEntry
    key = case_sealing.key_of_case(locked, keyring)
    record = case_sealing.open_row(InterpretingRecord, row, key, keyring)
    if record.state is not State.BOOKED:
        raise NoSuchEntry
    ended = replace(record, state=state, says=says or record.says, acts=record.acts + 1)
    change = between(_values(record), _values(ended), keyring.person)
    if change is not None:
        ended = replace(ended, changes=(*record.changes, change))
    case_sealing.seal_row(row, ended.as_data(), key, keyring)
    row.save(update_fields=["wrapped_key", "schema", "sealed"])
    record_act(_STATES[state], keyring.member, "case", locked.pk)


@transaction.atomic
def rewrap(keyring: Keyring, at_most: int) -> int:
    """Move up to so many keys to the current epoch; a row that does not open stays and is counted as left."""
    return in_bulk.move_keys(queries.under_earlier(keyring), sealed_rows.move_key, keyring, at_most)


def _check_works(keyring: Keyring) -> None:
    if not case_rules.can_work(keyring.member):
        raise PermissionDenied
    hold_epochs(keyring.member.organisation_id)


def _locked(keyring: Keyring, pk: UUID, *, even_older: bool = False) -> tuple[Interpreter, InterpreterRecord]:
    _check_works(keyring)
    row = queries.visible_to(keyring.member).select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise PermissionDenied
    opened = queries.opened_row(row, keyring, timezone.localdate())
    if opened.is_older and not even_older:
        raise OlderCopy
    return row, opened.record


def _values(record: InterpretingRecord) -> dict[str, str]:
    filled = {"state": record.state.value, "says": record.says}
    return {name: value for name, value in filled.items() if value}
