"""A second implementation of what `docs/letters.md` says, on other libraries, to compare ours with.

ML-KEM-768 of kyber-py (plain Python), X25519, Ed25519 and AES-256-GCM of libsodium (PyNaCl), X-Wing and the key
schedule of HPKE by hand, JSON of the standard library. Nothing of ours is imported. Sealing takes its randomness
from the caller, so that vectors can be made again byte for byte. Slow, and not careful with time: for tests only.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import unicodedata
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import nacl.bindings as sodium
import nacl.exceptions
from kyber_py.ml_kem import ML_KEM_768

FORM: Final = bytes.fromhex("414d414e4a4f4c4501647a00010002")
SUITE: Final = b"HPKE" + bytes.fromhex("647a00010002")
CARD_FORM: Final = b"AMANJOLC\x01"
NAMELESS_FORM: Final = b"AMANJOLN\x01"


class Refused(Exception):
    """As the page says: for one reason or another."""


# --- keys -----------------------------------------------------------------------------------------------------------


def key_id(public: bytes) -> bytes:
    return hashlib.sha256(b"amanjol/fingerprint/1" + public).digest()[:12]


def sealing_halves(seed: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    """X-Wing, 5.2: public and secret of ML-KEM-768, public and secret of X25519."""
    expanded = hashlib.shake_256(seed).digest(96)
    public, secret = ML_KEM_768.key_derive(expanded[:64])
    return public, secret, sodium.crypto_scalarmult_base(expanded[64:]), expanded[64:]


def sealing_public(seed: bytes) -> bytes:
    mlkem, _, x25519, _ = sealing_halves(seed)
    return mlkem + x25519


def signing_public(seed: bytes) -> bytes:
    return sodium.crypto_sign_seed_keypair(seed)[0]


def sign(seed: bytes, purpose: str, data: bytes) -> bytes:
    signed: bytes = sodium.crypto_sign(
        purpose.encode() + b"\0" + data, sodium.crypto_sign_seed_keypair(seed)[1]
    )
    return signed[:64]


def is_signed(public: bytes, purpose: str, data: bytes, signature: bytes) -> bool:
    try:
        sodium.crypto_sign_open(signature + purpose.encode() + b"\0" + data, public)
    except nacl.exceptions.BadSignatureError:
        return False
    return True


# --- HPKE, RFC 9180, base mode, X-Wing, HKDF-SHA256, AES-256-GCM ----------------------------------------------------


def _combined(mlkem: bytes, x25519: bytes, point: bytes, public: bytes) -> bytes:
    return hashlib.sha3_256(mlkem + x25519 + point + public + bytes.fromhex("5c2e2f2f5e5c")).digest()


def _schedule(shared: bytes, info: bytes) -> tuple[bytes, bytes]:
    def extract(label: bytes, secret: bytes, salt: bytes = b"") -> bytes:
        return hmac.digest(salt or bytes(32), b"HPKE-v1" + SUITE + label + secret, "sha256")

    def expand(key: bytes, label: bytes, context: bytes, size: int) -> bytes:
        block = size.to_bytes(2) + b"HPKE-v1" + SUITE + label + context + b"\x01"
        return hmac.digest(key, block, "sha256")[:size]

    context = b"\0" + extract(b"psk_id_hash", b"") + extract(b"info_hash", info)
    secret = extract(b"secret", b"", shared)
    return expand(secret, b"key", context, 32), expand(secret, b"base_nonce", context, 12)


def encrypt(plaintext: bytes, public: bytes, info: bytes, randomness: bytes) -> bytes:
    """`randomness`: 32 bytes for ML-KEM, 32 for X25519, as in the draft's derandomised encapsulation."""
    mlkem, x25519 = public[:1184], public[1184:]
    shared, ciphertext = ML_KEM_768._encaps_internal(mlkem, randomness[:32])
    point = sodium.crypto_scalarmult_base(randomness[32:])
    both = _combined(shared, sodium.crypto_scalarmult(randomness[32:], x25519), point, x25519)
    key, nonce = _schedule(both, info)
    body: bytes = sodium.crypto_aead_aes256gcm_encrypt(plaintext, None, nonce, key)
    return bytes(ciphertext) + point + body


def decrypt(sealed: bytes, seed: bytes, info: bytes) -> bytes:
    _, secret, public, x25519 = sealing_halves(seed)
    ciphertext, point, body = sealed[:1088], sealed[1088:1120], sealed[1120:]
    try:
        shared = _combined(
            ML_KEM_768.decaps(secret, ciphertext), sodium.crypto_scalarmult(x25519, point), point, public
        )
        key, nonce = _schedule(shared, info)
        return bytes(sodium.crypto_aead_aes256gcm_decrypt(body, None, nonce, key))
    except (nacl.exceptions.CryptoError, RuntimeError):
        raise Refused from None


# --- canonical JSON -------------------------------------------------------------------------------------------------


def canonical(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read_canonical(written: bytes) -> Any:
    try:
        data = json.loads(written)
        again = canonical(data)
    except (ValueError, RecursionError):
        raise Refused from None
    if again != written or unicodedata.normalize("NFC", written.decode()) != written.decode():
        raise Refused
    return data


# --- envelopes and documents ----------------------------------------------------------------------------------------


def frame(content: bytes) -> bytes:
    framed = len(content).to_bytes(4) + content
    size = 4096
    while size < len(framed):
        size *= 2
    return framed + bytes(size - len(framed))


def seal(purpose: str, data: dict[str, Any], seed: bytes, public: bytes, randomness: bytes) -> bytes:
    written = canonical(data)
    content = key_id(signing_public(seed)) + sign(seed, purpose, written) + written
    header = FORM + key_id(public) + bytes.fromhex(data["id"].replace("-", ""))
    return header + encrypt(frame(content), public, header, randomness)


def opened(envelope: bytes, seed: bytes) -> tuple[bytes, bytes]:
    """The header, and what is inside."""
    header = envelope[:43]
    if len(envelope) > 1_049_755 or header[:15] != FORM or header[15:27] != key_id(sealing_public(seed)):
        raise Refused
    plaintext = decrypt(envelope[43:], seed, header)
    end = 4 + int.from_bytes(plaintext[:4])
    if plaintext != frame(plaintext[4:end]):
        raise Refused
    return header, plaintext[4:end]


def open_envelope(purpose: str, envelope: bytes, seed: bytes, signers: dict[bytes, Any]) -> tuple[Any, Any]:
    """Who signed it, of the `signers` by their public keys, and the data."""
    header, content = opened(envelope, seed)
    signer, signature, written = content[:12], content[12:76], content[76:]
    for public, holder in signers.items():
        if key_id(public) == signer and is_signed(public, purpose, written, signature):
            data = read_canonical(written)
            if data["id"].replace("-", "") != header[27:43].hex():
                raise Refused
            return holder, data
    raise Refused


def open_letter(
    envelope: bytes, seed: bytes, signers: dict[bytes, dict[str, str]], audience: dict[str, str]
) -> Any:
    issuer, data = open_envelope("amanjol/letter/1", envelope, seed, signers)
    if data["issuer"] != issuer or data["audience"] != audience:
        raise Refused
    return data


# --- letters that nobody signs --------------------------------------------------------------------------------------


def nameless_id(press: bytes, day: str) -> str:
    """`day` as 2026-11-28."""
    digest = hashlib.sha256(b"amanjol/nameless-id/1" + press).digest()
    midnight = datetime.fromisoformat(f"{day}T00:00:00+00:00").timestamp()
    moment = int(midnight) * 1000 + int.from_bytes(digest[10:18]) % 86_400_000
    drawn = int.from_bytes(digest) >> (256 - 74)  # 12 bits, then 62
    number = moment << 80 | 7 << 76 | drawn >> 62 << 64 | 2 << 62 | drawn & (1 << 62) - 1
    return str(UUID(int=number))


def seal_nameless(data: dict[str, Any], public: bytes, randomness: bytes) -> bytes:
    header = FORM + key_id(public) + bytes.fromhex(data["id"].replace("-", ""))
    return header + encrypt(frame(NAMELESS_FORM + canonical(data)), public, header, randomness)


def open_nameless(envelope: bytes, seed: bytes, through: str, audience: dict[str, str]) -> Any:
    """`through` is the node that brought it."""
    header, content = opened(envelope, seed)
    if len(content) > 65_532 or not content.startswith(NAMELESS_FORM):
        raise Refused
    data = read_canonical(content[9:])
    if data["id"].replace("-", "") != header[27:43].hex():
        raise Refused
    if data["through"] != through or data["audience"] != audience:
        raise Refused
    return data


# --- cards ----------------------------------------------------------------------------------------------------------


def write_card(data: dict[str, Any], seed: bytes, earlier: bytes | None = None) -> bytes:
    written = canonical(data)
    before = sign(earlier, "amanjol/card/1", written) if earlier else bytes(64)
    return CARD_FORM + sign(seed, "amanjol/card/1", written) + before + written


def read_card(card: bytes) -> Any:
    own, before, written = card[9:73], card[73:137], card[137:]
    data = read_canonical(written)
    earlier = data["earlier_key"]
    is_own = is_signed(base64.b64decode(data["signing_key"]), "amanjol/card/1", written, own)
    is_before = (
        is_signed(base64.b64decode(earlier), "amanjol/card/1", written, before)
        if earlier
        else before == bytes(64)
    )
    if card[:9] != CARD_FORM or not is_own or not is_before:
        raise Refused
    return data


# --- files ----------------------------------------------------------------------------------------------------------


def _framed(*texts: str) -> bytes:
    return b"".join(len(text.encode()).to_bytes(4) + text.encode() for text in texts)


def _file_key(key: bytes, salt: bytes, issuer: dict[str, str], letter: str, number: int) -> bytes:
    """HKDF-SHA256, one block."""
    place = _framed(
        "amanjol/file/1", issuer["node"], issuer["organisation"], f"{letter}/{number}", "letter.file"
    )
    return hmac.digest(hmac.digest(salt, key, "sha256"), place + (1).to_bytes(8) + b"\x01", "sha256")


def _nonce(at: int, of: int) -> bytes:
    return at.to_bytes(11) + bytes([at == of - 1])


def seal_file(
    content: bytes, key: bytes, salt: bytes, issuer: dict[str, str], letter: str, number: int
) -> bytes:
    filled = content + b"\x80"
    filled += bytes(-len(filled) % 4096)
    parts = [filled[start : start + 65_536] for start in range(0, len(filled), 65_536)]
    own = _file_key(key, salt, issuer, letter, number)
    return (
        b"AMANJOLF\x01"
        + salt
        + b"".join(
            sodium.crypto_aead_aes256gcm_encrypt(part, None, _nonce(at, len(parts)), own)
            for at, part in enumerate(parts)
        )
    )


def open_file(file: dict[str, Any], issuer: dict[str, str], letter: str, number: int, sealed: bytes) -> bytes:
    """The content of a sealed file that is whole."""
    own = _file_key(base64.b64decode(file["key"]), sealed[9:25], issuer, letter, number)
    parts = [sealed[start : start + 65_552] for start in range(25, len(sealed), 65_552)]
    content = b"".join(
        sodium.crypto_aead_aes256gcm_decrypt(part, None, _nonce(at, len(parts)), own)
        for at, part in enumerate(parts)
    ).rstrip(b"\0")
    if content[-1:] != b"\x80" or hashlib.sha256(content[:-1]).digest() != base64.b64decode(file["digest"]):
        raise Refused
    return content[:-1]


def manifest_of(sealed: bytes) -> dict[str, Any]:
    pieces = [sealed[start : start + 65_536] for start in range(0, len(sealed), 65_536)]
    hashes = [base64.b64encode(hashlib.sha256(piece).digest()).decode() for piece in pieces]
    return {"size": len(sealed), "pieces": hashes}
