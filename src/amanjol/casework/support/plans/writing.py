"""A plan while somebody writes in it: its case is locked, it seals last, once it knows every row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.cases import sealing
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.locking import case_to_write_in
from amanjol.casework.support.models import Goal, Plan, Service
from amanjol.casework.support.plans.queries import plan_of
from amanjol.casework.support.plans.records import PlanRecord
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.plans.queries import OpenedGoal, OpenedService
    from amanjol.casework.support.plans.records import GoalRecord, ServiceRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NoSuchRow(LookupError):
    """The plan has no goal, or no service, of this id."""


class PlanInWriting:
    """Opened whole before anything is written: what does not agree with itself takes nothing in. To be used within a
    transaction. PermissionDenied; Closed; OlderCopy; SealBroken.
    """

    def __init__(self, keyring: Keyring, case: Case) -> None:
        self.keyring = keyring
        self.case = case_to_write_in(keyring, case.pk)
        self._key = sealing.key_of_case(self.case, keyring)
        self._opened = plan_of(self.case, keyring, timezone.localdate())
        if self._opened.are_fewer:
            raise OlderCopy
        self.row = self._opened.row or Plan(organisation_id=self.case.organisation_id, case=self.case)
        self.record = self._opened.record or PlanRecord(present_moment(), keyring.person)

    @property
    def is_new(self) -> bool:
        return self._opened.row is None

    def goal(self, pk: UUID) -> OpenedGoal:
        """NoSuchRow."""
        goal = self._opened.goal(pk)
        if goal is None:
            raise NoSuchRow
        return goal

    def service(self, pk: UUID) -> OpenedService:
        """NoSuchRow."""
        service = self._opened.service(pk)
        if service is None:
            raise NoSuchRow
        return service

    def new_goal(self, record: GoalRecord) -> Goal:
        row = Goal(organisation_id=self.case.organisation_id, case=self.case)
        self._put(row, record)
        row.save(force_insert=True)
        return row

    def new_service(self, row: Service, record: ServiceRecord) -> Service:
        row.organisation_id, row.case, row.is_over = (
            self.case.organisation_id,
            self.case,
            record.state.is_over,
        )
        self._put(row, record)
        row.save(force_insert=True)
        return row

    def put_goal(self, row: Goal, record: GoalRecord) -> None:
        self._put(row, replace(record, version=record.version + 1))
        row.save(update_fields=["wrapped_key", "schema", "sealed"])

    def put_service(self, row: Service, record: ServiceRecord) -> None:
        row.is_over = record.state.is_over
        self._put(row, replace(record, version=record.version + 1))
        row.save(update_fields=["member", "due_on", "is_over", "wrapped_key", "schema", "sealed"])

    def finish(self, verb: str, *, with_words: bool = False) -> None:
        """Seal what the plan knows now, and write the act. `with_words`: the person has not seen this yet."""
        words = self.record.words + with_words
        self.record = replace(self.record, words=words, acts=self.record.acts + 1)
        sealing.seal_row(self.row, self.record.as_data(), self._key, self.keyring)
        self.row.save()
        record_act(verb, self.keyring.member, "case", self.case.pk)

    def _put(self, row: Goal | Service, record: GoalRecord | ServiceRecord) -> None:
        sealing.seal_row(row, record.as_data(), self._key, self.keyring)
        versions = {str(row.pk): record.version}
        if isinstance(row, Goal):
            self.record = replace(self.record, goals=self.record.goals | versions)
        else:
            self.record = replace(self.record, services=self.record.services | versions)
