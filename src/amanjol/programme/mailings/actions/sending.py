"""The worker's part: takes mails one after the other, hands each to the mail server, and counts when all is done.

look_around()                 # every minute: what waits, and what the mail server asked to bring later
send_out(organisation, pk)    # one mailing, some seconds long; then others have their turn
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction
from django.db.models import Q
from django.tasks import task
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from amanjol.foundation.journal.actions import record
from amanjol.foundation.organisations.queries import members_of, organisations, organisations_where_may
from amanjol.foundation.organisations.tenant import acting_for, working_for
from amanjol.programme.mailings import queries
from amanjol.programme.mailings.actions.joining import MOST_TRIES, tell
from amanjol.programme.mailings.handing import Run
from amanjol.programme.mailings.models import DeliveryState, Mailing, MailingState, SubscriberState
from amanjol.programme.mailings.noting import note_out, stand_still

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.foundation.organisations.models import Member

RUN_SECONDS: Final = 20.0
"""As long the worker does nothing else; a mailing that is not done then waits behind what has come since."""


def look_around() -> None:
    """A task for each mailing with which there is something to do, and for questions that were not sent."""
    if not queries.goes_out():
        return
    waiting = _waiting_tasks()
    for organisation in organisations_where_may("programme.manage"):
        member = members_of(organisation).first()
        if member is None:
            continue
        with acting_for(member):
            mailings = [str(pk) for pk in queries.unfinished(organisation.pk).values_list("pk", flat=True)]
            has_untold = queries.untold(organisation.pk, MOST_TRIES).exists()
        for pk in mailings:
            if (str(organisation.pk), pk) not in waiting:
                send_out.enqueue(str(organisation.pk), pk)
        if has_untold:
            tell.enqueue(str(organisation.pk))


@task
def send_out(organisation: str, mailing: str) -> int:
    """Gives how many went out. Two workers never send the same mailing; one that is killed leaves it to the next."""
    row = organisations().filter(pk=organisation).first()
    member = members_of(row).first() if row is not None else None
    if member is None:
        return 0
    with working_for(member), _alone_with(mailing) as is_alone:
        return _send(member, mailing) if is_alone else 0


def _send(member: Member, pk: str) -> int:
    row = Mailing.objects.select_related("list").filter(pk=pk, organisation=member.organisation_id).first()
    if row is None or row.is_counted:
        return 0
    note_out(pk)  # of one that was killed
    sent = 0
    if row.state == MailingState.SENDING and queries.goes_out():
        run = Run(row)
        sent = run.carry(RUN_SECONDS)
        if run.halts:
            stand_still(pk, run.halts)
        elif run.is_cut:
            send_out.enqueue(str(member.organisation_id), pk)
    note_out(pk)
    _end_if_done(pk)
    return sent


@transaction.atomic
def _be_done(row: Mailing) -> None:
    """The journal's lock before the row's, as every act of staff takes them. Nothing where somebody was quicker."""
    record(verb="mailing.sent", organisation=row.organisation_id, actor=None, subject=("mailing", row.pk))
    rows = Mailing.objects.filter(pk=row.pk, state=MailingState.SENDING)
    if not rows.update(state=MailingState.DONE, ended_at=timezone.now()):
        transaction.set_rollback(True)


@transaction.atomic
def _end_if_done(pk: str) -> None:
    """Counts what went out and lets the rows go: afterwards nothing says who got which mail."""
    open_states = (DeliveryState.WAITING, DeliveryState.TAKEN)
    row = Mailing.objects.get(pk=pk)
    still = row.deliveries.filter(state__in=open_states, subscriber__state=SubscriberState.CONFIRMED)
    if row.state == MailingState.SENDING and not still.exists():
        _be_done(row)
    row = Mailing.objects.select_for_update(of=("self",)).get(pk=pk)
    if row.state not in (MailingState.DONE, MailingState.WITHDRAWN) or row.is_counted:
        return
    note_out(pk)
    row.refresh_from_db(fields=["noted_en", "noted_ru"])
    out = queries.out_of(row)
    row.sent_en, row.sent_ru, row.refused, row.not_sent = out.sent_en, out.sent_ru, out.refused, out.not_sent
    row.is_counted = True
    row.save()
    row.deliveries.all().delete()


@contextmanager
def _alone_with(mailing: str) -> Iterator[bool]:
    """A lock of this connection: whoever is killed holds it no more."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(hashtextextended(%s, 0))", [f"mailing {mailing}"])
        (is_alone,) = cursor.fetchone()
    try:
        yield is_alone
    finally:
        if is_alone and connection.connection is not None and not connection.connection.closed:
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(hashtextextended(%s, 0))", [f"mailing {mailing}"])


def _waiting_tasks() -> set[tuple[str, str]]:
    rows = DBTaskResult.objects.filter(
        Q(status="READY") | Q(status="RUNNING"), task_path=send_out.module_path
    )
    return {tuple(arguments["args"]) for arguments in rows.values_list("args_kwargs", flat=True)}
