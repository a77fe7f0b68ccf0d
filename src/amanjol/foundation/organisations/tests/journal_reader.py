"""An organisation's journal, read as one of its members: row security shows it to nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.organisations.tests.cast import browser

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


def entries_seen_by(member: Member, verb: str) -> list[Entry]:
    """Oldest first."""
    name_session(browser(member).session.session_key)
    return list(Entry.objects.filter(verb=verb).order_by("sequence"))
