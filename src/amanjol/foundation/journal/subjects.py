"""What one entry is about where it is about many things: their digest stands in the entry, and so in its chain."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    type Subject = tuple[str, UUID]
    """A kind of thing and its random id."""

NUMBER: Final = "subjects"
DIGEST: Final = "subjects_hash"
"""Of an entry's details: how many there are, and the digest (SHA-256, hex)."""


def digest_of(subjects: Iterable[Subject]) -> str:
    """The same for every order; migration 0003 computes it in the database."""
    return digest_of_texts(f"{kind}:{pk}" for kind, pk in subjects)


def digest_of_texts(subjects: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(subjects)).encode()).hexdigest()
