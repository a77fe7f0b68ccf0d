"""Makes `vectors/letters.json`, by the second implementation alone, from seeds: the same bytes in every run.

`python -m amanjol.foundation.seals.letters.tests.making > letters.json`. Never make what is there differently: a node
that was set up years ago reads what this file says. Add to it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
from pathlib import Path
from typing import Any, Final

from amanjol.foundation.seals.letters.tests import second

VECTORS: Final = Path(__file__).parent / "vectors" / "letters.json"

SEEDS: Final = {
    name: hashlib.sha256(f"amanjol letters {name}".encode()).digest()
    for name in (
        "issuer signs",
        "issuer signs anew",
        "audience inbox",
        "node of issuer signs",
        "node of issuer receipts",
        "node of audience signs",
        "node of audience receipts",
        "file key",
        "who has the code",
    )
}
ISSUER: Final = {"node": "node-kz", "organisation": "shelter-almaty"}
AUDIENCE: Final = {"node": "node-tm", "organisation": "association-mary"}
LETTER: Final = "019ac922-1600-7abc-8def-0123456789ab"
MESSAGE: Final = "019ac922-1700-7abc-8def-0123456789ab"
PRESS: Final = "0b6f7a52-0f6e-4d1c-9a3e-5f1f0e2d3c4b"
DAY: Final = "2026-11-28"
CONTENT: Final = hashlib.shake_128(b"no contract of anybody").digest(70_000)


def text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def letters() -> dict[str, dict[str, Any]]:
    common = {"id": LETTER, "issuer": ISSUER, "audience": AUDIENCE, "issued_at": "2026-11-28T06:00:00Z"}
    sealed = sealed_file()
    file = {
        "key": text(SEEDS["file key"]),
        "name": "договор.jpg",
        "media_type": "image/jpeg",
        "size": len(CONTENT),
        "digest": text(hashlib.sha256(CONTENT).digest()),
        "manifest": text(hashlib.sha256(second.canonical(second.manifest_of(sealed))).digest()),
    }
    consent = {
        "id": "f3c1",
        "version": 2,
        "digest": "ab" * 32,
        "scope": ["danger", "help"],
        "until": "2027-03-01",
    }
    return {
        "an inquiry without consent": {
            **common,
            "sequence": 1,
            "kind": "referral.inquiry",
            "expires_at": "2026-12-28T06:00:00Z",
            "consent": None,
            "files": [],
            "body": {"age_band": "18-24", "language": "tk", "need": ["shelter"], "urgent": True},
        },
        "a letter with consent, a file and texts in two scripts": {
            **common,
            "sequence": 9_007_199_254_740_991,
            "kind": "referral.case",
            "expires_at": "2027-03-28T06:00:00Z",
            "consent": consent,
            "files": [file],
            "body": {
                "words": 'Придёт в марте. "Maý" ählisi gowy.\n\t\\ \x7f \u2028',
                "none": None,
                "minus": -1,
            },
        },
        "a letter of 8 KiB": {
            **common,
            "sequence": 2,
            "kind": "referral.case",
            "expires_at": "2027-03-28T06:00:00Z",
            "consent": None,
            "files": [],
            "body": {"words": "ы" * 3_000},
        },
    }


def nameless() -> dict[str, dict[str, Any]]:
    common = {
        "id": second.nameless_id(bytes.fromhex(PRESS.replace("-", "")), DAY),
        "through": ISSUER["node"],
        "audience": AUDIENCE,
        "kind": "complaint",
    }
    return {
        "a complaint that nobody signed": {
            **common,
            "body": {
                "about": "shelter-almaty",
                "about_name": "Приют (вымышленный)",
                "due_on": "2026-12-12",
                "origin": "page",
                "reply_to": text(second.sealing_public(SEEDS["who has the code"])),
                "statement": {"words": "Охранник просит деньги."},
            },
        },
        "one of 8 KiB": {**common, "body": {"words": "ы" * 3_000}},
    }


def cards() -> dict[str, tuple[dict[str, Any], bytes, bytes | None]]:
    """With the seeds of the keys that sign each."""
    common = {"serial": 1, "issued_at": "2026-11-18T06:00:00Z", "earlier_key": None}
    signs = second.signing_public(SEEDS["issuer signs"])
    organisation = {
        "card": "organisation",
        **ISSUER,
        **common,
        "name": "Shelter in Almaty (fictional)",
        "signing_key": text(signs),
        "inbox_key": text(second.sealing_public(SEEDS["audience inbox"])),
        "inbox_closes_at": "2027-06-16T06:00:00Z",
    }
    anew = {
        "serial": 2,
        "signing_key": text(second.signing_public(SEEDS["issuer signs anew"])),
        "earlier_key": text(signs),
    }
    node = {
        "card": "node",
        **common,
        "node": "node-kz",
        "name": "Узел (вымышленный)",
        "country": "KZ",
        "address": "https://node-kz.example",
        "signing_key": text(second.signing_public(SEEDS["node of issuer signs"])),
        "receipt_key": text(second.sealing_public(SEEDS["node of issuer receipts"])),
    }
    return {
        "an organisation": (organisation, SEEDS["issuer signs"], None),
        "an organisation with a new key": (
            organisation | anew,
            SEEDS["issuer signs anew"],
            SEEDS["issuer signs"],
        ),
        "a node": (node, SEEDS["node of issuer signs"], None),
    }


def messages() -> dict[str, tuple[dict[str, Any], bytes, bytes]]:
    """With the seeds of the key that signs each and of the key that it is sealed to."""
    receipt = {
        "message": "receipt",
        "id": MESSAGE,
        "node": "node-tm",
        "to": "node-kz",
        "letter": LETTER,
        "digest": text(hashlib.sha256(b"an envelope").digest()),
        "received_at": "2026-11-28T07:00:00Z",
    }
    recall = {
        "message": "recall",
        "id": MESSAGE,
        "issuer": ISSUER,
        "audience": AUDIENCE,
        "letters": [LETTER],
        "recalled_at": "2026-11-29T07:00:00Z",
    }
    reply = {
        "message": "reply",
        "id": MESSAGE,
        "node": "node-tm",
        "to": "node-kz",
        "letter": nameless()["a complaint that nobody signed"]["id"],
        "number": 2,
        "sealed": text(hashlib.shake_128(b"sealed to who has the code").digest(600)),
    }
    return {
        "a reply": (reply, SEEDS["node of audience signs"], SEEDS["node of issuer receipts"]),
        "a receipt": (receipt, SEEDS["node of audience signs"], SEEDS["node of issuer receipts"]),
        "a recall": (recall, SEEDS["issuer signs"], SEEDS["node of audience receipts"]),
    }


def sealed_file() -> bytes:
    return second.seal_file(CONTENT, SEEDS["file key"], bytes(range(16)), ISSUER, LETTER, 0)


def randomness(name: str) -> bytes:
    """What X-Wing draws: 32 bytes for ML-KEM-768, 32 for X25519."""
    return hashlib.shake_256(f"amanjol letters {name}".encode()).digest(64)


def make() -> dict[str, Any]:
    inbox = second.sealing_public(SEEDS["audience inbox"])
    signs = SEEDS["issuer signs"]
    sealed = sealed_file()
    return {
        "about": "docs/letters.md. Seeds in hexadecimal, all else in base64; `json` is the canonical JSON as text.",
        "seeds": {name: seed.hex() for name, seed in SEEDS.items()},
        "letters": {
            name: {
                "json": second.canonical(data).decode(),
                "randomness": randomness(name).hex(),
                "envelope": text(second.seal("amanjol/letter/1", data, signs, inbox, randomness(name))),
            }
            for name, data in letters().items()
        },
        "nameless": {
            name: {
                "press": PRESS,
                "day": DAY,
                "json": second.canonical(data).decode(),
                "randomness": randomness(name).hex(),
                "envelope": text(second.seal_nameless(data, inbox, randomness(name))),
            }
            for name, data in nameless().items()
        },
        "messages": {
            name: {
                "json": second.canonical(data).decode(),
                "randomness": randomness(name).hex(),
                "envelope": text(
                    second.seal(
                        "amanjol/message/1", data, signer, second.sealing_public(receives), randomness(name)
                    )
                ),
            }
            for name, (data, signer, receives) in messages().items()
        },
        "cards": {
            name: {
                "json": second.canonical(data).decode(),
                "card": text(second.write_card(data, key, earlier)),
                "key_id": second.key_id(base64.b64decode(data["signing_key"])).hex(),
            }
            for name, (data, key, earlier) in cards().items()
        },
        "file": {
            "content": "the first 70,000 bytes of SHAKE128 of 'no contract of anybody'",
            "salt": bytes(range(16)).hex(),
            "sealed_sha256": hashlib.sha256(sealed).hexdigest(),
            "manifest": second.canonical(second.manifest_of(sealed)).decode(),
        },
    }


if __name__ == "__main__":
    json.dump(make(), sys.stdout, indent=1, ensure_ascii=False)
    sys.stdout.write("\n")
