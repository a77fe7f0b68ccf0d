"""A story as its pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language

from amanjol.casework.standards.sentences import ENGLISH
from amanjol.casework.standards.traits.words import text_of
from amanjol.casework.support.stories import words
from amanjol.casework.support.stories.records import Decided
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from amanjol.casework.support.stories.forms import TraitsForm
    from amanjol.casework.support.stories.permits import Permit
    from amanjol.casework.support.stories.records import Approval, StoryRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class PublishedShown:
    """A permit in force, in a text that whoever looks reads: in the language of the pages, else in Russian, else in the
    first; `languages` are those in which it may stand.
    """

    permit: Permit
    tag: str
    text: str
    languages: list[str]


def published_of(permit: Permit) -> PublishedShown:
    own = get_language() or ENGLISH
    code = next((code for code in (own, "ru") if code in permit.texts), next(iter(permit.texts)))
    return PublishedShown(permit, _tag(code), permit.texts[code], permit.languages)


@dataclass(frozen=True, slots=True)
class TraitShown:
    kind: str
    text: str
    coarser: str
    fields: list[Any]


def texts_of(record: StoryRecord) -> list[tuple[str, str, str]]:
    """Name of the language, its tag, the text."""
    return [(words.language_name(code), _tag(code), text) for code, text in record.texts.items()]


def _tag(code: str) -> str:
    return "uz-Cyrl" if code == "uz-cyrl" else code


def traits_of(form: TraitsForm) -> list[TraitShown]:
    language = get_language() or "en"
    return [
        TraitShown(
            text_of(kind).title.in_language(language),
            text,
            text_of(kind).coarser.in_language(language),
            fields,
        )
        for kind, text, fields in form.rows
    ]


def kept_of(record: StoryRecord) -> list[str]:
    """What of her stays in the texts, each once."""
    language = get_language() or "en"
    there = record.traits
    return [
        f"{text_of(entry.kind).title.in_language(language)}: {entry.text}"
        for entry in record.declared
        if entry.decided is Decided.KEPT and (entry.kind, entry.text) in there
    ]


def decided_of(record: StoryRecord) -> list[tuple[str, str, str]]:
    """Of each trait that stands in the texts: what it is, what was decided, and why."""
    language = get_language() or "en"
    return [
        (f"{text_of(kind).title.in_language(language)}: {text}", words.DECIDED[entry.decided], entry.why)
        for kind, text in record.traits
        if (entry := record.decided_of(kind, text)) is not None
    ]


def approvals_of(record: StoryRecord, keyring: Keyring) -> list[tuple[str, Approval]]:
    """Of the words as they stand now, with who it was."""
    now = [entry for entry in record.approvals if entry.digest == record.whole_digest]
    names = names_of({entry.by for entry in now}, keyring.member.organisation) if now else {}
    return [(names.get(entry.by, ""), entry) for entry in now]
