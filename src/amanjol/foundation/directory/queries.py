"""Reads of the directory."""

from __future__ import annotations

from amanjol.foundation.directory.models import Contact


def all_contacts() -> dict[str, Contact]:
    """Every contact by its key."""
    return {contact.key: contact for contact in Contact.objects.all()}
