"""The key of the bridge between a case and a circle, and what lies sealed under it.

Rows are claims: whoever writes them can offer a circle a client of their own making. So a circle believes an offer
once a holder of the organisation's current epoch vouches for it and the member holds that epoch, or once six words were
compared with who asked. Of an earlier epoch the key is known to who has left: what it vouches for waits for the words.
Then the circle keeps the key under its own, and looks at no other offer. A case that is restricted takes a new key, and
says so under the one before.
"""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Final

from amanjol.foundation.organisations.keys.circles import intakes
from amanjol.foundation.seals import canonical, case_keys, epochs, fields, keypairs
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.casework.support.models import CircleClient, CircleDanger, CircleSession
    from amanjol.foundation.organisations.keys.circles.intakes import CircleIntake
    from amanjol.foundation.organisations.keys.circles.opening import Circles, OpenedCircle
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.records import DataRecord

SCHEMA: Final = 1
OFFERED: Final = "support_circleclient.offered"
_ACCEPTED: Final = "support_circleclient.accepted"
_MOVED: Final = "support_circleclient.moved"
ASKING: Final = "support_circleclient.asking"
ANSWER: Final = "support_circleclient.answer"
FACTS: Final = "support_circlesession.facts"
WORDS: Final = "support_circlesession.words"
DANGER: Final = "support_circledanger.sealed"
_DIGEST: Final = "amanjol/bridge/digest/1"


def row_of(row: CircleClient | CircleSession | CircleDanger) -> str:
    """What the seals of a row are bound to: a client to its case, all else to its client."""
    above = getattr(row, "client_id", None) or getattr(row, "case_id", None)
    return f"{above}/{row.pk}"


def place_in(circle: OpenedCircle) -> Organisation:
    """That of the organisation, in which the bridge lies, for who is in the circle."""
    return Organisation(circle.rows.place.node, str(circle.rows.circle.organisation_id))


def seal(key: bytes, record: DataRecord, place: Organisation, row: str, column: str) -> bytes:
    """canonical.NotCanonical."""
    return fields.seal(key, canonical.to_bytes(record.as_data()), place.place(row, column, SCHEMA))


def unseal[Kind: DataRecord](
    kind: type[Kind], key: bytes, sealed: bytes | memoryview[int], place: Organisation, row: str, column: str
) -> Kind:
    """SealBroken."""
    try:
        data = canonical.from_bytes(fields.unseal(key, bytes(sealed), place.place(row, column, SCHEMA)))
        return kind.from_data(data)
    except NotCanonical:
        raise SealBroken from None


def digest_of(key: bytes, row: CircleClient, place: Organisation) -> bytes:
    """32 bytes that say which key it is, for this client, and do not open anything."""
    return fields.derived_key(key, _DIGEST, place.place(_in_circle(row), OFFERED, SCHEMA))


def words_of(key: bytes, row: CircleClient, place: Organisation) -> str:
    """Six words that the one who asked and the one in the circle read to each other."""
    return keypairs.fingerprint(digest_of(key, row, place))


def offer(row: CircleClient, key: bytes, intake: CircleIntake, keyring: Keyring) -> None:
    """Put the key into the row for the circle, with the word of who asks. To be saved."""
    row.number = intake.number
    row.offered = intakes.wrap_in(intake, key, row_of(row), OFFERED)
    row.epoch = keyring.epoch.number
    digest = digest_of(key, row, keyring.organisation)
    row.voucher = epochs.vouch_for(keyring.epoch, _vouched(row), digest)


def move(row: CircleClient, anchor: bytes, key: bytes, keyring: Keyring) -> None:
    """Say under the key that the circle has kept that this one took its place. To be saved."""
    place = keyring.organisation
    row.moved = fields.seal(anchor, digest_of(key, row, place), place.place(row_of(row), _MOVED, SCHEMA))


def accept(row: CircleClient, key: bytes, circle: OpenedCircle) -> None:
    """Keep the key under that of the circle: nobody outside makes it. To be saved."""
    own = circle.key
    row.accepted_number, row.moved = own.number, None
    row.accepted = fields.wrap_key(
        own.wrap_key, key, own.organisation.place(row_of(row), _ACCEPTED, own.number)
    )


def offered_in(row: CircleClient, circle: OpenedCircle) -> bytes:
    """What was offered, by whomever: not believed yet. SealBroken."""
    return intakes.unwrap(circle, bytes(row.offered), row.number, row_of(row), OFFERED)


def believed_in(row: CircleClient, circle: OpenedCircle, circles: Circles) -> bytes | None:
    """The key of the bridge, for who is in the circle; None where words have to be compared first. SealBroken."""
    if row.accepted is not None:
        return _followed(row, circle)
    key = offered_in(row, circle)
    keyring = circles.keyring
    if keyring is None or row.epoch != keyring.epoch.number:
        return None
    digest = digest_of(key, row, keyring.organisation)
    return key if epochs.is_vouched_for(keyring.epoch, _vouched(row), digest, bytes(row.voucher)) else None


def _followed(row: CircleClient, circle: OpenedCircle) -> bytes:
    number = row.accepted_number or 0
    own = circle.numbered(number)
    place = own.organisation.place(row_of(row), _ACCEPTED, number)
    key = fields.unwrap_key(own.wrap_key, bytes(row.accepted or b""), place)
    if row.moved is None:
        return key
    of_organisation = place_in(circle)
    context = of_organisation.place(row_of(row), _MOVED, SCHEMA)
    digest, newer = fields.unseal(key, bytes(row.moved), context), offered_in(row, circle)
    if not hmac.compare_digest(digest, digest_of(newer, row, of_organisation)):
        raise SealBroken
    return newer


def seal_words(row: CircleSession, record: DataRecord, circle: OpenedCircle) -> None:
    """Under a new key each time, which the circle's newest key opens alone. canonical.NotCanonical."""
    own, key = circle.key, case_keys.new_case_key()
    row.number = own.number
    row.wrapped_key = case_keys.wrap(key, own, row_of(row))
    row.words = seal(key, record, own.organisation, row_of(row), WORDS)


def open_words[Kind: DataRecord](kind: type[Kind], row: CircleSession, circle: OpenedCircle) -> Kind:
    """SealBroken."""
    own = circle.numbered(row.number)
    key = case_keys.unwrap(bytes(row.wrapped_key), own, row_of(row))
    return unseal(kind, key, row.words, own.organisation, row_of(row), WORDS)


def _vouched(row: CircleClient) -> str:
    return f"client/{_in_circle(row)}"


def _in_circle(row: CircleClient) -> str:
    """The case, the client, and which circle was asked: what six words and a voucher are said for."""
    return f"{row_of(row)}/{row.circle_id}"
