"""What a word about a key is bound to, so that none passes for another: each under its own name of a record.

A row is a claim: whoever writes rows chooses the ids in them. So the voucher for a circle is never that of a person
whose id was made the circle's, and that somebody's key was compared for circles makes nobody a holder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.organisations.keys.queries import place_of
from amanjol.foundation.seals import epochs

if TYPE_CHECKING:
    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.models import Circle, CircleKey, CircleVoucher, RecoverySet
    from amanjol.foundation.seals.epochs import Epoch, Organisation


def place_of_circle(circle: Circle) -> Organisation:
    """What its keys are bound to. NoNode."""
    return place_of(circle.organisation_id).circle(circle.purpose, str(circle.pk))


def for_circle(epoch: Epoch, row: CircleKey) -> bytes:
    """A holder's word that this public half is that of the circle."""
    return epochs.vouch_for(epoch, _circle(row), bytes(row.public))


def is_circles(epoch: Epoch, row: CircleKey) -> bool:
    """Whether a holder of this very epoch has said so."""
    return epochs.is_vouched_for(epoch, _circle(row), bytes(row.public), bytes(row.voucher or b""))


def _circle(row: CircleKey) -> str:
    return f"circle/{row.circle.purpose}/{row.circle_id}/{row.number}"


def for_member(epoch: Epoch, key: PersonKey) -> bytes:
    """A holder's word, for circles alone, that this public key is the person's."""
    return epochs.vouch_for(epoch, f"for-circles/{key.account_id}", bytes(key.public))


def is_members(epoch: Epoch, voucher: CircleVoucher, key: PersonKey) -> bool:
    if voucher.key_id != key.pk:
        return False
    person = f"for-circles/{key.account_id}"
    return epochs.is_vouched_for(epoch, person, bytes(key.public), bytes(voucher.mark))


def in_circle(opened: Epoch, key: PersonKey) -> bytes:
    """The word of who is in the circle that this public key is the person's whom they take in."""
    return epochs.vouch_for(opened, str(key.account_id), bytes(key.public))


def is_in_circle(opened: Epoch, voucher: CircleVoucher, key: PersonKey | None) -> bool:
    if key is None or voucher.key_id != key.pk:
        return False
    return epochs.is_vouched_for(opened, str(key.account_id), bytes(key.public), bytes(voucher.mark))


def for_papers(opened: Epoch, papers: RecoverySet) -> bytes:
    """The circle's word that this public half is that of the sheets of paper."""
    return epochs.vouch_for(opened, f"sheets/{papers.pk}", bytes(papers.public))


def is_papers(opened: Epoch, row: CircleKey, papers: RecoverySet) -> bool:
    if row.papers != papers.pk:
        return False
    mark = bytes(row.papers_voucher or b"")
    return epochs.is_vouched_for(opened, f"sheets/{papers.pk}", bytes(papers.public), mark)
