"""Writes of the directory."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.foundation.directory import contact_files, queries, rules
from amanjol.foundation.directory.dialling import Dialling, Outcome
from amanjol.foundation.directory.models import Contact
from amanjol.foundation.journal.actions import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from amanjol.foundation.organisations.models import Member


class DialledSince(Exception):
    """Somebody else dialled the number meanwhile: theirs stays."""


class EmergencyNumber(Exception):
    """Nobody dials the police, an ambulance or the fire brigade to see whether they answer."""


@transaction.atomic
def record_dialling(*, contact: Contact, outcome: Outcome, by: Member) -> Dialling:
    """Write down what dialling found; gives how it stood before, for `undo_dialling`.

    A wrong number is held back from readers until it is corrected. PermissionDenied; EmergencyNumber.
    """
    if not rules.can_dial(by):
        raise PermissionDenied
    contact = Contact.objects.select_for_update().get(pk=contact.pk)
    if contact.emergency:
        raise EmergencyNumber
    before = Dialling.of(contact)
    Dialling.of_outcome(outcome, timezone.localdate(), by).put_into(contact)
    contact.save()
    _record("contact.dialled", contact, by, outcome=outcome.value)
    return before


@transaction.atomic
def undo_dialling(*, contact: Contact, after: Dialling, before: Dialling, by: Member) -> None:
    """Put back how it stood before. PermissionDenied; DialledSince unless it stands as `after` left it."""
    if not rules.can_dial(by):
        raise PermissionDenied
    contact = Contact.objects.select_for_update().get(pk=contact.pk)
    if Dialling.of(contact) != after:
        raise DialledSince
    before.put_into(contact)
    contact.save()
    _record("contact.dialling-undone", contact, by)


@transaction.atomic
def save_contact(*, contact: Contact, values: Mapping[str, object]) -> Contact:
    """Store approved values; the caller has checked who approved them and writes the journal.

    Another number has not been dialled yet, so what is known of the old one goes. Raises `ValidationError`.
    """
    number_before = contact.number
    for name, value in values.items():
        setattr(contact, name, value)
    contact.full_clean(validate_unique=contact._state.adding)  # noqa: SLF001  Django's public name
    if contact.number != number_before:
        Dialling(on=None, by="", answered=None, is_wrong=False).put_into(contact)
    contact.save()
    return contact


def _record(verb: str, contact: Contact, by: Member, **details: str) -> None:
    subject = ("contact", contact.key[:60])  # as long as the journal's column
    record(verb=verb, organisation=by.organisation_id, actor=by.account_id, subject=subject, details=details)


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
            is_wrong=entry.wrong_number == "yes",
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
            wrong_number="yes" if contact.is_wrong else "",
            source=contact.source,
        )
        for contact in queries.all_contacts().values()
    ]
    file.write_text(contact_files.write_contacts(entries), encoding="utf-8", newline="\n")
