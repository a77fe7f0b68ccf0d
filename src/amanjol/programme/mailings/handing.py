"""One run of a mailing: mail after mail over one connection, each noted before the next one is begun.

A kill at any moment leaves one mail at most of which nobody knows whether the mail server took it: the next run sends
it again, under the same id. None is missed. What is noted waits for no disk: after a power cut the mails of the last
second come twice. Whoever leaves is asked for in the same statement that takes a mail, under a lock of their row: of
leaving and sending, one comes first, and both know which.
"""

from __future__ import annotations

import logging
import re
import smtplib
import time
import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import psycopg
from django.core.mail import mailers
from django.db import connection, transaction
from django.utils import timezone

from amanjol.foundation.seals.fields import SealBroken
from amanjol.programme.mailings import grounds, queries, witnesses
from amanjol.programme.mailings.ending import end
from amanjol.programme.mailings.mails import MailTemplate, NoAddress, digest_of, node_address
from amanjol.programme.mailings.models import Delivery, DeliveryState, Halt, Subscriber, SubscriberState
from amanjol.programme.mailings.noting import note_out, stand_still
from amanjol.programme.mailings.sealing import AddressBook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.programme.mailings.models import Mailing
    from amanjol.programme.mailings.sealing import Addressee

logger = logging.getLogger(__name__)
MOST_ATTEMPTS: Final = 8
LONGEST_WAIT: Final = timedelta(hours=4)
REFUSED_IN_A_ROW: Final = 10
"""So many, and it stands still: then something is wrong with the node or its mail server, and not with addresses."""
NOTED_AFTER: Final = 100
"""So many mails, and what they rest on is told of them; also where the run ends."""
RECONNECTS: Final = 2  # one after the other without a mail between them
_STATUS: Final = re.compile(r"^\s*5\.(\d{1,3})\.\d{1,3}\b")  # RFC 3463
_OF_THE_ADDRESS: Final = frozenset({"1", "2"})
_CODES_OF_THE_ADDRESS: Final = frozenset({550, 551, 553})  # where no such status stands beside them
_NEXT: Final = """
with ended as (
    update mailings_delivery set state = %(became)s, due_at = %(due)s
    where id = %(last)s and state = 'taken' returning 1
), next as (
    select d.id, s.id as subscriber, s.sealed
    from mailings_mailing m join mailings_delivery d on d.mailing_id = m.id
        join mailings_subscriber s on s.id = d.subscriber_id
    where m.id = %(mailing)s and m.state = 'sending' and d.state = 'waiting' and d.id > %(after)s
        and (d.due_at is null or d.due_at <= statement_timestamp()) and s.state = 'confirmed'
    order by d.id limit 1
    for update of d skip locked for share of s
), taken as (
    update mailings_delivery d set state = 'taken', attempts = d.attempts + 1 from next where d.id = next.id
    returning d.id, next.subscriber, next.sealed, d.language, d.attempts
)
select (select count(*) from ended), taken.* from (values (1)) as once left join taken on true
"""
_FIRST: Final = uuid.UUID(int=0)


class NotSeen(Exception):
    """The database shows this run its rows no more: its session ended."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A delivery that was begun. `attempts` counts this one."""

    id: uuid.UUID
    subscriber: uuid.UUID
    sealed: bytes
    language: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """`is_of_address`: no mail shall go there again. `is_of_line`: the connection is of no use any more."""

    state: DeliveryState
    is_of_address: bool = False
    is_of_line: bool = False
    halts: str = ""


SENT: Final = Outcome(DeliveryState.SENT)
LATER: Final = Outcome(DeliveryState.WAITING)
REFUSED: Final = Outcome(DeliveryState.REFUSED)
NO_SUCH_ADDRESS: Final = Outcome(DeliveryState.REFUSED, is_of_address=True)
NO_LINE: Final = Outcome(DeliveryState.WAITING, is_of_line=True)


class Run:
    """Within `working_for` a member of its organisation, and alone with the mailing.

    `halts` says afterwards why it must stand still; `is_cut`, that time was over before the mails were.
    """

    def __init__(self, mailing: Mailing) -> None:
        self.halts = ""
        self.is_cut = False
        self._mailing = mailing
        self._book = AddressBook(mailing.list_id, mailing.organisation_id)
        self._after = _FIRST
        self._line = _Line()
        self._refused = 0
        self._lost = 0

    def carry(self, seconds: float) -> int:
        """Gives how many the mail server took."""
        templates = self._templates()
        if not templates:
            return 0
        Delivery.objects.filter(mailing=self._mailing, state=DeliveryState.TAKEN).update(
            state=DeliveryState.WAITING
        )
        sent, ends, noted = 0, time.monotonic() + seconds, None
        try:
            with _not_waiting_for_disks():
                while taken := self._next(noted):
                    outcome = self._send(taken, templates[taken.language])
                    sent += outcome is SENT
                    noted = self._judge(taken, outcome)
                    if sent and sent % NOTED_AFTER == 0:
                        note_out(self._mailing.pk)
                    self.is_cut = time.monotonic() >= ends
                    if self.is_cut or self.halts or self._lost > RECONNECTS:
                        self._note(noted)
                        break
        finally:
            self._line.close()
        return sent

    def _templates(self) -> dict[str, MailTemplate]:
        mails = queries.mails_of(self._mailing)
        if not witnesses.is_approved(self._mailing, digest_of(mails, self._mailing.rests_on)):
            self.halts = Halt.ALTERED
            return {}
        of = self._mailing.list
        return {
            language: MailTemplate(mail, language, sender=of.sender, mailing_list=of.pk)
            for language, mail in mails.items()
        }

    def _next(self, noted: _Noted | None) -> Taken | None:
        """Where it rests on something, that is asked in the transaction which takes the mail. NotSeen."""
        if not self._mailing.rests_on:
            return self._take(noted)
        with transaction.atomic():
            if grounds.hold(self._mailing):
                return self._take(noted)
            if noted is not None:
                self._note(noted)
            self.halts = Halt.GONE
            stand_still(self._mailing.pk, Halt.GONE)
        return None

    def _take(self, noted: _Noted | None) -> Taken | None:
        """Notes the one before and takes the next, in one statement. NotSeen."""
        taken = self._ask(noted)
        if taken is None and self._after != _FIRST:  # what was waiting for its time is looked at again, once
            self._after = _FIRST
            taken = self._ask(None)
        if taken is not None:
            self._after = taken.id
        return taken

    def _note(self, noted: _Noted) -> None:
        Delivery.objects.filter(pk=noted.id, state=DeliveryState.TAKEN).update(
            state=noted.state, due_at=noted.due_at
        )

    def _ask(self, noted: _Noted | None) -> Taken | None:
        last = noted or _Noted(_FIRST, DeliveryState.SENT, None)
        values: dict[str, Any] = {
            "mailing": self._mailing.pk, "after": self._after, "last": last.id, "became": last.state.value,
            "due": last.due_at,
        }  # fmt: skip
        connection.ensure_connection()
        with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
            cursor.execute(_NEXT, values, prepare=True)
            row = cursor.fetchone()
        if row is None or (noted is not None and row[0] != 1):
            raise NotSeen
        return Taken(row[1], row[2], bytes(row[3] or b""), row[4], row[5]) if row[1] is not None else None

    def _send(self, taken: Taken, template: MailTemplate) -> Outcome:
        try:
            addressee = self._book.open(taken.subscriber, taken.sealed)
            content = self._content(addressee, taken, template)
        except (SealBroken, NoAddress) as error:
            logger.error("A mail has no address that can be read: %s.", type(error).__name__)  # noqa: TRY400  as below
            return REFUSED
        return self._line.send(addressee.address, content)

    def _content(self, addressee: Addressee, taken: Taken, template: MailTemplate) -> bytes:
        """NoAddress for one that said no yes, whatever its row says."""
        if addressee.confirmed_on is None:
            raise NoAddress
        return template.to(addressee.address, addressee.secret, taken.id, timezone.now())

    def _judge(self, taken: Taken, outcome: Outcome) -> _Noted:
        self.halts = outcome.halts
        self._lost = self._lost + 1 if outcome.is_of_line else 0
        state, due = outcome.state, None
        if state == DeliveryState.WAITING and not self.halts:
            due = timezone.now() + min(timedelta(minutes=2**taken.attempts), LONGEST_WAIT)
            if outcome.is_of_line and self._lost <= RECONNECTS:
                due = None
            if taken.attempts >= MOST_ATTEMPTS:
                state, due = DeliveryState.REFUSED, None
        self._refused = self._refused + 1 if state == DeliveryState.REFUSED else 0
        if self._refused >= REFUSED_IN_A_ROW:
            self.halts = Halt.REFUSALS
        if outcome.is_of_address:
            self._end_address(taken)
        return _Noted(taken.id, state, due)

    def _end_address(self, taken: Taken) -> None:
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


class _Line:
    """A connection to the mail server of the settings, opened when it is needed, and again where it was lost."""

    def __init__(self) -> None:
        self._backend: Any = mailers.default  # the class that all share knows no connection

    def send(self, address: str, content: bytes) -> Outcome:
        try:
            self._backend.open()
            self._backend.connection.sendmail(node_address(), [address], content)
        except smtplib.SMTPRecipientsRefused as error:
            code, text = error.recipients[address]
            return self._later_or(code, _of_recipient(code, text))
        except smtplib.SMTPSenderRefused as error:
            return self._later_or(error.smtp_code, Outcome(DeliveryState.WAITING, halts=Halt.SERVER))
        except smtplib.SMTPDataError as error:
            return self._later_or(error.smtp_code, REFUSED)
        except (smtplib.SMTPException, OSError) as error:
            logger.warning("the mail server was lost: %s", type(error).__name__)
            self.close()
            return NO_LINE
        return SENT

    def close(self) -> None:
        try:
            self._backend.close()
        except (smtplib.SMTPException, OSError):
            self._backend.connection = None

    def _later_or(self, code: int, outcome: Outcome) -> Outcome:
        if code == 421:  # it hangs up
            self.close()
            return NO_LINE
        return LATER if code < 500 else outcome


def _of_recipient(code: int, text: bytes | str) -> Outcome:
    """Whether the address is wrong, or what this node sends is not wanted."""
    said = text.decode("ascii", "replace") if isinstance(text, bytes) else text
    status = _STATUS.match(said)
    is_of_address = status[1] in _OF_THE_ADDRESS if status else code in _CODES_OF_THE_ADDRESS
    return NO_SUCH_ADDRESS if is_of_address else REFUSED
