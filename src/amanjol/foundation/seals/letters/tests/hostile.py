"""What a stranger, and what a partner who has lost their mind or their key, may send in a letter."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from amanjol.foundation.seals import canonical
from amanjol.foundation.seals.letters import envelopes
from amanjol.foundation.seals.letters.tests.cast import ALMATY_KEY, LETTER, LETTER_ID, MARY_INBOX

if TYPE_CHECKING:
    import random

PURPOSE: Final = "amanjol/letter/1"
GOOD: Final = LETTER.to_bytes()
DATA: Final[dict[str, Any]] = json.loads(GOOD)
FILE: Final = {
    "key": "A" * 43 + "=",
    "name": "contract.jpg",
    "media_type": "image/jpeg",
    "size": 5,
    "digest": "A" * 43 + "=",
    "manifest": "A" * 43 + "=",
}


def sealed_as_it_is(
    written: bytes, key=ALMATY_KEY, identifier=LETTER_ID, to=MARY_INBOX, purpose: str = PURPOSE
) -> bytes:
    """These bytes, truly signed and truly sealed, whatever they are."""
    content = key.key_id + key.sign(purpose, written) + written
    return envelopes.seal(content, to.public, identifier)


def changed(**fields: Any) -> bytes:
    return canonical.to_bytes(DATA | fields)


def without(field: str) -> bytes:
    return canonical.to_bytes({name: value for name, value in DATA.items() if name != field})


def _text(old: str, new: str) -> bytes:
    written = GOOD.replace(old.encode(), new.encode("utf-8", "surrogatepass"))
    assert written != GOOD
    return written


def _nested(levels: int) -> bytes:
    return _text('"urgent":true', '"urgent":' + "[" * levels + "]" * levels)


def _of_file(**fields: Any) -> bytes:
    return changed(files=[FILE | fields])


SIGNED: Final[dict[str, bytes]] = {
    "nothing": b"",
    "no document": b"null",
    "a list": b"[]",
    "two documents": GOOD + b"," + GOOD,
    "closes what it is read in": b"{}],[{}",
    "an unknown field": changed(note="more"),
    "an unknown field in the consent": changed(consent=DATA["consent"] | {"note": "more"}),
    "an unknown field in the issuer": changed(issuer=DATA["issuer"] | {"note": "more"}),
    "an unknown field of a file": _of_file(note="more"),
    **{f"without {name}": without(name) for name in DATA},
    "a key twice": _text('"sequence":7', '"sequence":7,"sequence":7'),
    "a key twice, another": _text('"sequence":7', '"sequence":7,"sequence":8'),
    "a key twice in the body": _text('"urgent":true', '"urgent":true,"urgent":true'),
    "keys in another order": b'{"issuer":'
    + canonical.to_bytes(DATA["issuer"])
    + b","
    + without("issuer")[1:],
    "a space": _text('"sequence":7', '"sequence": 7'),
    "a line break behind": GOOD + b"\n",
    "a byte order mark": b"\xef\xbb\xbf" + GOOD,
    "in UTF-16": GOOD.decode().encode("utf-16"),
    "no UTF-8": GOOD.replace(b"tk", b"\xff\xfe"),
    "an escape that is not needed": _text("tk", "\\u0074k"),
    "a text that is not in NFC": _text("tk", "e\u0301"),
    "a lone surrogate": _text("tk", "\\ud800"),
    "a lone surrogate in bytes": _text("tk", "\ud800"),
    "NUL": _text("tk", "\\u0000"),
    "a number with a point": _text('"sequence":7', '"sequence":7.0'),
    "a number with an exponent": _text('"sequence":7', '"sequence":7e0'),
    "a number in the body with a point": _text('"urgent":true', '"urgent":1.5'),
    "no number": _text('"urgent":true', '"urgent":NaN'),
    "endless": _text('"sequence":7', '"sequence":Infinity'),
    "minus nought": _text('"urgent":true', '"urgent":-0'),
    "a huge number": _text('"sequence":7', '"sequence":' + "9" * 400),
    "a number that takes long": _text('"sequence":7', '"sequence":' + "9" * 100_000),
    "a huge number in the body": _text('"urgent":true', '"urgent":' + "9" * 400),
    "a number over 2**53": _text('"urgent":true', f'"urgent":{2**53}'),
    "the sequence nought": changed(sequence=0),
    "the sequence below nought": changed(sequence=-1),
    "the sequence yes": changed(sequence=True),
    "the sequence a text": changed(sequence="7"),
    **{f"{levels} levels deep": _nested(levels) for levels in (8, 100, 990, 5_000, 9_980, 12_000, 400_000)},
    "a body that is a list": changed(body=[]),
    "a body that is a text": changed(body="{}"),
    "no body": changed(body=None),
    "a kind in capitals": changed(kind="Referral"),
    "a kind that ends with a line": changed(kind="referral\n"),
    "no kind": changed(kind=""),
    "a long kind": changed(kind="a" * 65),
    "an id of another version": changed(id="019ac922-1600-4abc-8def-0123456789ab"),
    "an id without hyphens": changed(id=LETTER_ID.hex),
    "an id in capitals": changed(id=str(LETTER_ID).upper()),
    "another id than outside": changed(id="019ac922-1600-7abc-8def-0123456789ac"),
    "a moment with another offset": changed(issued_at="2026-11-28T11:00:00+05:00"),
    "a moment with another nought": changed(issued_at="2026-11-28T06:00:00+00:00"),
    "a moment without an offset": changed(issued_at="2026-11-28T06:00:00"),
    "a moment with parts of a second": changed(issued_at="2026-11-28T06:00:00.5Z"),
    "a moment in numbers": changed(issued_at=1_795_845_600),
    "a leap second": changed(issued_at="2026-11-28T06:00:60Z"),
    "before all calendars": changed(issued_at="0001-01-01T00:00:00Z"),
    "after all calendars": changed(expires_at="9999-12-31T23:59:59Z"),
    "of no life": changed(expires_at=DATA["issued_at"]),
    "ended before it began": changed(expires_at="2026-11-27T06:00:00Z"),
    "121 days long": changed(expires_at="2027-03-29T06:00:00Z"),
    "another issuer": changed(issuer={"node": "node-kg", "organisation": "centre-osh"}),
    "the issuer on another node": changed(issuer=DATA["issuer"] | {"node": "node-kg"}),
    "an issuer without a name": changed(issuer=DATA["issuer"] | {"organisation": ""}),
    "another audience": changed(audience={"node": "node-kg", "organisation": "centre-osh"}),
    "the audience on another node": changed(audience=DATA["audience"] | {"node": "node-kg"}),
    "the issuer as audience": changed(audience=DATA["issuer"]),
    "two audiences": changed(audience=[DATA["audience"], DATA["audience"]]),
    "a consent with a short digest": changed(consent=DATA["consent"] | {"digest": "ab"}),
    "a consent with a digest in capitals": changed(consent=DATA["consent"] | {"digest": "AB" * 32}),
    "a consent for one group that is no list": changed(consent=DATA["consent"] | {"scope": "help"}),
    "a consent until no day": changed(consent=DATA["consent"] | {"until": "2027-02-30"}),
    "a consent until a day written otherwise": changed(consent=DATA["consent"] | {"until": "20270301"}),
    "a consent without an id": changed(consent=DATA["consent"] | {"id": ""}),
    "21 files": changed(files=[FILE] * 21),
    "a file with a short key": _of_file(key="AAAA"),
    "a file with a key in another spelling": _of_file(key="A" * 42 + "B="),
    "a file with a key in base64url": _of_file(key="_" * 43 + "="),
    "a file without a name": _of_file(name=""),
    "a file of no type": _of_file(media_type="jpeg"),
    "a file below nothing": _of_file(size=-1),
    "a file of a terabyte": _of_file(size=2**40),
}
"""Truly signed by the issuer and truly sealed, and still no letter."""


def mutated(written: bytes, chance: random.Random) -> bytes:
    """One to three edits anywhere: a byte, a cut, a piece twice, noise, digits, brackets."""
    data = bytearray(written)
    for _edit in range(chance.randint(1, 3)):
        at = chance.randrange(len(data) + 1)
        kind = chance.randrange(6)
        if kind == 0 and at < len(data):
            data[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del data[at : at + chance.randint(1, 40)]
        elif kind == 2:
            data[at:at] = data[at : at + chance.randint(1, 40)]
        elif kind == 3:
            data[at:at] = chance.randbytes(chance.randint(1, 8))
        elif kind == 4:
            data[at:at] = str(chance.randrange(10**18)).encode()
        else:
            data[at:at] = chance.choice([b"{", b"}", b"[", b"]", b'"', b",", b"null", b"\\u0000", b"-0"])
    return bytes(data)
