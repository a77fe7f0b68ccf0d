"""Calling a permit back: in the transaction in which its consent goes, by a button, or by somebody without keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.casework.cases import sealing
from amanjol.casework.desk import ledger, rules
from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.models import Story, StoryPermit
from amanjol.casework.support.stories import looking, queries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

RECALLED = "permit.recalled"


@transaction.atomic
def recall(*, by: Member, permits: Iterable[UUID]) -> int:
    """Those of the organisation that are not recalled yet, from now on and for good. Needs no key. Gives how many.

    The ledger remembers them, so that no restore brings one back. PermissionDenied; ledger.NoLedger.
    """
    if not rules.can_work(by):
        raise PermissionDenied
    rows = StoryPermit.objects.filter(organisation=by.organisation_id, pk__in=list(permits), recalled_at=None)
    ids = list(rows.select_for_update().values_list("pk", flat=True))
    if not ids:
        return 0
    StoryPermit.objects.filter(pk__in=ids).update(signed=b"", recalled_at=timezone.now())
    ledger.write(organisation=by.organisation_id, erased=ids, on=timezone.localdate(), reason="asked")
    for pk in ids:
        record_act(RECALLED, by, "permit", pk)
    return len(ids)


def recheck(keyring: Keyring, case: Case) -> None:
    """After a consent was given or withdrawn, in whichever of her cases: what rests on none any more goes. SealBroken."""
    person, cases = sealing.open_person(case.person, keyring), looking.cases_of(case, keyring)
    standing = looking.consents_of(person, cases, keyring)
    for row, _record in cases:
        for story in Story.objects.filter(case=row):
            record = queries.open_story(story, row, keyring)
            kept = {
                issued.row.pk
                for issued in queries.permits_of(record)
                if issued.permit is not None
                and looking.still_rests(issued.permit, record.rest_on.get(str(issued.row.pk)), standing)
            }
            if gone := {UUID(pk) for pk in record.permits} - kept:
                recall(by=keyring.member, permits=gone)


def recall_with(keyring: Keyring, case: Case) -> list[UUID]:
    """All of the case, as it is restricted, merged or erased. Gives their ids. SealBroken."""
    ids = [
        UUID(pk)
        for row in Story.objects.filter(case=case)
        for pk in queries.open_story(row, case, keyring).permits
    ]
    if ids:
        recall(by=keyring.member, permits=ids)
    return ids


def recall_at_restricting(keyring: Keyring, case: Case) -> list[str]:
    """Nothing of it becomes a note."""
    recall_with(keyring, case)
    return []


def recall_at_merging(keyring: Keyring, case: Case) -> None:
    recall_with(keyring, case)


def empty(ids: QuerySet[Any]) -> int:
    """After a restore, of ids of the ledger: what was recalled is empty again. As the keeper."""
    back = StoryPermit.objects.filter(pk__in=ids, recalled_at=None)
    return back.update(signed=b"", recalled_at=timezone.now())
