"""Computes every chain again, apart from the database, and compares. Needs a role that sees all rows.

Also called: integrity check, hash chain.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, TextField, Value
from django.db.models.functions import Cast, Concat

from amanjol.foundation.journal.models import Entry, Head, Subject
from amanjol.foundation.journal.subjects import DIGEST, digest_of_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.db.models import QuerySet

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Break:
    """The first entry of a chain that is not as it was written. `chain` is an organisation's id or `node`."""

    chain: str
    sequence: int
    why: str


@dataclass(slots=True)
class _Link:
    sequence: int = 0
    hash: bytes = b""


def count_entries() -> int:
    return Entry.objects.count()


def find_breaks(progress: Callable[[], None] = lambda: None) -> list[Break]:
    """The first break of each broken chain; `progress` is called once an entry."""
    heads = {head.chain: _Link(head.sequence, bytes(head.hash)) for head in Head.objects.all()}
    breaks = []
    for chain, entries in groupby(_all_entries().iterator(2000), key=lambda entry: entry.chain):
        first = _first_break(chain, entries, heads.pop(chain, _Link()), progress)
        if first is not None:
            breaks.append(first)
    breaks += [Break(chain, 1, "every entry is missing") for chain in heads]
    return breaks


def _all_entries() -> QuerySet[Entry]:
    """PostgreSQL writes jsonb as text in one way only, and that text is what was hashed."""
    text = Concat("kind", Value(":"), Cast("subject_id", TextField()), output_field=TextField())
    own = Subject.objects.filter(entry=OuterRef("pk"), organisation_id=OuterRef("organisation_id"))
    entries = Entry.objects.annotate(
        details_text=Cast("details", TextField()),
        subject_texts=ArraySubquery(own.annotate(text=text).values("text")),
    )
    return entries.order_by("organisation_id", "sequence")


def _first_break(
    chain: str, entries: Iterable[Entry], head: _Link, progress: Callable[[], None]
) -> Break | None:
    last, first = _Link(), None
    for entry in entries:
        progress()
        if first is None:
            why = _what_is_wrong(entry, last)
            first = Break(chain, last.sequence + 1, why) if why else None
            last = _Link(entry.sequence, bytes(entry.hash))
    return first or _break_at_the_end(chain, last, head)


def _what_is_wrong(entry: Entry, last: _Link) -> str:
    if entry.sequence != last.sequence + 1:
        return "it is missing"
    if bytes(entry.previous_hash) != last.hash:
        return "it does not follow from the one before"
    if bytes(entry.hash) != entry_hash(entry):
        return "it was altered"
    if _has_other_subjects(entry):
        return "what it is about was altered"
    return ""


def _has_other_subjects(entry: Entry) -> bool:
    """Whether the rows beside it are others than those whose digest the entry holds."""
    texts: list[str] = entry.subject_texts  # type: ignore[attr-defined]  # annotated by _all_entries
    return bool(entry.details.get(DIGEST) != (digest_of_texts(texts) if texts else None))


def _break_at_the_end(chain: str, last: _Link, head: _Link) -> Break | None:
    if last.sequence < head.sequence:
        return Break(chain, last.sequence + 1, "it is missing, and all after it")
    if last != head:
        return Break(chain, last.sequence, "it is not the last one that was counted")
    return None


def entry_hash(entry: Entry) -> bytes:
    """As the trigger in migration 0002 computes it. The entry needs the annotation `details_text`."""
    parts = (
        b"amanjol journal 1",
        bytes(entry.previous_hash),
        entry.chain.encode(),
        entry.sequence.to_bytes(8, signed=True),
        ((entry.at - _EPOCH) // timedelta(microseconds=1)).to_bytes(8, signed=True),
        entry.id.bytes,
        entry.actor_id.bytes if entry.actor_id else None,
        entry.verb.encode(),
        entry.subject_type.encode(),
        entry.subject_id.encode(),
        entry.details_text.encode(),  # type: ignore[attr-defined]  # annotated by _all_entries
    )
    return hashlib.sha256(b"".join(_after_its_length(part) for part in parts)).digest()


def _after_its_length(part: bytes | None) -> bytes:
    return b"\xff\xff\xff\xff" if part is None else len(part).to_bytes(4) + part
