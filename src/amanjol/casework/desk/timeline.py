"""What was done, in words, for the pages of cases, reports and consultations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.foundation.journal.vocabulary import in_words
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime

    from amanjol.foundation.journal.models import Entry
    from amanjol.foundation.journal.queries import Lookups
    from amanjol.foundation.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class EarlierWords:
    """What a note said before it was corrected, and who wrote that."""

    at: datetime
    who: str
    text: str
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """Something that was done, in words. `text` and all that follows are a note's, else empty.

    `happened_on` is the day of the event where that is not `at`'s, on which it was entered. `number` is that of a note
    which the reader may correct.
    """

    at: datetime
    who: str
    words: str
    text: str = ""
    happened_on: date | None = None
    number: int | None = None
    is_struck: bool = False
    corrected_at: datetime | None = None
    corrected_by: str = ""
    earlier: tuple[EarlierWords, ...] = ()

    @property
    def is_note(self) -> bool:
        return not self.words

    @property
    def order(self) -> tuple[date, datetime]:
        """By the day of the event; within it as it was entered. What the journal says happened when it was entered."""
        return self.happened_on or timezone.localdate(self.at), self.at


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


def timeline_of(
    organisation: Organisation,
    entries: Iterable[Entry],
    notes: Iterable[Act] = (),
    *,
    not_named: Collection[str] = (),
) -> list[Act]:
    """Entries of the journal in words, newest first; notes stand among them by the day of what they tell of.

    Of a verb in `not_named` it says only that somebody wrote something.
    """
    entries = list(entries)
    names = names_of({str(entry.actor_id) for entry in entries}, organisation)
    acts = [
        Act(
            entry.at,
            names.get(str(entry.actor_id), ""),
            _("wrote in the case") if entry.verb in not_named else in_words(entry.verb),
        )
        for entry in entries
    ]
    # Notes know the second only: of two in the same one, what was written later comes first here.
    return sorted([*reversed(acts), *notes], key=lambda act: act.order)[::-1]


@dataclass(frozen=True, slots=True)
class DayOfOne:
    """What one person did on one day: notes in full, all else in lines that can be folded."""

    on: date
    who: str
    notes: list[Act]
    others: list[ActsOfDay]


def days_of(acts: Iterable[Act]) -> list[DayOfOne]:
    """By the day of what they tell of and by who wrote it, in the order in which `timeline_of` gives them."""
    grouped: dict[tuple[date, str], list[Act]] = {}
    for act in acts:
        grouped.setdefault((act.order[0], act.who), []).append(act)
    return [
        DayOfOne(
            on,
            who,
            [act for act in of_day if act.is_note],
            by_day(act for act in of_day if not act.is_note),
        )
        for (on, who), of_day in grouped.items()
    ]


@dataclass(frozen=True, slots=True)
class ActsOfDay:
    """What one person did on one day, in the same words, `times` times."""

    who: str
    words: str
    times: int
    first_at: datetime
    last_at: datetime


def by_day(acts: Iterable[Act]) -> list[ActsOfDay]:
    """One line for what was done again and again: eighty answers of a talk hide nothing. The newest first."""
    grouped: dict[tuple[date, str, str], list[datetime]] = {}
    for act in acts:
        grouped.setdefault((timezone.localdate(act.at), act.who, act.words), []).append(act.at)
    lines = [
        ActsOfDay(who, words, len(moments), min(moments), max(moments))
        for (_day, who, words), moments in grouped.items()
    ]
    return sorted(lines, key=lambda line: line.last_at, reverse=True)
