"""The words of a paper: who asked, why the facts are told, what a lawyer said, the facts, what it does not hold."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from amanjol.casework.cases.record_parts.demands import PersonTold
from amanjol.casework.cases.record_parts.papers import PaperLine, PaperSection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from amanjol.casework.cases.consents.words import ConsentShown
    from amanjol.casework.cases.official_papers.facts import Fact
    from amanjol.casework.cases.record_parts.demands import Demand


@dataclass(frozen=True, slots=True)
class Head:
    """Whose paper it is: `number` is that of the paper, with the code of the case."""

    organisation: str
    code: str
    number: int
    on: date


@dataclass(frozen=True, slots=True)
class Chosen:
    """A fact with those of its lines that were left, and a sentence that was typed for it, which may be empty."""

    fact: Fact
    lines: tuple[PaperLine, ...]
    sentence: str


def title() -> str:
    return _("Chosen facts")


def sections(
    head: Head,
    demand: Demand,
    consent: ConsentShown | None,
    compelled_by: str,
    lawyer_says: str,
    chosen: list[Chosen],
) -> tuple[PaperSection, ...]:
    """In the language of the page. Without a consent a law compels, and `compelled_by` says which."""
    return (
        PaperSection("", tuple(_head(head, demand))),
        *_facts(chosen),
        PaperSection(_("Why they are told"), tuple(_ground(demand, consent, compelled_by))),
        PaperSection(_("What a lawyer says"), tuple(_lawyer(demand, lawyer_says))),
        PaperSection(_("What this paper does not hold, and why"), tuple(map(PaperLine, _left_out()))),
        PaperSection(_("What holds besides"), tuple(map(PaperLine, _principles()))),
    )


def _head(head: Head, demand: Demand) -> Iterator[PaperLine]:
    yield PaperLine(head.organisation, pgettext("a sender", "From"))
    yield PaperLine(f"{head.code}-{head.number}", _("Number of this paper"))
    yield PaperLine(head.code, _("Code of the case"))
    yield PaperLine(_day(head.on), _("Day"))
    yield PaperLine(demand.demanded_by, _("Asked by"))
    yield PaperLine(demand.basis, _("On the legal basis"))
    yield PaperLine(_day(demand.received_on), _("The request came on"))


def _facts(chosen: list[Chosen]) -> Iterator[PaperSection]:
    for heading, group in groupby(chosen, key=lambda entry: entry.fact.title):
        lines = [
            line
            for entry in group
            for line in (*entry.lines, *([PaperLine(entry.sentence)] if entry.sentence else []))
        ]
        yield PaperSection(heading, tuple(lines))


def _ground(demand: Demand, consent: ConsentShown | None, compelled_by: str) -> Iterator[PaperLine]:
    if consent is not None:
        language = get_language() or "en"
        who, how = consent.giver.in_language(language), consent.manner.in_language(language)
        day = _day(consent.given.consent.given_on)
        yield PaperLine(f"{who} · {how} · {day}", _("Consent to tell them"))
    else:
        yield PaperLine(compelled_by, _("A law compels it, without a consent"))
    yield PaperLine(_told(demand), _("Does the person know of the request?"))


def _told(demand: Demand) -> str:
    if demand.told is PersonTold.YES and demand.told_on is not None:
        return _("Yes, since %(day)s") % {"day": _day(demand.told_on)}
    if demand.told is PersonTold.FORBIDDEN:
        return _("No, a law forbids telling: %(law)s") % {"law": demand.forbidden_by}
    return _("Not yet")


def _lawyer(demand: Demand, says: str) -> Iterator[PaperLine]:
    asked = demand.lawyer
    if demand.lawyer_on is not None:
        asked = f"{asked}, {_day(demand.lawyer_on)}"
    yield PaperLine(asked, _("Asked"))
    yield PaperLine(says)


def _left_out() -> Iterator[str]:
    yield _(
        "It holds the facts above and nothing else: the least that answers the request. That something does not stand"
        " here says nothing about whether it is so."
    )
    yield _(
        "It does not hold what was said in talks, notes, other people, where somebody stays, how to reach somebody,"
        " danger, plans for safety and health. This was said in confidence, and telling it can put people in danger."
    )


def _principles() -> Iterator[str]:
    yield _("Help does not depend on testifying, nor on taking part in a criminal case.")
    yield _(
        "Non-punishment: who was trafficked is not to be punished for what they were made to do. (OSCE/ODIHR, National"
        " Referral Mechanisms, second edition, 2022)"
    )


def _day(on: date) -> str:
    return date_format(on, "d.m.Y")
