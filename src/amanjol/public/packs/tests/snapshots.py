"""An edition in memory, to change one thing of, and packs made from it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from amanjol.public.guide import documents as d
from amanjol.public.packs.building import PackBuilder
from amanjol.public.packs.tree import QUICK, PreviousPack, TreeWriter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from amanjol.foundation.directory.models import Contact
    from amanjol.public.guide.standings import Standings
    from amanjol.public.packs.editions import Edition


@dataclass(frozen=True)
class Snapshot:
    """What an edition said once."""

    today: date
    contacts: Mapping[str, Contact]
    sources: Mapping[str, d.Source]
    standings: Standings
    phrases: Mapping[str, Mapping[str, str]]
    media: Mapping[str, Path]
    by_language: Mapping[str, tuple[d.Document, ...]]
    newer_originals: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, edition: Edition) -> Snapshot:
        return cls(
            edition.today,
            edition.contacts,
            edition.sources,
            edition.standings,
            edition.phrases,
            edition.media,
            {language: tuple(edition.documents(language)) for language in edition.languages()},
            edition.newer_originals,
        )

    def languages(self) -> tuple[str, ...]:
        return tuple(self.by_language)

    def documents(self, language: str) -> Iterator[d.Document]:
        return iter(self.by_language[language])

    def document(self, language: str, key: str) -> d.Document:
        return next(document for document in self.by_language[language] if document.key == key)

    def without_changes(self) -> Snapshot:
        """With none of what changed since the starter guide was written, so that a test may say what did."""
        by_language = {
            language: tuple(
                replace(
                    document,
                    blocks=tuple(block for block in document.blocks if not isinstance(block, d.Change)),
                )
                for document in documents
            )
            for language, documents in self.by_language.items()
        }
        return replace(self, by_language=by_language)

    def edited(self, language: str, key: str, **changes: Any) -> Snapshot:
        """With other words in one document."""
        documents = tuple(
            replace(document, **changes) if document.key == key else document
            for document in self.by_language[language]
        )
        return replace(self, by_language={**self.by_language, language: documents})

    def with_document(self, document: d.Document) -> Snapshot:
        documents = (*self.by_language[document.language], document)
        return replace(self, by_language={**self.by_language, document.language: documents})


def build(edition: Edition, target: Path, previous: Path | None = None) -> TreeWriter:
    """A pack at `target`, always with the number 1; `previous` lends what has not changed."""
    lender = PreviousPack.read(previous, previous.with_name(f"{previous.name}.inputs")) if previous else None
    with TreeWriter(target.parent, lender, QUICK) as tree:
        facts = PackBuilder(edition, tree).build(lambda _digest: 1)
        tree.finish(facts, target, target.with_name(f"{target.name}.inputs"))
    return tree
