"""Finding people among all that an organisation has sealed: everybody is opened in memory, compared and let go.

There is no index of names. For speed the rows come as plain tuples and only what a question may be about is
kept of them; who is shown is read once more and opened as everywhere else.
"""

from __future__ import annotations

import re
from collections import deque
from contextlib import closing
from dataclasses import dataclass, field
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final

import psycopg
from django.db import connection
from django.db.models import CharField
from django.db.models.functions import Cast

from amanjol.casework.cases import numbers, sealing
from amanjol.casework.cases.models import ExactNumber
from amanjol.casework.cases.queries import people_visible_to, visible_to
from amanjol.foundation.names.matching import SAME_FROM
from amanjol.foundation.names.searching import NameSearch
from amanjol.foundation.organisations.queries import node
from amanjol.foundation.seals import exact_ids
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.casework.cases.models import Case, Person
    from amanjol.casework.cases.records import PersonRecord
    from amanjol.foundation.names.searching import Hit
    from amanjol.foundation.organisations.keys.ring import Keyring
    from amanjol.foundation.organisations.models import Member

MOST_FOUND: Final = 20
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_YEARS_APART: Final = 1  # a year of birth is often said from memory
_ROWS_AT_ONCE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Found:
    """A person that a question found, opened. `score` up to 1; an exact number counts as 1."""

    person: Person
    record: PersonRecord
    score: float


@dataclass(slots=True)
class Everybody:
    """What a question may be about: one of each list is one person's."""

    ids: list[str] = field(default_factory=list)
    names: list[list[str]] = field(default_factory=list)
    birth_years: list[int | None] = field(default_factory=list)
    places: list[str] = field(default_factory=list)


def find(keyring: Keyring, question: str) -> list[Found]:
    """People by name in any script, nickname, patronymic, year of birth, place, or a whole number."""
    typed = (("telephone", numbers.telephone(question, _country())), ("document", numbers.document(question)))
    exact = _by_exact_number(keyring, typed)
    people = _everybody(keyring)
    found = _at(people, exact)
    year, words = _YEAR.search(question), _YEAR.sub(" ", question)
    if any(letter.isalpha() for letter in words):
        for at, score in _by_words(people, words):
            found.setdefault(at, score)
    elif year:
        found |= {at: 1.0 for at, born in enumerate(people.birth_years) if born == int(year[0])}
    if year and any(letter.isalpha() for letter in words):
        wanted = int(year[0])
        found = {at: score for at, score in found.items() if _may_be_of(people.birth_years[at], wanted)}
    return _best(keyring, found, people)


def like(keyring: Keyring, record: PersonRecord) -> list[Found]:
    """People who may be the one now being written down: an exact number, or a name that fits."""
    exact = _by_exact_number(keyring, numbers.of_person(record, _country()))
    people = _everybody(keyring)
    found = _at(people, exact)
    search: NameSearch[int] = NameSearch()
    search.add_columns(range(len(people.ids)), people.names, repeat("", len(people.ids)))
    for name in record.names:
        for at, score in search.find(name, limit=MOST_FOUND):
            if score >= SAME_FROM and _may_be_of(people.birth_years[at], record.birth_year):
                found[at] = max(score, found.get(at, 0.0))
    return _best(keyring, found, people)


def cases_of(member: Member, found: Iterable[Found]) -> dict[UUID, list[Case]]:
    """The cases of people found, the newest first, by person."""
    people = [one.person.pk for one in found]
    by_person: dict[UUID, list[Case]] = {pk: [] for pk in people}
    for case in visible_to(member).filter(person__in=people).order_by("status", "-opened_month"):
        by_person[case.person_id].append(case)
    return by_person


def _everybody(keyring: Keyring) -> Everybody:
    """SealBroken if anybody's row does not open."""
    rows = people_visible_to(keyring.member).annotate(text_id=Cast("pk", CharField()))
    columns = rows.values_list("text_id", "epoch", "schema", "wrapped_key", "sealed")
    people = Everybody()
    try:
        with closing(_streamed(columns)) as streamed:
            for ids, data in sealing.open_people(streamed, keyring):
                people.ids += ids
                people.names += [one["names"] for one in data]
                people.birth_years += [one["birth_year"] for one in data]
                people.places += [one["place"] for one in data]
    except (TypeError, KeyError):
        raise SealBroken from None
    return people


def _streamed(rows: QuerySet[Any, Any]) -> Generator[Any]:
    """Rows as they come, in PostgreSQL's binary form: a fifth of the time of Django's own way.

    Close it before anything else is asked of the database.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        found = cursor.stream(*rows.query.sql_with_params(), binary=True, size=_ROWS_AT_ONCE)
        try:
            for row in found:  # noqa: UP028  `yield from` would close it, and with it the transaction
                yield row
        finally:
            deque(found, maxlen=0)


def _by_words(people: Everybody, words: str) -> list[Hit[int]]:
    """Words may be of a name, of the place, or of both together."""
    search: NameSearch[int] = NameSearch()
    search.add_columns(range(len(people.ids)), people.names, people.places)
    return search.find(words, limit=MOST_FOUND)


def _at(people: Everybody, ids: set[str]) -> dict[int, float]:
    """Where they stand among all, each as certain as an exact number."""
    return {at: 1.0 for at, pk in enumerate(people.ids) if pk in ids} if ids else {}


def _by_exact_number(keyring: Keyring, typed: Iterable[tuple[str, str]]) -> set[str]:
    """`typed` are kinds and normal forms, as `numbers` makes them; an empty one is no number."""
    tokens = [exact_ids.token(keyring.index, kind, normal) for kind, normal in typed if normal]
    if not tokens:
        return set()
    rows = ExactNumber.objects.filter(
        organisation=keyring.member.organisation_id, index_version=keyring.index.version, token__in=tokens
    )
    return {str(pk) for pk in rows.values_list("person_id", flat=True)}


def _may_be_of(known: int | None, wanted: int | None) -> bool:
    return known is None or wanted is None or abs(known - wanted) <= _YEARS_APART


def _best(keyring: Keyring, found: dict[int, float], people: Everybody) -> list[Found]:
    ordered = sorted(found.items(), key=lambda entry: (-entry[1], people.names[entry[0]][0]))[:MOST_FOUND]
    best = {people.ids[at]: score for at, score in ordered}
    rows = {str(row.pk): row for row in people_visible_to(keyring.member).filter(pk__in=best)}
    return [
        Found(rows[pk], sealing.open_person(rows[pk], keyring), score)
        for pk, score in best.items()
        if pk in rows
    ]


def _country() -> str:
    this = node()
    return this.country if this else ""
