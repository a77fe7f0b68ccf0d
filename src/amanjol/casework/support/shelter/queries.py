"""Houses and stays, opened and compared with each other. A house says which stays it holds; a stay is of its case."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.beneath import rows_in
from amanjol.casework.cases.models import Assignment, Erased
from amanjol.casework.cases.restricted import still_open_since
from amanjol.casework.cases.rules import can_supervise
from amanjol.casework.desk import rules
from amanjol.casework.desk.due import passing_over
from amanjol.casework.support.models import House, HouseIncident, Stay
from amanjol.casework.support.shelter.records import HouseRecord, IncidentRecord, StayRecord
from amanjol.foundation.journal.queries import entries_of, times_of
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.web.fixed_queries import FixedQuery

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet, Value

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import PersonRecord
    from amanjol.casework.support.shelter.records import InBed
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

OF_HOUSE: Final = ("house.created", "house.changed", "house.beds-changed", "house.incident-written")
"""Each changes what is sealed of a house, which counts it: the journal has as many entries."""
BEGUN: Final = "stay.begun"
OF_STAY: Final = frozenset(
    {
        BEGUN,
        "stay.bed-changed",
        "stay.care-recorded",
        "stay.left",
        "stay.left-changed",
        "stay.done-since",
        "stay.thing-taken-in",
        "stay.thing-given-back",
        "stay.incident-written",
    }
)
"""As `OF_HOUSE`, of the stays of a case together."""


class NoSuchStay(LookupError):
    """The case has no stay of this id."""


@dataclass(frozen=True, slots=True)
class OpenedHouse:
    """`is_older`: the journal knows of more than stands here, as of an older copy that was put back."""

    row: House
    record: HouseRecord
    is_older: bool = False


@dataclass(frozen=True, slots=True)
class OpenedStay:
    row: Stay
    record: StayRecord


@dataclass(frozen=True, slots=True)
class CaseStays:
    """The newest first. `are_fewer`: the journal knows of more that was done with them than there is."""

    stays: list[OpenedStay]
    are_fewer: bool

    @property
    def now(self) -> OpenedStay | None:
        return next((stay for stay in self.stays if not stay.record.is_over), None)


@dataclass(frozen=True, slots=True)
class StaysOfDay:
    """`own` are the ids of stays of which the member does what is left to do: the others are those of colleagues.

    `older` are cases of which the journal knows of more than there is. `broken` are those of which a stay does not
    open, and is not here.
    """

    stays: list[OpenedStay]
    own: set[UUID]
    older: set[UUID]
    broken: dict[UUID, Case]


@dataclass(frozen=True, slots=True)
class Guest:
    """Who is in a bed. `stay`, `case` and `person` are empty where the member may not open the case.

    `agrees`: the stay itself says that it is in this bed of this house. `is_broken`: what is written of them does not
    open; there is the case, and nothing of what is in it.
    """

    in_bed: InBed
    stay: OpenedStay | None = None
    case: Case | None = None
    person: PersonRecord | None = None
    agrees: bool = True
    is_broken: bool = False

    @property
    def is_hidden(self) -> bool:
        return self.case is None


def houses_visible_to(member: Member) -> QuerySet[House]:
    """The one door to houses."""
    if not rules.can_read(member):
        return House.objects.none()
    return House.objects.filter(organisation=member.organisation_id)


def houses_of(keyring: Keyring) -> list[OpenedHouse]:
    """By name. SealBroken."""
    rows = list(houses_visible_to(keyring.member))
    times = (
        times_of(keyring.member.organisation_id, OF_HOUSE, "house", [row.pk for row in rows]) if rows else {}
    )
    houses = [_opened(row, keyring, times.get(row.pk, 0)) for row in rows]
    return sorted(houses, key=lambda house: (house.record.now.name.casefold(), str(house.row.pk)))


def is_house_missing(member: Member, number: int) -> bool:
    """Whether the journal knows of more houses: none is ever taken away."""
    described = entries_of(member.organisation_id).filter(verb=OF_HOUSE[0])
    return described.count() > number


def open_house(row: House, keyring: Keyring) -> OpenedHouse:
    """SealBroken."""
    times = times_of(row.organisation_id, OF_HOUSE, "house", [row.pk])
    return _opened(row, keyring, times.get(row.pk, 0))


def _opened(row: House, keyring: Keyring, recorded: int) -> OpenedHouse:
    record = sealing.open_as(HouseRecord, row, keyring)
    if not record.facts:
        raise SealBroken
    return OpenedHouse(row, record, recorded > record.acts)


def incidents_of(house: OpenedHouse, keyring: Keyring) -> list[IncidentRecord]:
    """The newest first. SealBroken, also where one is missing or one too many."""
    rows = HouseIncident.objects.filter(house=house.row)
    records = [sealing.open_as(IncidentRecord, row, keyring) for row in rows]
    if sorted(record.number for record in records) != list(range(1, house.record.incidents + 1)):
        raise SealBroken
    return sorted(records, key=lambda record: record.number, reverse=True)


def guests_in(houses: Iterable[OpenedHouse], keyring: Keyring) -> dict[UUID, list[Guest]]:
    """Who is in the beds of each house. Whose case was erased is not there any more. One whose case does not open takes
    no house and no other guest away.
    """
    houses = list(houses)
    ids = [UUID(entry.stay) for house in houses for entry in house.record.beds]
    broken: dict[UUID, Stay] = {}
    opened = stays_with(ids, keyring, broken)
    unseen = [pk for pk in ids if pk not in opened and pk not in broken]
    gone = set(Erased.objects.filter(pk__in=unseen).values_list("pk", flat=True)) if unseen else set()
    return {
        house.row.pk: [
            _in_bed(entry, house, opened.get(UUID(entry.stay)), broken.get(UUID(entry.stay)))
            for entry in house.record.beds
            if UUID(entry.stay) not in gone
        ]
        for house in houses
    }


def stays_with(
    ids: Iterable[UUID], keyring: Keyring, broken: dict[UUID, Stay]
) -> dict[UUID, tuple[OpenedStay, PersonRecord]]:
    """Those of these stays whose cases the member may open, with who it is, by their ids. What does not open is put
    into `broken`.
    """
    ids = set(ids)
    if not ids:
        return {}
    visible = queries.visible_to(keyring.member)
    rows = Stay.objects.select_related("case__person", "case__group").filter(pk__in=ids, case__in=visible)
    opened = {}
    for row in rows:
        try:
            opened[row.pk] = _with_person(row, keyring)
        except SealBroken:
            broken[row.pk] = row
    return opened


def _with_person(row: Stay, keyring: Keyring) -> tuple[OpenedStay, PersonRecord]:
    person = sealing.open_person_of(row.case, keyring)
    record = sealing.open_row(StayRecord, row, sealing.key_of_case(row.case, keyring), keyring)
    return OpenedStay(row, record), person


def _in_bed(
    entry: InBed, house: OpenedHouse, opened: tuple[OpenedStay, PersonRecord] | None, broken: Stay | None
) -> Guest:
    if broken is not None:
        return Guest(entry, case=broken.case, is_broken=True)
    if opened is None:
        return Guest(entry)
    stay, person = opened
    record = stay.record
    agrees = (record.house, record.bed, record.is_over) == (str(house.row.pk), entry.bed, False)
    return Guest(entry, stay, stay.row.case, person, agrees)


def stays_of(case: Case, keyring: Keyring) -> CaseStays:
    """SealBroken."""
    rows = rows_in(Stay, case)
    recorded = _times(queries.acts_in(case))
    if not rows:
        return CaseStays([], recorded > 0)
    key = sealing.key_of_case(case, keyring)
    stays = [OpenedStay(row, sealing.open_row(StayRecord, row, key, keyring)) for row in rows]
    stays.sort(key=lambda stay: (stay.record.at, str(stay.row.pk)), reverse=True)
    return CaseStays(stays, recorded > sum(stay.record.acts for stay in stays))


def stay_of(case: Case, pk: UUID, keyring: Keyring) -> OpenedStay:
    """NoSuchStay; SealBroken."""
    stay = next((stay for stay in stays_of(case, keyring).stays if stay.row.pk == pk), None)
    if stay is None:
        raise NoSuchStay
    return stay


def _stays_for(
    nobodys: Q, member: Value, organisation: Value, since: Value, *, is_all: bool = False
) -> QuerySet[Stay]:
    on_it = Assignment.objects.filter(case=OuterRef("case"))
    at_work = on_it.filter(
        member__left_on=None, member__account__is_active=True, member__role__in=rules.working_roles()
    )
    theirs = Q(Exists(on_it.filter(member=member))) | (Q(~Exists(at_work)) & nobodys)
    open_to = queries.cases_open_to(member, organisation, since)
    marked: QuerySet[Any] = Stay.objects.annotate(is_theirs=ExpressionWrapper(theirs, BooleanField()))
    there = marked.filter(case__in=open_to) if is_all else marked.filter(case__in=open_to, is_theirs=True)
    return there.select_related("case__person").order_by("pk")


_stays_of_members = FixedQuery(
    lambda member, organisation, since: _stays_for(Q(case__epoch=None), member, organisation, since)
)
_stays_of_supervisors = FixedQuery(
    lambda member, organisation, since: _stays_for(Q(), member, organisation, since, is_all=True)
)


def stays_for(member: Member, cases: Iterable[Case], keyring: Keyring) -> StaysOfDay:
    """Of cases, open and closed, on which the member is; of those on which nobody is any more, for whoever supervises,
    and of a restricted person for each who is named; for whoever supervises, those of colleagues, too. `cases` are the
    member's own, where a stay might be gone.

    Three queries, however many stays there are: the stays, who is named, what the journal counts.
    """
    if not rules.can_read(member):
        return StaysOfDay([], set(), set(), {})
    asked = _stays_of_supervisors if can_supervise(member) else _stays_of_members
    rows = asked.rows(member.pk, member.organisation_id, still_open_since())
    keys = sealing.keys_of_cases((row.case for row in rows), keyring)
    stays, broken = [], {row.case_id: row.case for row in rows if row.case_id not in keys}
    for row in (row for row in rows if row.case_id in keys):
        with passing_over(row.case, broken):
            stays.append(OpenedStay(row, sealing.open_row(StayRecord, row, keys[row.case_id], keyring)))
    there = {case.pk: case for case in (*cases, *(row.case for row in rows)) if case.pk not in broken}
    return StaysOfDay(
        stays,
        {row.pk for row in rows if getattr(row, "is_theirs", False)},
        _older_among(there, stays),
        broken,
    )


def _older_among(cases: dict[UUID, Case], stays: Iterable[OpenedStay]) -> set[UUID]:
    """Of which the journal knows more than was done with these, all of their stays."""
    acts = Counter[UUID]()
    for stay in stays:
        acts[stay.row.case_id] += stay.record.acts
    recorded = queries.acts_in_each(cases.values())
    return {pk for pk, of_case in recorded.items() if _times(of_case) > acts[pk]}


def _times(of_case: Iterable[queries.Acts]) -> int:
    return sum(acts.times for acts in of_case if acts.verb in OF_STAY)


def left_to_rewrap(keyring: Keyring) -> int:
    return under_earlier(House, keyring).count() + under_earlier(HouseIncident, keyring).count()


def under_earlier[Row: (House, HouseIncident)](model: type[Row], keyring: Keyring) -> QuerySet[Row]:
    """Rows of the organisation whose keys are wrapped under an earlier epoch."""
    own = model.objects.filter(organisation=keyring.member.organisation_id)
    return own.exclude(epoch=keyring.epoch.number)
