"""Making a plan, ranking trainings on it some at a time, erasing it. A plan asks nobody."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.desk import in_bulk, ledger, sealed_rows
from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.models import LawyerPlan
from amanjol.casework.legal_aid.offers import actions as offers
from amanjol.casework.legal_aid.planning import helping, making, queries
from amanjol.casework.legal_aid.planning.records import PlanRecord, digest_of
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.casework.legal_aid.planning.making import Made, ToPlan
    from amanjol.foundation.organisations.keys.keyring import Keyring

STEP: Final = 1.0
"""Seconds that one request ranks trainings, so that no thread of the server is long away."""
MOST_PLANS: Final = 200


class NothingToPlan(Exception):
    """No need waits that may be planned, or the register is empty."""


class TooMany(Exception):
    """As many plans are kept as are shown: erase some first."""


def planned_now(keyring: Keyring) -> ToPlan:
    """What a plan would be made from at this moment. SealBroken."""
    facts = offers.facts_of(keyring)
    return making.to_plan(facts, queries.short_needs(keyring, facts))


@transaction.atomic
@in_bulk.uncollected()
def make_plan(keyring: Keyring) -> LawyerPlan:
    """PermissionDenied; NothingToPlan; TooMany; assigning.TooLarge; SealBroken."""
    _check_coordinates(keyring)
    if queries.visible_to(keyring.member).count() >= MOST_PLANS:
        raise TooMany
    planned = planned_now(keyring)
    if not planned.needs or not planned.advocates:
        raise NothingToPlan
    outcome = making.make(planned)
    content = outcome.files.as_bytes()
    row = LawyerPlan(organisation_id=keyring.member.organisation_id)
    sealed_rows.seal_new(row, _record_of(keyring, planned, outcome, content), keyring)
    row.files = sealed_rows.sealed_beside(row, "files", content, keyring)
    row.save(force_insert=True)
    record_act(queries.MADE, keyring.member, queries.SUBJECT, row.pk, needs=len(planned.needs))
    return row


@transaction.atomic
def rank_trainings(*, keyring: Keyring, plan: UUID, condition: str) -> PlanRecord:
    """One step further; what was worked out is kept with the plan. PermissionDenied; helping.NotLearnt; SealBroken."""
    _check_coordinates(keyring)
    opened = queries.opened_plan(keyring, plan, is_locked=True)
    if opened is None or opened.is_older:
        raise PermissionDenied
    until = time.monotonic() + STEP
    files = queries.files_of(keyring, opened)
    earlier = {of.condition: of for of in opened.record.trainings}
    ranked = helping.ranked_further(
        files, condition, earlier.get(condition), is_late=lambda: time.monotonic() >= until
    )
    trainings = tuple((earlier | {condition: ranked}).values())
    record = replace(opened.record, trainings=trainings)
    sealed_rows.close(opened.row, record, keyring)
    opened.row.save(update_fields=["schema", "sealed"])
    return record


@transaction.atomic
def erase_plan(*, keyring: Keyring, plan: UUID, today: date) -> None:
    """PermissionDenied; ledger.NoLedger."""
    _check_coordinates(keyring)
    row = queries.visible_to(keyring.member).select_for_update(of=("self",)).filter(pk=plan).first()
    if row is None:
        raise PermissionDenied
    ledger.write(organisation=row.organisation_id, erased=[row.pk], on=today, reason="asked")
    record_act(queries.ERASED, keyring.member, queries.SUBJECT, row.pk)
    row.delete()


@transaction.atomic
def rewrap(keyring: Keyring, at_most: int) -> int:
    """Move up to so many keys to the current epoch; a row that does not open stays and is counted as left."""
    return in_bulk.move_keys(queries.under_earlier(keyring), sealed_rows.move_key, keyring, at_most)


def _record_of(keyring: Keyring, planned: ToPlan, outcome: Made, content: bytes) -> PlanRecord:
    needs = planned.weighed.problem.needs
    of_urgency = [need.urgency for need in needs]
    return PlanRecord(
        at=present_moment(),
        by=keyring.person,
        policy=digest_of(outcome.files.policy.encode()),
        inputs=planned.weighed.problem.digest(),
        files=digest_of(content),
        needs=len(needs),
        advocates=len(planned.advocates),
        served=tuple(
            (urgency, amount, of_urgency.count(urgency)) for urgency, amount in outcome.claim.served.items()
        ),
        crowded=sum(1 for reason in outcome.reasons if reason.crowd is not None),
        without=sum(1 for reason in outcome.reasons if reason.crowd is None),
        cost=outcome.claim.cost,
        value=outcome.value,
        bound=outcome.bound,
    )


def _check_coordinates(keyring: Keyring) -> None:
    if not rules.can_coordinate(keyring.member):
        raise PermissionDenied
    hold_epochs(keyring.member.organisation_id)
