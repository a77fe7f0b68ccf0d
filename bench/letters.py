"""A letter written, signed and sealed, and opened, looked at and read: how many a second beside the cryptography alone?

Bare is what `cryptography` itself does for a letter of this size: Ed25519 and HPKE with X-Wing over the same bytes,
with keys that are ready. Ours makes a record of fields, writes canonical JSON, fills it up, reads the recipient's key
from its card, and on the other side looks at everything that `docs/letters.md` says. A file of 20 MB is sealed and
cut, and opened and proven, beside the same file by `streams` alone. Seconds of processor, the quickest of several
rounds.
"""

from __future__ import annotations

import hashlib
import io
import os
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from _ground import print_table
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from amanjol.foundation.seals import keypairs, signatures
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.letters import cards, envelopes, letter, pieces
from amanjol.foundation.seals.letters.cards import OrganisationCard
from amanjol.foundation.seals.letters.letter import Inbox, Letter, LetterConsent
from amanjol.foundation.seals.letters.pieces import Place
from amanjol.foundation.seals.streams import PIECE_BYTES, SealedReader, Sealer

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS, LETTERS, FILE_ROUNDS = 9, 200, 5
SIZES = {"an answer": 200, "an inquiry": 1_500, "a referral": 12_000, "the largest": 1_000_000}
FILE_BYTES = 20 * 1024 * 1024
NOW = datetime.now(UTC).replace(microsecond=0)
ISSUER, AUDIENCE = Organisation("node-a", "bench-a"), Organisation("node-b", "bench-b")
KEY, INBOX_KEYS = signatures.generate(), keypairs.generate()


def card(organisation: Organisation, signing: bytes, inbox: bytes) -> OrganisationCard:
    return OrganisationCard(
        node=organisation.node,
        organisation=organisation.organisation,
        name="bench",
        serial=1,
        issued_at=NOW,
        signing_key=signing,
        earlier_key=None,
        inbox_key=inbox,
        inbox_closes_at=NOW + timedelta(days=210),
    )


def body_of(size: int) -> dict[str, Any]:
    """Fields of 120 letters, half of them Cyrillic."""
    count = max(1, size // 300)
    return {f"field_{number}": {"code": "shelter", "words": "слово w" * 17} for number in range(count)}


def a_letter(body: dict[str, Any]) -> Letter:
    return Letter(
        id=envelopes.new_id(NOW),
        issuer=ISSUER,
        audience=AUDIENCE,
        sequence=1,
        kind="referral.inquiry",
        issued_at=NOW,
        expires_at=NOW + timedelta(days=100),
        consent=LetterConsent(id="bench", version=2, digest="ab" * 32, scope=("help",), until=None),
        body=body,
    )


def seconds(do: Callable[[], object], times: int) -> float:
    """Of processor, for one, in the quickest round."""
    rounds = []
    for _round in range(ROUNDS):
        began = time.process_time()
        for _time in range(times):
            do()
        rounds.append((time.process_time() - began) / times)
    return min(rounds)


def letters() -> None:
    to, own = card(AUDIENCE, KEY.public, INBOX_KEYS.public), card(ISSUER, KEY.public, INBOX_KEYS.public)
    inbox = Inbox(AUDIENCE, {keypairs.key_id(INBOX_KEYS.public): INBOX_KEYS})
    believed = cards.by_key(own)
    signer = Ed25519PrivateKey.from_private_bytes(KEY.seed)
    public, private = keypairs.read_public(INBOX_KEYS.public), INBOX_KEYS.private
    rows = []
    for name, size in SIZES.items():
        times = LETTERS if size < 100_000 else 5
        body = body_of(size)
        envelope = letter.seal(a_letter(body), KEY, to)
        frame = bytes(len(envelope) - envelopes.HEADER_BYTES - keypairs.ENCAPSULATION_BYTES - 16)
        signed = bytes(len(a_letter(body).to_bytes()))
        signature, sealed = signer.sign(signed), keypairs.SUITE.encrypt(frame, public, info=b"bench")

        def bare_seal(signed: bytes = signed, frame: bytes = frame) -> None:
            signer.sign(signed)
            keypairs.SUITE.encrypt(frame, public, info=b"bench")

        def bare_open(signature: bytes = signature, signed: bytes = signed, sealed: bytes = sealed) -> None:
            keypairs.SUITE.decrypt(sealed, private, info=b"bench")
            signer.public_key().verify(signature, signed)

        def our_seal(body: dict[str, Any] = body) -> None:
            letter.seal(a_letter(body), KEY, to)

        def our_open(envelope: bytes = envelope) -> None:
            letter.open_letter(envelope, inbox, believed, NOW)

        bare = seconds(bare_seal, times), seconds(bare_open, times)
        ours = seconds(our_seal, times), seconds(our_open, times)
        rows.append(
            (
                f"{name}, {len(signed):,} bytes",
                *(f"{1 / value:,.0f}" for value in bare),
                *(f"{1 / value:,.0f}" for value in ours),
                *(f"{bare[at] / ours[at]:.2f}" for at in range(2)),
            )
        )
    columns = ("letter", "bare seals", "bare opens", "seals", "opens", "of bare, sealing", "of bare, opening")
    print_table(f"Letters a second, quickest of {ROUNDS}, {os.cpu_count()} cores", columns, rows)


def files() -> None:
    content, place = hashlib.shake_128(b"bench").digest(FILE_BYTES), Place(ISSUER, envelopes.new_id(NOW), 0)
    target = io.BytesIO()
    file, _ = pieces.seal_file(io.BytesIO(content), target, place, name="bench.jpg", media_type="image/jpeg")
    blob = target.getvalue()

    def seal() -> None:
        pieces.seal_file(io.BytesIO(content), io.BytesIO(), place, name="bench.jpg", media_type="image/jpeg")

    def stream_seal() -> None:
        sealer, source = Sealer(file.key, place.context, io.BytesIO()), io.BytesIO(content)
        while part := source.read(PIECE_BYTES):
            sealer.write(part)
        sealer.finish()

    def stream_open() -> None:
        reader = io.BufferedReader(SealedReader(file.key, place.context, io.BytesIO(blob)), PIECE_BYTES)
        while reader.read(PIECE_BYTES):
            pass

    pairs = {
        "seal, hash and cut": (stream_seal, seal),
        "open and prove": (
            stream_open,
            lambda: pieces.prove(file, pieces.open_file(file, place, io.BytesIO(blob))),
        ),
    }
    rows = []
    for name, (bare, ours) in pairs.items():
        alone, whole = seconds(bare, 1), seconds(ours, 1)
        rows.append(
            (
                name,
                f"{FILE_BYTES / alone / 1e6:,.0f} MB/s",
                f"{FILE_BYTES / whole / 1e6:,.0f} MB/s",
                f"{alone / whole:.2f}",
            )
        )
    print_table(
        f"A file of {FILE_BYTES / 1024**2:.0f} MB", ("", "streams alone", "with a letter", "of it"), rows
    )


if __name__ == "__main__":
    letters()
    files()
