"""Sealing anew what was sealed before the ids to which a row points stood inside its seal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import transaction

from amanjol.casework.cases import queries, rules, sealing
from amanjol.casework.cases.models import Case, Merge, Opening
from amanjol.casework.desk.points import LOOSE
from amanjol.foundation.journal.actions import record
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.web.fixed_queries import FixedQuery, counts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.db.models import QuerySet

    from amanjol.casework.cases.models import SealedRow
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

AT_ONCE: Final = 50


def _own_openings(member: Member) -> QuerySet[Opening]:
    return Opening.objects.filter(organisation=member.organisation_id)


_SOURCES: Final[dict[type[SealedRow], Callable[[Member], QuerySet[Any]]]] = {
    Case: queries.visible_to,
    Merge: queries.merges_visible_to,
    Opening: _own_openings,
}


def _of_before(model: type[SealedRow]) -> FixedQuery[Any]:
    return FixedQuery(
        lambda organisation: model._default_manager.filter(organisation=organisation, schema=LOOSE)  # noqa: SLF001  Django's public name
    )


_OF_BEFORE: Final = [_of_before(model) for model in _SOURCES]


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
    numbers = counts(of_before.ids(member.organisation_id) for of_before in _OF_BEFORE)
    for visible_to, number in zip(_SOURCES.values(), numbers, strict=True):
        if number:  # hardly ever: the three questions below cost a list of fifty a tenth of its time
            left = visible_to(member).filter(schema=LOOSE).select_for_update(of=("self",), skip_locked=True)
            rows += left[: AT_ONCE - len(rows)]
    return rows


def _can_be_bound(row: SealedRow, keyring: Keyring) -> bool:
    before = row.schema, row.sealed
    try:
        sealing.close(row, sealing.opened(row, keyring), keyring)
    except (SealBroken, NotCanonical):
        return False
    finally:
        row.schema, row.sealed = before
    return True
