"""What was done, in words, for the pages of cases, reports and consultations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.foundation.journal.vocabulary import in_words
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from amanjol.foundation.journal.models import Entry
    from amanjol.foundation.journal.queries import Lookups
    from amanjol.foundation.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Act:
    """Something that was done, in words. `text` is a note's, else empty.

    What was done many times in a row stands once: `times` since `first_at`, the last time `at`.
    """

    at: datetime
    who: str
    words: str
    text: str = ""
    times: int = 1
    first_at: datetime | None = None


class Note(Protocol):
    """What somebody wrote: `by` is an account's id, `at` a moment in UTC."""

    @property
    def at(self) -> datetime: ...
    @property
    def by(self) -> str: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class LookupsShown:
    """How often something stood among much else; `names` of who saw it, in the order of the alphabet."""

    words: str
    times: int
    names: list[str]
    first_at: datetime
    last_at: datetime


def lookups_shown(organisation: Organisation, lookups: Iterable[Lookups]) -> list[LookupsShown]:
    """Lists and searches, in words."""
    lookups = list(lookups)
    names = names_of({str(actor) for lookup in lookups for actor in lookup.actors}, organisation)
    return [
        LookupsShown(
            in_words(lookup.verb),
            lookup.times,
            sorted(names.get(str(actor), "") for actor in lookup.actors),
            lookup.first_at,
            lookup.last_at,
        )
        for lookup in lookups
    ]


def gathered(acts: Iterable[Act], verbs: Collection[str]) -> list[Act]:
    """Newest first, as they come: what one colleague did in a row on one day by the same of these verbs, once."""
    words, rows = {in_words(verb) for verb in verbs}, list[Act]()
    for act in acts:
        newer = rows[-1] if rows else None
        if newer is None or act.words not in words or not _are_one(newer, act):
            rows.append(act)
        else:
            rows[-1] = replace(newer, times=newer.times + 1, first_at=act.at)
    return rows


def _are_one(newer: Act, act: Act) -> bool:
    days = {timezone.localtime(at).date() for at in (newer.at, act.at)}
    return (newer.words, newer.who) == (act.words, act.who) and len(days) == 1


def timeline_of(
    organisation: Organisation,
    entries: Iterable[Entry],
    notes: Collection[Note] = (),
    *,
    not_named: Collection[str] = (),
) -> list[Act]:
    """Entries of the journal in words, newest first; notes stand among them by their time.

    Of a verb in `not_named` it says only that somebody wrote something.
    """
    entries = list(entries)
    authors = {str(entry.actor_id) for entry in entries} | {note.by for note in notes}
    names = names_of(authors, organisation)
    acts = [
        Act(
            entry.at,
            names.get(str(entry.actor_id), ""),
            _("wrote in the case") if entry.verb in not_named else in_words(entry.verb),
        )
        for entry in entries
    ]
    acts += [Act(note.at, names.get(note.by, ""), "", note.text) for note in notes]
    return sorted(acts, key=lambda act: act.at, reverse=True)
