"""Whom a person can call, of those whom the directory has for this country: never a number that is written here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language

from amanjol.casework.cases.details import world_names
from amanjol.casework.desk.country import country_here
from amanjol.casework.standards.afterwards.paper import PaperContact, packaged_leaving_paper
from amanjol.casework.standards.papers.access import CYRILLIC, in_language
from amanjol.foundation.directory.queries import all_contacts
from amanjol.foundation.names.uzbek import to_cyrillic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amanjol.foundation.directory.models import Contact


def offered() -> dict[str, Contact]:
    """Those of this country whom a reader is shown; an embassy comes last."""
    here = country_here()
    contacts = [
        contact for contact in all_contacts().values() if contact.country == here and not contact.is_held_back
    ]
    contacts.sort(key=lambda contact: (contact.operator == "embassy", contact.key))
    return {contact.key: contact for contact in contacts}


def label_of(contact: Contact) -> str:
    """For staff: whose it is, what one gets, the number."""
    language = get_language() or "en"
    return f"{said(contact.service, language)} · {said(contact.run_by, language)} · {contact.number}"


def said(texts: dict[str, str], language: str) -> str:
    """In the language; where it is not there, in Russian, which most read, or in English."""
    if language == CYRILLIC and texts.get("uz"):
        return to_cyrillic(texts["uz"])
    return texts.get(language) or texts.get("ru") or texts.get("en", "")


def on_paper(contacts: Iterable[Contact], language: str) -> tuple[PaperContact, ...]:
    return tuple(
        PaperContact(
            "\n".join(filter(None, (said(contact.service, language), said(contact.run_by, language)))),
            contact.number,
            tuple(_to_know(contact, language)),
        )
        for contact in contacts
    )


def _to_know(contact: Contact, language: str) -> Iterator[str]:
    """Who is told, whether it asks for a name, in which languages, and whether anybody answered lately."""
    words = packaged_leaving_paper()
    names = {"yes": words.asks_name, "no": words.no_name}
    yield in_language(names.get(contact.asks_name, words.maybe_name), language)
    if contact.may_inform:
        yield in_language(words.informs.fill(whom="{}"), language).replace(
            "{}", said(contact.may_inform, language)
        )
    if contact.languages:
        spoken = ", ".join(_language(code, language) for code in contact.languages.split())
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


def _language(code: str, language: str) -> str:
    if language == CYRILLIC:
        return to_cyrillic(world_names.language_name(code, "uz"))
    return world_names.language_name(code, language)
