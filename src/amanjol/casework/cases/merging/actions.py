"""Two people who are one: both histories stand under the first, and there is a way back.

The row of the other goes, so that no list, no search and no warning has them; what it held is sealed in the merge.
People are locked in the order of their ids, before all that hangs on them.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q

from amanjol.casework.cases import beneath, earlier, queries, records, sealing
from amanjol.casework.cases.actions import binding
from amanjol.casework.cases.actions.creating import announce
from amanjol.casework.cases.actions.working import check_works
from amanjol.casework.cases.finding.actions import forget
from amanjol.casework.cases.models import Case, Merge, Opening, Person, PersonChange
from amanjol.casework.desk import attachments
from amanjol.casework.desk.recording import record_act
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.beneath import Row
    from amanjol.casework.cases.records import PersonRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NotTwo(Exception):
    """One of the two is not there any more: somebody has merged or parted them meanwhile."""


class Restricted(Exception):
    """Only people whom every holder of the keys may open are merged and parted."""


class NotNewest(Exception):
    """Somebody was merged with this person later; those two are parted first."""


def compare(*, keyring: Keyring, person: Person, other: Person) -> tuple[PersonRecord, PersonRecord]:
    """Read both side by side, which the journal of both remembers. SealBroken."""
    both = sealing.open_person(person, keyring), sealing.open_person(other, keyring)
    record_act("person.compared", keyring.member, "person", person.pk)
    record_act("person.compared", keyring.member, "person", other.pk)
    return both


@transaction.atomic
def merge(*, keyring: Keyring, person: Person, other: Person) -> Merge:
    """All that hangs on the other hangs on the person from now.

    NotTwo; Restricted; PermissionDenied; SealBroken; TooLarge.
    """
    check_works(keyring)
    hold_epochs(keyring.member.organisation_id)
    person, other = _both(keyring, person.pk, other.pk)
    cases = Case.objects.filter(person__in=(person, other)).select_for_update(of=("self",))
    for case in cases.select_related("person").order_by("pk"):  # before the sheets, as everywhere
        attachments.merging(keyring, case)
    forget(person, other)
    before, others = sealing.open_person(person, keyring), sealing.open_person(other, keyring)
    joined = records.join(before, others)
    earlier.check(earlier.rows_of(person), before)
    earlier.check(earlier.rows_of(other), others)
    contents = records.MergeRecord(
        datetime.now(UTC), keyring.person, before, joined, others,
        *(_moved(model, Q(person=other), person, keyring) for model in (Case, Opening, Merge)),
    )  # fmt: skip
    row = Merge(organisation_id=person.organisation_id, person=person, merged=other.pk)
    sealing.seal_new(row, contents, keyring)
    row.save(force_insert=True)
    beneath.move(beneath.plain_rows(other, keyring), person, keyring)
    _rewrite(person, joined, keyring)
    record_act("person.merged", keyring.member, "person", person.pk, other=other.pk)
    record_act("person.merged", keyring.member, "person", other.pk, into=person.pk)
    other.delete()
    return row


@transaction.atomic
def part(*, keyring: Keyring, merge: Merge) -> bool:
    """Give back the other, their rows, and the first as they were. False where the first was changed since.

    What was changed stays then. NotTwo; NotNewest; Restricted; PermissionDenied; SealBroken.
    """
    check_works(keyring)
    member = keyring.member
    hold_epochs(member.organisation_id)
    people = queries.people_visible_to(member).select_for_update(of=("self",))
    person = people.filter(pk=merge.person_id).first()
    row = queries.merges_visible_to(member).filter(pk=merge.pk, person=person).first()
    if person is None or row is None:
        raise NotTwo
    if person.is_restricted:
        raise Restricted
    binding.bind(keyring=keyring, rows=[row])
    record = sealing.open_merge(row, keyring)
    others = queries.merges_visible_to(member).filter(person=person).exclude(pk=row.pk)
    if any(sealing.open_merge(other_merge, keyring).at > record.at for other_merge in others):
        raise NotNewest
    other = Person(pk=row.merged, organisation_id=row.organisation_id)
    sealing.seal_new(other, record.other, keyring)
    other.save(force_insert=True)
    for model, ids in ((Case, record.cases), (Opening, record.openings), (Merge, record.merges)):
        _moved(model, Q(pk__in=ids, person=person), other, keyring)
    now, counts = sealing.open_person(person, keyring), record.other.changes
    earlier.check(earlier.rows_of(person), now)
    beneath.move(
        [(change, data) for change, data in beneath.plain_rows(person, keyring) if _is_of(change, counts)],
        other,
        keyring,
    )
    announce(other)
    is_as_before = now == record.after
    own = {of: number for of, number in now.changes.items() if of not in counts}
    _rewrite(person, record.before if is_as_before else replace(now, changes=own), keyring)
    row.delete()
    record_act("person.parted", keyring.member, "person", person.pk, other=other.pk)
    record_act("person.parted", keyring.member, "person", other.pk, other=person.pk)
    return is_as_before


def _both(keyring: Keyring, first: UUID, other: UUID) -> tuple[Person, Person]:
    """Locked, the smaller id first, whoever asked for which."""
    rows = queries.people_visible_to(keyring.member).select_for_update(of=("self",))
    people = {row.pk: row for row in rows.filter(pk__in=(first, other)).order_by("pk")}
    if len(people) != 2:
        raise NotTwo
    if any(row.is_restricted for row in people.values()):
        raise Restricted
    return people[first], people[other]


def _moved(
    model: type[Case | Opening | Merge], condition: Q, to: Person, keyring: Keyring
) -> tuple[str, ...]:
    """The ids of these rows, which now hang on another, inside their seals too."""
    locked: list[Any] = list(model.objects.filter(condition).select_for_update().order_by("pk"))
    binding.bind(keyring=keyring, rows=locked)
    for row in locked:
        contents = sealing.opened(row, keyring)
        row.person = to
        sealing.close(row, contents, keyring)
        row.save(update_fields=["person", "schema", "sealed"])
    return tuple(str(row.pk) for row in locked)


def _is_of(row: Row, counts: dict[str, int]) -> bool:
    """Whether it tells of somebody who is counted there."""
    return isinstance(row, PersonChange) and str(row.of) in counts


def _rewrite(row: Person, contents: PersonRecord, keyring: Keyring) -> None:
    sealing.close(row, contents, keyring)
    row.save(update_fields=["schema", "sealed"])
    announce(row)
