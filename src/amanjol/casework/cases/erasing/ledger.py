"""The erasure ledger as text, to be kept beside the backups: one line an id, no personal data."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

from amanjol.casework.cases.models import Erased

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FIRST_LINE: Final = "amanjol-erased-1"


class LedgerUnreadable(ValueError):
    """Not an erasure ledger; the sentence says in which line."""


def write(rows: Iterable[Erased]) -> Iterator[str]:
    """`amanjol-erased-1`, then `day organisation id` in each line."""
    yield FIRST_LINE
    for row in rows:
        yield f"{row.erased_on.isoformat()} {row.organisation_id} {row.pk}"


def read(lines: Iterable[str]) -> Iterator[Erased]:
    """LedgerUnreadable."""
    numbered = enumerate(lines, start=1)
    if next(numbered, (1, ""))[1].strip() != FIRST_LINE:
        raise LedgerUnreadable(f"line 1 is not {FIRST_LINE}")
    for number, line in numbered:
        try:
            day, organisation, pk = line.split()
            yield Erased(pk=UUID(pk), organisation_id=UUID(organisation), erased_on=date.fromisoformat(day))
        except ValueError:
            raise LedgerUnreadable(f"line {number} is not a day and two ids") from None
