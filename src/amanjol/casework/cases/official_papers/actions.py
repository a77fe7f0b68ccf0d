"""Making a paper. All that it says is looked at once more while nobody else writes in the case. Nothing is sent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from amanjol.casework.cases import earlier, queries
from amanjol.casework.cases.actions.working import change_case, check_works
from amanjol.casework.cases.models import ItemKind
from amanjol.casework.cases.official_papers import added, words
from amanjol.casework.cases.official_papers.facts import NAME, facts_of, said
from amanjol.casework.cases.official_papers.grounds import (
    carries,
    consents_to_tell,
    demand_numbered,
    source_of,
)
from amanjol.casework.cases.record_parts.demands import Answer, Demand, PersonTold
from amanjol.casework.cases.record_parts.papers import Ground, OfficialPaper
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.cases.items import Items
    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.official_papers.facts import Fact, Source
    from amanjol.casework.cases.official_papers.words import Chosen
    from amanjol.casework.cases.record_parts.papers import PaperLine
    from amanjol.foundation.organisations.keys.keyring import Keyring

RESTS_ON: Final = (ItemKind.DEMAND, ItemKind.CONSENT, ItemKind.PAPER)


class WhyNot(StrEnum):
    NOT_DISCLOSED = "not-disclosed"
    OLDER_COPY = "older-copy"
    NO_CONSENT = "no-consent"
    NOT_TOLD = "not-told"
    NOT_IN_CONSENT = "not-in-consent"


class CannotBeMade(Exception):
    """`why` says what is missing."""

    def __init__(self, why: WhyNot) -> None:
        super().__init__(why.value)
        self.why = why


class NotOffered(ValueError):
    """A fact that is not on the list, words that no fact has, more than one sentence, or what finds the person."""


@dataclass(frozen=True, slots=True)
class ChosenFact:
    """`lines` as they were read on the page, the first one among them; `sentence` was typed and may be empty."""

    key: str
    lines: tuple[str, ...]
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """`consent` is the id of one, `compelled_by` the law where there is none: one of the two, as `ground` says."""

    facts: tuple[ChosenFact, ...]
    lawyer_says: str
    ground: Ground
    consent: str = ""
    compelled_by: str = ""


@transaction.atomic
def make_paper(*, keyring: Keyring, case: Case, demand: int, choice: Choice) -> int:
    """Its number. Of a closed case too: a court asks nobody first, and nothing is changed in the case.

    NoDemand; CannotBeMade; NotOffered; PermissionDenied; SealBroken; canonical.NotCanonical.
    """
    check_works(keyring)
    visible = queries.visible_to(keyring.member).select_related("person")
    row = visible.select_for_update(of=("self",)).filter(pk=case.pk).first()
    if row is None:
        raise PermissionDenied
    numbers: list[int] = []

    def add(written: Items) -> list[OfficialPaper]:
        paper = compose(keyring, row, written, demand, choice)
        numbers.append(paper.number)
        return [paper]

    change_case("case.official-paper-made", keyring, row, add=add, even_closed=True)
    return numbers[0]


def compose(keyring: Keyring, case: Case, written: Items, demand: int, choice: Choice) -> OfficialPaper:
    """The paper as it would be now, in the language of the page; to be looked at, or kept. As `make_paper`."""
    asked = demand_numbered(written.of(Demand), demand)
    source = source_of(case, keyring, written)
    if asked.answer is not Answer.DISCLOSED:
        raise CannotBeMade(WhyNot.NOT_DISCLOSED)
    if written.are_fewer_than_recorded(RESTS_ON) or earlier.are_fewer_than_recorded(
        case.person, source.person
    ):
        raise CannotBeMade(WhyNot.OLDER_COPY)
    consent = None
    if choice.ground is Ground.CONSENT:
        there = consents_to_tell(source.person, written.of(GivenConsent), asked)
        consent = next((entry for entry in there if entry.given.id == choice.consent), None)
        if consent is None:
            raise CannotBeMade(WhyNot.NO_CONSENT)
        if asked.told is not PersonTold.YES:
            raise CannotBeMade(WhyNot.NOT_TOLD)
    elif not choice.compelled_by:
        raise NotOffered
    chosen = _chosen(source, choice)
    groups = {group for entry in chosen for group in entry.fact.groups}
    if consent is not None and not carries(
        consent.given, source.person, written.of(GivenConsent), asked, groups
    ):
        raise CannotBeMade(WhyNot.NOT_IN_CONSENT)
    head = words.Head(
        keyring.member.organisation.name, case.code, len(written.of(OfficialPaper)) + 1, timezone.localdate()
    )
    return OfficialPaper(
        present_moment(),
        keyring.person,
        head.number,
        demand,
        get_language() or "en",
        choice.ground,
        tuple(entry.fact.key for entry in chosen),
        words.title(),
        words.sections(head, asked, consent, choice.compelled_by, choice.lawyer_says, chosen),
        consent.given.id if consent else "",
    )


def _chosen(source: Source, choice: Choice) -> list[Chosen]:
    """In the order of the list. NotOffered."""
    wanted = {fact.key: fact for fact in choice.facts}
    typed = [choice.lawyer_says, choice.compelled_by, *(fact.sentence for fact in choice.facts)]
    read = [text for fact in choice.facts for text in fact.lines]  # an authority was typed once, too
    if not choice.lawyer_says or any(added.finds_the_person(text, source.person) for text in [*typed, *read]):
        raise NotOffered
    if len(wanted) != len(choice.facts) or sum(key.startswith(NAME) for key in wanted) > 1:
        raise NotOffered
    chosen = [
        words.Chosen(fact, _left(fact, wanted[fact.key]), wanted[fact.key].sentence)
        for fact in facts_of(source)
        if fact.key in wanted
    ]
    are_whole = all(_is_left_of(wanted[entry.fact.key], entry.fact.texts) for entry in chosen)
    if not chosen or len(chosen) != len(wanted) or not are_whole:
        raise NotOffered
    return chosen


def _left(fact: Fact, wanted: ChosenFact) -> tuple[PaperLine, ...]:
    return tuple(line for line in fact.lines if said(line) in wanted.lines)


def _is_left_of(wanted: ChosenFact, texts: Iterable[str]) -> bool:
    """Whether these are lines of the fact in their order, the first among them, and one sentence at most."""
    offered = tuple(texts)
    in_order = tuple(text for text in offered if text in wanted.lines)
    return in_order == wanted.lines and offered[0] in in_order and added.is_one_sentence(wanted.sentence)
