from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Count, OuterRef, Q

from amanjol.casework.cases import numbers, restricted, rules, sealing
from amanjol.casework.cases.models import Assignment, Case, ExactNumber, Group, Opening, Person, Status
from amanjol.foundation.journal.queries import entries_about
from amanjol.foundation.names.matching import SAME_FROM
from amanjol.foundation.names.searching import NameSearch
from amanjol.foundation.organisations.queries import members_of, node
from amanjol.foundation.seals import exact_ids

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.casework.cases.records import PersonRecord
    from amanjol.foundation.journal.models import Entry
    from amanjol.foundation.organisations.keys.ring import Keyring
    from amanjol.foundation.organisations.models import Member

MOST_FOUND: Final = 20
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_YEARS_APART: Final = 1  # a year of birth is often said from memory


@dataclass(frozen=True, slots=True)
class Found:
    """A person that a question found, opened. `score` up to 1; an exact number counts as 1."""

    person: Person
    record: PersonRecord
    score: float


@dataclass(frozen=True, slots=True)
class Load:
    """How many open cases a member has, and how many of them are due today or overdue."""

    name: str
    cases: int
    due: int


@dataclass(frozen=True, slots=True)
class WorkList:
    """Open cases by the day of their next step; `later` are those to come, `unplanned` have none."""

    overdue: list[Case]
    today: list[Case]
    later: list[Case]
    unplanned: list[Case]

    @property
    def is_empty(self) -> bool:
        return not (self.overdue or self.today or self.later or self.unplanned)


def visible_to(member: Member) -> QuerySet[Case]:
    """The one door to cases. Row security says nearly the same in the database."""
    if not rules.can_work(member):
        return Case.objects.none()
    is_open = Q(epoch__isnull=False) | restricted.may_open(member, OuterRef("person"))
    return Case.objects.filter(is_open, organisation=member.organisation_id)


def people_visible_to(member: Member) -> QuerySet[Person]:
    if not rules.can_work(member):
        return Person.objects.none()
    is_open = Q(epoch__isnull=False) | restricted.may_open(member, OuterRef("pk"))
    return Person.objects.filter(is_open, organisation=member.organisation_id)


def groups_visible_to(member: Member) -> QuerySet[Group]:
    if not rules.can_work(member):
        return Group.objects.none()
    return Group.objects.filter(organisation=member.organisation_id)


def work_list(member: Member, today: date, *, everybody: bool) -> WorkList:
    """Needs no key. `everybody`: of the whole organisation, else what the member is assigned to."""
    cases = visible_to(member).filter(status=Status.OPEN).select_related("person")
    if not everybody:
        cases = cases.filter(assignments__member=member)
    found = WorkList([], [], [], [])
    for case in cases.order_by("next_step_on", "id"):
        if case.next_step_on is None:
            found.unplanned.append(case)
        elif case.next_step_on < today:
            found.overdue.append(case)
        else:
            (found.today if case.next_step_on == today else found.later).append(case)
    return found


def loads(member: Member, today: date) -> list[Load]:
    """Everybody of the organisation who works on cases, who has most due first. Needs no key; two queries."""
    mine = Q(status=Status.OPEN, organisation=member.organisation_id)
    assigned = Assignment.objects.filter(case__in=Case.objects.filter(mine)).values("member_id")
    counted = assigned.annotate(cases=Count("pk"), due=Count("pk", filter=Q(case__next_step_on__lte=today)))
    by_member = {row["member_id"]: row for row in counted}
    none = {"cases": 0, "due": 0}
    found = [
        Load(each.account.name, by_member.get(each.pk, none)["cases"], by_member.get(each.pk, none)["due"])
        for each in members_of(member.organisation)
        if rules.can_work(each)
    ]
    return sorted(found, key=lambda load: (-load.due, -load.cases, load.name))


def due_count(member: Member, today: date) -> int:
    due = visible_to(member).filter(status=Status.OPEN, next_step_on__lte=today)
    return due.filter(assignments__member=member).count()


def assigned_to(case: Case) -> list[Member]:
    assigned = Assignment.objects.filter(case=case).select_related("member__account")
    return [assignment.member for assignment in assigned.order_by("member__account__name")]


def timeline(case: Case) -> QuerySet[Entry]:
    """What was done with the case and with what is known of its person, newest first."""
    of_case = entries_about(case.organisation_id, "case", case.pk)
    return of_case | entries_about(case.organisation_id, "person", case.person_id)


def open_all(people: Iterable[Person], keyring: Keyring) -> dict[UUID, PersonRecord]:
    return {person.pk: sealing.open_person(person, keyring) for person in people}


def find(keyring: Keyring, question: str) -> list[Found]:
    """People by name in any script, nickname, patronymic, year of birth, place, or a whole number.

    Opens every person of the organisation in memory and keeps nothing: there is no index of names.
    """
    people = {person.pk: person for person in people_visible_to(keyring.member)}
    records = open_all(people.values(), keyring)
    typed = (("telephone", numbers.telephone(question, _country())), ("document", numbers.document(question)))
    exact = _by_exact_number(keyring, typed, people, records)
    found = {pk: 1.0 for pk in exact if pk in records}
    year, words = _YEAR.search(question), _YEAR.sub(" ", question)
    if any(letter.isalpha() for letter in words):
        for pk, score in _by_words(records, words):
            found.setdefault(pk, score)
    elif year:
        found |= {pk: 1.0 for pk, record in records.items() if record.birth_year == int(year[0])}
    if year and any(letter.isalpha() for letter in words):
        wanted = int(year[0])
        found = {pk: score for pk, score in found.items() if _may_be_of(records[pk].birth_year, wanted)}
    return _best(found, people, records)


def find_for_emergency(keyring: Keyring, question: str) -> list[Found]:
    """Restricted people whom the member may open for danger to life, by a name that fits or the code of a case."""
    people = {person.pk: person for person in restricted.kept_for_emergency(keyring.member)}
    codes = restricted.codes_of(people)
    records = open_all(people.values(), keyring)
    found = {pk: 1.0 for pk in records if question.strip().upper() in codes[pk]}
    if not found:
        names = _names_of(records).find(question, limit=MOST_FOUND)
        found = {pk: score for pk, score in names if score >= SAME_FROM}
    return _best(found, people, records)


def like(keyring: Keyring, record: PersonRecord) -> list[Found]:
    """People who may be the one now being written down: an exact number, or a name that fits."""
    people = {person.pk: person for person in people_visible_to(keyring.member)}
    records = open_all(people.values(), keyring)
    exact = _by_exact_number(keyring, list(numbers.of_person(record, _country())), people, records)
    found = likely(records, record) | {pk: 1.0 for pk in exact if pk in records}
    return _best(found, people, records)


def likely(records: dict[UUID, PersonRecord], record: PersonRecord) -> dict[UUID, float]:
    """Which of these people may be this one, and how well it fits: by a name and a year of birth."""
    search = _names_of(records)
    found: dict[UUID, float] = {}
    for name in record.names:
        for pk, score in search.find(name, limit=MOST_FOUND):
            if score >= SAME_FROM and _may_be_of(records[pk].birth_year, record.birth_year):
                found[pk] = max(score, found.get(pk, 0.0))
    return found


def _names_of(records: dict[UUID, PersonRecord]) -> NameSearch[UUID]:
    search: NameSearch[UUID] = NameSearch()
    for pk, record in records.items():
        search.add(pk, *record.names)
    return search


def _by_words(records: dict[UUID, PersonRecord], words: str) -> list[tuple[UUID, float]]:
    """Words may be of a name, of the place, or of both together."""
    search = _names_of(records)
    for pk, record in records.items():
        if record.place:
            search.add(pk, record.place, f"{record.name} {record.place}")
    return [(pk, score) for pk, score in search.find(words, limit=MOST_FOUND)]


def _by_exact_number(
    keyring: Keyring,
    typed: Collection[tuple[str, str]],
    people: dict[UUID, Person],
    records: dict[UUID, PersonRecord],
) -> set[UUID]:
    """`typed` are kinds and normal forms, as `numbers` makes them; an empty one is no number."""
    wanted = {(kind, normal) for kind, normal in typed if normal}
    if not wanted:
        return set()
    rows = ExactNumber.objects.filter(
        organisation=keyring.member.organisation_id,
        index_version=keyring.index.version,
        token__in=[exact_ids.token(keyring.index, kind, normal) for kind, normal in wanted],
    )
    unhashed = {pk: records[pk] for pk, person in people.items() if person.is_restricted}
    return set(rows.values_list("person_id", flat=True)) | _with_number(unhashed, wanted)


def with_number_of(records: dict[UUID, PersonRecord], record: PersonRecord) -> set[UUID]:
    """Which of few people have a number of this one."""
    return _with_number(records, set(numbers.of_person(record, _country())))


def _with_number(records: dict[UUID, PersonRecord], wanted: set[tuple[str, str]]) -> set[UUID]:
    """Which of few people have one of these numbers: those of restricted people have no hashes."""
    country = _country()
    return {pk for pk, record in records.items() if not wanted.isdisjoint(numbers.of_person(record, country))}


def _may_be_of(known: int | None, wanted: int | None) -> bool:
    return known is None or wanted is None or abs(known - wanted) <= _YEARS_APART


def _best(
    found: dict[UUID, float], people: dict[UUID, Person], records: dict[UUID, PersonRecord]
) -> list[Found]:
    ordered = sorted(found.items(), key=lambda entry: (-entry[1], records[entry[0]].name))
    return [Found(people[pk], records[pk], score) for pk, score in ordered[:MOST_FOUND]]


def _country() -> str:
    this = node()
    return this.country if this else ""


def left_to_rewrap(keyring: Keyring) -> int:
    """Rows of restricted people are under no epoch."""
    earlier = Q(organisation=keyring.member.organisation_id, epoch__isnull=False) & ~Q(
        epoch=keyring.epoch.number
    )
    return sum(model.objects.filter(earlier).count() for model in (Person, Case, Group, Opening))


def cases_of(member: Member, found: Iterable[Found]) -> dict[UUID, list[Case]]:
    """The cases of people found, the newest first, by person."""
    people = [one.person.pk for one in found]
    by_person: dict[UUID, list[Case]] = {pk: [] for pk in people}
    for case in visible_to(member).filter(person__in=people).order_by("status", "-opened_month"):
        by_person[case.person_id].append(case)
    return by_person
