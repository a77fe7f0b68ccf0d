"""A mailing: written, approved by a second person, stopped, withdrawn. Nothing here speaks to a mail server.

write_mailing(mailing_list=…, mails={"en": Mail(…), "ru": Mail(…)}, rests_on=[…], by=…)    # the newsletter's way
withdraw(mailing=…, by=…)                                                                  # and back
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils import timezone

from amanjol.programme.mailings import grounds, queries, rules, witnesses
from amanjol.programme.mailings.actions.sending import send_out
from amanjol.programme.mailings.models import (
    DeliveryState,
    Halt,
    Mailing,
    MailingState,
    MailText,
    SubscriberState,
)
from amanjol.programme.mailings.noting import note_out
from amanjol.programme.outreach.actions.writing import write_down

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.mailings.grounds import Ground
    from amanjol.programme.mailings.mails import Mail
    from amanjol.programme.mailings.models import MailingList

_DELIVER: Final = """
insert into mailings_delivery (id, organisation_id, mailing_id, subscriber_id, language, state, attempts)
select gen_random_uuid(), organisation_id, %s, id, case when language = any(%s) then language else %s end, 'waiting', 0
from mailings_subscriber where list_id = %s and state = 'confirmed'
"""
FOR_GOOD: Final = frozenset({Halt.ALTERED, Halt.ENDED, Halt.GONE})
"""Nobody lets it go on."""


class NotNow(Exception):
    """It is not in a state for that: somebody was quicker."""


class ReadAnew(Exception):
    """The texts, the sender or a name of the list are not those that were looked at."""


class GroundGone(Exception):
    """What it tells was called back, hidden or withdrawn: it goes to nobody any more."""


class SaysOtherwise(Exception):
    """What it tells says something else by now: it is to be prepared anew."""


@transaction.atomic
def write_mailing(
    *, mailing_list: MailingList, mails: Mapping[str, Mail], by: Member, rests_on: Iterable[Ground] = ()
) -> Mailing:
    """A draft. One that rests on something is of a room above: it is discarded and not changed. PermissionDenied;
    RefusedMail.
    """
    row = _new(mailing_list, by)
    row.rests_on = [str(ground) for ground in rests_on]
    write_down("mailing.written", by, "mailing", row.pk, of=mailing_list.organisation_id)
    row.save(force_insert=True)
    _keep_texts(row, mails)
    return row


@transaction.atomic
def change_mailing(
    *, mailing: Mailing, mailing_list: MailingList, mails: Mapping[str, Mail], by: Member
) -> None:
    """Of a draft, which is then theirs: another one approves it. PermissionDenied; RefusedMail; NotNow."""
    write_down("mailing.changed", by, "mailing", mailing.pk, of=mailing.organisation_id)
    row = _locked(mailing, MailingState.DRAFT)
    if row.rests_on:
        raise NotNow
    row.list, row.written_by, row.written_at = mailing_list, by, timezone.now()
    row.save(update_fields=["list", "written_by", "written_at"])
    row.texts.all().delete()
    _keep_texts(row, mails)


@transaction.atomic
def discard(*, mailing: Mailing, by: Member) -> None:
    """A draft goes. PermissionDenied; NotNow."""
    write_down("mailing.discarded", by, "mailing", mailing.pk, of=mailing.organisation_id)
    row = _locked(mailing, MailingState.DRAFT)
    row.delete()


@transaction.atomic
def approve(*, mailing: Mailing, digest: str, by: Member) -> None:
    """A second person lets the texts go that have this digest. PermissionDenied; NotNow; ReadAnew; GroundGone;
    SaysOtherwise.
    """
    write_down("mailing.approved", by, "mailing", mailing.pk, of=mailing.organisation_id)
    row = _locked(mailing, MailingState.DRAFT)
    if not rules.can_approve(by, row):
        raise PermissionDenied
    mails = queries.mails_of(row)
    if not mails or queries.digest_as_it_stands(row) != digest:
        raise ReadAnew
    if not grounds.hold(row):
        raise GroundGone
    if not grounds.say_the_same(row, mails):
        raise SaysOtherwise
    _let_go(row, mails, by)


@transaction.atomic
def prepare(
    *, mailing_list: MailingList, mails: Mapping[str, Mail], written_by: Member, by: Member
) -> Mailing:
    """Freezes the texts, makes a row for each address that confirmed, and begins to send, in one transaction.

    `by` approves what another wrote. PermissionDenied; RefusedMail.
    """
    row = _new(mailing_list, written_by)
    if not mails or not rules.can_approve(by, row):
        raise PermissionDenied
    write_down("mailing.approved", by, "mailing", row.pk, of=mailing_list.organisation_id)
    row.save(force_insert=True)
    _keep_texts(row, mails)
    _let_go(row, mails, by)
    return row


@transaction.atomic
def stop(*, mailing: Mailing, by: Member) -> None:
    """What is not with the mail server waits. PermissionDenied; NotNow."""
    write_down("mailing.stopped", by, "mailing", mailing.pk, of=mailing.organisation_id)
    row = _locked(mailing, MailingState.SENDING)
    row.state, row.halt = MailingState.STOPPED, Halt.BY_HAND
    row.save(update_fields=["state", "halt"])
    note_out(row.pk)


@transaction.atomic
def hold_back(*, mailing: Mailing, why: Halt, by: Member) -> None:
    """As `stop`, for a reason that the page says; also of one that stands still by hand. PermissionDenied; NotNow."""
    write_down("mailing.stopped", by, "mailing", mailing.pk, of=mailing.organisation_id)
    row = _locked(mailing, MailingState.SENDING, MailingState.STOPPED)
    if row.halt in FOR_GOOD:
        raise NotNow
    row.state, row.halt = MailingState.STOPPED, why
    row.save(update_fields=["state", "halt"])
    note_out(row.pk)


@transaction.atomic
def go_on(*, mailing: Mailing, by: Member) -> None:
    """With what the mail server refused, but for addresses that do not exist. PermissionDenied; NotNow; GroundGone."""
    write_down("mailing.went-on", by, "mailing", mailing.pk, of=mailing.organisation_id)
    row = _locked(mailing, MailingState.STOPPED)
    if row.halt in FOR_GOOD:
        raise NotNow
    if not grounds.hold(row):
        raise GroundGone
    refused = row.deliveries.filter(state=DeliveryState.REFUSED, subscriber__state=SubscriberState.CONFIRMED)
    refused.update(state=DeliveryState.WAITING, attempts=0, due_at=None)
    row.state, row.halt = MailingState.SENDING, ""
    row.save(update_fields=["state", "halt"])
    send_out.enqueue(str(row.organisation_id), str(row.pk))


@transaction.atomic
def withdraw(*, mailing: Mailing, by: Member) -> None:
    """What is not with the mail server never goes; what is out is counted (`queries.out_of`). PermissionDenied; NotNow.

    One mail can be in the worker's hands at this moment: it counts as sent.
    """
    write_down("mailing.withdrawn", by, "mailing", mailing.pk, of=mailing.organisation_id)
    row = _locked(mailing, MailingState.SENDING, MailingState.STOPPED, MailingState.DONE)
    row.state, row.ended_at = MailingState.WITHDRAWN, timezone.now()
    row.save(update_fields=["state", "ended_at"])
    send_out.enqueue(str(row.organisation_id), str(row.pk))  # counts, and lets the rows go


def _new(mailing_list: MailingList, by: Member) -> Mailing:
    return Mailing(
        pk=uuid.uuid4(), organisation_id=mailing_list.organisation_id, list=mailing_list, written_by=by
    )


def _locked(mailing: Mailing, *states: MailingState) -> Mailing:
    """NotNow."""
    row = Mailing.objects.select_for_update(of=("self",)).filter(pk=mailing.pk, state__in=states).first()
    if row is None:
        raise NotNow
    return row


def _keep_texts(row: Mailing, mails: Mapping[str, Mail]) -> None:
    for language, mail in mails.items():
        mail.check()
        MailText.objects.create(
            organisation_id=row.organisation_id, mailing=row, language=language, subject=mail.subject,
            text=mail.text, html=mail.html,
        )  # fmt: skip


def _let_go(row: Mailing, mails: Mapping[str, Mail], by: Member) -> None:
    row.approved_by, row.digest = by, queries.digest_as_it_stands(row)
    row.mark = witnesses.of_mailing(row)
    row.state, row.begun_at = MailingState.SENDING, timezone.now()
    row.save()
    with connection.cursor() as cursor:
        cursor.execute(_DELIVER, [row.pk, sorted(mails), min(mails), row.list_id])
    send_out.enqueue(str(row.organisation_id), str(row.pk))
