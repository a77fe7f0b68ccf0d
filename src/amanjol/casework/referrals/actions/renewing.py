"""A new key for each referral of a case whose own key is new: whoever opened it before may know the old one."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.cases import sealing
from amanjol.casework.referrals import keys
from amanjol.casework.referrals.models import CaseReferral, ReferralLetter
from amanjol.casework.referrals.partners import NotAPartner, own_signing
from amanjol.casework.referrals.records import CaseReferralRecord
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.keyring import Keyring


def after_restricting(keyring: Keyring, case: Case, _members: Collection[UUID]) -> None:
    """What crossed is sealed anew, and what comes is sealed to the new key. SealBroken."""
    with suppress(NotAPartner):  # no key of ours yet: then there is no referral either
        _renew(keyring, case, own_signing(keyring))


@transaction.atomic
def _renew(keyring: Keyring, case: Case, signing: Signing) -> None:
    above = sealing.key_of_case(case, keyring)
    for hung in CaseReferral.objects.filter(case=case).select_for_update().select_related("referral"):
        record = sealing.open_row(CaseReferralRecord, hung, above, keyring)
        row = hung.referral
        before = keys.pair_of(row, record.seed, signing)
        letters = ReferralLetter.objects.filter(referral=row).select_related("opened")
        crossed = [
            (
                letter,
                keys.unseal(row, letter.letter, bytes(sealed), before, signing, bytes(letter.carried or b"")),
            )
            for letter in letters
            if (sealed := letter.sealed if letter.opened is None else letter.opened.kept) is not None
        ]
        pair = keys.begin(row, signing)
        row.save(update_fields=["public", "mark"])
        for letter, piece in crossed:
            _put(letter, keys.seal(row, letter.letter, piece, signing))
        sealing.seal_row(hung, replace(record, seed=pair.seed.hex()).as_data(), above, keyring)
        hung.save(update_fields=["wrapped_key", "schema", "sealed"])


def _put(letter: ReferralLetter, sealed: bytes) -> None:
    if letter.opened is None:
        letter.sealed = sealed
        letter.save(update_fields=["sealed"])
    else:
        letter.opened.kept = sealed
        letter.opened.save(update_fields=["kept"])
