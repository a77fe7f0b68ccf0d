"""What is done with a case: each act opens it, changes its own part, seals it again and is journalled.

The row is locked meanwhile, so that of two people at once each changes what the other left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.cases import earlier, items, queries, rules, sealing
from amanjol.casework.cases.actions import binding
from amanjol.casework.cases.actions.creating import announce
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.models import Assignment, Case, CaseItem, Person, Status
from amanjol.casework.cases.record_parts import changes, notes
from amanjol.casework.cases.record_parts.changes import ACT, RECORDED
from amanjol.casework.cases.records import Note, join, newest_of
from amanjol.casework.desk import closing, days
from amanjol.casework.desk.recording import record_act
from amanjol.casework.standards.people.forms import Form
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from uuid import UUID

    from amanjol.casework.cases.items import Item
    from amanjol.casework.cases.records import CaseRecord, PersonRecord, Risk
    from amanjol.casework.cases.texts import CaseText
    from amanjol.casework.standards.screening.determinations import Determination
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


class Full(Exception):
    """The member has as many open cases as the organisation wants anybody to have, and has not agreed to one more."""


class StaysConsultation(Exception):
    """It is an accompaniment: nobody is asked about signs there, led through stages or decided about."""


class Closed(Exception):
    """The case is closed; it can be read, and opened again."""


OF_CASES_ALONE: Final = frozenset(
    {"case.talk-begun", "case.stage-moved", "case.justice-moved", "case.determined", "case.sorted"}
)
"""Acts that an accompaniment takes none of, as long as it is no case."""


def read_case(*, keyring: Keyring, case: Case) -> tuple[PersonRecord, CaseRecord]:
    """Read what is sealed, which the journal remembers. SealBroken."""
    person = sealing.open_person(case.person, keyring)
    record = sealing.open_case(case, keyring)
    record_act("case.opened", keyring.member, "case", case.pk)
    return person, record


def write_note(*, keyring: Keyring, case: Case, text: str, happened_on: date | None = None) -> None:
    """`happened_on`, where what it tells of was on another day than this. Closed; SealBroken; days.NotThen."""
    days.check(happened_on)
    note = Note(present_moment(), keyring.person, text, happened_on)
    change_case("case.noted", keyring, case, add=lambda _items: [note])


@transaction.atomic
def correct_note(
    *,
    keyring: Keyring,
    case: Case,
    number: int,
    text: str,
    happened_on: date | None = None,
    struck: bool = False,
) -> bool:
    """Other words in place of a note, which stays as it was; `struck`: it was written by mistake.

    False where these are the words that stand there. PermissionDenied for who neither wrote it nor works on the case;
    notes.NoSuchNote; Closed; SealBroken; days.NotThen.
    """
    days.check(happened_on)
    correction = Note(present_moment(), keyring.person, text, happened_on, number, struck)

    def add(items: Items) -> list[Item]:
        note = notes.numbered(items.of(Note), number)
        if note.original.by != keyring.person and not is_on(case, keyring.member):
            raise PermissionDenied
        return [] if notes.says_the_same(note.words, correction) else [correction]

    return change_case("case.note-corrected", keyring, case, add=add)


def plan_next_step(*, keyring: Keyring, case: Case, text: str, on: date | None, waits: bool = False) -> bool:
    """What has to be done next, and by when; `waits` where somebody else has to do it.

    False where it stands there already. Closed; SealBroken.
    """

    def change(now: CaseRecord) -> CaseRecord:
        return replace(now, next_step=text, waits=waits)

    return change_case("case.planned", keyring, case, change, next_step_on=on)


def assess_risk(*, keyring: Keyring, case: Case, risk: Risk) -> None:
    """Earlier assessments stay; one from paper does not stand in front of one of a later day.

    Closed; SealBroken; days.NotThen.
    """
    days.check(risk.on)

    def change(now: CaseRecord) -> CaseRecord:
        return replace(now, risk=newest_of([now.risk, risk] if now.risk is not None else [risk]))

    change_case("case.risk-assessed", keyring, case, change, add=lambda _items: [risk])


def write_text(*, keyring: Keyring, case: Case, text: CaseText, words: str) -> bool:
    """False where these words stand there already. Closed; SealBroken; canonical.NotCanonical."""
    return change_case(text.verb, keyring, case, lambda now: replace(now, **{text.field: words}))


def determine(*, keyring: Keyring, case: Case, determination: Determination) -> None:
    """Write down who decided about the person, apart from every score; earlier ones stay. Closed; SealBroken."""
    change_case("case.determined", keyring, case, add=lambda _items: [determination])


@transaction.atomic
def change_person(*, keyring: Keyring, person: Person, contents: PersonRecord) -> bool:
    """Names, places, contacts; details stay as they are. False where nothing differs. PermissionDenied; SealBroken."""
    row = _person_locked(keyring, person)
    before = sealing.open_person(row, keyring)
    contents = replace(contents, details=before.details)
    if not _is_changed("person.changed", keyring, row, before, contents):
        return False
    announce(row)
    return True


@transaction.atomic
def add_to_person(*, keyring: Keyring, person: Person, typed: PersonRecord) -> bool:
    """What was typed now, joined to what is known of somebody when nobody else writes. As `change_person`."""
    row = _person_locked(keyring, person)
    return change_person(keyring=keyring, person=row, contents=join(sealing.open_person(row, keyring), typed))


@transaction.atomic
def answer_age(*, keyring: Keyring, person: Person, form: Form) -> bool:
    """An adult or a child, of somebody whose age is not known. False where somebody has said so already.

    PermissionDenied; SealBroken.
    """
    row = _person_locked(keyring, person)
    before = sealing.open_person(row, keyring)
    if before.form is not Form.AGE_NOT_KNOWN:
        return False
    return _is_changed("person.changed", keyring, row, before, replace(before, form=form))


@transaction.atomic
def change_details(
    *, keyring: Keyring, person: Person, change: Callable[[PersonRecord], PersonRecord]
) -> bool:
    """What `change` makes of the details alone. False where nothing differs.

    PermissionDenied; SealBroken; canonical.NotCanonical.
    """
    row = _person_locked(keyring, person)
    before = sealing.open_person(row, keyring)
    contents = replace(before, details=change(before).details)
    return _is_changed("person.details-changed", keyring, row, before, contents)


@transaction.atomic
def assign(*, case: Case, member: Member, by: Member, agreed: bool = False) -> None:
    """PermissionDenied, also for who could not open it; Closed. Nothing happens to who is assigned already.

    Full, unless they have `agreed`; who takes a case has.
    """
    if case.organisation_id != by.organisation_id or not rules.can_assign(by, member):
        raise PermissionDenied
    if not queries.visible_to(member).filter(pk=case.pk).exists():
        raise PermissionDenied
    if case.status == Status.CLOSED:
        raise Closed
    ceiling = queries.ceiling_of(case.organisation_id)
    is_asked = member.pk != by.pk and not agreed
    if is_asked and ceiling is not None and queries.open_count(member) >= ceiling:
        raise Full
    _, is_new = Assignment.objects.get_or_create(
        case=case, member=member, defaults={"organisation_id": case.organisation_id}
    )
    if is_new:
        record_act("case.assigned", by, "case", case.pk, member=member.pk)


@transaction.atomic
def unassign(*, case: Case, member: Member, by: Member) -> None:
    """PermissionDenied."""
    if case.organisation_id != by.organisation_id or not rules.can_assign(by, member):
        raise PermissionDenied
    gone, _ = Assignment.objects.filter(case=case, member=member).delete()
    if gone:
        record_act("case.unassigned", by, "case", case.pk, member=member.pk)


@transaction.atomic
def close_case(*, keyring: Keyring, case: Case, reason: str) -> None:
    """With the reason as its last note; what rooms above have only while it is open ends. Closed; SealBroken."""
    note = Note(present_moment(), keyring.person, reason)
    closed = Status.CLOSED.value
    change_case("case.noted", keyring, case, add=lambda _items: [note], next_step_on=None, status=closed)
    record_act("case.closed", keyring.member, "case", case.pk)
    closing.end_with_case(keyring, case)


@transaction.atomic
def reopen_case(*, keyring: Keyring, case: Case) -> None:
    """Nothing happens to an open one. PermissionDenied; SealBroken."""
    change_case("case.reopened", keyring, case, even_closed=True, status=Status.OPEN.value)


def note_list_printed(*, keyring: Keyring, case: Case) -> None:
    """That the list of who has looked was put on paper for the person."""
    record_act("case.list-printed", keyring.member, "case", case.pk)


@transaction.atomic
def change_case(
    verb: str,
    keyring: Keyring,
    case: Case,
    change: Callable[[CaseRecord], CaseRecord] | None = None,
    *,
    add: Callable[[Items], Sequence[Item]] | None = None,
    even_closed: bool = False,
    **clear: date | str | None,
) -> bool:
    """What `change` makes of the record, and what `add` writes beside what was written; `clear` are columns of the row.

    What stood there before stays beside it (`changes`). False where all of it is as it was: then nothing is written.
    PermissionDenied for a case of others; Closed, unless `even_closed`; StaysConsultation; SealBroken;
    canonical.NotCanonical.
    """
    check_works(keyring)
    row = queries.visible_to(keyring.member).select_for_update(of=("self",)).filter(pk=case.pk).first()
    if row is None:
        raise PermissionDenied
    if row.status == Status.CLOSED and not even_closed:
        raise Closed
    binding.bind(keyring=keyring, rows=[row])
    key = sealing.key_of_case(row, keyring)
    before = sealing.open_case_with(key, row, keyring)
    if before.accompanies is not None and verb in OF_CASES_ALONE:
        raise StaysConsultation
    record, new = change(before) if change else before, [*_added(add, row, before, key, keyring)]
    if record == before and not new and all(getattr(row, name) == value for name, value in clear.items()):
        return False
    values = changes.values_of_case(before, row.next_step_on)
    for name, value in clear.items():
        setattr(row, name, value)
    earlier_value = changes.between(values, changes.values_of_case(record, row.next_step_on), keyring.person)
    new += [earlier_value] if earlier_value is not None else []
    record, rows = items.numbered(new, case=row, record=record, key=key, keyring=keyring)
    CaseItem.objects.bulk_create(rows)
    record = replace(record, acts=before.acts + 1)
    sealing.close_with(key, row, record, keyring)
    row.save(update_fields=["schema", "sealed", *clear])
    beside: dict[str, UUID | int] = {ACT: record.acts}
    if earlier_value is not None:
        beside[RECORDED] = rows[-1].pk
    record_act(verb, keyring.member, "case", case.pk, **beside)
    return True


def is_on(case: Case, member: Member) -> bool:
    """Whether the member works on this case."""
    return Assignment.objects.filter(case=case, member=member).exists()


def check_works(keyring: Keyring) -> None:
    """PermissionDenied for who may only read."""
    if not rules.can_work(keyring.member):
        raise PermissionDenied


def _added(
    add: Callable[[Items], Sequence[Item]] | None, row: Case, record: CaseRecord, key: bytes, keyring: Keyring
) -> Sequence[Item]:
    return add(Items(row, record, keyring, key)) if add is not None else ()


def _is_changed(verb: str, keyring: Keyring, row: Person, before: PersonRecord, after: PersonRecord) -> bool:
    """Put it into the row, which is locked, with what stood there before beside it."""
    key = sealing.key_of_person(row, keyring)
    contents, earlier_value = earlier.write_down(before, after, person=row, key=key, keyring=keyring)
    if contents == before:
        return False
    sealing.close_with(key, row, contents, keyring)
    row.save(update_fields=["schema", "sealed"])
    beside = {RECORDED: earlier_value} if earlier_value is not None else {}
    record_act(verb, keyring.member, "person", row.pk, **beside)
    return True


def _person_locked(keyring: Keyring, person: Person) -> Person:
    check_works(keyring)
    row = queries.people_visible_to(keyring.member).select_for_update().filter(pk=person.pk).first()
    if row is None:
        raise PermissionDenied
    return row
