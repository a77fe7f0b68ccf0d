"""A paper of chosen facts for a court or the police: what was printed word by word, for which demand, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

from msgspec import Meta

from amanjol.casework.standards.people.given import WITHDRAWN, newest
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from amanjol.casework.standards.people.forms import Form
    from amanjol.casework.standards.people.given import GivenConsent
    from amanjol.casework.standards.sentences import Sentence

VERBS: Final = frozenset({"case.official-paper-made"})
"""What the journal says of it. As long as the person does not know of a demand, no list that is read together does."""


class Ground(StrEnum):
    """Why the facts may be told: the person wishes it, or a law compels."""

    CONSENT = "consent"
    LAW = "law"


class PaperLine(DataRecord, frozen=True):
    """`label` is empty where the text stands alone."""

    text: str
    label: str = ""


class PaperSection(DataRecord, frozen=True):
    title: str
    lines: tuple[PaperLine, ...]


class OfficialPaper(TimedRecord, frozen=True):
    """As it was printed: the words do not change with the case, nor with a catalogue of translations.

    `at` is a moment in UTC to the second, `by` an account's id. `number` counts the papers of a case from 1, `demand`
    is that of the demand. `consent` is the id of the one on which it rests, empty where a law compels. `facts` are the
    keys of what was chosen (`official_papers.facts`).
    """

    at: Moment
    by: str
    number: Annotated[int, Meta(ge=1)]
    demand: Annotated[int, Meta(ge=1)]
    language: str
    ground: Ground
    facts: tuple[str, ...]
    title: str
    sections: tuple[PaperSection, ...]
    consent: str = ""


@dataclass(frozen=True, slots=True)
class PaperToday:
    """`why_not` says why nothing more is told on the consent on which the paper rests; None where that is not so."""

    paper: OfficialPaper
    why_not: Sentence | None


def today_of(
    papers: Iterable[OfficialPaper], consents: Iterable[GivenConsent], form: Form, today: date
) -> list[PaperToday]:
    """In the order in which they were made."""
    by_id = {consent.id: consent for consent in newest(consents)}
    return [PaperToday(paper, _why_not(paper, by_id.get(paper.consent), form, today)) for paper in papers]


def _why_not(paper: OfficialPaper, consent: GivenConsent | None, form: Form, today: date) -> Sentence | None:
    if paper.ground is Ground.LAW:
        return None
    return consent.why_not_now(form, today) if consent is not None else WITHDRAWN
