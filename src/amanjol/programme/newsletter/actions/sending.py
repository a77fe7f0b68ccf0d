"""An issue that is out goes to a mailing list: prepared by one, let go by another on the page of the mailing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.programme.mailings import queries as mailings
from amanjol.programme.mailings.actions import writing as mailing
from amanjol.programme.mailings.mails import digest_of
from amanjol.programme.mailings.models import Halt, MailingState
from amanjol.programme.newsletter import queries
from amanjol.programme.newsletter.actions.writing import NotNow
from amanjol.programme.newsletter.kinds import State
from amanjol.programme.newsletter.mailing import NotOut, ground_of, grounds_of, mails_of
from amanjol.programme.outreach.actions.writing import write_down

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.mailings.models import Mailing, MailingList
    from amanjol.programme.newsletter.models import Issue


class ThereAlready(Exception):
    """It is on its way to this list, was sent, or waits for the second person."""


@transaction.atomic
def prepare(*, issue: Issue, mailing_list: MailingList, digest: str, by: Member) -> Mailing:
    """A draft that nobody changes: another one lets it go. `digest` is of the words that stood on the page.

    NotNow; ReadAnew; ThereAlready; RefusedMail; PermissionDenied.
    """
    write_down("newsletter.mail-prepared", by, "newsletter", issue.pk, of=issue.organisation_id)
    locked = queries.issues_of(by).select_for_update(of=("self",)).get(pk=issue.pk)
    if locked.state != State.PUBLISHED:
        raise NotNow
    try:
        mails, rests_on = mails_of(locked), grounds_of(locked)
    except NotOut as error:
        raise NotNow from error
    if digest_of(mails) != digest:
        raise mailing.ReadAnew
    there = mailings_of(locked, by).exclude(state=MailingState.WITHDRAWN).filter(list=mailing_list)
    if there.exists():
        raise ThereAlready
    return mailing.write_mailing(mailing_list=mailing_list, mails=mails, by=by, rests_on=rests_on)


def mailings_of(issue: Issue, by: Member) -> QuerySet[Mailing]:
    return mailings.resting_on(by, str(ground_of(issue.pk)))


def withdraw_mailings(issue: Issue, by: Member) -> None:
    """With the issue, in its transaction: what waits never goes. A draft is gone."""
    for row in _locked(issue, by):
        if row.state == MailingState.DRAFT:
            mailing.discard(mailing=row, by=by)
        elif row.state != MailingState.WITHDRAWN:
            mailing.withdraw(mailing=row, by=by)


def hold_back_mailings(issue: Issue, by: Member) -> None:
    """A figure was corrected: what is on its way stands still until somebody has decided."""
    for row in _locked(issue, by):
        is_waiting = row.state in {MailingState.SENDING, MailingState.STOPPED}
        if is_waiting and row.halt not in mailing.FOR_GOOD:
            mailing.hold_back(mailing=row, why=Halt.CORRECTED, by=by)


def _locked(issue: Issue, by: Member) -> list[Mailing]:
    """As they stand once nobody else acts on them: what protects fails for none that moved on meanwhile."""
    return list(mailings_of(issue, by).order_by("pk").select_for_update(of=("self",)))
