"""What a letter can be about: each package above registers its kinds when it starts.

    kinds.register(Kind("referral.inquiry", body=…, opened=…))

A letter of a kind that nobody has registered waits and says so: a newer partner wrote it. Its body is read as a record
before anybody above sees it, strictly: what that record would not have written is refused.

Also called: message types, handlers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.letters.opening import Opened
    from amanjol.foundation.seals.records import DataRecord


@dataclass(frozen=True, slots=True)
class Kind:
    """`body` is the record that a body of this kind is read as. `opened` is told once of each letter, in the
    transaction of its opening, and gives the bytes to be kept, sealed by that package.
    """

    name: str
    body: type[DataRecord]
    opened: Callable[[Opened], bytes]


_kinds: Final[dict[str, Kind]] = {}


def register(kind: Kind) -> None:
    """The same name again replaces it."""
    _kinds[kind.name] = kind


def of(name: str) -> Kind | None:
    return _kinds.get(name)


def body_of(kind: Kind, data: Any) -> DataRecord:
    """canonical.NotCanonical for what is no body of this kind."""
    return kind.body.from_data(data)
