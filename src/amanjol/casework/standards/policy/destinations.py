"""Countries to which something of a person may go, and what is known of their law (`data/destinations.yaml`).

Everywhere files count as demandable until a lawyer of that country has signed otherwise, with a day and an end. What
nobody has read in its source is the stricter way, and says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import CHECKED, LINE, SENTENCE, load
from amanjol.casework.standards.policy.leaving import DATA, Citation
from amanjol.foundation.textfiles.shapes import Day, Word
from amanjol.foundation.textfiles.structures import Field, Items, Record

if TYPE_CHECKING:
    from amanjol.casework.standards.sentences import Sentence

COUNTRY: Final = Word(re.compile("[a-z]{2}"), "an ISO 3166 code in small letters, such as kz")
LONGEST_SIGNATURE: Final = timedelta(days=731)
"""Two years: law and practice change."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A lawyer of that country says that files are not demandable there, from a day until a last one."""

    by: str
    signed_on: str
    until: str
    says: Sentence

    def counts(self, day: date) -> bool:
        return date.fromisoformat(self.signed_on) <= day <= date.fromisoformat(self.until)


@dataclass(frozen=True, slots=True)
class DestinationEdition:
    """What is known of a country's law from a day on. `law` is None where nobody has read any."""

    since: str
    says: Sentence
    checked: str
    written_on: str
    law: Sentence | None = None
    article: Sentence | None = None
    not_demandable: Signature | None = None

    def is_demandable(self, day: date) -> bool:
        return self.not_demandable is None or not self.not_demandable.counts(day)

    @property
    def is_read(self) -> bool:
        return self.checked == "in-source"

    @property
    def citation(self) -> Citation:
        return Citation(self.says, self.law, self.article, self.checked, self.written_on)


@dataclass(frozen=True, slots=True)
class Destination:
    """A country's editions, oldest first. `country` is an ISO 3166 code in small letters."""

    country: str
    name: Sentence
    editions: tuple[DestinationEdition, ...]

    def on(self, day: date) -> DestinationEdition:
        """The edition of that day; for days before the first one, the first."""
        past = [edition for edition in self.editions if date.fromisoformat(edition.since) <= day]
        return past[-1] if past else self.editions[0]


def _signature_problem(signature: Signature) -> str:
    signed_on, until = date.fromisoformat(signature.signed_on), date.fromisoformat(signature.until)
    if not signed_on < until <= signed_on + LONGEST_SIGNATURE:
        return "a lawyer's word holds from its day to a later one, two years at most"
    return ""


def _edition_problem(edition: DestinationEdition) -> str:
    if not edition.law and edition.checked != "no-source":
        return "what rests on no law was read in no source"
    return ""


def _destination_problem(destination: Destination) -> str:
    days = [edition.since for edition in destination.editions]
    return "" if days == sorted(set(days)) else "editions stand in the order of their days, each day once"


SIGNATURE: Final = Record(
    Signature,
    (
        Field("by", LINE),
        Field("signed_on", Day(has_come=True)),
        Field("until", Day()),
        Field("says", SENTENCE),
    ),
    problem=_signature_problem,
)
EDITION: Final = Record(
    DestinationEdition,
    (
        Field("since", Day()),
        Field("law", SENTENCE, required=False),
        Field("article", SENTENCE, required=False),
        Field("says", SENTENCE),
        Field("checked", CHECKED),
        Field("written_on", Day(has_come=True)),
        Field("not_demandable", SIGNATURE, required=False),
    ),
    problem=_edition_problem,
)
DESTINATIONS: Final = Items(
    Record(
        Destination,
        (Field("country", COUNTRY), Field("name", SENTENCE), Field("editions", Items(EDITION))),
        problem=_destination_problem,
    ),
    key="country",
)


@cache
def packaged_destinations() -> dict[str, Destination]:
    """By the code of their country. Raises `ContentError`."""
    destinations: tuple[Destination, ...] = load(DATA / "destinations.yaml", DESTINATIONS)
    return {destination.country: destination for destination in destinations}
