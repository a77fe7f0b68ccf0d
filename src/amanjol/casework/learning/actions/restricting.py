"""Leaving a learner to named members, and opening them to all who hold the keys again: for packages above.

A learner gets a new key each time: whoever opened it before may know the old one. `above` is a key of who restricts,
as of a restricted person. It lies in no row here; with it others can be named when nobody named has a key any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.desk.recording import record_act
from amanjol.casework.learning import queries, sealing
from amanjol.casework.learning.actions.rows import check_teaches, locked_learner
from amanjol.casework.learning.models import Learner, Named

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from amanjol.foundation.organisations.keys.keyring import Keyring


class NotNamed(ValueError):
    """Who asks would not be able to open the learner any more."""


@transaction.atomic
def restrict(*, keyring: Keyring, learner: UUID, above: bytes, members: Collection[UUID]) -> None:
    """Leave a learner to these members alone. Who was named before and is not now has nothing any more.

    NotNamed; PermissionDenied for a learner of others and for a member who cannot be named; OlderCopy; SealBroken.
    """
    if keyring.member.pk not in members:
        raise NotNamed
    can_be = _nameable(keyring, members)
    row, record = locked_learner(keyring, learner)
    key = sealing.seal_beneath(row, record, above, keyring)
    # Row security shows the row to the named alone: the new names stand before the row is changed.
    Named.objects.filter(learner=row).delete()
    Named.objects.bulk_create(sealing.key_for(row, key, of.member.pk, of.key, keyring) for of in can_be)
    row.save(update_fields=["epoch", "wrapped_key", "schema", "sealed"])
    record_act("learner.restricted", keyring.member, "learner", row.pk)


@transaction.atomic
def lift(*, keyring: Keyring, learner: UUID) -> None:
    """Open a restricted learner to all who hold the keys. Nothing happens to others. As `restrict`."""
    row, record = locked_learner(keyring, learner)
    if not row.is_restricted:
        return
    sealing.seal_new(row, record, keyring)
    row.save(update_fields=["epoch", "wrapped_key", "schema", "sealed"])
    Named.objects.filter(learner=row).delete()
    record_act("learner.restriction-lifted", keyring.member, "learner", row.pk)


@transaction.atomic
def name_anew(*, keyring: Keyring, learner: UUID, above: bytes, members: Collection[UUID]) -> None:
    """As `restrict`, for who has the key above and is not named: nobody named has a key any more, say.

    SealBroken where the learner is not beneath that key; then nobody is named.
    """
    check_teaches(keyring)
    mine = next((of for of in _nameable(keyring, [keyring.member.pk])), None)
    if mine is None:
        raise PermissionDenied
    # Row security shows the row to the named alone: so one's own name stands first, and goes with the transaction
    # where the key above does not open.
    own = {"learner_id": learner, "member": keyring.member}
    organisation = keyring.member.organisation_id
    Named.objects.get_or_create(
        **own, defaults={"organisation_id": organisation, "key": mine.key, "sealed": b""}
    )
    row = Learner.objects.filter(pk=learner, organisation=organisation).select_for_update().first()
    if row is None:
        raise PermissionDenied
    key = sealing.key_beneath(row, above, keyring)
    Named.objects.filter(**own).delete()
    sealing.key_for(row, key, keyring.member.pk, mine.key, keyring).save(force_insert=True)
    restrict(keyring=keyring, learner=learner, above=above, members=members)


def _nameable(keyring: Keyring, members: Collection[UUID]) -> list[queries.Nameable]:
    can_be = {of.member.pk: of for of in queries.nameable(keyring)}
    if not set(members) <= can_be.keys():
        raise PermissionDenied
    return [can_be[pk] for pk in members]
