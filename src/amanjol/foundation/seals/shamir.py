"""Sharing a secret so that any two of three shares give it back and one alone says nothing at all.

A. Shamir, "How to share a secret", Communications of the ACM 22 (1979): here a straight line for each byte,
over GF(256) with the polynomial x**8 + x**4 + x**3 + x + 1 of AES (FIPS 197, 4.2), as in SLIP-0039 and
draft-mcgrew-tss-03, whose answers the tests hold. The secret is at 0, share number n at n.

Own code because the libraries that exist (shamir-mnemonic, the reference of SLIP-0039, for one) say
themselves that they are not for real secrets, or know 16-byte secrets only; this is forty lines.
No table is read and no branch taken by a secret byte, as far as Python's own numbers allow that: it promises
nothing about time. Both acts happen a few times in the life of an organisation, at a table.

Also called: secret sharing.
"""

from __future__ import annotations

import secrets
from typing import Final

SHARES: Final = 3
NEEDED: Final = 2

type Point = tuple[int, bytes]


def split(secret: bytes) -> tuple[Point, Point, Point]:
    """Three shares, numbered 1 to 3, each as long as the secret."""
    slope = secrets.token_bytes(len(secret))
    first, second, third = (_plus(secret, _times(slope, number)) for number in range(1, SHARES + 1))
    return (1, first), (2, second), (3, third)


def value_at(where: int, first: Point, second: Point) -> bytes:
    """What lies at `where` on the line through two points; at 0 the secret.

    ValueError for two points at one place, of two lengths, or outside 0..255.
    """
    (x1, y1), (x2, y2) = first, second
    if x1 == x2 or len(y1) != len(y2) or not all(0 <= x < 256 for x in (where, x1, x2)):
        raise ValueError("A line needs two points.")
    inverse = _inverse(x1 ^ x2)
    return _plus(_times(y1, _product(where ^ x2, inverse)), _times(y2, _product(where ^ x1, inverse)))


def _plus(left: bytes, right: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(left, right, strict=True))


def _times(values: bytes, factor: int) -> bytes:
    return bytes(_product(value, factor) for value in values)


def _product(value: int, factor: int) -> int:
    """By shifting and adding, eight rounds whatever the numbers."""
    product = 0
    for bit in range(8):
        product ^= value * (factor >> bit & 1)
        value = (value << 1 & 0xFF) ^ 0x1B * (value >> 7)
    return product


def _inverse(value: int) -> int:
    """value**254, since value**255 is 1 for all but 0."""
    result = 1
    for _ in range(254):
        result = _product(result, value)
    return result
