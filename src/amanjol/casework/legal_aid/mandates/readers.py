"""Who opens a mandate with an account of their own: the advocate and the deputy, as far as they have one.

Whose account and which key it is says the register (`accounts.key_for`); that they are named stands inside the seal of
the mandate. Whenever it is somebody else the mandate gets a new key: who opened the earlier one knows that. Beside the
key that is sealed to them lies a voucher, without which they believe none of it (`turns/vouching.py`); whoever has
compared the words of who coordinates since, gets one at the next look.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid.mandates import queries, sealing
from amanjol.casework.legal_aid.mandates.records import FileArrived, Part, Reader, ReadersNamed, Written
from amanjol.casework.legal_aid.models import MandateReader
from amanjol.casework.legal_aid.needs import acting
from amanjol.casework.legal_aid.register.accounts import key_for
from amanjol.casework.legal_aid.turns import vouching
from amanjol.casework.standards.legal_needs.bodies import ActingKey
from amanjol.foundation.letters.models import OpenedLetter
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals import case_keys, keypairs
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from amanjol.casework.legal_aid.mandates.queries import OpenedMandate
    from amanjol.casework.legal_aid.mandates.records import MandateRecord
    from amanjol.casework.legal_aid.mandates.standing import Standing
    from amanjol.casework.legal_aid.register.queries import OpenedAdvocate
    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.keys.keyring import Keyring

type Wanted = Mapping[Reader, PersonKey]


def settle(keyring: Keyring, mandates: Iterable[OpenedMandate], advocates: Sequence[OpenedAdvocate]) -> bool:
    """Whether somebody else opens one of them now. `advocates` are those of the register. SealBroken."""
    there = list(mandates)
    keys = _keys(keyring, there, advocates)
    given: dict[UUID, dict[UUID, int]] = defaultdict(dict)
    rows = MandateReader.objects.filter(mandate__in=[mandate.row.pk for mandate in there])
    for pk, key, comparison in rows.values_list("mandate_id", "key_id", "comparison"):
        given[pk][key] = comparison
    compared = vouching.comparisons(key.pk for key in keys.values())
    is_another = False
    for mandate in there:
        named = _wanted(mandate.now, keys)
        is_given = given[mandate.row.pk] == {key.pk: compared.get(key.pk, 0) for key in named.values()}
        if not mandate.is_older and not (is_given and mandate.now.readers == tuple(named)):
            is_another = _name(keyring, mandate.row.pk, named, is_shut=mandate.now.is_shut) or is_another
            tell(keyring, mandate.now, named, advocates)
    return is_another


def tell(keyring: Keyring, now: Standing, named: Wanted, advocates: Iterable[OpenedAdvocate]) -> None:
    """Whoever asked for a lawyer reads who acts, and to which keys something can be sealed. SealBroken."""
    by_number = {of.row.number: of.says for of in advocates}
    lawyer, deputy = by_number.get(now.now.advocate), by_number.get(now.now.deputy)
    if not now.begun.need or lawyer is None or not now.is_running:
        return
    keys = tuple(ActingKey(reader.part.value, bytes(key.public)) for reader, key in named.items())
    acts = acting.ActsNow(lawyer.name, lawyer.reach, deputy.name if deputy is not None else "", keys)
    acting.tell(keyring=keyring, need=UUID(now.begun.need), now=acts)


def _keys(
    keyring: Keyring, mandates: Iterable[OpenedMandate], advocates: Iterable[OpenedAdvocate]
) -> dict[str, PersonKey]:
    """Of those who act or stand in, by the number of the register, where they have a key that was compared."""
    acting = {number for mandate in mandates for number in (mandate.now.now.advocate, mandate.now.now.deputy)}
    with_account = [of for of in advocates if of.record.account and of.row.number in acting]
    keys = {of.row.number: key_for(keyring, of) for of in with_account}
    return {number: key for number, key in keys.items() if key is not None}


def wanted(
    keyring: Keyring, mandate: OpenedMandate, advocates: Iterable[OpenedAdvocate]
) -> dict[Reader, PersonKey]:
    """Who should open it, by the register of today. SealBroken."""
    return _wanted(mandate.now, _keys(keyring, [mandate], advocates))


def _wanted(now: Standing, keys: Mapping[str, PersonKey]) -> dict[Reader, PersonKey]:
    if now.is_shut:
        return {}
    parts = ((Part.ADVOCATE, now.now.advocate), (Part.DEPUTY, now.now.deputy))
    return {
        Reader(str(key.account_id), part, keypairs.key_id(bytes(key.public)).hex()): key
        for part, number in parts
        if (key := keys.get(number)) is not None
    }


def settle_for(keyring: Keyring, number: str, advocates: Sequence[OpenedAdvocate]) -> None:
    """The mandates of this advocate, who has an account no more; one that does not open is opened by nobody.

    SealBroken.
    """
    there = queries.opened_each(keyring)
    of_them = [of for of in there if number in {of.now.now.advocate, of.now.now.deputy}]
    settle(keyring, of_them, advocates)


def shut(keyring: Keyring, need: UUID, advocates: Sequence[OpenedAdvocate]) -> None:
    """Who acts for this need is the person's lawyer no more: nobody opens its mandate with an account of their own
    before it is handed over, what was sealed to them goes, and whoever asked has no key to seal to. SealBroken.
    """
    for mandate in queries.opened_each(keyring):
        is_of_need = mandate.now.is_running and mandate.now.begun.need == str(need)
        if is_of_need and _name(keyring, mandate.row.pk, {}, is_shut=True):
            tell(keyring, mandate.now, {}, advocates)


def drop_files(organisation: UUID, record: MandateRecord) -> None:
    """What was kept of every file that came for it."""
    for written in record.acts:
        if isinstance(written.says, FileArrived):
            drop(organisation, written.says.letter)


def drop(organisation: UUID, letter: str) -> None:
    """What was kept of this opened letter, if it is here. It enters the ledger."""
    rows = OpenedLetter.objects.filter(organisation=organisation, pk=letter, gone_at=None)
    rows.update(kept=None, gone_at=timezone.now())


@transaction.atomic
def _name(keyring: Keyring, pk: UUID, named: Wanted, *, is_shut: bool = False) -> bool:
    """Under a new key, which nobody has who is not named. False for one that was erased or put back meanwhile."""
    hold_epochs(keyring.member.organisation_id)
    row = queries.visible_to(keyring.member).select_for_update(of=("self",)).filter(pk=pk).first()
    opened = queries.opened_row(row, keyring) if row is not None else None
    if row is None or opened is None or opened.is_older:
        return False
    record = opened.record
    if opened.now.file is not None:
        drop(keyring.member.organisation_id, opened.now.file.letter)
    if opened.now.readers != tuple(named) or opened.now.is_shut != is_shut:
        said = Written(present_moment(), keyring.person, ReadersNamed(tuple(named), is_shut))
        record = replace(record, acts=(*record.acts, said))
        record_act("mandate.readers-named", keyring.member, "mandate", row.pk)
    key = sealing.seal_new(row, record, keyring)
    row.save(update_fields=["state", "ends_on", "epoch", "wrapped_key", "schema", "sealed"])
    MandateReader.objects.filter(mandate=row).delete()
    for reader, of in named.items():
        wrapped = case_keys.seal_for(
            key, keyring.organisation, str(row.pk), reader.account, bytes(of.public), case_keys.Access.WORK
        )
        given = MandateReader(organisation_id=row.organisation_id, mandate=row, key=of, wrapped=wrapped)
        _vouch(keyring, given, key)
        given.save(force_insert=True)
    return True


def _vouch(keyring: Keyring, given: MandateReader, key: bytes) -> None:
    """As far as they have compared: else there is nothing under which they would believe it."""
    given.comparison = vouching.comparisons([given.key_id]).get(given.key_id, 0)
    secret = vouching.secret_for(keyring, given.key) if given.comparison else None
    if secret is not None:
        given.voucher = vouching.mandate_voucher(given, key, secret)
