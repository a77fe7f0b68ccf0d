"""That names stood on a page: who saw whom, in ids. Written when the page is made, last of all.

An entry of the journal holds its organisation's chain until the request ends, so nothing slow comes after it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from amanjol.casework.desk.recording import record_act
from amanjol.foundation.journal.actions import record
from amanjol.foundation.journal.queries import entries_about, was_recorded_since

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from amanjol.foundation.journal.subjects import Subject
    from amanjol.foundation.organisations.models import Member

LISTED: Final = "person.listed"
SEARCHED: Final = "person.searched"
"""The journal's verbs for many people at once, who stand beside the entry."""
AGAIN_AFTER: Final = timedelta(minutes=5)
"""So long the same list of the same people is not written again for the same member: who goes back to it, or loads a
part of it once more, sees nobody new. Shorter than a browser stays unlocked by itself, so that no absence is bridged.
"""


def note_listed(*, by: Member, where: str, people: Iterable[UUID]) -> None:
    """These people stood by name in a list; `where` is its code. Nothing for nobody."""
    note_shown(verb=LISTED, by=by, where=where, subjects={("person", pk) for pk in people})


@transaction.atomic
def note_shown(*, verb: str, by: Member, where: str, subjects: Iterable[Subject]) -> None:
    """As `note_listed`, of whatever kind."""
    subjects = frozenset(subjects)
    since = timezone.now() - AGAIN_AFTER
    if not subjects or was_recorded_since(since, by.organisation_id, by.account_id, verb, where, subjects):
        return
    _record(verb, by, {"where": where}, subjects)


@transaction.atomic
def note_read(*, verb: str, by: Member, case: UUID, **details: UUID) -> None:
    """That somebody read what lies beneath a case, unless the same member read the same a moment ago. The case need not
    be there for them.
    """
    about = entries_about(by.organisation_id, "case", case).filter(verb=verb, actor_id=by.account_id)
    same = {f"details__{name}": str(pk) for name, pk in details.items()}
    if not about.filter(at__gt=timezone.now() - AGAIN_AFTER, **same).exists():
        record_act(verb, by, "case", case, **details)


@transaction.atomic
def note_search(*, by: Member, count: int, subjects: Iterable[Subject]) -> None:
    """That somebody looked for a person, how many people were found, and who was shown; never for what was asked.

    Every time: a search is an act.
    """
    _record(SEARCHED, by, {"found": count}, frozenset(subjects))


def _record(verb: str, by: Member, details: dict[str, str | int], subjects: frozenset[Subject]) -> None:
    record(
        verb=verb,
        organisation=by.organisation_id,
        actor=by.account_id,
        subject=("organisation", by.organisation_id),
        details=details,
        subjects=subjects,
    )
