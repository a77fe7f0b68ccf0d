"""Whom a person can call, of those whom the directory has for this country: never a number that is written here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from amanjol.casework.desk.country import country_here
from amanjol.casework.standards.afterwards.paper import PaperContact, packaged_leaving_paper
from amanjol.casework.standards.papers.access import CYRILLIC, in_language
from amanjol.foundation.directory.queries import all_contacts
from amanjol.foundation.names.uzbek import to_cyrillic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from amanjol.foundation.directory.models import Contact

    type Naming = Callable[[str, str], str]
    """What a language is called, by its code, in the language of the paper."""


def offered() -> dict[str, Contact]:
    """Those of this country whom a reader is shown; an embassy comes last."""
    here = country_here()
    contacts = [
        contact for contact in all_contacts().values() if contact.country == here and not contact.is_held_back
    ]
    contacts.sort(key=lambda contact: (contact.operator == "embassy", contact.key))
    return {contact.key: contact for contact in contacts}


def said(texts: dict[str, str], language: str) -> str:
    """In the language; where it is not there, in Russian, which most read, or in English."""
    if language == CYRILLIC and texts.get("uz"):
        return to_cyrillic(texts["uz"])
    return texts.get(language) or texts.get("ru") or texts.get("en", "")


def by_itself(code: str, _language: str) -> str:
    """What a language calls itself, which whoever speaks it reads in any language of the page."""
    try:
        name: str = Locale.parse(code).languages.get(code) or code
    except (UnknownLocaleError, ValueError):
        name = code
    return name[:1].upper() + name[1:]


def on_paper(
    contacts: Iterable[Contact], language: str, language_name: Naming = by_itself
) -> tuple[PaperContact, ...]:
    return tuple(
        PaperContact(
            "\n".join(filter(None, (said(contact.service, language), said(contact.run_by, language)))),
            contact.number,
            tuple(_to_know(contact, language, language_name)),
        )
        for contact in contacts
    )


def _to_know(contact: Contact, language: str, language_name: Naming) -> Iterator[str]:
    """Who is told, whether it asks for a name, in which languages, and whether anybody answered lately."""
    words = packaged_leaving_paper()
    names = {"yes": words.asks_name, "no": words.no_name}
    yield in_language(names.get(contact.asks_name, words.maybe_name), language)
    if contact.may_inform:
        yield in_language(words.informs.fill(whom="{}"), language).replace(
            "{}", said(contact.may_inform, language)
        )
    if contact.languages:
        spoken = ", ".join(language_name(code, language) for code in contact.languages.split())
        yield in_language(words.speaks.fill(languages="{}"), language).replace("{}", spoken)
    if contact.hours:
        yield said(contact.hours, language)
    if contact.cost == "free":
        yield in_language(words.free, language)
    if contact.last_dialled_on is None:
        yield in_language(words.untried, language)
    else:
        tried = words.answered if contact.answered else words.unanswered
        yield in_language(tried.fill(day=f"{contact.last_dialled_on:%d.%m.%Y}"), language)
