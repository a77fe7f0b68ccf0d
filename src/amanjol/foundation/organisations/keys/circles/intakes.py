"""Putting something into a circle, and reading it there. Who puts it in does not open it again.

What a circle is sealed to stands in a row in clear, so it needs a witness: for who is in the circle the key that
they have kept, for who holds the organisation's keys the word of a holder under the epoch. Without one there is no
intake, and nothing is sealed to anybody. That something was put in says nothing of who did it: whoever knows the
public half can. Where that matters, write it under a key of the circle, or say in the record whose word it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.foundation.organisations.keys.circles import queries, witnesses
from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.organisations.keys.circles.opening import Circles, OpenedCircle
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Circle, CircleKey
    from amanjol.foundation.seals.epochs import Organisation


@dataclass(frozen=True, slots=True)
class CircleIntake:
    """What one circle is sealed to today. Store `circle` and `number` beside what was put in."""

    circle: UUID
    place: Organisation
    number: int
    public: bytes


def intake_of(
    circle: Circle, *, keyring: Keyring | None = None, circles: Circles | None = None
) -> CircleIntake | None:
    """None where nothing that this member holds vouches for it, or it is of another organisation.

    SealBroken where the circle was swapped, or an older key of it put back.
    """
    if circles is not None and circle.pk in circles.states:
        try:
            opened = circles.of(circle.pk)
        except LookupError:  # it waits for words: then the member knows no more of it than who is not in it
            pass
        else:
            return _intake(opened.rows.current)
    if keyring is None or circle.organisation_id != keyring.member.organisation_id:
        return None
    row = queries.newest_key(circle)
    if row is None or not witnesses.is_circles(keyring.epoch, row):
        return None
    if queries.is_older(row):
        raise SealBroken
    return _intake(row)


def _intake(row: CircleKey) -> CircleIntake:
    place = witnesses.place_of_circle(row.circle)
    return CircleIntake(row.circle_id, place, row.number, bytes(row.public))


def put_in(intake: CircleIntake, plaintext: bytes, record: str, column: str) -> bytes:
    """Sealed to the circle, in its place and that of the record. MalformedPublicKey; ValueError if it is too long."""
    return keypairs.seal_to(intake.public, plaintext, intake.place.place(record, column, intake.number))


def wrap_in(intake: CircleIntake, key: bytes, record: str, column: str) -> bytes:
    """As `put_in`, a 32-byte key: for what is large, or many. MalformedPublicKey."""
    return keypairs.wrap_key_to(intake.public, key, intake.place.place(record, column, intake.number))


def read(circle: OpenedCircle, sealed: bytes, number: int, record: str, column: str) -> bytes:
    """What was put in under the key of this number. SealBroken."""
    key = circle.numbered(number)
    return keypairs.open_with(key.keys, sealed, key.organisation.place(record, column, number))


def unwrap(circle: OpenedCircle, wrapped: bytes, number: int, record: str, column: str) -> bytes:
    """What `wrap_in` was given. SealBroken."""
    key = circle.numbered(number)
    return keypairs.unwrap_key_with(key.keys, wrapped, key.organisation.place(record, column, number))
