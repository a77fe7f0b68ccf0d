"""The file of a mandate, as the advocate or the deputy reads it: what the person lets them know, as long as they do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid.mandates import files
from amanjol.casework.legal_aid.mandates.readers import drop
from amanjol.casework.standards.legal_needs.bodies import File
from amanjol.casework.standards.legal_needs.file_contents import FileContent, open_file
from amanjol.foundation.letters.models import OpenedLetter, Recalled
from amanjol.foundation.seals import canonical
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.legal_aid.acting.queries import OwnMandate
    from amanjol.casework.legal_aid.mandates.records import FileArrived
    from amanjol.foundation.organisations.keys.circles.opening import Circles

OPENED = "mandate.file-opened"


class FileState(StrEnum):
    NONE = "none"
    THERE = "there"
    TAKEN_BACK = "taken-back"
    ENDED = "ended"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class OwnFile:
    """`on`: the day on which it came; `until`: its last day, if it has one."""

    state: FileState
    on: date | None = None
    until: date | None = None


def file_of(circles: Circles, own: OwnMandate) -> OwnFile:
    """How it stands, without a word of it. What has ended is dropped at this moment. Of an older copy there is none."""
    act = own.opened.now.file
    if act is None or own.opened.is_older:
        return OwnFile(FileState.NONE)
    return OwnFile(_state(circles, own, act), act.on, act.until)


def open_own(circles: Circles, own: OwnMandate) -> FileContent | None:
    """None where it is not there any more. The journal says who opened it. SealBroken, also for other bytes."""
    act = own.opened.now.file
    if act is None or file_of(circles, own).state is not FileState.THERE:
        return None
    sealed = bytes(_row(circles, act).kept or b"")
    if files.digest_of(sealed) != act.digest:
        raise SealBroken
    try:
        file = File.from_data(canonical.from_bytes(sealed))
    except canonical.NotCanonical:
        raise SealBroken from None
    content = open_file(file, circles.keys, Organisation(act.node, act.organisation))
    record_act(OPENED, circles.member, "mandate", own.row.pk)
    return content


def _state(circles: Circles, own: OwnMandate, act: FileArrived) -> FileState:
    rows = OpenedLetter.objects.filter(organisation=circles.member.organisation_id, pk=act.letter)
    row = rows.first()
    if row is None:
        return FileState.MISSING
    letter = UUID(act.sent) if act.sent else row.letter
    heard = Recalled.objects.filter(issuer_node=act.node, issuer=act.organisation, letter=letter)
    if heard.exists():
        drop(circles.member.organisation_id, act.letter)
        return FileState.TAKEN_BACK
    is_over = act.until is not None and act.until < timezone.localdate()
    if is_over or not own.opened.now.is_running:
        drop(circles.member.organisation_id, act.letter)
        return FileState.ENDED
    if row.gone_at is not None or row.kept is None:
        return FileState.TAKEN_BACK
    return FileState.THERE


def _row(circles: Circles, act: FileArrived) -> OpenedLetter:
    return OpenedLetter.objects.get(organisation=circles.member.organisation_id, pk=act.letter)
