"""Preparing a return: each act changes what is sealed beneath the case, with what stood there before beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.cases import sealing
from amanjol.casework.desk.recording import record_act
from amanjol.casework.referrals.models import CaseReferral, CaseReturn
from amanjol.casework.referrals.returning.queries import return_of
from amanjol.casework.referrals.returning.records import ReturnRecord, change_between
from amanjol.casework.support.locking import case_to_write_in
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.standards.referring.voluntary_return import ReturnPlan
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NoReturn(LookupError):
    """None is prepared in this case, or there is no such referral of it."""


class AlreadyBegun(Exception):
    """A colleague was faster."""


@transaction.atomic
def begin(*, keyring: Keyring, case: Case, plan: ReturnPlan, referral: UUID | None = None) -> None:
    """`referral` is one of this case. AlreadyBegun; NoReturn; PermissionDenied; Closed; SealBroken."""
    written = _Written(keyring, case)
    if written.opened.record is not None:
        raise AlreadyBegun
    if (
        referral is not None
        and not CaseReferral.objects.filter(case=written.case, referral=referral).exists()
    ):
        raise NoReturn
    written.row.referral_id = referral
    written.finish("begun", ReturnRecord(at=present_moment(), by=keyring.person, plan=plan))


@transaction.atomic
def change(*, keyring: Keyring, case: Case, to: Callable[[ReturnPlan], ReturnPlan]) -> bool:
    """`to` makes the plan of what stands there now. False where that is the same.

    NoReturn; PermissionDenied; Closed; SealBroken.
    """
    written = _Written(keyring, case)
    record = written.record
    plan = to(record.plan)
    if plan == record.plan:
        return False
    written.finish("changed", replace(record, plan=plan))
    return True


@transaction.atomic
def stop(*, keyring: Keyring, case: Case) -> None:
    """The person does not go. Nobody is asked for a reason, and no help ends by it. Also in a case that was closed
    meanwhile: else its clock would call for ever. As `change`.
    """
    written = _Written(keyring, case, even_closed=True)
    if written.record.stopped_at is None:
        written.finish("stopped", replace(written.record, stopped_at=present_moment()))


@transaction.atomic
def take_up(*, keyring: Keyring, case: Case) -> None:
    """The person wishes to go after all. As `change`."""
    written = _Written(keyring, case)
    if written.record.stopped_at is not None:
        written.finish("taken-up", replace(written.record, stopped_at=None))


@transaction.atomic
def note_arrival(*, keyring: Keyring, case: Case) -> None:
    """Somebody here knows that the person is there; the clock stops, also that of a closed case. As `change`."""
    written = _Written(keyring, case, even_closed=True)
    if written.record.arrived_at is None:
        written.finish("arrived", replace(written.record, arrived_at=present_moment()))


class _Written:
    """A return while somebody writes in it; its case is locked. PermissionDenied; Closed, unless `even_closed`;
    SealBroken.
    """

    def __init__(self, keyring: Keyring, case: Case, *, even_closed: bool = False) -> None:
        self.keyring = keyring
        self.case = case_to_write_in(keyring, case.pk, even_closed=even_closed)
        self.opened = return_of(self.case, keyring)
        self.row = self.opened.row or CaseReturn(organisation_id=self.case.organisation_id, case=self.case)

    @property
    def record(self) -> ReturnRecord:
        """NoReturn."""
        if self.opened.record is None:
            raise NoReturn
        return self.opened.record

    def finish(self, act: str, record: ReturnRecord) -> None:
        """Seal it with what stood there before beside it, and write the act."""
        before = self.opened.record
        difference = change_between(before, record, self.keyring.person) if before is not None else None
        changes = record.changes if difference is None else (*record.changes, difference)
        acts = before.acts + 1 if before is not None else 1
        record = replace(record, changes=changes, acts=acts)
        self.row.calls_at = record.calls_at
        key = sealing.key_of_case(self.case, self.keyring)
        sealing.seal_row(self.row, record.as_data(), key, self.keyring)
        self.row.save()
        record_act(f"case.return-{act}", self.keyring.member, "case", self.case.pk)
