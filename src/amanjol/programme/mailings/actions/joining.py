"""Somebody asks to be on a list, says yes by the mail that came, and leaves. No session is needed for any of it.

Row security shows a stranger the one row that they name: by the keyed hash of an address, which the server alone can
make, or by the hash of the secret part of a link.
"""

from __future__ import annotations

import logging
import uuid
from dataclasses import dataclass
from smtplib import SMTPException
from typing import TYPE_CHECKING, Final

from django.core.mail import EmailMessage
from django.db import transaction
from django.tasks import task
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from amanjol.foundation.accounts import throttling
from amanjol.foundation.organisations.queries import members_of, organisations
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace
from amanjol.programme.mailings import queries, sealing
from amanjol.programme.mailings.ending import end
from amanjol.programme.mailings.mails import confirming_address, inbox_of
from amanjol.programme.mailings.models import Subscriber, SubscriberState
from amanjol.programme.mailings.rules import CONFIRM_WITHIN
from amanjol.programme.mailings.sealing import AddressBook, Addressee

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.mailings.models import MailingList

logger = logging.getLogger(__name__)
ASKED_AT_MOST: Final = 2
"""Questions to one address a day, of whatever list: nobody's inbox is filled by a stranger's form."""
DAY_SECONDS: Final = 24 * 60 * 60
MOST_TRIES: Final = 5
AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """`address` as `mails.checked_address` gives it."""

    address: str
    language: str


@transaction.atomic
def ask(*, mailing_list: MailingList, asked: Asked, by_themselves: bool) -> None:
    """Writes down that this address is to be asked by mail, and says nothing of whether it is on the list.

    Who is on it already gets nothing. Who left comes back by their own wish alone, and is asked again.
    """
    row = queries.subscriber_named(sealing.names_of(mailing_list.pk, asked.address), mailing_list.pk)
    tell.enqueue(str(mailing_list.organisation_id))  # whatever is written here, so that it takes as long
    if row is None:
        names = sealing.names_of(mailing_list.pk, asked.address)
        row = Subscriber(
            pk=uuid.uuid4(), organisation_id=mailing_list.organisation_id, list=mailing_list, name=names[0]
        )
    elif not _may_be_asked(row.state, by_themselves=by_themselves):
        return
    if not throttling.is_within(
        f"mailing asked {inbox_of(asked.address)}", at_most=ASKED_AT_MOST, seconds=DAY_SECONDS
    ):
        return
    _begin_anew(row, asked)
    if row._state.adding:  # noqa: SLF001  Django's own mark of a new row
        Subscriber.objects.bulk_create([row], ignore_conflicts=True)  # the same form, sent twice at once
    else:
        row.save()


def _may_be_asked(state: str, *, by_themselves: bool) -> bool:
    return state == SubscriberState.ASKED or (by_themselves and state != SubscriberState.CONFIRMED)


def _begin_anew(row: Subscriber, asked: Asked) -> None:
    secret = sealing.new_secret()
    row.language, row.state = asked.language, SubscriberState.ASKED
    row.link = sealing.link_of(secret)
    row.sealed = AddressBook(row.list_id, row.organisation_id).seal(row.pk, Addressee(asked.address, secret))
    row.is_told, row.tries = False, 0
    row.asked_at, row.confirmed_on, row.ended_on = timezone.now(), None, None


@transaction.atomic
def confirm(*, secret: str) -> Subscriber | None:
    """The yes of who reads that inbox. None: no such link, or too late, or they left."""
    row = queries.subscriber_linked(sealing.link_of(secret), for_update=True)
    if row is None or row.sealed is None or queries.ended_links([row.link]):
        return None
    if row.state == SubscriberState.CONFIRMED:
        return row
    if row.state != SubscriberState.ASKED or row.asked_at + CONFIRM_WITHIN < timezone.now():
        return None
    book, today = AddressBook(row.list_id, row.organisation_id), timezone.localdate()
    try:
        addressee = book.open(row.pk, bytes(row.sealed))
    except SealBroken:
        return None
    if addressee.secret != secret:  # the link of a row is whatever somebody wrote there
        return None
    row.sealed = book.seal(row.pk, replace(addressee, confirmed_on=today))
    row.state, row.confirmed_on = SubscriberState.CONFIRMED, today
    row.save(update_fields=["sealed", "state", "confirmed_on"])
    return row


@transaction.atomic
def leave(*, secret: str) -> Subscriber | None:
    """From this transaction on nothing is sent, and the address is gone; twice is as once. None: no such link.

    What the worker hands over at this very moment was decided before: it locks the same row.
    """
    row = queries.subscriber_linked(sealing.link_of(secret), for_update=True)
    if row is not None:
        end(row, SubscriberState.LEFT)
    return row


def forget_unconfirmed() -> int:
    """Once a day: who said no yes in time goes whole. Row security lets anybody erase these. Gives how many."""
    return queries.unconfirmed_too_long(timezone.now()).delete()[0]


@task
def tell(organisation: str) -> int:
    """The mails that ask for a yes, of one organisation. Gives how many went out.

    Each is noted in the transaction that sends it: after a kill one comes twice. What could not be sent waits for the
    next minute.
    """
    if not queries.goes_out():
        return 0
    member = _somebody_of(organisation)
    return sum(_tell_one(pk, member) for pk in _untold(member)) if member is not None else 0


def _untold(member: Member) -> list[uuid.UUID]:
    with acting_for(member):
        rows = queries.untold(member.organisation_id, MOST_TRIES)
        return list(rows.values_list("pk", flat=True)[:AT_ONCE])


def _tell_one(pk: uuid.UUID, member: Member) -> bool:
    with acting_for(member):
        rows = queries.untold(member.organisation_id, MOST_TRIES).select_related("list")
        row = rows.select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
        if row is None:
            return False
        row.is_told = _send(row)
        row.tries += 1
        row.save(update_fields=["is_told", "tries"])
        return row.is_told


def _send(row: Subscriber) -> bool:
    try:
        addressee = AddressBook(row.list_id, row.organisation_id).open(row.pk, bytes(row.sealed or b""))
        if queries.ended_links([sealing.link_of(addressee.secret)]):
            return False
        return bool(question(row, addressee).send())
    except (SMTPException, OSError, SealBroken) as error:
        logger.warning("a question to a new address was not sent: %s", type(error).__name__)
        return False


def question(row: Subscriber, addressee: Addressee) -> EmailMessage:
    """In the language that they chose. Nobody is on a list before they press."""
    with translation.override(row.language):
        name = queries.name_of(row.list, row.language)
        body = _(
            "Somebody typed this address to get “%(name)s”. If it was you, open this page and press the button within"
            " 7 days:\n\n%(address)s\n\nIf it was not you, do nothing: no other mail comes, and the address is erased."
        ) % {"name": name, "address": confirming_address(addressee.secret, row.language)}
        subject = _("Do you want to get “%(name)s”?") % {"name": name}
    headers = {"Auto-Submitted": "auto-generated"}
    return EmailMessage(subject, body, to=[addressee.address], headers=headers)


def _somebody_of(organisation: str) -> Member | None:
    row = organisations().filter(pk=organisation).first()
    return members_of(row).first() if row is not None else None
