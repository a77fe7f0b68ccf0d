"""What a case came from: it moves into a restricted one, since every holder of the keys opens it; and goes with an
erased one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from amanjol.casework.desk.recording import record_act
from amanjol.casework.intake import queries, showing
from amanjol.casework.intake.models import Report
from amanjol.casework.intake.sources import sources_of

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.intake.models import Consultation
    from amanjol.casework.intake.records import ConsultationRecord
    from amanjol.casework.intake.sources import Sources
    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def let_go(keyring: Keyring, case: Case) -> list[str]:
    """Delete what became this case, and give its words; those of an older copy say that they are. The sender still sees
    "received". SealBroken.
    """
    sources = sources_of(keyring, case, for_update=True)
    notes = [showing.initial_of(record)["note"] for _row, record in sources.reports]
    notes += [_note(row, record, keyring) for row, record in sources.consultations]
    _delete(keyring, sources)
    return notes


def _note(row: Consultation, record: ConsultationRecord, keyring: Keyring) -> str:
    note = showing.initial_of_consultation(record)["note"]
    if queries.opened_consultation(row, keyring).is_older:
        warning = _(
            "From an older copy of a consultation, which somebody may have put back: do not rely on it."
        )
        return f"{warning}\n{note}"
    return note


@transaction.atomic
def erase(keyring: Keyring, case: Case) -> list[UUID]:
    """Delete what became this case. Gives the ids, also of what is gone here: an older backup has it. SealBroken."""
    sources = sources_of(keyring, case, for_update=True)
    return [*_delete(keyring, sources), *sources.gone]


def _delete(keyring: Keyring, sources: Sources) -> list[UUID]:
    """The ids of what went."""
    gone = []
    for row, _record in (*sources.reports, *sources.consultations):
        kind = "report" if isinstance(row, Report) else "consultation"
        record_act(f"{kind}.deleted", keyring.member, kind, row.pk)
        gone.append(row.pk)
        row.delete()
    return gone
