"""Several envelopes to one node in one request, and an answer for each: the receipt, or nothing where it was refused.

A request costs both sides many times what its letter's cryptography does. But a line may carry one letter in its
time and not twenty: a group is small in bytes, what was tried in vain goes with fewer, and at last by itself. So a
letter that cannot wait goes behind some kilobytes, not behind a mebibyte.

Also called: batch endpoint, request coalescing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amanjol.foundation.letters.delivery.carrying import Due

PATH: Final = "/nodes/many/"
MOST: Final = 20
AFTER_ONE_IN_VAIN: Final = 4
MOST_BYTES: Final = 64 * 1024
"""Of what goes together: some twelve letters of the smallest size; a line of 12 kbit/s sends it in 44 seconds."""
_LENGTH: Final = 4  # bytes


def of(due: Iterable[Due]) -> list[list[Due]]:
    """In their order; each to one node, and within `MOST_BYTES`, but for a letter that alone is more."""
    groups: list[list[Due]] = []
    newest: dict[tuple[str, int], list[Due]] = {}
    for entry in due:
        kind = entry.to, at_once(entry.tries)
        group = newest.get(kind)
        if group is None or len(group) >= kind[1] or size([*group, entry]) > MOST_BYTES:
            group = newest[kind] = []
            groups.append(group)
        group.append(entry)
    return groups


def at_once(tries: int) -> int:
    """How many letters go in one request when they are brought for the `tries`th time."""
    return {1: MOST, 2: AFTER_ONE_IN_VAIN}.get(max(tries, 1), 1)


def size(group: Sequence[Due]) -> int:
    return sum(_LENGTH + len(entry.envelope) for entry in group)


def write(parts: Iterable[bytes]) -> bytes:
    return b"".join(len(part).to_bytes(_LENGTH) + part for part in parts)


def read(body: bytes) -> list[bytes]:
    """SealBroken for what is not written so, or is more than `MOST`."""
    parts: list[bytes] = []
    at = 0
    while at < len(body):
        begins = at + _LENGTH
        at = begins + int.from_bytes(body[at:begins])
        if begins > len(body) or at > len(body) or len(parts) == MOST:
            raise SealBroken
        parts.append(body[begins:at])
    return parts
