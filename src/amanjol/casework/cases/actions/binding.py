"""Sealing anew what was sealed before the ids to which a row points stood inside its seal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import transaction

from amanjol.casework.cases import queries, rules, sealing
from amanjol.casework.cases.models import Opening
from amanjol.casework.desk.points import LOOSE
from amanjol.foundation.journal.actions import record
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from amanjol.casework.cases.models import SealedRow
    from amanjol.foundation.organisations.keys.keyring import Keyring

AT_ONCE: Final = 50


def bind(*, keyring: Keyring, rows: Iterable[SealedRow]) -> None:
    """Before they are changed: these rows, locked, with what they point at inside. SealBroken; NotCanonical.

    From then on the journal says so, and an old copy of the row does not open any more.
    """
    loose = [row for row in rows if sealing.is_loose(row)]
    for row in loose:
        sealing.close(row, sealing.opened(row, keyring), keyring)
        row.save(update_fields=["schema", "sealed"])
    if loose:
        organisation = keyring.member.organisation_id
        record(
            verb=sealing.SEALED_ANEW,
            organisation=organisation,
            actor=keyring.member.account_id,
            subject=("organisation", organisation),
            subjects=[(sealing.kind_of(row), row.pk) for row in loose],
        )


@transaction.atomic
def catch_up(*, keyring: Keyring) -> int:
    """Some of those that are left, in a request of who works on cases. Returns how many.

    A row that does not open, and one that could hold no more, stays as it is.
    """
    if not rules.can_work(keyring.member):
        return 0
    rows = [row for row in _left(keyring) if _can_be_bound(row, keyring)]
    bind(keyring=keyring, rows=rows)
    return len(rows)


def _left(keyring: Keyring) -> list[SealedRow]:
    member = keyring.member
    rows: list[SealedRow] = []
    own = Opening.objects.filter(organisation=member.organisation_id)
    some: tuple[QuerySet[Any], ...] = (queries.visible_to(member), queries.merges_visible_to(member), own)
    for query in some:
        left = query.filter(schema=LOOSE).select_for_update(of=("self",), skip_locked=True)
        rows += left[: AT_ONCE - len(rows)]
    return rows


def _can_be_bound(row: SealedRow, keyring: Keyring) -> bool:
    kept = row.schema, row.sealed
    try:
        sealing.close(row, sealing.opened(row, keyring), keyring)
    except (SealBroken, NotCanonical):
        return False
    finally:
        row.schema, row.sealed = kept
    return True
