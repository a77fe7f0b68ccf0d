"""Sources that nobody checked, with how many facts rest on them, and numbers that cannot be trusted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.directory import queries as directory
from amanjol.public.guide import documents as d
from amanjol.public.guide import queries
from amanjol.public.guide.sourcing import sources_named, sources_of_facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.foundation.directory.models import Contact


class Doubt(models.TextChoices):
    """Why a number is not to be trusted, the worst first."""

    WRONG = "wrong", _("wrong number, held back")
    HELD_BACK = "held-back", _("not in the number plan, held back")
    UNANSWERED = "unanswered", _("nobody answered")
    NEVER = "never", _("never dialled")


@dataclass(frozen=True, slots=True)
class UnverifiedSource:
    """A source that nobody checked or that needs review, and how many facts of how many articles rest on it."""

    source: d.Source
    facts: int
    articles: int
    countries: frozenset[str]


@dataclass(slots=True)
class _Uses:
    facts: Counter[str] = field(default_factory=Counter)
    articles: dict[str, set[str]] = field(default_factory=dict)

    def note(self, document: d.Document) -> None:
        self.facts.update(sources_of_facts(document))
        for source in sources_named(document):
            self.articles.setdefault(source, set()).add(document.key)


def unverified(*, country: str = "") -> list[UnverifiedSource]:
    """The ones with most facts first. Each article counts once, in the language that has it first."""
    uses = _Uses()
    seen: set[str] = set()
    for document in sorted(queries.published_documents(), key=lambda other: other.language != "en"):
        if document.key not in seen:
            seen.add(document.key)
            uses.note(document)
    rows = [
        UnverifiedSource(source, uses.facts[key], len(keys), frozenset(_country(article) for article in keys))
        for key, source in queries.sources().items()
        if source.needs_review or not source.checked_by
        for keys in [uses.articles.get(key, set())]
        if keys
    ]
    chosen = (row for row in rows if not country or country in row.countries)
    return sorted(chosen, key=lambda row: (-row.facts, row.source.key))


def _country(key: str) -> str:
    place = key.partition("/")[0]
    return place if len(place) == 2 else "general"


def doubtful_numbers(*, country: str = "") -> list[tuple[Doubt, Contact]]:
    """The worst first. Emergency numbers are never dialled, so that says nothing against them."""
    pairs = [(doubt, contact) for contact in directory.all_contacts().values() if (doubt := _doubt(contact))]
    chosen: Iterable[tuple[Doubt, Contact]] = (
        pair for pair in pairs if not country or pair[1].country.lower() == country
    )
    worst = list(Doubt)
    return sorted(chosen, key=lambda pair: (worst.index(pair[0]), pair[1].country, pair[1].key))


def _doubt(contact: Contact) -> Doubt | None:
    if contact.is_wrong:
        return Doubt.WRONG
    if contact.is_held_back:
        return Doubt.HELD_BACK
    if contact.emergency:
        return None
    if contact.answered is None:
        return Doubt.NEVER
    return None if contact.answered else Doubt.UNANSWERED
