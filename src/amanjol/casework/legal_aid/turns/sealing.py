"""Sealing and opening what a turn holds. Every failure of opening is `SealBroken`.

The letter is sealed to the advocate's key: everybody can do that, so that alone says nothing of who
wrote it: the voucher inside does (`vouching.py`). Names and
answers are sealed under the key that the true letter and the sealed offer have alone: whoever only writes rows makes
neither. Each is bound to this turn of this organisation, an answer also to its number.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from amanjol.casework.legal_aid.turns.records import Answer, Letter, Names
from amanjol.foundation.organisations.keys.queries import place_of
from amanjol.foundation.seals import canonical, fields, keypairs
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import KEY_BYTES, SealBroken

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.models import Turn
    from amanjol.foundation.seals.fields import Context
    from amanjol.foundation.seals.keypairs import KeyPair
    from amanjol.foundation.seals.records import DataRecord

SCHEMA: Final = 1


def new_key() -> str:
    """For `Letter.between`."""
    return secrets.token_hex(KEY_BYTES)


def place_of_letter(turn: Turn) -> Context:
    return _place(turn, "sealed")


def seal_letter(turn: Turn, letter: Letter, public: bytes) -> None:
    """MalformedPublicKey."""
    turn.sealed = keypairs.seal_to(public, canonical.to_bytes(letter.as_data()), place_of_letter(turn))


def open_letter(turn: Turn, keys: KeyPair) -> Letter:
    """Also refused where something else stands in clear than inside."""
    letter = _read(Letter, keypairs.open_with(keys, bytes(turn.sealed), place_of_letter(turn)))
    if any(getattr(turn, column) != value for column, value in letter.beside.items()):
        raise SealBroken
    return letter


def seal_names(turn: Turn, names: Names, between: str) -> None:
    turn.names = _seal(turn, names, between, "names", SCHEMA)


def open_names(turn: Turn, between: str) -> Names:
    return _read(Names, fields.unseal(bytes.fromhex(between), bytes(turn.names), _place(turn, "names")))


def seal_answer(turn: Turn, answer: Answer, between: str) -> None:
    """Under the number `turn.answers`."""
    turn.answer = _seal(turn, answer, between, "answer", turn.answers)


def open_answer(turn: Turn, between: str) -> Answer:
    place = _place(turn, "answer", turn.answers)
    return _read(Answer, fields.unseal(bytes.fromhex(between), bytes(turn.answer), place))


def _seal(turn: Turn, record: DataRecord, between: str, column: str, version: int) -> bytes:
    plain = canonical.to_bytes(record.as_data())
    return fields.seal(bytes.fromhex(between), plain, _place(turn, column, version))


def _read[R: DataRecord](kind: type[R], plain: bytes) -> R:
    try:
        return kind.from_data(canonical.from_bytes(plain))
    except NotCanonical:
        raise SealBroken from None


def _place(turn: Turn, column: str, version: int = SCHEMA) -> Context:
    table = turn._meta.db_table  # noqa: SLF001  Django's public name
    return place_of(turn.organisation_id).place(str(turn.pk), f"{table}.{column}", version)
