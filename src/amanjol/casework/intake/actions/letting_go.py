"""What a case came from: it moves into a restricted one, since every holder of the keys opens it; and goes with an
erased one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from amanjol.casework.desk.recording import record_act
from amanjol.casework.intake import queries, sealing, showing

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from amanjol.casework.cases.models import Case
    from amanjol.casework.intake.models import Consultation, Report
    from amanjol.foundation.organisations.keys.ring import Keyring


@transaction.atomic
def let_go(keyring: Keyring, case: Case) -> list[str]:
    """Delete what became this case, and give its words. The sender still sees "received". SealBroken."""
    reports, consultations = queries.sources_of(case, keyring.member)
    said = [showing.known_of(sealing.open_report(row, keyring)) for row in reports.select_for_update()]
    said += [
        showing.known_of_consultation(sealing.open_consultation(row, keyring))
        for row in consultations.select_for_update()
    ]
    _delete(keyring, reports, consultations)
    return [known["note"] for known in said]


@transaction.atomic
def erase(keyring: Keyring, case: Case) -> list[UUID]:
    """Delete what became this case, unread. Gives the ids, also of what is gone here: an older backup has it."""
    _delete(keyring, *queries.sources_of(case, keyring.member))
    return [UUID(pk) for ids in queries.source_ids(case).values() for pk in ids]


def _delete(keyring: Keyring, reports: QuerySet[Report], consultations: QuerySet[Consultation]) -> None:
    for kind, rows in (("report", reports), ("consultation", consultations)):
        for row in rows.select_for_update():
            record_act(f"{kind}.deleted", keyring.member, kind, row.pk)
        rows.delete()
