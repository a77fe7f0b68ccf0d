"""Giving an epoch again to a member who lost passphrase and recovery code, by two other holders together.

The first holder makes a random pad, seals it to the member's new public key and leaves it, wrapped under the
epoch, for the second. The second, after looking at the same request, seals the epoch's secret XOR the pad.
Only the member can put both halves together. The first half alone is a random number; the second alone is the
secret under a one-time pad: whoever tricks one holder has nothing, and so has who swaps the public key between
the two acts.

What this cannot do: every holder of an epoch knows its secret, and nothing makes them forget it. A holder who
wants to betray it can give it away alone, by a `grant`, a photograph or a telephone. Two persons are a
protection against being deceived ("I am Aigul, I lost my phone") and against haste, not against a traitor;
against one only fewer holders and restricted cases help. Who the two are, and that they are two, the caller
checks against the journal; here their ids are bound, so that the halves open only as what was recorded.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from amanjol.foundation.seals import fields, keypairs
from amanjol.foundation.seals.epochs import Epoch, Organisation
from amanjol.foundation.seals.fields import KEY_BYTES, Context, SealBroken

if TYPE_CHECKING:
    from amanjol.foundation.seals.keypairs import KeyPair

_PAD: Final = "regrant.pad"
_FIRST_HALF: Final = "regrant.first_half"
_SECOND_HALF: Final = "regrant.second_half"


class NotTwoOthers(ValueError):
    """A re-grant takes two holders who are neither each other nor the member."""


@dataclass(frozen=True, slots=True)
class Request:
    """Who asks for which epoch with which new public key; `request` is the random id of this asking."""

    organisation: Organisation
    number: int
    request: str
    person: str
    public: bytes = field(repr=False)

    def place(self, column: str, *holders: str) -> Context:
        ids = (self.request, self.person, *holders)
        if any(not name or "/" in name for name in ids):
            raise ValueError("A re-grant names its ids, without a slash.")
        record = "/".join((*ids, hashlib.sha256(self.public).hexdigest()))
        return self.organisation.place(record, column, self.number)


@dataclass(frozen=True, slots=True)
class FirstApproval:
    """What the first holder leaves: a half for the member (1,169 bytes), the pad for the second (61 bytes)."""

    half: bytes
    pad: bytes


def approve_first(request: Request, epoch: Epoch, by: str) -> FirstApproval:
    """ValueError for another epoch than requested; NotTwoOthers; MalformedPublicKey."""
    _check(request, epoch, by)
    pad = secrets.token_bytes(KEY_BYTES)
    return FirstApproval(
        half=keypairs.wrap_key_to(request.public, pad, request.place(_FIRST_HALF, by)),
        pad=fields.wrap_key(epoch.wrap_key, pad, request.place(_PAD, by)),
    )


def approve_second(request: Request, epoch: Epoch, pad: bytes, *, first_by: str, by: str) -> bytes:
    """The other half for the member, 1,169 bytes.

    SealBroken unless `first_by` left this pad for this very request and public key; otherwise as
    `approve_first`. Delete the pad then.
    """
    _check(request, epoch, first_by, by)
    opened = fields.unwrap_key(epoch.wrap_key, pad, request.place(_PAD, first_by))
    hidden = _xor(epoch.secret, opened)
    return keypairs.wrap_key_to(request.public, hidden, request.place(_SECOND_HALF, first_by, by))


def finish(
    request: Request,
    first_half: bytes,
    second_half: bytes,
    keys: KeyPair,
    *,
    by: tuple[str, str],
    public: bytes,
) -> Epoch:
    """The epoch, for the member to `keep`. `public` is the stored public half of the epoch.

    SealBroken for every failure, also when the halves give another epoch than that.
    """
    first_by, second_by = by
    pad = keypairs.unwrap_key_with(keys, first_half, request.place(_FIRST_HALF, first_by))
    hidden = keypairs.unwrap_key_with(keys, second_half, request.place(_SECOND_HALF, first_by, second_by))
    epoch = Epoch(request.organisation, request.number, _xor(pad, hidden))
    if epoch.public != public:
        raise SealBroken
    return epoch


def _check(request: Request, epoch: Epoch, *holders: str) -> None:
    if (epoch.organisation, epoch.number) != (request.organisation, request.number):
        raise ValueError("This request is for another epoch.")
    if len({request.person, *holders}) != 1 + len(holders):
        raise NotTwoOthers("Two others, who are two persons, grant an epoch again.")


def _xor(half: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(half, other, strict=True))
