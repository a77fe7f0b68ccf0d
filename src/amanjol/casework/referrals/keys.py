"""The key of a referral: what crosses of it is sealed to its public half by whoever opens the letter, case or no case.

    pair = keys.begin(row, signing)                # a new one, marked as ours
    sealed = keys.seal(row, letter, crossed, …)    # by anybody who opens the signing key
    crossed = keys.unseal(row, letter, sealed, …)  # by who has the private half
    keys.carry(before, after)                      # all marks that count go on under our next signing key

The public half stands in a row, which is a claim: it counts with the organisation's own mark on it, this row and this
partner. Each letter bears a mark inside its seal, too: whoever only writes rows can seal, and cannot mark. Without one
that holds, everything here is `SealBroken`. Who begins our next signing key opens no case: so beside each letter stands
a word under the next key on the digest of its sealed bytes, which were there on that day.

Also called: envelope encryption, write-only intake.
"""

from __future__ import annotations

import hashlib
from itertools import batched
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.db.models import BinaryField, Func, Q
from django.db.models.functions import Coalesce

from amanjol.casework.referrals.models import Referral, ReferralLetter
from amanjol.casework.referrals.records import Crossed
from amanjol.foundation.letters.signing import carry as carry_mark
from amanjol.foundation.organisations.keys.circles import intakes
from amanjol.foundation.seals import canonical, keypairs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.keypairs import KeyPair

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.circles.intakes import CircleIntake
    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.seals.fields import Context

_LETTER: Final = "referrals_referralletter.sealed"
_PAIR: Final = "referrals_referral.wrapped"
_MARK: Final = "mark"
_AT_ONCE: Final = 500  # rows
_CLAIMED: Final = (
    "referral",
    "partner_node",
    "partner",
    "direction",
    "is_danger",
    "public",
    "mark",
    "carried",
)


def begin(row: Referral, signing: Signing) -> KeyPair:
    """A new pair for a row that says already whose it is; the row is not saved."""
    pair = keypairs.generate()
    row.public = pair.public
    row.mark = signing.mark(_record(row), _claim(row))
    return pair


def check(row: Referral, signing: Signing) -> bytes:
    """The public half, if it is ours. SealBroken."""
    if not _is_ours(row, signing):
        raise SealBroken
    return bytes(row.public)


def _is_ours(row: Referral, signing: Signing) -> bool:
    mark, carried = bytes(row.mark), bytes(row.carried or b"")
    return signing.is_marked(_record(row), _claim(row), mark, witness=mark, carried=carried)


def lay_into(row: Referral, pair: KeyPair, intake: CircleIntake) -> None:
    """The private half into the circle of the inbox: for an inquiry, which has no case yet; the row is not saved."""
    row.circle_id, row.circle_number = intake.circle, intake.number
    row.wrapped = intakes.wrap_in(intake, pair.seed, _record(row), _PAIR)


def take_from_circle(row: Referral, circles: Circles, signing: Signing) -> KeyPair:
    """LookupError for who is not in that circle, or where the private half lies in a case; SealBroken."""
    if row.circle_id is None or row.wrapped is None or row.circle_number is None:
        raise LookupError(row.pk)
    circle = circles.of(row.circle_id)
    seed = intakes.unwrap(circle, bytes(row.wrapped), row.circle_number, _record(row), _PAIR)
    return _checked(row, seed, signing)


def pair_of(row: Referral, seed: str, signing: Signing) -> KeyPair:
    """From the record of its case. SealBroken."""
    try:
        return _checked(row, bytes.fromhex(seed), signing)
    except ValueError:
        raise SealBroken from None


def seal(row: Referral, letter: UUID, crossed: Crossed, signing: Signing) -> bytes:
    """SealBroken where the public half is not ours; canonical.NotCanonical for what is too large."""
    data = crossed.as_data()
    mark = signing.mark(_letter_record(row, letter), canonical.to_bytes(data))
    public = check(row, signing)
    return keypairs.seal_to(
        public, canonical.to_bytes(data | {_MARK: mark.hex()}), _place(row, letter, signing)
    )


def unseal(
    row: Referral, letter: UUID, sealed: bytes, pair: KeyPair, signing: Signing, carried: bytes = b""
) -> Crossed:
    """What `seal` was given. `carried` stands in the row of the letter. SealBroken."""
    try:
        data: Any = canonical.from_bytes(keypairs.open_with(pair, sealed, _place(row, letter, signing)))
        mark = bytes.fromhex(data.pop(_MARK)) if isinstance(data, dict) else b""
        crossed = Crossed.from_data(data)
        is_ours = signing.is_marked(
            _letter_record(row, letter),
            canonical.to_bytes(data),
            mark,
            witness=hashlib.sha256(sealed).digest(),
            carried=carried,
        )
    except (canonical.NotCanonical, KeyError, TypeError, ValueError):
        raise SealBroken from None
    if not is_ours:
        raise SealBroken
    return crossed


def marks_of(organisation: UUID) -> int:
    """How many would be carried over."""
    letters = _letters(ReferralLetter.objects.filter(organisation=organisation))
    return Referral.objects.filter(organisation=organisation).count() + letters.count()


def carry(before: Signing, after: Signing) -> int:
    """Of each referral that is ours, and of each letter as its sealed bytes lie here. Gives how many.

    A letter that was planted goes on as what it is: its mark inside does not hold. Some hundred rows at a time.
    """
    organisation = UUID(before.organisation.organisation)
    referrals = Referral.objects.filter(organisation=organisation).only(*_CLAIMED)
    digest = Func(Coalesce("sealed", "opened__kept"), function="sha256", output_field=BinaryField())
    letters = _letters(ReferralLetter.objects.filter(organisation=organisation)).annotate(digest=digest)
    carried = 0
    for rows in batched(referrals.iterator(_AT_ONCE), _AT_ONCE):
        ours = [row for row in rows if _is_ours(row, before)]
        for row in ours:
            row.carried = carry_mark(before, after, _record(row), bytes(row.mark), bytes(row.carried or b""))
        carried += Referral.objects.bulk_update(ours, ["carried"])
    for some_letters in batched(
        letters.only("letter", "carried", "referral_id").iterator(_AT_ONCE), _AT_ONCE
    ):
        for letter in some_letters:
            record = f"referral/{letter.referral_id}/{letter.letter}"
            letter.carried = carry_mark(
                before, after, record, bytes(letter.digest), bytes(letter.carried or b"")
            )
        carried += ReferralLetter.objects.bulk_update(some_letters, ["carried"])
    return carried


def _letters(rows: QuerySet[ReferralLetter]) -> QuerySet[ReferralLetter]:
    """Those of which anything lies here."""
    return rows.filter(Q(sealed__isnull=False) | Q(opened__kept__isnull=False))


def _checked(row: Referral, seed: bytes, signing: Signing) -> KeyPair:
    try:
        pair = KeyPair(seed)
    except ValueError:
        raise SealBroken from None
    if pair.public != check(row, signing):
        raise SealBroken
    return pair


def _record(row: Referral) -> str:
    return f"referral/{row.pk}"


def _letter_record(row: Referral, letter: UUID) -> str:
    return f"{_record(row)}/{letter}"


def _place(row: Referral, letter: UUID, signing: Signing) -> Context:
    return signing.organisation.place(_letter_record(row, letter), _LETTER, 1)


def _claim(row: Referral) -> bytes:
    """All that the row says and nothing of which may be another's; state, deadline and circle change."""
    return canonical.to_bytes(
        {
            "referral": str(row.referral),
            "node": row.partner_node,
            "organisation": row.partner,
            "direction": row.direction,
            "public": bytes(row.public).hex(),
        }
        | ({"danger": True} if row.is_danger else {})
    )
