"""Who may open restricted people: the named, who was named for danger to life only, and what was opened so.

`queries` are built on this; row security in the database holds back everybody who is not named at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, TextField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils import timezone

from amanjol.casework.cases import rules
from amanjol.casework.cases.models import Assignment, Case, Named, OnPaper, Opening, Person, Purpose, Task
from amanjol.foundation.journal.queries import entries_about, entries_of
from amanjol.foundation.organisations.keys.queries import standings
from amanjol.foundation.organisations.models import Member
from amanjol.foundation.web.fixed_queries import FixedQuery

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models import QuerySet
    from django.db.models.sql.compiler import SQLCompiler

    from amanjol.casework.cases.records import CaseRecord
    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.keys.keyring import Keyring

OPEN_FOR: Final = timedelta(hours=12)
"""So long an opening for danger to life lasts, and so long a second person has to answer."""
_MAY_OPEN: Final = """exists (
    select from cases_named may_named where may_named.person_id = {person} and may_named.member_id = {member} and (
        may_named.purpose = 'work' or exists (
            select from cases_opening may_opening where may_opening.person_id = {person}
                and may_opening.member_id = {member} and may_opening.opened_at > {since} and exists (
                    select from journal_entry may_entry join organisations_member may_member
                        on may_member.account_id = may_entry.actor_id and may_member.id = may_opening.member_id
                    where may_entry.organisation_id = may_opening.organisation_id and may_entry.at > {since}
                        and may_entry.verb = 'person.opened-in-emergency' and may_entry.subject_type = 'person'
                        and may_entry.subject_id = may_opening.person_id::text))))"""
"""A row alone lets nobody in, nor for longer: the journal has an entry of the member from within these hours."""
OPENED: Final = "person.opened-in-emergency"
CONFIRMED: Final = "person.emergency-confirmed"
DISPUTED: Final = "person.emergency-disputed"
ESCALATED: Final = "person.emergency-escalated"
OPENING: Final = "opening"
"""Beside each entry of what became of an opening stands its id, from November 2026 on."""


@dataclass(frozen=True, slots=True)
class Nameable:
    """A colleague who can be named: works on cases, holds the keys, and a holder has vouched for this key."""

    member: Member
    key: PersonKey


def still_open_since() -> datetime:
    """What was opened for danger to life after this moment still lasts."""
    return timezone.now() - OPEN_FOR


class MayOpen(Func):
    """Whether the member is named for work, or has opened it for danger to life and that still lasts.

    Written as SQL: it stands in nearly every question of the desk, and as querysets within each other it was a tenth of
    what a page costs.
    """

    def __init__(self, member: UUID | Value, person: str, since: datetime | Value) -> None:
        """`member`: by its id; `person`: the field that holds the person's id; `since`: `still_open_since()`."""
        by, lasting = (given if isinstance(given, Value) else Value(given) for given in (member, since))
        super().__init__(F(person), by, lasting, output_field=BooleanField())

    def as_sql(  # type: ignore[override]  # it is written for PostgreSQL, from no template
        self, compiler: SQLCompiler, _connection: BaseDatabaseWrapper, **_context: Any
    ) -> tuple[str, list[Any]]:
        (person, outer), (member, by), (since, lasting) = map(compiler.compile, self.source_expressions)
        text = _MAY_OPEN.format(person=person, member=member, since=since)
        return text, [*outer, *by, *outer, *by, *lasting, *lasting]


def named_for_work(member: Member | OuterRef, person: OuterRef) -> Exists:
    return Exists(Named.objects.filter(person=person, member=member, purpose=Purpose.WORK))


def nameable(keyring: Keyring) -> list[Nameable]:
    """By name; the member themselves is among them."""
    return [
        Nameable(standing.member, standing.key)
        for standing in standings(keyring.member.organisation, keyring.epoch)
        if standing.key is not None
        and standing.has_keys
        and standing.is_vouched_for
        and rules.can_work(standing.member)
    ]


def purposes_of(person: Person) -> dict[str, Purpose]:
    """Who is named for this person, by the text of the member's id."""
    return {str(named.member_id): Purpose(named.purpose) for named in Named.objects.filter(person=person)}


def purposes_told(person: Person, record: CaseRecord, member: Member) -> dict[str, Purpose]:
    """As `purposes_of`, of those whom a case of theirs names, too: a row alone is a claim.

    No case can where two sheets have named this member since, or where the person was restricted before cases did.
    """
    rows = purposes_of(person)
    if str(member.pk) not in record.named:
        return rows
    return {named: purpose for named, purpose in rows.items() if record.named.get(named) == purpose}


def others_at_work(member: Member, person: Person) -> list[str]:
    """Names of colleagues who are on a case of this person, or have something to do in one."""
    on_it = Assignment.objects.filter(case__person=person).values("member")
    asked = Task.objects.filter(case__person=person, is_done=False).values("member")
    colleagues = Member.objects.filter(Q(pk__in=on_it) | Q(pk__in=asked), left_on=None).exclude(pk=member.pk)
    return list(colleagues.order_by("account__name").values_list("account__name", flat=True))


def works_on(member: Member, person: UUID) -> bool:
    """Whether the member is named for work on a restricted person, by the person's id."""
    return Named.objects.filter(person=person, member=member, purpose=Purpose.WORK).exists()


def decides_who_reads(member: Member, person: Person) -> bool:
    """Whether the member lets others read of this person: of one who is restricted, whoever is named for work."""
    return not person.is_restricted or works_on(member, person.pk)


def open_until(member: Member, person: Person) -> datetime | None:
    """When an opening for danger to life ends; None for who needs none."""
    if decides_who_reads(member, person):
        return None
    newest = Opening.objects.filter(person=person, member=member).order_by("-opened_at").first()
    return newest.opened_at + OPEN_FOR if newest is not None else None


def named_members(organisation: UUID) -> list[Member]:
    """Everybody of the organisation who is named for somebody restricted."""
    rows = Named.objects.filter(organisation=organisation).order_by("member").distinct("member")
    return [named.member for named in rows.select_related("member")]


def people_named_to(member: Member) -> QuerySet[Person]:
    """Restricted people whom this member is named for in any way: row security shows these and no others."""
    named = Named.objects.filter(person=OuterRef("pk"), member=member)
    return Person.objects.filter(Exists(named), organisation=member.organisation_id)


def left_to_paper(organisation: UUID) -> QuerySet[OnPaper]:
    """Of people for whom nobody named has a key any more: only two sheets open these."""
    named = Named.objects.filter(person=OuterRef("person"))
    return OnPaper.objects.filter(~Exists(named), organisation=organisation).order_by("pk")


def people_for_emergency(member: Member) -> QuerySet[Person]:
    """Restricted people whom this member may open when a life is in danger, and only then."""
    named = Named.objects.filter(person=OuterRef("pk"), member=member, purpose=Purpose.EMERGENCY)
    return Person.objects.filter(Exists(named), organisation=member.organisation_id)


def may_answer(member: Member, opening: Opening) -> bool:
    """A second person: a supervisor, or who is named for work; never who opened it."""
    if opening.member_id == member.pk or not rules.can_work(member):
        return False
    if rules.can_supervise(member):
        return True
    return works_on(member, opening.person_id)


def unanswered(openings: QuerySet[Opening]) -> QuerySet[Opening]:
    """Those that wait for an answer: what the row says is one where the journal has it of who is said to have given it.

    Whoever writes rows could answer in another's name, and nobody would be asked or told any more.
    """
    return openings.exclude(_is_in_journal(CONFIRMED), was_right=True).exclude(
        _is_in_journal(DISPUTED), was_right=False
    )


def is_escalated(opening: Opening) -> bool:
    """As the journal has it: the row could say so unasked."""
    entries = entries_about(opening.organisation_id, "person", opening.person_id)
    return entries.filter(verb=ESCALATED, details__contains={OPENING: str(opening.pk)}).exists()


def _is_in_journal(verb: str) -> Exists:
    entries = entries_of(OuterRef("organisation")).alias(of=KeyTextTransform(OPENING, "details"))
    of_opening = Q(of=Cast(OuterRef("pk"), TextField()))
    of_before = Q(of__isnull=True, subject_type="person", subject_id=Cast(OuterRef("person"), TextField()))
    by = OuterRef("answered_by__account")
    return Exists(
        entries.filter(of_opening | of_before, actor_id=by, verb=verb, at__gte=OuterRef("opened_at"))
    )


_waiting = FixedQuery(
    lambda organisation: (
        unanswered(Opening.objects.filter(organisation=organisation))
        .select_related("member__account")
        .order_by("opened_at")
    )
)


def openings_for(member: Member) -> list[Opening]:
    """Those that wait for this member's answer, the oldest first. The person may be hidden from a supervisor."""
    return [opening for opening in _waiting.rows(member.organisation_id) if may_answer(member, opening)]


def codes_of(people: Iterable[UUID]) -> dict[UUID, list[str]]:
    """What the cases of these people are called, by person: no name. Of hidden people there are none."""
    codes: dict[UUID, list[str]] = {person: [] for person in people}
    for case in Case.objects.filter(person__in=list(codes)).order_by("opened_month", "id"):
        codes[case.person_id].append(case.code)
    return codes
