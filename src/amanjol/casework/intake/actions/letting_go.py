"""What a case came from: it moves into a restricted one, since every holder of the keys opens it; and goes with an
erased one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from amanjol.casework.cases.actions.recording import record_act
from amanjol.casework.intake import queries, sealing, showing

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.ring import Keyring


@transaction.atomic
def let_go(keyring: Keyring, case: Case) -> list[str]:
    """Delete what became this case, and give its words. The sender still sees "received". SealBroken."""
    reports, consultations = queries.sources_of(case, keyring.member)
    texts = []
    for report in reports.select_for_update():
        texts.append(showing.known_of(sealing.open_report(report, keyring))["note"])
        record_act("report.deleted", keyring.member, "report", report.pk)
    for row in consultations.select_for_update():
        texts.append(showing.known_of_consultation(sealing.open_consultation(row, keyring))["note"])
        record_act("consultation.deleted", keyring.member, "consultation", row.pk)
    reports.delete()
    consultations.delete()
    return texts


@transaction.atomic
def erase(keyring: Keyring, case: Case) -> list[UUID]:
    """Delete what became this case, unread. Gives the ids, also of what is gone here: an older backup has it."""
    reports, consultations = queries.sources_of(case, keyring.member)
    for report in reports.select_for_update():
        record_act("report.deleted", keyring.member, "report", report.pk)
    for row in consultations.select_for_update():
        record_act("consultation.deleted", keyring.member, "consultation", row.pk)
    reports.delete()
    consultations.delete()
    return [UUID(pk) for ids in queries.source_ids(case).values() for pk in ids]
