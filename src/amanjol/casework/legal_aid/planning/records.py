"""What is inside the seals of a plan. Needs and advocates stand there by the random ids of their rows."""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING, Any, Final, Self
from uuid import UUID

import brotli
import msgspec

from amanjol.casework.desk.sealed_rows import BoundRecord
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord

if TYPE_CHECKING:
    from collections.abc import Mapping


BROTLI: Final = b"B"


class Gained(DataRecord, frozen=True):
    """What a training of this advocate alone buys: `more` needs served, by urgency, and `spared` minutes of cost."""

    advocate: UUID
    served: tuple[tuple[int, int], ...]
    spared: int
    worth: int

    @property
    def more(self) -> int:
        return sum(amount for _urgency, amount in self.served)


class GainedTogether(DataRecord, frozen=True):
    """What trainings of these buy: as `Gained`. No set of as many has more worth, or serves more needs, than said."""

    advocates: tuple[UUID, ...]
    served: tuple[tuple[int, int], ...]
    spared: int
    worth: int
    most_worth: int
    most_more: int

    @property
    def more(self) -> int:
        return sum(amount for _urgency, amount in self.served)


class Trainings(DataRecord, frozen=True):
    """Whose training in `condition` buys most, the best first; at most `ahead` more may be better than the last.

    `together` is what all of them buy: more needs served and minutes spared; None until all are ranked. Then `sets` of
    one, two, three … are made; further ones buy nothing once `is_whole`.
    """

    condition: str
    best: tuple[Gained, ...] = ()
    tried: int = 0
    ahead: int = 0
    is_done: bool = False
    together: tuple[int, int] | None = None
    sets: tuple[GainedTogether, ...] = ()
    is_whole: bool = False


class PlanRecord(BoundRecord, TimedRecord, frozen=True, kw_only=True):
    """`policy`, `inputs` and `files` are SHA-256: of the policy's text, of the problem, of what is sealed beside.

    `value` is what the plan comes to, cost and units of the unserved together, and `bound` what every plan comes to at
    least by the prices. `served` counts by urgency, 1 first. `aside` are needs that were left out, by why.
    """

    at: Moment
    by: str
    policy: str
    inputs: str
    files: str
    needs: int
    advocates: int
    served: tuple[tuple[int, int, int], ...]  # urgency, served, of how many
    crowded: int
    without: int
    cost: int
    value: int
    bound: int
    trainings: tuple[Trainings, ...] = ()

    @property
    def beside(self) -> Mapping[str, Any]:
        return {}

    @property
    def served_in_all(self) -> int:
        return sum(amount for _urgency, amount, _of in self.served)

    @property
    def acts(self) -> int:
        """How many entries the journal has of it."""
        return 1


class Pair(DataRecord, frozen=True):
    """Who would be asked for a need: `parts` of what it costs in minutes, with the place as `load`, which is the
    `nth` of `places` of the year. `road`: minutes of a way, and whether it was winter; where it was not written down,
    these are of a straight `line` of so many kilometres.
    """

    need: UUID
    advocate: UUID
    parts: tuple[tuple[str, int], ...]
    nth: int
    places: int
    road: tuple[int, bool] | None = None
    line: int | None = None


class PlanFiles(DataRecord, frozen=True):
    """`table` and `claim` are the texts that `amanjol legal-aid certify` reads; `policy` is that of then."""

    table: str
    claim: str
    policy: str
    pairs: tuple[Pair, ...]

    def as_bytes(self) -> bytes:
        """Packed at a seventh of what zlib takes for as much."""
        packed: bytes = brotli.compress(msgspec.json.encode(self), quality=1)
        return BROTLI + packed

    @classmethod
    def of_bytes(cls, content: bytes, digest: str) -> Self:
        """SealBroken where it is not what the record beside it says."""
        if digest_of(content) != digest:
            raise SealBroken
        try:
            return msgspec.json.decode(_unpacked(content), type=cls)
        except (zlib.error, brotli.error, msgspec.DecodeError):
            raise SealBroken from None


def _unpacked(content: bytes) -> bytes:
    """Plans of before are packed by zlib, whose first byte is another."""
    is_brotli = content.startswith(BROTLI)
    unpacked: bytes = brotli.decompress(content[1:]) if is_brotli else zlib.decompress(content)
    return unpacked


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
