"""Decisions and payments as the page of a case shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.casework.cases.earlier_words import earlier_of
from amanjol.casework.support.wages import words

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.cases.earlier_words import EarlierShown
    from amanjol.casework.support.wages.records import Decided, Payment, WagesRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class DecidedShown:
    on: date
    decision: str
    says: str


@dataclass(frozen=True, slots=True)
class PaymentShown:
    number: int
    on: date
    money: str
    way: str
    says: str
    is_struck: bool


def decisions_shown(record: WagesRecord) -> list[DecidedShown]:
    """The one that holds first, then those before it."""
    newest_first = sorted(enumerate(record.decided), key=lambda entry: (entry[1].on, entry[0]), reverse=True)
    return [_decided(decided) for _place, decided in newest_first]


def payments_shown(record: WagesRecord) -> list[PaymentShown]:
    """The earliest day first, with those that were struck."""
    return [_payment(payment) for payment in sorted(record.payments, key=lambda of: (of.on, of.number))]


def sums_shown(record: WagesRecord) -> list[str]:
    """What came in all, each currency by itself."""
    sums: dict[str, int] = {}
    for payment in record.received:
        sums[payment.currency] = sums.get(payment.currency, 0) + payment.amount
    return [words.money(amount, currency) for currency, amount in sorted(sums.items())]


def earlier_of_payment(payment: Payment, keyring: Keyring) -> list[EarlierShown]:
    """SealBroken."""
    return earlier_of(payment.changes, words.OF_PAYMENT, keyring.member.organisation, words.earlier_value)


def _decided(decided: Decided) -> DecidedShown:
    return DecidedShown(decided.on, str(words.DECISIONS[decided.decision]), decided.says)


def _payment(payment: Payment) -> PaymentShown:
    return PaymentShown(
        payment.number, payment.on, words.money(payment.amount, payment.currency), str(words.WAYS[payment.way]),
        payment.says, payment.is_struck,
    )  # fmt: skip
