from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection
from django.db.models import Count, Max, Min, Q
from psycopg.types.json import Jsonb

from amanjol.foundation.journal.models import Entry
from amanjol.foundation.journal.models import Subject as SubjectRow
from amanjol.foundation.journal.subjects import DIGEST, digest_of
from amanjol.foundation.web.fixed_queries import FixedQuery

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from django.db.models import F, QuerySet, Value

    from amanjol.foundation.journal.subjects import Subject


_TIMES: Final = """
select subject_id, count(*) from journal_entry
where organisation_id = %(organisation)s and subject_type = %(kind)s and subject_id = any(%(texts)s)
    and verb = any(%(verbs)s)
group by 1
union all
select s.subject_id::text, count(*) from journal_subject s join journal_entry e on e.id = s.entry_id
where s.organisation_id = %(organisation)s and s.kind = %(kind)s and s.subject_id = any(%(ids)s::uuid[])
    and e.verb = any(%(verbs)s)
group by 1
"""
_TIMES_NUMBERED: Final = _TIMES.replace(
    "and verb = any(%(verbs)s)", "and (verb = any(%(verbs)s) or jsonb_exists(details, %(numbered)s))"
)


@dataclass(frozen=True, slots=True)
class Lookups:
    """Entries of one verb about something among much else: how many, by which accounts, from when to when."""

    verb: str
    times: int
    actors: tuple[UUID, ...]
    first_at: datetime
    last_at: datetime


def entries_of(organisation: UUID | Value | F) -> QuerySet[Entry]:
    """The organisation's journal, newest first. Row security shows a session its own organisation's only."""
    return Entry.objects.filter(organisation_id=organisation).order_by("-sequence")


def entries_about(organisation: UUID, kind: str, subject_id: object) -> QuerySet[Entry]:
    """What an organisation did with one thing, newest first."""
    return entries_of(organisation).filter(subject_type=kind, subject_id=str(subject_id))


def subjects_of(verb: str, kind: str) -> set[str]:
    """The ids of all things of this kind that an entry of this verb is about, as the keeper of every organisation."""
    rows = Entry.objects.filter(verb=verb, subject_type=kind)
    return set(rows.values_list("subject_id", flat=True))


def entries_among(organisation: UUID | Value, verb: str, kind: str, pk: UUID | Value) -> QuerySet[Entry]:
    """Entries of this verb that are about this thing among others."""
    mine = SubjectRow.objects.filter(organisation_id=organisation, kind=kind, subject_id=pk)
    return Entry.objects.filter(organisation_id=organisation, verb=verb, pk__in=mine.values("entry"))


def subjects_among(organisation: UUID, verb: str, kind: str) -> set[UUID]:
    """All things of this kind that entries of this verb are about among others."""
    rows = SubjectRow.objects.filter(organisation_id=organisation, kind=kind, entry__verb=verb)
    return set(rows.values_list("subject_id", flat=True))


def was_subject(organisation: UUID, verb: str, kind: str, pk: UUID) -> bool:
    """Whether an entry of this verb is about this thing, among others. What stands there once, stands for ever."""
    mine = SubjectRow.objects.filter(organisation_id=organisation, kind=kind, subject_id=pk)
    return mine.filter(entry__verb=verb).exists()


_since = FixedQuery(
    lambda since, organisation, actor, verb, details: Entry.objects.filter(
        organisation_id=organisation, actor_id=actor, at__gt=since, verb=verb, details__contains=details
    ).values_list("pk")[:1]
)


def was_recorded_since(
    since: datetime, organisation: UUID, actor: UUID, verb: str, where: str, subjects: Iterable[Subject]
) -> bool:
    """Whether this person was the actor of an entry about these very things, in the same place."""
    details = Jsonb({"where": where, DIGEST: digest_of(subjects)})
    return _since.first(since, organisation, actor, verb, details) is not None


def lookups_of(organisation: UUID, verbs: Collection[str], subjects: Iterable[Subject]) -> list[Lookups]:
    """What was done with any of these things among others, one line for each verb, the newest first. One query."""
    any_of = Q()
    for kind, pk in subjects:
        any_of |= Q(kind=kind, subject_id=pk)
    rows = SubjectRow.objects.filter(any_of, organisation_id=organisation, entry__verb__in=verbs)
    counted = rows.values("entry__verb").annotate(
        times=Count("entry", distinct=True),
        actors=ArrayAgg("entry__actor_id", distinct=True),
        first_at=Min("entry__at"),
        last_at=Max("entry__at"),
    )
    return [
        Lookups(row["entry__verb"], row["times"], tuple(row["actors"]), row["first_at"], row["last_at"])
        for row in counted.order_by("-last_at")
    ]


def times_of(
    organisation: UUID, verbs: Collection[str], kind: str, ids: Collection[UUID], *, numbered: str = ""
) -> dict[UUID, int]:
    """How many entries of these verbs are about each of these things, by itself or among others. One query, whose
    words are the same for however many.

    `numbered`: of any verb, those count as well that have a number of this name beside them.
    """
    of_verbs, texts = list(verbs), [str(pk) for pk in ids]
    times: Counter[UUID] = Counter()
    with connection.cursor() as cursor:
        cursor.execute(
            _TIMES_NUMBERED if numbered else _TIMES,
            {
                "organisation": organisation, "kind": kind, "verbs": of_verbs, "texts": texts, "ids": list(ids),
                "numbered": numbered,
            },
        )  # fmt: skip
        for pk, number in cursor.fetchall():
            times[UUID(pk)] += number
    return dict(times)
