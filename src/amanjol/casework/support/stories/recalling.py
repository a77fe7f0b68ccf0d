"""Calling a permit back: in the transaction in which its consent goes, by a button, or by somebody without keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.casework.cases import sealing
from amanjol.casework.cases.queries import visible_to
from amanjol.casework.desk import ledger, rules
from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.models import Story, StoryPermit
from amanjol.casework.support.stories import looking, queries
from amanjol.casework.support.stories.permits import permit_in_force, wait_for_senders
from amanjol.foundation.seals.fields import SealBroken

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
    asked = list(permits)
    rows = StoryPermit.objects.filter(organisation=by.organisation_id, pk__in=asked, recalled_at=None)
    if not rows.exists():
        return 0
    # The journal's lock first, as every act takes it: two recalls of an organisation come one after the other.
    record_act(RECALLED, by, "organisation", by.organisation_id)  # whose it is stands behind the seal alone
    wait_for_senders(asked)
    ids = list(rows.select_for_update(no_key=True).values_list("pk", flat=True))  # copies are noted meanwhile
    if not ids:  # somebody was quicker: nothing was done, and no entry says so
        transaction.set_rollback(True)
        return 0
    StoryPermit.objects.filter(pk__in=ids).update(signed=b"", recalled_at=timezone.localdate())
    ledger.write(organisation=by.organisation_id, erased=ids, on=timezone.localdate(), reason="asked")
    return len(ids)


def recheck(keyring: Keyring, case: Case) -> None:
    """After a consent changed in whichever of her cases: what rests on none any more goes. SealBroken."""
    person, cases = sealing.open_person(case.person, keyring), looking.cases_of(case, keyring)
    standing = looking.consents_of(person, cases, keyring)
    for row, _record in cases:
        ids, rest_on = _came_of(keyring, row)
        resting = {
            permit.id
            for pk in ids & rest_on.keys()
            if (permit := permit_in_force(pk)) is not None
            and looking.still_rests(permit, rest_on[pk], standing)
        }
        if gone := ids - resting:
            recall(by=keyring.member, permits=gone)


def recall_with(keyring: Keyring, case: Case) -> list[UUID]:
    """All of the case, as it is restricted, merged or erased. Gives their ids."""
    ids, _rest_on = _came_of(keyring, case)
    if ids:
        recall(by=keyring.member, permits=ids)
    return sorted(ids)


def _came_of(keyring: Keyring, case: Case) -> tuple[set[UUID], dict[UUID, str]]:
    """Its permits, and on which consent each rests.

    Where the journal knows of more than the story says, or that does not open, also each permit of the organisation
    that no other story says is its own: one of those is hers, and it is better to silence another than to leave hers.
    """
    rest_on: dict[UUID, str] = {}
    ids: set[UUID] = set()
    try:
        record = queries.story_of(case, keyring).record
    except SealBroken:
        record = None
    if record is not None:
        ids = {UUID(pk) for pk in record.permits}
        rest_on = {UUID(pk): consent for pk, consent in record.rest_on.items()}
    if len(ids) < queries.times_permitted(case):
        ids |= _of_no_story(keyring)
    return ids, rest_on


def _of_no_story(keyring: Keyring) -> set[UUID]:
    """Permits of the organisation that are not recalled, and that no story that opens says came of it."""
    rows = StoryPermit.objects.filter(organisation=keyring.member.organisation_id, recalled_at=None)
    left = set(rows.values_list("pk", flat=True))
    for case in (
        visible_to(keyring.member).filter(pk__in=Story.objects.values("case")).select_related("person")
    ):
        try:
            record = queries.story_of(case, keyring).record
        except SealBroken:
            continue
        left -= {UUID(pk) for pk in record.permits} if record is not None else set()
    return left


def recall_at_restricting(keyring: Keyring, case: Case) -> list[str]:
    """Nothing of it becomes a note."""
    recall_with(keyring, case)
    return []


def recall_at_merging(keyring: Keyring, case: Case) -> None:
    recall_with(keyring, case)


def empty(ids: QuerySet[Any]) -> int:
    """After a restore, of ids of the ledger: what was recalled is empty again. As the keeper."""
    back = StoryPermit.objects.filter(pk__in=ids, recalled_at=None)
    return back.update(signed=b"", recalled_at=timezone.localdate())
