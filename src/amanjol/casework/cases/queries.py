from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, Value

from amanjol.casework.cases import restricted, rules
from amanjol.casework.cases.models import (
    Assignment,
    Case,
    Desk,
    FindingSheet,
    Group,
    Merge,
    Opening,
    OwnClock,
    Person,
    Status,
)
from amanjol.casework.cases.record_parts.changes import ACT, RECORDED
from amanjol.casework.desk.showing import LISTED, SEARCHED
from amanjol.foundation.journal.queries import entries_about, entries_of, lookups_of
from amanjol.foundation.organisations.keys.queries import holders
from amanjol.foundation.organisations.keys.rules import can_hold
from amanjol.foundation.organisations.queries import colleagues_of, members_of
from amanjol.foundation.web.fixed_queries import NO_IDS, FixedQuery, Ids, IsAmong
from amanjol.foundation.web.transactions import read_once

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from django.db.models import QuerySet

    from amanjol.foundation.journal.queries import Lookups
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

CASES_A_PAGE: Final = 50
"""Each is opened, person and case, while unlocked."""


@dataclass(frozen=True, slots=True)
class Load:
    """How many open cases a member has, and how many of them are due today or overdue.

    `is_full`: they have as many as the ceiling of the organisation, or more. Without `has_keys` they open none of them.
    """

    name: str
    cases: int
    due: int
    is_full: bool = False
    has_keys: bool = True


class Acts(NamedTuple):
    """Of one verb in the journal: how many entries there are, with an earlier value beside, of acts with a number."""

    verb: str
    times: int
    earlier: int
    numbered: int


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
    if not rules.can_read(member):
        return Case.objects.none()
    return cases_open_to(member.pk, member.organisation_id, restricted.still_open_since())


def cases_open_to(
    member: UUID | Value, organisation: UUID | Value, since: datetime | Value
) -> QuerySet[Case]:
    """As `visible_to` for who may read cases, in a `FixedQuery`; `since` is `restricted.still_open_since()`."""
    is_open = Q(epoch__isnull=False) | restricted.MayOpen(member, "person", since)
    return Case.objects.filter(is_open, organisation=organisation)


_case_by_id = FixedQuery(
    lambda member, organisation, since, pk: (
        cases_open_to(member, organisation, since).select_related("person").filter(pk=pk)
    )
)
_case_to_change = FixedQuery(
    lambda member, organisation, since, pk: (
        cases_open_to(member, organisation, since)
        .select_related("person")
        .filter(pk=pk)
        .select_for_update(of=("self",))
    )
)


def visible_case(member: Member, pk: UUID, *, is_locked: bool = False) -> Case | None:
    """A case by its id through the same door, with its person. `is_locked`: until the transaction ends."""
    if not rules.can_read(member):
        return None
    door = _case_to_change if is_locked else _case_by_id
    return door.first(member.pk, member.organisation_id, restricted.still_open_since(), pk)


def people_visible_to(member: Member) -> QuerySet[Person]:
    if not rules.can_read(member):
        return Person.objects.none()
    return people_open_to(member.pk, member.organisation_id, restricted.still_open_since())


def people_open_to(
    member: UUID | Value, organisation: UUID | Value, since: datetime | Value
) -> QuerySet[Person]:
    """As `people_visible_to` for who may read cases, in a `FixedQuery`; `since` is `restricted.still_open_since()`."""
    is_open = Q(epoch__isnull=False) | restricted.MayOpen(member, "pk", since)
    return Person.objects.filter(is_open, organisation=organisation)


def merges_visible_to(member: Member) -> QuerySet[Merge]:
    """Of people whom the member may open."""
    return Merge.objects.filter(person__in=people_visible_to(member))


_merges_of = FixedQuery(
    lambda member, organisation, since, person: Merge.objects.filter(
        person__in=people_open_to(member, organisation, since), person=person
    ).select_related("person")
)


def merges_of(member: Member, person: UUID) -> list[Merge]:
    """Of this one, as far as the member may open them, with the person."""
    if not rules.can_read(member):
        return []
    return _merges_of.rows(member.pk, member.organisation_id, restricted.still_open_since(), person)


def groups_visible_to(member: Member) -> QuerySet[Group]:
    if not rules.can_read(member):
        return Group.objects.none()
    return Group.objects.filter(organisation=member.organisation_id)


def open_cases(member: Member, *, everybody: bool) -> QuerySet[Case]:
    """By the day of their next step, those without one last. Needs no key.

    `everybody`: of the whole organisation, else what the member is assigned to.
    """
    cases = by_day(visible_to(member))
    return cases if everybody else cases.filter(assignments__member=member)


def by_day(cases: QuerySet[Case]) -> QuerySet[Case]:
    """The open ones of them, by the day of their next step, with their people."""
    of_open = cases.filter(status=Status.OPEN).select_related("person")
    return of_open.order_by(F("next_step_on").asc(nulls_last=True), "id")


def nobodys(member: Member) -> QuerySet[Case]:
    """Open cases on which nobody works who is still here. Needs no key."""
    return without_anybody(open_cases(member, everybody=True))


def first_nobodys(member: Member) -> list[Case]:
    """As many of them as stand on a page."""
    if not rules.can_read(member):
        return []
    return _first_nobodys.rows(member.pk, member.organisation_id, restricted.still_open_since())


def without_anybody(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Those on which nobody works who is still here."""
    working_on = Assignment.objects.filter(case=OuterRef("pk"), member__left_on=None)
    return cases.filter(~Exists(working_on))


_first_nobodys = FixedQuery(
    lambda member, organisation, since: without_anybody(by_day(cases_open_to(member, organisation, since)))[
        :CASES_A_PAGE
    ]
)


def reviewable_by(member: Member) -> QuerySet[Case]:
    """Cases, open and closed, of which a supervisor decides whether they are kept: of restricted people where
    they are named for work. Needs no key.
    """
    if not rules.can_supervise(member):
        return Case.objects.none()
    is_theirs = Q(epoch__isnull=False) | restricted.named_for_work(member, OuterRef("person"))
    return visible_to(member).filter(is_theirs).select_related("person")


def reviews_due(member: Member, today: date) -> QuerySet[Case]:
    """Those whose day of review has come, the longest waiting first."""
    return reviewable_by(member).filter(retention_on__lte=today).order_by("retention_on", "id")


def work_list(cases: Iterable[Case], today: date) -> WorkList:
    """These cases, in their order."""
    work = WorkList([], [], [], [])
    for case in cases:
        if case.next_step_on is None:
            work.unplanned.append(case)
        elif case.next_step_on < today:
            work.overdue.append(case)
        else:
            (work.today if case.next_step_on == today else work.later).append(case)
    return work


def without_keys(member: Member) -> set[UUID]:
    """Colleagues whose role includes the keys and who were not given them yet, or lost them: they open nothing."""
    able = {colleague.pk for colleague in colleagues_of(member.organisation) if can_hold(colleague)}
    return able - holders(member.organisation_id)


def loads(member: Member, today: date) -> list[Load]:
    """Everybody of the organisation who works on cases, who has most due first. Needs no key."""
    condition = Q(status=Status.OPEN, organisation=member.organisation_id)
    assigned = Assignment.objects.filter(case__in=Case.objects.filter(condition)).values("member_id")
    counted = assigned.annotate(cases=Count("pk"), due=Count("pk", filter=Q(case__next_step_on__lte=today)))
    by_member = {row["member_id"]: row for row in counted}
    ceiling, keyless, everybody = ceiling_of(member.organisation_id), without_keys(member), []
    for colleague in members_of(member.organisation):
        if rules.can_work(colleague):
            has = by_member.get(colleague.pk, {"cases": 0, "due": 0})
            is_full = ceiling is not None and has["cases"] >= ceiling
            has_keys = colleague.pk not in keyless
            everybody.append(Load(colleague.account.name, has["cases"], has["due"], is_full, has_keys))
    return sorted(everybody, key=lambda load: (-load.due, -load.cases, load.name))


def ceiling_of(organisation: UUID) -> int | None:
    """How many open cases one member should have at most; None where nobody has set it."""
    return Desk.objects.filter(organisation=organisation).values_list("ceiling", flat=True).first()


_own_days = FixedQuery(
    lambda organisation: OwnClock.objects.filter(organisation=organisation).values_list("stage", "days")
)


def own_days(organisation: UUID) -> dict[str, int]:
    """Days that a stage should take at most here, by its key."""
    return read_once((OwnClock, organisation), lambda: dict(_own_days.rows(organisation)))


def open_count(member: Member) -> int:
    """How many open cases somebody has, as far as the session may see them."""
    return Assignment.objects.filter(member=member, case__status=Status.OPEN).count()


_due_cases = FixedQuery(
    lambda member, organisation, since, today: cases_open_to(member, organisation, since).filter(
        status=Status.OPEN, next_step_on__lte=today, assignments__member=member
    )
)


def due_cases(member: Member, today: date) -> Ids:
    """Those of the member's own whose next step is for today, or was."""
    if not rules.can_read(member):
        return NO_IDS
    return _due_cases.ids(member.pk, member.organisation_id, restricted.still_open_since(), today)


_assignments_of = FixedQuery(
    lambda case: (
        Assignment.objects.filter(case=case)
        .select_related("member__account")
        .order_by("member__account__name")
    )
)


def assigned_to(case: Case) -> list[Member]:
    return [assignment.member for assignment in _assignments_of.rows(case.pk)]


_workers_of = FixedQuery(
    lambda cases: (
        Assignment.objects.filter(IsAmong("case_id", cases), member__left_on__isnull=True)
        .order_by("member__account__name")
        .values_list("case_id", "member__account__name")
    )
)


def workers_of(cases: Iterable[UUID]) -> dict[UUID, tuple[str, ...]]:
    """The names of who works on each of these cases, by the alphabet. One query."""
    names: dict[UUID, tuple[str, ...]] = {}
    for case, name in _workers_of.rows(list(cases)):
        names[case] = (*names.get(case, ()), name)
    return names


def was_opened_since(since: datetime, case: Case, member: Member) -> bool:
    """Whether this member read the case after that moment."""
    about = entries_about(case.organisation_id, "case", case.pk)
    return about.filter(verb="case.opened", actor_id=member.account_id, at__gt=since).exists()


def acts_in(case: Case) -> list[Acts]:
    """How often each verb stands in the journal of the case, and what beside it.

    Once a request, since each room of a page asks. What is written meanwhile is missing: it is no older copy then.
    """
    return acts_in_each([case])[case.pk]


def acts_in_each(cases: Iterable[Case]) -> dict[UUID, list[Acts]]:
    """As `acts_in`, of many cases of one organisation. One query for those of which no other room has asked."""
    by_case: dict[UUID, list[Acts]] = read_once(Acts, dict)
    wanted = {case.pk: case.organisation_id for case in cases}
    # No difference of sets: it would go through all that are known each time that one is asked for.
    unasked: dict[UUID, list[Acts]] = {pk: [] for pk in wanted if pk not in by_case}
    if unasked:
        _count_acts(next(iter(wanted.values())), unasked)
        by_case |= unasked
    return {pk: by_case[pk] for pk in wanted}


_acts_counted = FixedQuery(
    lambda organisation, cases: (
        entries_of(organisation)
        .filter(IsAmong("subject_id", cases), subject_type="case")
        .order_by()
        .values_list("subject_id", "verb")
        .annotate(
            times=Count("pk"),
            earlier=Count("pk", filter=Q(details__has_key=RECORDED)),
            numbered=Count("pk", filter=Q(details__has_key=ACT)),
        )
    )
)


def _count_acts(organisation: UUID, by_case: dict[UUID, list[Acts]]) -> None:
    for pk, *acts in _acts_counted.rows(organisation, list(map(str, by_case))):
        by_case[UUID(pk)].append(Acts(*acts))


_merged_with = FixedQuery(lambda person: Merge.objects.filter(person=person).values_list("merged", flat=True))
_changes_recorded = FixedQuery(
    lambda organisation, people: entries_of(organisation).filter(
        IsAmong("subject_id", people), subject_type="person", details__has_key=RECORDED
    )
)


def changes_recorded(person: Person) -> int:
    """How often the journal says that a person, or who is one with them, was changed, with an earlier value beside."""
    ids = [str(pk) for pk in (person.pk, *_merged_with.rows(person.pk))]
    return _changes_recorded.ids(person.organisation_id, ids).count()


def lookups(case: Case) -> list[Lookups]:
    """How often the person of a case stood by name in lists, and was found; also as who was merged with them, and in
    lists of who sees only which case it is.
    """
    merged = Merge.objects.filter(person=case.person_id).values_list("merged", flat=True)
    people = [("person", pk) for pk in (case.person_id, *merged)]
    return lookups_of(case.organisation_id, (LISTED, SEARCHED), [*people, ("case", case.pk)])


def left_to_rewrap(keyring: Keyring) -> int:
    """Rows of restricted people are under no epoch."""
    earlier = Q(organisation=keyring.member.organisation_id, epoch__isnull=False) & ~Q(
        epoch=keyring.epoch.number
    )
    return sum(
        model.objects.filter(earlier).count() for model in (Person, Case, Group, Merge, Opening, FindingSheet)
    )
