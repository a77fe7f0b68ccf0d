"""Writing down a person and creating a case for them; telling whom newcomers concern."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.cases import items, records, restricted, rules, sealing
from amanjol.casework.cases.models import (
    Assignment,
    Case,
    Group,
    Newcomer,
    Person,
)
from amanjol.casework.cases.queries import people_visible_to, visible_to
from amanjol.casework.desk import days
from amanjol.casework.desk.recording import record_act
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from amanjol.casework.cases.records import Accompaniment, PersonRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring

REVIEWED_AFTER: Final = timedelta(days=5 * 365)
"""So long a case is kept at most until somebody looks whether it must still be kept."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known when a case is opened: what has to be done next and when, and a first note.

    `happened_on` is the day of the event where it is not that of the entry: of a case that was on paper before.
    `accompanies`: it is opened for a consultation, and stays one.
    """

    next_step: str
    next_step_on: date | None
    note: str = ""
    happened_on: date | None = None
    accompanies: Accompaniment | None = None


@transaction.atomic
def create_person(*, keyring: Keyring, person: PersonRecord) -> Person:
    """PermissionDenied; canonical.NotCanonical."""
    _check(keyring)
    row = Person(organisation_id=keyring.member.organisation_id)
    sealing.seal_new(row, person, keyring)
    row.save(force_insert=True)
    announce(row)
    record_act("person.created", keyring.member, "person", row.pk)
    return row


@transaction.atomic
def create_case(
    *, keyring: Keyring, person: Person, beginning: Beginning, today: date, group: Group | None = None
) -> Case:
    """A case of this person, with its opener assigned.

    PermissionDenied; SealBroken; canonical.NotCanonical; days.NotThen.
    """
    days.check(beginning.happened_on)
    person = _locked(keyring, person)
    _check(keyring)
    if group is not None and group.organisation_id != keyring.member.organisation_id:
        raise PermissionDenied
    contents = replace(
        records.begin(beginning.happened_on or today, today),
        next_step=beginning.next_step,
        accompanies=beginning.accompanies,
        named=_named(keyring, person),
    )
    row = Case(
        organisation_id=keyring.member.organisation_id,
        person=person,
        group=group,
        opened_month=today.replace(day=1),
        retention_on=today + REVIEWED_AFTER,
        next_step_on=beginning.next_step_on,
    )
    key = sealing.seal_new(row, contents, keyring)
    row.save(force_insert=True)
    if beginning.note:
        at = present_moment()
        note = records.Note(at, keyring.person, beginning.note, days.apart(beginning.happened_on, today))
        contents = items.add([note], case=row, record=contents, key=key, keyring=keyring)
        sealing.close_with(key, row, contents, keyring)
        row.save(update_fields=["schema", "sealed"])
    Assignment.objects.create(organisation_id=row.organisation_id, case=row, member=keyring.member)
    record_act("case.created", keyring.member, "case", row.pk)
    return row


def announce(row: Person) -> None:
    """Have the supervisors who are named for somebody restricted compare; see `comparing`."""
    supervisors = [
        member
        for member in restricted.named_members(row.organisation_id)
        if rules.can_supervise(member) and not row.is_restricted
    ]
    Newcomer.objects.bulk_create(
        (Newcomer(organisation_id=row.organisation_id, person=row, member=member) for member in supervisors),
        ignore_conflicts=True,
    )


def _named(keyring: Keyring, person: Person) -> dict[str, str]:
    """Who is named for a restricted person, as another of their cases says. SealBroken."""
    if not person.is_restricted:
        return {}
    other = visible_to(keyring.member).select_related("person").filter(person=person).order_by("pk").first()
    return sealing.open_case(other, keyring).named if other is not None else {}


def _check(keyring: Keyring) -> None:
    """Also holds the epochs: what is wrapped now must stay within reach of them."""
    if not rules.can_work(keyring.member):
        raise PermissionDenied
    hold_epochs(keyring.member.organisation_id)


def _locked(keyring: Keyring, person: Person) -> Person:
    """As they are now, so that a case of somebody just restricted goes beneath their key; nobody merges them away."""
    rows = people_visible_to(keyring.member).select_for_update(of=("self",), no_key=True)
    now = rows.filter(pk=person.pk).first()
    if now is None:
        raise PermissionDenied
    return now
