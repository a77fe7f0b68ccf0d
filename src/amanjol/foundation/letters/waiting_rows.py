"""Rows of letters that wait, asked for and changed together: one statement, however many letters there are.

Also called: set-based queries, batching.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from django.db import connection
from django.utils import timezone

from amanjol.foundation.letters.models import InboxKey, Incoming
from amanjol.foundation.web.fixed_queries import FixedQuery, IsAmong

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from uuid import UUID

    from amanjol.foundation.letters.models import OpenedLetter

    type Signed = tuple[str, str, UUID]
    """A letter by its writer's node, its writer and its id."""

# What is new comes first, then of what waits some by chance: however much waits, it keeps no letter out.
_IN_TURN: Final = """
select id, letter, held <> '' from letters_incoming
where organisation_id = %s and sealed is not null and key_id = any(%s) and (held = any(%s) or %s)
order by held <> '', case when held = '' then arrived_at end, random() limit %s
"""
_OURS: Final = """
select letter from unnest(%s::uuid[]) as letter
where pg_try_advisory_xact_lock(hashtextextended('letter ' || letter, 0))
"""
_BEFORE: Final = """
select exists (select from letters_openedletter here
        where here.organisation_id = %s and here.issuer_node = asked.node and here.issuer = asked.issuer
            and here.letter = asked.letter),
    exists (select from letters_recalled gone
        where gone.issuer_node = asked.node and gone.issuer = asked.issuer and gone.letter = asked.letter
            and gone.key = asked.key)
from unnest(%s::text[], %s::text[], %s::uuid[], %s::bytea[]) with ordinality as asked (node, issuer, letter, key, place)
order by asked.place
"""
_ENTERED: Final = ("id", "issuer_node", "issuer", "letter", "sequence", "opened_at", "gone_at")
_ENTER: Final = """
insert into letters_openedletter (organisation_id, id, issuer_node, issuer, letter, sequence, opened_at, gone_at)
select %s, entry.*
from unnest(%s::uuid[], %s::text[], %s::text[], %s::uuid[], %s::bigint[], %s::timestamptz[], %s::timestamptz[]) as entry
"""
_EMPTY: Final = """
update letters_incoming waiting set sealed = null, held = '', gone_at = %s
from unnest(%s::text[], %s::uuid[]) as opened (node, letter)
where waiting.organisation_id = %s and waiting.from_node = opened.node and waiting.letter = opened.letter
    and waiting.sealed is not null
"""
_KEEP: Final = """
update letters_openedletter set kept = told.kept from unnest(%s::uuid[], %s::bytea[]) as told (id, kept)
where letters_openedletter.id = told.id and letters_openedletter.gone_at is null
"""
_waiting_inboxes = FixedQuery(
    lambda organisation, now: InboxKey.objects.filter(
        organisation=organisation,
        key_id__in=Incoming.objects.filter(organisation=organisation, sealed__isnull=False).values("key_id"),
        closes_at__gte=now,
    )
)
_waiting_rows = FixedQuery(
    lambda pks: Incoming.objects.select_for_update(skip_locked=True).filter(
        IsAmong("pk", pks), sealed__isnull=False
    )
)


class Chosen(NamedTuple):
    """A row, its letter, and whether it was held before."""

    pk: UUID
    letter: UUID
    is_held: bool


class Before(NamedTuple):
    """Letters that were opened here before, and those that their writer took back, by writer and id."""

    here: set[Signed]
    gone: set[Signed]


def inboxes(organisation: UUID) -> list[InboxKey]:
    """Those with letters that are not closed."""
    return _waiting_inboxes.rows(organisation, timezone.now())


def in_turn(
    organisation: UUID, keys: Collection[bytes], held: Collection[str] | None, at_most: int
) -> list[Chosen]:
    """Of the inboxes with these keys, and of those that wait for these reasons; for any where that is None."""
    with connection.cursor() as cursor:
        cursor.execute(_IN_TURN, [organisation, list(keys), list(held or ()), held is None, at_most])
        return [Chosen(*row) for row in cursor.fetchall()]


def hold(letters: Collection[UUID]) -> set[UUID]:
    """Those that nobody else opens until the transaction ends; the others a colleague opens now.

    A letter may lie here twice, sealed anew: who opens one of the two enters the letter and empties both, so two who
    open one each would wait for each other.
    """
    with connection.cursor() as cursor:
        cursor.execute(_OURS, [list(letters)])
        return {letter for (letter,) in cursor.fetchall()}


def locked(pks: Collection[UUID]) -> dict[UUID, Incoming]:
    """Without those that were opened meanwhile, or that the worker holds."""
    return {row.pk: row for row in _waiting_rows.rows(list(pks))}


def before(organisation: UUID, signed: Iterable[tuple[Signed, Collection[bytes]]]) -> Before:
    """Which of them. Beside each the keys of its writer that are believed: a recall counts by one of those alone."""
    asked = [(of, key) for of, keys in signed for key in keys]
    columns = [[of[at] for of, _key in asked] for at in range(3)]
    with connection.cursor() as cursor:
        cursor.execute(_BEFORE, [organisation, *columns, [key for _of, key in asked]])
        rows = cursor.fetchall()
    of_all = Before(set(), set())
    for (of, _key), (is_here, is_gone) in zip(asked, rows, strict=True):
        if is_here:
            of_all.here.add(of)
        if is_gone:
            of_all.gone.add(of)
    return of_all


def empty(rows: Collection[Incoming]) -> None:
    """What they hold is kept elsewhere now, or not wanted; so are the bytes that somebody laid beside them. All of one
    organisation.
    """
    nodes, letters = [row.from_node for row in rows], [row.letter for row in rows]
    organisation = next(iter(rows)).organisation_id
    with connection.cursor() as cursor:
        cursor.execute(_EMPTY, [timezone.now(), nodes, letters, organisation])


def keep(sealed: Mapping[UUID, bytes]) -> None:
    """What the packages keep of letters that were opened, by the ids of these (`OpenedLetter`); nothing of one that a
    later letter of the same press has dropped.
    """
    if sealed:
        with connection.cursor() as cursor:
            cursor.execute(_KEEP, [list(sealed), list(sealed.values())])


def enter(rows: Sequence[OpenedLetter]) -> None:
    """That these letters of one organisation were opened, or are gone. django.db.IntegrityError for what is here."""
    columns = [[getattr(row, name) for row in rows] for name in _ENTERED]
    with connection.cursor() as cursor:
        cursor.execute(_ENTER, [rows[0].organisation_id, *columns])
