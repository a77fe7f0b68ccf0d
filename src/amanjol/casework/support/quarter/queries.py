"""The figures of a quarter. People once, whatever was written of them and in however many cases."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from amanjol.casework.cases.models import ItemKind
from amanjol.casework.desk.country import country_here
from amanjol.casework.desk.in_bulk import uncollected
from amanjol.casework.desk.tallies import Counting, Quarter, Tally, all_tallies
from amanjol.casework.standards.people.allowing import Use, allows
from amanjol.casework.standards.people.given import ConsentFor, newest
from amanjol.casework.standards.people.terms import US
from amanjol.casework.support.quarter.counted import everybody, older_copies, restricted_people
from amanjol.casework.support.quarter.groups import Age, Kind, Sex, age_of, kind_of, sex_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from uuid import UUID

    from amanjol.casework.cases.records import Note
    from amanjol.casework.desk.tallies import Deed
    from amanjol.casework.support.quarter.counted import CountedCase, CountedPerson
    from amanjol.foundation.organisations.keys.keyring import Keyring

FEW: Final = 10
"""Of fewer people somebody can be recognised: no figure below it leaves the house (published figures: n >= 10)."""
OFFERED: Final = 8
"""So many quarters back somebody can choose."""


@dataclass(frozen=True, slots=True)
class TallyRow:
    """`people` once each; None where the room says of nothing for whom it was."""

    kind: str
    people: int | None
    times: int
    minutes: int


@dataclass(frozen=True, slots=True)
class MoneySum:
    """What `people` got together in one currency, and the most and the second most that one of them got."""

    people: int
    total: int
    largest: int
    second: int


@dataclass(frozen=True, slots=True)
class TallyFigures:
    """`money` by its currency, where the room counts any: two currencies are never added."""

    tally: Tally
    rows: list[TallyRow]
    people: int | None
    money: Mapping[str, MoneySum] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figures:
    """`people` are those for whom something was done, once each; of these `new` came in the quarter.

    `agreed` of them to being counted outside, too. `refused` said no to being counted: neither they nor what was done
    for them is in any other figure. `restricted` are people whom the member may open, and who are in none either.
    `older` are codes of cases that an older copy was put in place of.
    """

    quarter: Quarter
    people: int
    new: int
    cases: int
    kinds: Mapping[Kind, int]
    groups: Mapping[tuple[Age, Sex], int]
    tallies: list[TallyFigures]
    agreed: int
    refused: int
    restricted: int
    older: list[str]

    @property
    def continuing(self) -> int:
        return self.people - self.new

    def of_age(self, age: Age) -> int:
        return sum(number for (group, _sex), number in self.groups.items() if group is age)

    def of_sex(self, sex: Sex) -> int:
        return sum(number for (_age, group), number in self.groups.items() if group is sex)


def offered_quarters(today: date) -> list[Quarter]:
    """The newest first, the one that runs now among them."""
    quarters = [Quarter.of(today)]
    while len(quarters) < OFFERED:
        quarters.append(quarters[-1].before)
    return quarters


def figures_of(keyring: Keyring, quarter: Quarter, *, agreed_only: bool = False) -> Figures:
    """`agreed_only` is for what leaves the house: whoever did not say yes to that is in none of it. SealBroken."""
    with uncollected():
        return _figures(keyring, quarter, agreed_only=agreed_only)


def _figures(keyring: Keyring, quarter: Quarter, *, agreed_only: bool) -> Figures:
    all_people = everybody(keyring)
    refusing = {person.pk for person in all_people if _says_no(person)}
    counted = [
        person for person in all_people if person.pk not in refusing and (not agreed_only or _agrees(person))
    ]
    person_of = {case.pk: person.pk for person in counted for case in person.cases}
    keys = {case.pk: case.key for person in counted for case in person.cases}
    counting = Counting(keyring, quarter, keys)
    deeds = [(tally, list(tally.deeds(counting))) for tally in all_tallies()]
    active = {deed.case for _tally, of_tally in deeds for deed in of_tally if deed.case}
    active |= {case.pk for person in counted for case in person.cases if _is_active(case, quarter)}
    reached = [person for person in counted if any(case.pk in active for case in person.cases)]
    return Figures(
        quarter=quarter,
        people=len(reached),
        new=sum(quarter.holds(_since(person)) for person in reached),
        cases=len(active),
        kinds=Counter(kind_of(person) for person in reached),
        groups=Counter(
            (age_of(person.record, quarter.last_day), sex_of(person.record)) for person in reached
        ),
        tallies=[_tally_figures(tally, of_tally, person_of) for tally, of_tally in deeds],
        agreed=sum(_agrees(person) for person in reached),
        refused=len(refusing),
        restricted=restricted_people(keyring),
        older=older_copies(counted, keyring, _older_in_rooms(counting)),
    )


def _older_in_rooms(counting: Counting) -> set[UUID]:
    return {case for tally in all_tallies() if tally.older is not None for case in tally.older(counting)}


def _tally_figures(tally: Tally, deeds: list[Deed], person_of: Mapping[str, str]) -> TallyFigures:
    people: dict[str, set[str]] = defaultdict(set)
    times, minutes = Counter[str](), Counter[str]()
    for deed in deeds:
        times[deed.kind] += 1
        minutes[deed.kind] += deed.minutes
        if who := person_of.get(deed.case, deed.who):
            people[deed.kind].add(who)
    rows = [
        TallyRow(kind, len(people[kind]) if kind in people else None, times[kind], minutes[kind])
        for kind in times
    ]
    rows.sort(key=lambda row: (-row.times, row.kind))
    all_of_them = set[str]().union(*people.values())
    return TallyFigures(tally, rows, len(all_of_them) if people else None, _money(deeds, person_of))


def _money(deeds: Iterable[Deed], person_of: Mapping[str, str]) -> dict[str, MoneySum]:
    """What somebody got several times, in however many cases, is theirs alone."""
    of_each: dict[str, Counter[str]] = defaultdict(Counter)
    for deed in deeds:
        if deed.amount:
            of_each[deed.currency][person_of.get(deed.case, deed.who)] += deed.amount
    return {currency: _sum_of(list(got.values())) for currency, got in of_each.items()}


def _sum_of(got: list[int]) -> MoneySum:
    largest, second = sorted([*got, 0], reverse=True)[:2]
    return MoneySum(len(got), sum(got), largest, second)


def _since(person: CountedPerson) -> date:
    """The day on which the first of their cases began."""
    return min(case.record.help.entries[0].began_on for case in person.cases)


def _is_active(case: CountedCase, quarter: Quarter) -> bool:
    """Whether it began in the quarter, or anything was written down of what happened in it."""
    if quarter.holds(case.record.help.entries[0].began_on):
        return True
    if any(quarter.holds(risk.on) for risk in case.written[ItemKind.RISK]):
        return True
    return any(quarter.holds(day) for day in _days_of_notes(case.written[ItemKind.NOTE]))


def _days_of_notes(notes: Iterable[Note]) -> Iterable[date]:
    """Of what each tells of, as it was corrected last; of one that was struck none."""
    days: dict[int, date | None] = {}
    for number, note in enumerate(notes, 1):
        if note.corrects is None:
            days[number] = note.happened_on or timezone.localdate(note.at)
        elif note.struck:
            days[note.corrects] = None
        elif note.happened_on is not None:
            days[note.corrects] = note.happened_on
    return [day for day in days.values() if day is not None]


def _says_no(person: CountedPerson) -> bool:
    """The newest word about being counted is a no, said by whoever may say it, or a yes that was withdrawn."""
    consents = [
        given for given in newest(person.written(ItemKind.CONSENT)) if given.purpose is ConsentFor.COUNTED
    ]
    if not consents:
        return False
    last = max(
        enumerate(consents), key=lambda entry: (entry[1].withdrawn_on or entry[1].consent.given_on, entry[0])
    )[1]
    return last.is_refused or last.withdrawn_on is not None


def _agrees(person: CountedPerson) -> bool:
    home = country_here()
    use = Use(ConsentFor.COUNTED, US, None, home, timezone.localdate(), home)
    return allows(person.written(ItemKind.CONSENT), person.record.form, use)
