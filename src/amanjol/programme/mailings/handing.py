"""One run of a mailing: mail after mail over one connection, each noted before the next one is handed over.

A kill at any moment leaves one mail at most of which nobody knows whether the mail server took it: the next run sends
it again, under the same id. None is missed. What is noted waits for no disk: after a power cut the mails of the last
second come twice. Whoever leaves is asked for in the same statement that takes a mail, under a lock of their row: of
leaving and sending, one comes first, and both know which. Mails are written before that, and the mail server hears to
whom one goes while the database decides whether it does: only the mail itself waits for the answer.
"""

from __future__ import annotations

import logging
import time
import uuid
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction
from django.utils import timezone

from amanjol.foundation.seals.fields import SealBroken
from amanjol.programme.mailings import grounds, queries, witnesses
from amanjol.programme.mailings.asking import Statement, prepared
from amanjol.programme.mailings.ending import end
from amanjol.programme.mailings.line import REFUSED, SENT, Line, Outcome, Written
from amanjol.programme.mailings.mails import MailTemplate, NoAddress
from amanjol.programme.mailings.models import Delivery, DeliveryState, Halt, Subscriber, SubscriberState
from amanjol.programme.mailings.noting import note_out, stand_still
from amanjol.programme.mailings.sealing import AddressBook, Addressee, link_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.programme.mailings.models import Mailing

logger = logging.getLogger(__name__)
MOST_ATTEMPTS: Final = 8
LONGEST_WAIT: Final = timedelta(hours=4)
REFUSED_IN_A_ROW: Final = 10
"""So many, and it stands still: then something is wrong with the node or its mail server, and not with addresses."""
NOTED_AFTER: Final = 100
"""So many mails, and what they rest on is told of them; also where the run ends."""
RECONNECTS: Final = 2  # one after the other without a mail between them
AT_ONCE: Final = 20
"""Mails that are written together, before it is decided of each whether it goes."""
_FOLLOWING: Final = """
select d.id, s.id, s.sealed, d.language
from mailings_mailing m join mailings_delivery d on d.mailing_id = m.id
    join mailings_subscriber s on s.id = d.subscriber_id
where m.id = %s and m.state = 'sending' and d.state = 'waiting' and d.id > %s
    and (d.due_at is null or d.due_at <= statement_timestamp()) and s.state = 'confirmed'
order by d.id limit %s
"""
_TAKE: Final = """
with ended as (
    update mailings_delivery set state = $1, due_at = $2::timestamptz
    where id = $3::uuid and state = 'taken' returning 1
), next as (
    select d.id from mailings_mailing m join mailings_delivery d on d.mailing_id = m.id
        join mailings_subscriber s on s.id = d.subscriber_id
    where m.id = $4::uuid and m.state = 'sending' and d.id = $5::uuid and d.state = 'waiting'
        and s.sealed = $6::bytea and s.state = 'confirmed'
        and not exists (select from mailings_endedlink e where e.link = $7::text)
    for update of d skip locked for share of s
), taken as (
    update mailings_delivery d set state = 'taken', attempts = d.attempts + 1 from next where d.id = next.id
    returning d.attempts
)
select (select count(*) from ended), (select attempts from taken)
"""
_FIRST: Final = uuid.UUID(int=0)


class NotSeen(Exception):
    """The database shows this run its rows no more: its session ended."""


@dataclass(frozen=True, slots=True)
class Following:
    """A delivery whose turn may come. `mail` is None where its address cannot be read, or has left. `link` is that of
    the seal: the one of the row is whatever somebody wrote there.
    """

    id: uuid.UUID
    subscriber: uuid.UUID
    sealed: bytes
    link: str
    mail: Written | None


class Run:
    """Within `working_for` a member of its organisation, and alone with the mailing.

    `halts` says afterwards why it must stand still; `is_cut`, that time was over before the mails were.
    """

    def __init__(self, mailing: Mailing) -> None:
        self.halts = ""
        self.is_cut = False
        self._mailing = mailing
        self._book = AddressBook(mailing.list_id, mailing.organisation_id)
        self._templates: dict[str, MailTemplate] = {}
        self._line = Line()
        self._following: deque[Following] = deque()
        self._after = _FIRST
        self._has_taken = False
        self._noted: _Noted | None = None
        self._refused = 0
        self._lost = 0

    def carry(self, seconds: float) -> int:
        """Gives how many the mail server took."""
        self._templates = self._approved()
        if not self._templates:
            return 0
        Delivery.objects.filter(mailing=self._mailing, state=DeliveryState.TAKEN).update(
            state=DeliveryState.WAITING
        )
        sent, ends = 0, time.monotonic() + seconds
        try:
            with _not_waiting_for_disks(), prepared(connection, _TAKE) as taking:
                while not self._is_over and (following := self._next()) is not None:
                    attempts = self._take(following, taking)
                    if not attempts:
                        continue
                    outcome = self._send(following)
                    sent += outcome is SENT
                    self._judge(following, attempts, outcome)
                    if outcome is SENT and sent % NOTED_AFTER == 0:
                        note_out(self._mailing.pk)
                    self.is_cut = time.monotonic() >= ends
                self._note()
        finally:
            self._line.close()
        return sent

    @property
    def _is_over(self) -> bool:
        return self.is_cut or bool(self.halts) or self._lost > RECONNECTS

    def _approved(self) -> dict[str, MailTemplate]:
        if not witnesses.is_approved(self._mailing, queries.digest_as_it_stands(self._mailing)):
            self.halts = Halt.ALTERED
            return {}
        if queries.has_ended(self._mailing):
            self.halts = Halt.ENDED
            return {}
        of, mails = self._mailing.list, queries.mails_of(self._mailing)
        return {
            language: MailTemplate(mail, language, sender=of.sender, mailing_list=of.pk)
            for language, mail in mails.items()
        }

    def _next(self) -> Following | None:
        """What was waiting for its time is looked at again where something was taken since. NotSeen."""
        if not self._following and not self._look() and self._has_taken:
            self._after, self._has_taken = _FIRST, False
            self._look()
        return self._following.popleft() if self._following else None

    def _look(self) -> bool:
        """Whether there is more. Notes the mail before: it may have to be sent again. NotSeen."""
        if not self._note():
            raise NotSeen
        with connection.cursor() as cursor:
            cursor.execute(_FOLLOWING, [self._mailing.pk, self._after, AT_ONCE])
            rows = [(*ids, bytes(sealed), language) for *ids, sealed, language in cursor.fetchall()]
        opened = [self._open(subscriber, sealed) for _delivery, subscriber, sealed, _language in rows]
        links = [link_of(addressee.secret) if addressee is not None else "" for addressee in opened]
        ended = queries.ended_links(links)
        for (delivery, subscriber, sealed, language), addressee, link in zip(
            rows, opened, links, strict=True
        ):
            mail = self._write(delivery, addressee, language) if link not in ended else None
            self._following.append(Following(delivery, subscriber, sealed, link, mail))
        return bool(self._following)

    def _take(self, following: Following, taking: Statement) -> int:
        """How many times it was tried, with this one; 0 where it was not taken. What it rests on, if anything, is
        asked in the transaction which takes it. NotSeen.
        """
        if not self._mailing.rests_on:
            return self._ask(following, taking)
        with transaction.atomic():
            if grounds.hold(self._mailing):
                return self._ask(following, taking)
            self._note()
            self.halts = Halt.GONE
            stand_still(self._mailing.pk, Halt.GONE)
        return 0

    def _ask(self, following: Following, taking: Statement) -> int:
        """Notes the mail before and takes this one. Meanwhile the mail server hears to whom it goes."""
        last = self._noted or _Noted(_FIRST, DeliveryState.SENT, None)
        self._after = following.id
        with connection.wrap_database_errors:
            taking.ask(
                last.state.value, last.due_at, last.id, self._mailing.pk, following.id, following.sealed,
                following.link if following.mail is not None else "",
            )  # fmt: skip
            # What a mailing rests on is held meanwhile, and waits for no mail server.
            if following.mail is not None and not self._mailing.rests_on:
                self._line.begin(following.mail)
            ended, attempts = taking.answer()
        if self._noted is not None and ended != 1:
            raise NotSeen
        self._noted = None
        if attempts is None:  # somebody left, or it was stopped: what follows is looked up anew
            self._following.clear()
            return 0
        self._has_taken = True
        return attempts

    def _note(self) -> bool:
        """Whether the last mail, where it was not noted yet, was noted."""
        noted, self._noted = self._noted, None
        if noted is None:
            return True
        rows = Delivery.objects.filter(pk=noted.id, state=DeliveryState.TAKEN)
        return rows.update(state=noted.state, due_at=noted.due_at) == 1

    def _open(self, subscriber: uuid.UUID, sealed: bytes) -> Addressee | None:
        try:
            return self._book.open(subscriber, sealed)
        except SealBroken:
            return None

    def _write(self, delivery: uuid.UUID, addressee: Addressee | None, language: str) -> Written | None:
        """None where no address can be read, or one that said no yes, whatever its row says."""
        if addressee is None or addressee.confirmed_on is None:
            return None
        try:
            template = self._templates[language]
            content = template.to(addressee.address, addressee.secret, delivery, timezone.now())
        except NoAddress:
            return None
        return Written(addressee.address, content)

    def _send(self, following: Following) -> Outcome:
        if following.mail is None:
            logger.error("A mail has no address that can be read.")
            return REFUSED
        return self._line.send(following.mail)

    def _judge(self, taken: Following, attempts: int, outcome: Outcome) -> None:
        self.halts = outcome.halts
        self._lost = self._lost + 1 if outcome.is_of_line else 0
        state, due = outcome.state, None
        if state == DeliveryState.WAITING and not self.halts:
            due = timezone.now() + min(timedelta(minutes=2**attempts), LONGEST_WAIT)
            if outcome.is_of_line and self._lost <= RECONNECTS:
                due = None
            if attempts >= MOST_ATTEMPTS:
                state, due = DeliveryState.REFUSED, None
        self._refused = self._refused + 1 if state == DeliveryState.REFUSED else 0
        if self._refused >= REFUSED_IN_A_ROW:
            self.halts = Halt.REFUSALS
        if outcome.is_of_address:
            self._end_address(taken)
        self._noted = _Noted(taken.id, state, due)

    def _end_address(self, taken: Following) -> None:
        with transaction.atomic():
            row = Subscriber.objects.select_for_update().filter(pk=taken.subscriber).first()
            if row is not None:
                end(row, SubscriberState.REFUSED)


@dataclass(frozen=True, slots=True)
class _Noted:
    id: uuid.UUID
    state: DeliveryState
    due_at: datetime | None


@contextmanager
def _not_waiting_for_disks() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('synchronous_commit', 'off', false)")
    try:
        yield
    finally:
        if (
            connection.connection is not None
            and not connection.connection.closed
            and not connection.needs_rollback
        ):
            with connection.cursor() as cursor:
                cursor.execute("reset synchronous_commit")
