"""Finding people among all that an organisation has sealed: everybody is opened in memory, compared and let go.

There is no index of names. For speed the rows come as plain tuples and only what a question may be about is
kept of them; who is shown is read once more and opened as everywhere else. Restricted people, who are few, are opened
one by one, for those who may open them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import repeat
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases import restricted, sealing
from amanjol.casework.cases.models import Case, ExactNumber
from amanjol.casework.cases.own_numbers import numbers_of
from amanjol.casework.cases.queries import people_visible_to, visible_to
from amanjol.casework.desk import in_bulk, numbers
from amanjol.casework.desk.country import country_here
from amanjol.casework.desk.in_bulk import uncollected
from amanjol.foundation.names.matching import SAME_FROM
from amanjol.foundation.names.searching import NameSearch
from amanjol.foundation.seals import exact_ids
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Sequence
    from uuid import UUID

    from amanjol.casework.cases.models import Person
    from amanjol.casework.cases.records import PersonRecord
    from amanjol.foundation.names.searching import Hit
    from amanjol.foundation.organisations.keys.keyring import Keyring

MOST_FOUND: Final = 20
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_YEARS_APART: Final = 1  # a year of birth is often said from memory


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """A person that a question found, opened. `score` up to 1; an exact number counts as 1."""

    person: Person
    record: PersonRecord
    score: float


@dataclass(slots=True)
class Everybody:
    """What a question may be about: one of each list is one person's. `restricted` by place in the lists."""

    ids: list[str] = field(default_factory=list)
    names: list[list[str]] = field(default_factory=list)
    birth_years: list[int | None] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    restricted: dict[int, PersonRecord] = field(default_factory=dict)


@uncollected()
def find(keyring: Keyring, question: str) -> list[PersonMatch]:
    """People by name in any script, nickname, patronymic, year of birth, place, or a whole number."""
    typed = (
        ("telephone", numbers.telephone(question, country_here())),
        ("document", numbers.document(question)),
    )
    people = _everybody(keyring)
    scores = _by_exact_number(keyring, typed, people)
    year, words = _YEAR.search(question), _YEAR.sub(" ", question)
    if any(letter.isalpha() for letter in words):
        for at, score in _by_words(people, words):
            scores.setdefault(at, score)
    elif year:
        scores |= {at: 1.0 for at, born in enumerate(people.birth_years) if born == int(year[0])}
    if year and any(letter.isalpha() for letter in words):
        wanted = int(year[0])
        scores = {at: score for at, score in scores.items() if _may_be_of(people.birth_years[at], wanted)}
    return _best(keyring, scores, people)


def likely_matches(keyring: Keyring, record: PersonRecord) -> list[PersonMatch]:
    """People who may be the one now being written down: an exact number, or a name that fits."""
    return likely_matches_of_each(keyring, [record])[0]


@uncollected()
def likely_matches_of_each(keyring: Keyring, records: Iterable[PersonRecord]) -> list[list[PersonMatch]]:
    """As `likely_matches`, of many: everybody is opened once."""
    people = _everybody(keyring)
    search: NameSearch[int] = NameSearch()
    search.add_columns(range(len(people.ids)), people.names, repeat("", len(people.ids)))
    return [_likely(keyring, people, search, record) for record in records]


def _likely(
    keyring: Keyring, people: Everybody, search: NameSearch[int], record: PersonRecord
) -> list[PersonMatch]:
    scores = _by_exact_number(keyring, list(numbers_of(record, country_here())), people)
    for name in record.names:
        for at, score in search.find(name, limit=MOST_FOUND):
            if score >= SAME_FROM and _may_be_of(people.birth_years[at], record.birth_year):
                scores[at] = max(score, scores.get(at, 0.0))
    return _best(keyring, scores, people)


def find_for_emergency(keyring: Keyring, question: str) -> list[PersonMatch]:
    """Restricted people whom the member may open for danger to life, by a name that fits or the code of a case.

    SealBroken.
    """
    people = {person.pk: person for person in restricted.people_for_emergency(keyring.member)}
    records = {pk: sealing.open_person(person, keyring) for pk, person in people.items()}
    cases = Case.objects.filter(person__in=people)
    called = [case for case in cases if case.code == question.strip().upper()]
    for case in called:
        sealing.prove(case, keyring)
    scores = dict.fromkeys((case.person_id for case in called), 1.0)
    scores = scores or {pk: score for pk, score in _names_of(records).find(question) if score >= SAME_FROM}
    return [PersonMatch(people[pk], records[pk], score) for pk, score in scores.items()]


def likely_ids(records: dict[UUID, PersonRecord], record: PersonRecord) -> set[UUID]:
    """Which of few people may be this one: by a name and a year of birth, or by a number, which need no hash here."""
    search = _names_of(records)
    by_name = {
        pk
        for name in record.names
        for pk, score in search.find(name)
        if score >= SAME_FROM and _may_be_of(records[pk].birth_year, record.birth_year)
    }
    return by_name | _with_number(records, set(numbers_of(record, country_here())))


def cases_of(keyring: Keyring, matches: Iterable[PersonMatch]) -> dict[UUID, list[Case]]:
    """The cases of people that match, the newest first, by person. SealBroken for one that is not its person's."""
    return cases_of_people(keyring, [match.person.pk for match in matches])


def cases_of_people(keyring: Keyring, people: Sequence[UUID]) -> dict[UUID, list[Case]]:
    """As `cases_of`."""
    by_person: dict[UUID, list[Case]] = {pk: [] for pk in people}
    rows = visible_to(keyring.member).select_related("person").filter(person__in=people)
    for case in rows.order_by("status", "-opened_month"):
        sealing.prove(case, keyring)
        by_person[case.person_id].append(case)
    return by_person


def _everybody(keyring: Keyring) -> Everybody:
    """SealBroken if anybody's row does not open."""
    visible = people_visible_to(keyring.member)
    people = Everybody()
    try:
        for ids, data in in_bulk.opened(visible.filter(epoch__isnull=False), keyring):
            people.ids += ids
            people.names += [person["names"] for person in data]
            people.birth_years += [person["birth_year"] for person in data]
            people.places += [person["place"] for person in data]
    except (TypeError, KeyError):
        raise SealBroken from None
    for row in visible.filter(epoch=None):
        record = people.restricted[len(people.ids)] = sealing.open_person(row, keyring)
        people.ids.append(str(row.pk))
        people.names.append(list(record.names))
        people.birth_years.append(record.birth_year)
        people.places.append(record.place)
    return people


def _by_words(people: Everybody, words: str) -> list[Hit[int]]:
    """Words may be of a name, of the place, or of both together."""
    search: NameSearch[int] = NameSearch()
    search.add_columns(range(len(people.ids)), people.names, people.places)
    return search.find(words, limit=MOST_FOUND)


def _by_exact_number(
    keyring: Keyring, typed: Collection[tuple[str, str]], people: Everybody
) -> dict[int, float]:
    """Where the people with one of these numbers stand among all. `typed` are kinds and normal forms, or empty.

    A hash only says whom to open: of the row that has it, the number is compared with what is sealed.
    """
    wanted = {(kind, normal) for kind, normal in typed if normal}
    if not wanted:
        return {}
    rows = ExactNumber.objects.filter(
        organisation=keyring.member.organisation_id,
        index_version=keyring.index.version,
        token__in=[exact_ids.token(keyring.index, kind, normal) for kind, normal in wanted],
    )
    hashed = people_visible_to(keyring.member).filter(pk__in=rows.values("person"))
    records = {str(row.pk): sealing.open_person(row, keyring) for row in hashed}
    having = _with_number(records, wanted)
    places = {at for at, pk in enumerate(people.ids) if pk in having} if having else set()
    return dict.fromkeys(places | _with_number(people.restricted, wanted), 1.0)


def _with_number[Key: Hashable](records: dict[Key, PersonRecord], wanted: set[tuple[str, str]]) -> set[Key]:
    country = country_here()
    return {key for key, record in records.items() if not wanted.isdisjoint(numbers_of(record, country))}


def _names_of(records: dict[UUID, PersonRecord]) -> NameSearch[UUID]:
    search: NameSearch[UUID] = NameSearch()
    for pk, record in records.items():
        search.add(pk, *record.names)
    return search


def _may_be_of(birth_year: int | None, wanted: int | None) -> bool:
    return birth_year is None or wanted is None or abs(birth_year - wanted) <= _YEARS_APART


def _best(keyring: Keyring, scores: dict[int, float], people: Everybody) -> list[PersonMatch]:
    ordered = sorted(scores.items(), key=lambda entry: (-entry[1], people.names[entry[0]][0]))[:MOST_FOUND]
    best = {people.ids[at]: score for at, score in ordered}
    rows = {str(row.pk): row for row in people_visible_to(keyring.member).filter(pk__in=best)}
    return [
        PersonMatch(rows[pk], sealing.open_person(rows[pk], keyring), score)
        for pk, score in best.items()
        if pk in rows
    ]
