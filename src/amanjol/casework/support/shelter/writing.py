"""A house and a stay while somebody writes in them. Locked are first the case, then the house, the journal last."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from amanjol.casework.cases import sealing
from amanjol.casework.desk import rules
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.locking import case_to_write_in
from amanjol.casework.support.models import Stay
from amanjol.casework.support.shelter.queries import houses_visible_to, open_house, stay_of
from amanjol.casework.support.shelter.records import PASSED_FOR, InBed, Passed, Way
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.shelter.records import StayRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring


class BedTaken(Exception):
    """Somebody else was given this bed meanwhile, or the house has none of this name any more."""


class HouseInWriting:
    """Opened and locked. PermissionDenied; OlderCopy; SealBroken."""

    def __init__(self, keyring: Keyring, pk: UUID) -> None:
        if not rules.can_work(keyring.member):
            raise PermissionDenied
        hold_epochs(keyring.member.organisation_id)
        row = houses_visible_to(keyring.member).select_for_update(of=("self",)).filter(pk=pk).first()
        if row is None:
            raise PermissionDenied
        self.keyring, self.opened = keyring, open_house(row, keyring)
        if self.opened.is_older:
            raise OlderCopy
        self.row, self.record = row, self.opened.record

    def put_in(self, stay: UUID, bed: str, on: date, *, beside: str = "", way: Way = Way.CAME) -> None:
        """`beside` is a stay whose bed a small child shares. BedTaken."""
        others = [entry for entry in self.record.beds if entry.stay != str(stay)]
        in_it = {entry.stay for entry in others if entry.bed == bed}
        if bed not in self.record.now.beds or (in_it and beside not in in_it):
            raise BedTaken
        self._note(stay, bed, way, on, (*others, InBed(str(stay), bed, on)))

    def let_go(self, stay: UUID, on: date) -> None:
        """Nothing happens where the stay has no bed here."""
        entry = next((entry for entry in self.record.beds if entry.stay == str(stay)), None)
        if entry is not None:
            left = tuple(other for other in self.record.beds if other is not entry)
            self._note(stay, entry.bed, Way.LEFT, on, left)

    def forget(self, stays: set[str]) -> bool:
        """Of what was erased nothing is left here either. Whether anything was."""
        before = self.record
        self.record = replace(
            before,
            beds=tuple(entry for entry in before.beds if entry.stay not in stays),
            passed=tuple(passed for passed in before.passed if passed.stay not in stays),
        )
        return self.record != before

    def finish(self, verb: str) -> None:
        """canonical.TooLarge."""
        self.record = replace(self.record, acts=self.record.acts + 1)
        sealing.close(self.row, self.record, self.keyring)
        self.row.save(update_fields=["schema", "sealed"])
        record_act(verb, self.keyring.member, "house", self.row.pk)

    def _note(self, stay: UUID, bed: str, way: Way, on: date, beds: tuple[InBed, ...]) -> None:
        since = timezone.localdate() - PASSED_FOR
        recent = [passed for passed in self.record.passed if passed.on >= since]
        passed = Passed(str(stay), bed, way, on)
        self.record = replace(self.record, beds=beds, passed=(*recent, passed))


class StayInWriting:
    """A stay of a locked case. PermissionDenied; NoSuchStay; Closed, unless `even_closed`; SealBroken."""

    def __init__(self, keyring: Keyring, case: UUID, pk: UUID, *, even_closed: bool = False) -> None:
        self.keyring = keyring
        self.case = case_to_write_in(keyring, case, even_closed=even_closed)
        opened = stay_of(self.case, pk, keyring)
        self.row, self.record = opened.row, opened.record

    def finish(self, verb: str) -> None:
        """canonical.TooLarge."""
        self.record = replace(self.record, acts=self.record.acts + 1)
        data = self.record.as_data()
        sealing.seal_row(self.row, data, sealing.key_of_case(self.case, self.keyring), self.keyring)
        self.row.save(update_fields=["wrapped_key", "schema", "sealed"])
        record_act(verb, self.keyring.member, "case", self.case.pk)


def new_stay(keyring: Keyring, case: Case, pk: UUID, record: StayRecord, verb: str) -> Stay:
    """Of a locked case. SealBroken."""
    row = Stay(pk=pk, organisation_id=case.organisation_id, case=case)
    sealing.seal_row(row, record.as_data(), sealing.key_of_case(case, keyring), keyring)
    row.save(force_insert=True)
    record_act(verb, keyring.member, "case", case.pk)
    return row


def now() -> datetime:
    """In UTC, to the second, as records have it."""
    return datetime.now(UTC).replace(microsecond=0)
