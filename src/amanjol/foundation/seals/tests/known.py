"""Fixed keys and places for the tests, and every byte string that these keys must open for years.

`vectors/x-wing.json` holds published answers and says whose. `vectors/keys.json` was made once, by the first
version of this package, by running this file with the keys below:
`python -m amanjol.foundation.seals.tests.known > keys.json`. HPKE draws its own randomness, so what is sealed
to a public key cannot be made again byte for byte; it can only be opened. Never make that file anew: add to it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
from pathlib import Path
from typing import Final

from amanjol.foundation.seals import case_keys, epochs, fields, keypairs, person_keys, regrants
from amanjol.foundation.seals.case_keys import Access
from amanjol.foundation.seals.epochs import Epoch, Organisation
from amanjol.foundation.seals.fields import Context
from amanjol.foundation.seals.keypairs import KeyPair
from amanjol.foundation.seals.person_keys import Owner
from amanjol.foundation.seals.regrants import Request

VECTORS: Final = Path(__file__).parent / "vectors"


def material(name: str) -> bytes:
    """32 bytes that are the same in every run."""
    return hashlib.sha256(f"amanjol test {name}".encode()).digest()


AIDA: Final = KeyPair(material("Aida"))
BERIK: Final = KeyPair(material("Berik"))
PAPER: Final = KeyPair(material("paper"))
OWNER: Final = Owner(node="tm-1", person="aida", version=1)
SHELTER: Final = Organisation(node="tm-1", organisation="shelter")
OTHER: Final = Organisation(node="tm-1", organisation="other")
ABROAD: Final = Organisation(node="kz-1", organisation="shelter")
FIRST: Final = Epoch(SHELTER, 1, material("first epoch"))
SECOND: Final = Epoch(SHELTER, 2, material("second epoch"))
CASE_KEY: Final = material("case key")
WRAPPING_KEY: Final = material("wrapping key")
UNLOCK_SECRET: Final = material("unlock secret")
SESSION: Final = material("session")
CODE: Final = "bahaf basah bihak bisam bohap bosas buhav busib pipit"
PLACE: Final = Context(node="tm-1", organisation="shelter", record="case-42", column="cases.story", version=3)
REQUEST: Final = Request(SHELTER, 2, "request-9", "aida", AIDA.public)


def sealed() -> dict[str, bytes]:
    """The committed byte strings by name."""
    text: dict[str, str] = json.loads((VECTORS / "keys.json").read_text())
    return {name: base64.b64decode(value) for name, value in text.items()}


def _session_row() -> bytes:
    place = OWNER.place("person_key.by_session", SESSION)
    key = fields.derived_key(UNLOCK_SECRET, "amanjol/session-unlock/wrapping-key/1", place)
    return fields.wrap_key(key, AIDA.seed, place)


def _make() -> dict[str, bytes]:
    first = regrants.approve_first(REQUEST, SECOND, "berik")
    return {
        "value": keypairs.seal_to(AIDA.public, "Роза".encode(), PLACE),
        "key": keypairs.wrap_key_to(AIDA.public, CASE_KEY, PLACE),
        "by_passphrase": person_keys.wrap_for_passphrase(AIDA, WRAPPING_KEY, OWNER),
        "by_recovery_code": person_keys.wrap_for_recovery_code(AIDA, CODE, OWNER),
        "by_session": _session_row(),
        "grant": epochs.grant(SECOND, "aida", AIDA.public),
        "kept": epochs.keep(SECOND, AIDA, "aida"),
        "recovery": epochs.grant_to_recovery_set(SECOND, PAPER.public),
        "link": epochs.link(SECOND, FIRST),
        "case": case_keys.wrap(CASE_KEY, FIRST, "case-42"),
        "inbound": case_keys.seal_inbound(CASE_KEY, FIRST.public, SHELTER, 1, "case-42"),
        "for_work": case_keys.seal_for(CASE_KEY, SHELTER, "case-42", "aida", AIDA.public, Access.WORK),
        "for_emergency": case_keys.seal_for(
            CASE_KEY, SHELTER, "case-42", "aida", AIDA.public, Access.EMERGENCY
        ),
        "case_recovery": case_keys.seal_for_recovery_set(CASE_KEY, SHELTER, "case-42", PAPER.public),
        "first_half": first.half,
        "pad": first.pad,
        "second_half": regrants.approve_second(REQUEST, SECOND, first.pad, first_by="berik", by="chinara"),
    }


if __name__ == "__main__":
    text = {name: base64.b64encode(data).decode() for name, data in _make().items()}
    json.dump(text, sys.stdout, indent=1)
