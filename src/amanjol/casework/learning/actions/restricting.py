"""Leaving a learner, or how somebody earns, to named members, and opening them to all who hold the keys again.

For packages above. A row gets a new key each time: whoever opened it before may know the old one. `above` is a key of
who restricts, as of a restricted person. It lies in no row here; with it others can be named when nobody named has a
key any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.desk.recording import record_act
from amanjol.casework.learning import queries, sealing
from amanjol.casework.learning.actions.rows import check_teaches, locked
from amanjol.casework.learning.models import Learner
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from django.db.models import Manager

    from amanjol.casework.learning.models import Livelihood
    from amanjol.casework.learning.records import LearnerRecord
    from amanjol.casework.learning.work.records import LivelihoodRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring

    type Kind = type[Learner | Livelihood]


class NotNamed(ValueError):
    """Who asks would not be able to open the row any more."""


@transaction.atomic
def restrict(
    *, keyring: Keyring, pk: UUID, above: bytes, members: Collection[UUID], of: Kind = Learner
) -> None:
    """Leave a row to these members alone. Who was named before and is not now has nothing any more.

    NotNamed; PermissionDenied for a row of others and for a member who cannot be named; SealBroken.
    """
    if keyring.member.pk not in members:
        raise NotNamed
    can_be = _nameable(keyring, members)
    row, record = _counted(of, keyring, pk)
    key = sealing.seal_beneath(row, record, above, keyring)
    # Row security shows the row to the named alone: the new names stand before the row is changed.
    row.named.all().delete()
    names: Manager[Any] = row.named
    names.bulk_create([sealing.key_for(row, key, named.member.pk, named.key, keyring) for named in can_be])
    row.save(update_fields=["epoch", "wrapped_key", "schema", "sealed"])
    _record(f"{of.KIND}.restricted", row, record, keyring)


@transaction.atomic
def lift(*, keyring: Keyring, pk: UUID, of: Kind = Learner) -> None:
    """Open a restricted row to all who hold the keys. Nothing happens to others. As `restrict`."""
    row, record = _counted(of, keyring, pk)
    if not row.is_restricted:
        return
    sealing.seal_new(row, record, keyring)
    row.save(update_fields=["epoch", "wrapped_key", "schema", "sealed"])
    row.named.all().delete()
    _record(f"{of.KIND}.restriction-lifted", row, record, keyring)


@transaction.atomic
def name_anew(
    *, keyring: Keyring, pk: UUID, above: bytes, members: Collection[UUID], of: Kind = Learner
) -> None:
    """As `restrict`, for who has the key above and is not named: nobody named has a key any more, say.

    SealBroken where the row is not beneath that key; then nobody is named.
    """
    check_teaches(keyring)
    mine = next((named for named in _nameable(keyring, [keyring.member.pk])), None)
    if mine is None:
        raise PermissionDenied
    # Row security shows the row to the named alone: so one's own name stands first, and goes with the transaction
    # where the key above does not open.
    names, organisation = of(pk=pk).named.model._default_manager, keyring.member.organisation_id  # noqa: SLF001  Django's public name
    own = {f"{of.KIND}_id": pk, "member": keyring.member}
    names.get_or_create(**own, defaults={"organisation_id": organisation, "key": mine.key, "sealed": b""})
    row = of._default_manager.filter(pk=pk, organisation=organisation).select_for_update().first()  # noqa: SLF001  as above
    if row is None:
        raise PermissionDenied
    key = sealing.key_beneath(row, above, keyring)
    names.filter(**own).delete()
    sealing.key_for(row, key, keyring.member.pk, mine.key, keyring).save(force_insert=True)
    restrict(keyring=keyring, pk=pk, above=above, members=members, of=of)


def _counted(
    of: Kind, keyring: Keyring, pk: UUID
) -> tuple[Learner | Livelihood, LearnerRecord | LivelihoodRecord]:
    """Locked, with one act more: else a row of before, put back, would open to everybody again and be no older copy."""
    row, record = locked(of, keyring, pk)
    return row, replace(record, restrictions=record.restrictions + 1)


def _record(
    verb: str, row: Learner | Livelihood, record: LearnerRecord | LivelihoodRecord, keyring: Keyring
) -> None:
    record_act(verb, keyring.member, row.KIND, row.pk, **{queries.RESTRICTION: record.restrictions})


def _nameable(keyring: Keyring, members: Collection[UUID]) -> list[queries.Nameable]:
    can_be = {of.member.pk: of for of in queries.nameable(keyring)}
    if not set(members) <= can_be.keys():
        raise PermissionDenied
    return [can_be[pk] for pk in members]
