"""The words of a consent in the person's language, as they are read out now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale

from amanjol.casework.cases.details import parts, world_names
from amanjol.casework.standards.htcds.documents import DocumentRefused
from amanjol.casework.standards.people.consent_texts import packaged_texts

if TYPE_CHECKING:
    from amanjol.casework.cases.records import PersonRecord
    from amanjol.casework.standards.people.consent_texts import Asked, ReadOut
    from amanjol.casework.standards.people.given import GivenConsent

OF_STAFF = ("en", "ru")


class WordsChanged(Exception):
    """What was read out is not what would be read out now: a name, a day or the texts are others."""


def read_out(asked: Asked, language: str) -> ReadOut:
    """KeyError for a language that it is not read out in."""
    return packaged_texts().read_out(asked, language, country_name)


def country_name(code: str, language: str) -> str:
    """As Unicode's CLDR says it in that language; English where it says nothing. KeyError."""
    if language not in OF_STAFF:
        name = Locale.parse(language).territories.get(code)
        if name:
            return str(name)
    return world_names.country_name(code, language)


def check(given: GivenConsent, asked: Asked) -> None:
    """WordsChanged where the words of this consent are not those that are read out now for what it says."""
    terms = given.terms
    if terms is None or given.purpose is not asked.purpose:
        raise WordsChanged
    now = read_out(asked, terms.language)
    if now.terms(asked, terms.interpreter, terms.witness) != terms:
        raise WordsChanged


def first_language(person: PersonRecord) -> str:
    """The person's own, where it is written down and the words are there in it; else empty."""
    try:
        entries = parts.entries(parts.part_of("life"), person.details)
    except DocumentRefused:
        return ""
    own = {str(entry.values.get("prs_PrimaryLanguage", "")) for entry in entries}
    return next(iter(own & packaged_texts().read_in.keys()), "")
