"""Whom somebody who leaves can call: as staff choose among them, and as the paper says it (`desk.contacts`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language

from amanjol.casework.cases.details import world_names
from amanjol.casework.desk import contacts
from amanjol.casework.standards.papers.access import CYRILLIC
from amanjol.foundation.names.uzbek import to_cyrillic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.standards.afterwards.paper import PaperContact
    from amanjol.foundation.directory.models import Contact


def label_of(contact: Contact) -> str:
    """For staff: whose it is, what one gets, the number."""
    language = get_language() or "en"
    service, run_by = contacts.said(contact.service, language), contacts.said(contact.run_by, language)
    return f"{service} · {run_by} · {contact.number}"


def on_paper(chosen: Iterable[Contact], language: str) -> tuple[PaperContact, ...]:
    return contacts.on_paper(chosen, language, _language)


def _language(code: str, language: str) -> str:
    if language == CYRILLIC:
        return to_cyrillic(world_names.language_name(code, "uz"))
    return world_names.language_name(code, language)
