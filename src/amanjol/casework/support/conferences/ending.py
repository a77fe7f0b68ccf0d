"""Papers of conferences that end: when a person is restricted, and when a case is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.casework.cases import sealing
from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.conferences.records import ConferenceRecord
from amanjol.casework.support.locking import case_to_write_in
from amanjol.casework.support.models import Conference, ConferenceGuest
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.conferences.records import Participant
    from amanjol.foundation.organisations.keys.keyring import Keyring

SEALED: Final = ("wrapped_key", "schema", "sealed")


def let_go(keyring: Keyring, case: Case) -> list[str]:
    """When the person is restricted: as `end_papers`. No words are lost by it. SealBroken."""
    end_papers(keyring, case)
    return []


def end_at_closing(keyring: Keyring, case: Case) -> None:
    """Nobody works on it any more, so nobody else has to know: as `end_papers`. PermissionDenied; SealBroken."""
    end_papers(keyring, case_to_write_in(keyring, case.pk, even_closed=True))


def end_papers(keyring: Keyring, case: Case) -> None:
    """Who reads a paper of a conference reads it no longer, and gets none by what is written there afterwards.

    SealBroken.
    """
    key = sealing.key_of_case(case, keyring)
    for row in Conference.objects.filter(case=case).select_for_update(of=("self",)):
        before = sealing.open_row(ConferenceRecord, row, key, keyring)
        people = tuple(without_paper(participant) for participant in before.participants)
        if people == before.participants:
            continue
        record = replace(before, participants=people, acts=before.acts + 1)
        sealing.seal_row(row, record.as_data(), key, keyring)
        row.save(update_fields=SEALED)
        record_act("case.conference-shown", keyring.member, "case", case.pk)
    ConferenceGuest.objects.filter(conference__case=case).delete()


def without_paper(participant: Participant) -> Participant:
    return replace(participant, granted_on=None, until=None)
