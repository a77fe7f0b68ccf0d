"""An officer tells an organisation about somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.intake import queries, rules, sealing
from amanjol.casework.intake.models import Report, Sending
from amanjol.casework.intake.records import ReportRecord, Sender
from amanjol.foundation.journal.actions import record
from amanjol.foundation.organisations.keys.queries import intake_of
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.intake.records import Observation
    from amanjol.foundation.organisations.models import Member, Organisation


class TakesNoReports(Exception):
    """The organisation has no keys to seal to, or nobody who works on cases."""


class NotToBePassedOn(Exception):
    """The person did not agree, is no child, and life is not in danger."""


@transaction.atomic
def send_report(*, member: Member, recipient: Organisation, seen: Observation, today: date) -> Sending:
    """Sealed to the recipient at once. PermissionDenied; TakesNoReports; NotToBePassedOn."""
    if not rules.can_send(member):
        raise PermissionDenied
    if not rules.may_be_passed_on(seen.agreement, seen.age, in_danger=seen.in_danger):
        raise NotToBePassedOn
    intake = intake_of(recipient.pk)
    if intake is None or not queries.recipients().filter(pk=recipient.pk).exists():
        raise TakesNoReports
    now = present_moment()
    sender = Sender(member.account.name, member.organisation.name, now)
    # Row security lets the report in because of what the sender keeps of it; so that comes first.
    sending = Sending(
        organisation_id=member.organisation_id, member=member, recipient=recipient, sent_on=today
    )
    sending.save(force_insert=True)
    report = Report(pk=sending.pk, organisation=recipient, sent_on=today)
    sealing.seal_for(report, ReportRecord(seen, sender), intake)
    report.save(force_insert=True)
    subject = ("report", report.pk)
    record(verb="report.sent", organisation=member.organisation_id, actor=member.account_id, subject=subject)
    record(verb="report.arrived", organisation=recipient.pk, actor=None, subject=subject)
    return sending
