"""A guest's paper: sealed to their own key, for days, and vouched for by who holds the organisation's keys.

What it can and cannot do: the program opens it until its last day and not a day longer, whatever the row says, since
that day stands inside; the database shows it to nobody else. Somebody who was shown it has read it: what they copied
by then no clock takes back.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.desk.points import BOUND, INSIDE, check_points
from amanjol.casework.support.conferences.records import GuestPaper
from amanjol.casework.support.models import ConferenceGuest
from amanjol.foundation.seals import canonical, case_keys, epochs, fields
from amanjol.foundation.seals.case_keys import Access
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from datetime import date

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.epochs import Epoch

LONGEST_DAYS: Final = 14
_EPOCH, _VOUCHER = "epoch", "voucher"


class Ended(Exception):
    """Its last day is over."""


def seal_paper(row: ConferenceGuest, paper: GuestPaper, keyring: Keyring) -> None:
    """Into the row, under a new key. ValueError for a longer stay; canonical.NotCanonical."""
    if not paper.granted_on <= row.until <= paper.granted_on + timedelta(days=LONGEST_DAYS):
        raise ValueError("A guest reads it for fourteen days at most.")
    key, place = case_keys.new_case_key(), keyring.organisation
    person, public = str(row.key.account_id), bytes(row.key.public)
    row.wrapped_key = case_keys.seal_for(key, place, str(row.pk), person, public, Access.WORK)
    row.schema = BOUND
    data: dict[str, Any] = paper.as_data() | {INSIDE: row.points}
    voucher = _voucher(row, data, keyring.epoch).hex()
    data |= {_EPOCH: keyring.epoch.number, _VOUCHER: voucher}
    row.sealed = fields.seal(key, canonical.to_bytes(data), _place(row, keyring))


def open_paper(row: ConferenceGuest, keyring: Keyring, today: date) -> GuestPaper:
    """By whom it is for. Ended; SealBroken, also where another day stands in the row than inside."""
    key = case_keys.open_for(
        bytes(row.wrapped_key), keyring.keys, keyring.organisation, str(row.pk), keyring.person, Access.WORK
    )
    try:
        data = canonical.from_bytes(fields.unseal(key, bytes(row.sealed), _place(row, keyring)))
    except canonical.NotCanonical:
        raise SealBroken from None
    if not isinstance(data, dict):
        raise SealBroken
    _prove(row, data, keyring)
    check_points(data, row.points)
    try:
        paper = GuestPaper.from_data(data)
    except canonical.NotCanonical:
        raise SealBroken from None
    if row.until > paper.granted_on + timedelta(days=LONGEST_DAYS):
        raise SealBroken
    if today > row.until:
        raise Ended
    return paper


def _prove(row: ConferenceGuest, data: dict[str, Any], keyring: Keyring) -> None:
    """SealBroken unless somebody with the organisation's keys wrote it: a guest's public key is no secret."""
    number, voucher = data.pop(_EPOCH, None), data.pop(_VOUCHER, None)
    if not isinstance(number, int) or voucher != _voucher(row, data, keyring.epoch_numbered(number)).hex():
        raise SealBroken


def _voucher(row: ConferenceGuest, data: dict[str, Any], epoch: Epoch) -> bytes:
    table = ConferenceGuest._meta.db_table  # noqa: SLF001  Django's public name
    digest = hashlib.sha256(canonical.to_bytes(data)).digest()
    return epochs.vouch_for(epoch, f"{table}.{row.pk}", digest)


def _place(row: ConferenceGuest, keyring: Keyring) -> fields.Context:
    table = row._meta.db_table  # noqa: SLF001  Django's public name
    return keyring.organisation.place(str(row.pk), f"{table}.sealed", row.schema)
