"""Writing what the person decided and what came into their hands; a correction keeps what stood there before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from amanjol.casework.cases import sealing
from amanjol.casework.cases.record_parts.changes import between
from amanjol.casework.desk import days
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.locking import case_to_write_in
from amanjol.casework.support.models import CaseWages
from amanjol.casework.support.wages.queries import CORRECTED, DECIDED, RECEIVED, wages_of
from amanjol.casework.support.wages.records import Decided, Payment
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.wages.records import Decision, WagesRecord, Way
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NoSuchPayment(LookupError):
    """The case has none of this number."""


@dataclass(frozen=True, slots=True)
class Received:
    """What came, in whole units of `currency`; `on` is the day, today if none is said."""

    amount: int
    currency: str
    way: Way
    says: str = ""
    on: date | None = None
    is_struck: bool = False


@transaction.atomic
def decide(
    *, keyring: Keyring, case: Case, decision: Decision, says: str = "", on: date | None = None
) -> bool:
    """What the person decided, also once the case is closed; what they decided before stays. False where that day
    has this decision already, and no other words. PermissionDenied; OlderCopy; SealBroken; days.NotThen.
    """
    days.check(on)
    written = _Written(keyring, case)
    record = written.record
    new = Decided(present_moment(), keyring.person, on or timezone.localdate(), decision, says)
    held = record.decision_until(new.on)
    if held is not None and held.decision == decision and says in {"", held.says}:
        # A look at the page makes no decision of today, which would be counted in another quarter.
        return False
    written.finish(DECIDED, replace(record, decided=(*record.decided, new)))
    return True


@transaction.atomic
def note_received(*, keyring: Keyring, case: Case, received: Received) -> Payment:
    """What is in the person's hands, and nothing before; also once the case is closed. As `decide`."""
    days.check(received.on)
    written = _Written(keyring, case)
    record = written.record
    payment = Payment(
        len(record.payments) + 1, present_moment(), keyring.person, received.on or timezone.localdate(),
        received.amount, received.currency, received.way, received.says,
    )  # fmt: skip
    written.finish(RECEIVED, replace(record, payments=(*record.payments, payment)))
    return payment


@transaction.atomic
def correct(*, keyring: Keyring, case: Case, number: int, received: Received) -> bool:
    """False where it stands there already. NoSuchPayment; as `decide`."""
    days.check(received.on)
    written = _Written(keyring, case)
    record = written.record
    before = record.payment(number)
    if before is None:
        raise NoSuchPayment
    after = replace(
        before, amount=received.amount, currency=received.currency, way=received.way, says=received.says,
        on=received.on or timezone.localdate(), is_struck=received.is_struck,
    )  # fmt: skip
    change = between(_values(before), _values(after), keyring.person)
    if change is None:
        return False
    after = replace(after, changes=(*before.changes, change))
    payments = tuple(after if payment is before else payment for payment in record.payments)
    written.finish(CORRECTED, replace(record, payments=payments))
    return True


class _Written:
    """The wages of a case while somebody writes in them; the case is locked, closed or not.

    PermissionDenied; OlderCopy; SealBroken.
    """

    def __init__(self, keyring: Keyring, case: Case) -> None:
        self._keyring = keyring
        self._case = case_to_write_in(keyring, case.pk, even_closed=True)
        opened = wages_of(self._case, keyring)
        if opened.are_fewer:
            raise OlderCopy
        self._row = opened.row or CaseWages(organisation_id=self._case.organisation_id, case=self._case)
        self.record = opened.record

    def finish(self, verb: str, record: WagesRecord) -> None:
        record = replace(record, acts=self.record.acts + 1)
        key = sealing.key_of_case(self._case, self._keyring)
        sealing.seal_row(self._row, record.as_data(), key, self._keyring)
        self._row.save()
        record_act(verb, self._keyring.member, "case", self._case.pk)


def _values(payment: Payment) -> dict[str, Any]:
    """As they are compared, and shown as earlier values."""
    values = {
        "amount": payment.amount,
        "currency": payment.currency,
        "on": payment.on.isoformat(),
        "way": payment.way.value,
        "says": payment.says,
        "is_struck": payment.is_struck,
    }
    return {name: value for name, value in values.items() if value}
