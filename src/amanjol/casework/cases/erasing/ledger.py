"""The erasure ledger as text, to be kept beside the backups: one line an id, no personal data."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

from amanjol.casework.cases.models import Erased
from amanjol.casework.cases.record_parts.reviews import ErasureNotice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FIRST_LINE: Final = "amanjol-erased-2"
OF_BEFORE: Final = "amanjol-erased-1"
"""Without the reason, which programs of before did not ask for."""
_UNKNOWN: Final = "-"
_REASONS: Final = {_UNKNOWN: "", **{notice.value: notice.value for notice in ErasureNotice}}


class LedgerUnreadable(ValueError):
    """Not an erasure ledger; the sentence says in which line."""


def write(rows: Iterable[Erased]) -> Iterator[str]:
    """`amanjol-erased-2`, then `day organisation id reason` in each line."""
    yield FIRST_LINE
    for row in rows:
        yield f"{row.erased_on.isoformat()} {row.organisation_id} {row.pk} {row.reason or _UNKNOWN}"


def read(lines: Iterable[str]) -> Iterator[Erased]:
    """Of before, too. LedgerUnreadable."""
    numbered = enumerate(lines, start=1)
    first = next(numbered, (1, ""))[1].strip()
    if first not in {FIRST_LINE, OF_BEFORE}:
        raise LedgerUnreadable(f"line 1 is not {FIRST_LINE}")
    for number, line in numbered:
        try:
            day, organisation, pk, reason = (*line.split(), *([_UNKNOWN] if first == OF_BEFORE else []))
            yield Erased(
                pk=UUID(pk),
                organisation_id=UUID(organisation),
                erased_on=date.fromisoformat(day),
                reason=_REASONS[reason],
            )
        except (ValueError, KeyError):
            raise LedgerUnreadable(f"line {number} is not a day, two ids and a reason") from None
