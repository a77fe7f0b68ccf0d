"""Writes of the directory."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.foundation.directory import contact_files, queries
from amanjol.foundation.directory.models import Contact

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@transaction.atomic
def load_contacts(*, entries: Iterable[contact_files.ContactEntry]) -> None:
    """Store contacts read from a file. Raises `ValidationError` that names the field."""
    for entry in entries:
        contact = Contact(
            key=entry.key,
            country=entry.country,
            number=entry.number,
            service=dict(entry.service),
            run_by=dict(entry.run_by),
            operator=entry.operator,
            emergency=entry.emergency,
            languages=entry.languages,
            hours=dict(entry.hours),
            cost=entry.cost,
            asks_name=entry.asks_name,
            may_inform=dict(entry.may_inform),
            last_dialled_on=date.fromisoformat(entry.last_dialled_on) if entry.last_dialled_on else None,
            last_dialled_by=entry.last_dialled_by,
            answered=entry.answered,
            source=entry.source,
        )
        contact.full_clean()
        contact.save(force_insert=True)


def export_contacts(*, file: Path) -> None:
    """Write every contact into one content file."""
    entries = [
        contact_files.ContactEntry(
            key=contact.key,
            country=contact.country,
            number=contact.number,
            service=contact.service,
            run_by=contact.run_by,
            operator=contact.operator,  # type: ignore[arg-type]  # the choices are those words
            emergency=contact.emergency,
            languages=contact.languages,
            hours=contact.hours,
            cost=contact.cost,  # type: ignore[arg-type]  # the choices are those words
            asks_name=contact.asks_name,  # type: ignore[arg-type]  # the choices are those words
            may_inform=contact.may_inform,
            last_dialled_on=contact.last_dialled_on.isoformat() if contact.last_dialled_on else "",
            last_dialled_by=contact.last_dialled_by,
            answered=contact.answered,
            source=contact.source,
        )
        for contact in queries.all_contacts().values()
    ]
    file.write_text(contact_files.write_contacts(entries), encoding="utf-8", newline="\n")
