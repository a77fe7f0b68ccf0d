"""Opening a restricted person alone, because a life is in danger; and what a second person says of it.

Nobody is told in an e-mail more than that something waits. Telling runs in the worker, which reads rows with a
session of one of the members and opens nothing sealed.
"""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.db import transaction
from django.tasks import task
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases import restricted, sealing
from amanjol.casework.cases.models import Opening
from amanjol.casework.cases.records import Reason
from amanjol.foundation.journal.actions import record
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.organisations.models import Member
from amanjol.foundation.organisations.queries import members_who_may
from amanjol.foundation.organisations.tenant import acting_for

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from django.utils.functional import _StrPromise

    from amanjol.casework.cases.models import Person
    from amanjol.foundation.organisations.keys.keyring import Keyring

logger = logging.getLogger(__name__)
SUBJECT: Final = _("Amanjol: the desk waits for your answer")
WAITS: Final = _("Something on the desk needs the word of a second person within 12 hours.")
NEEDS_YOU_NOW: Final = _("Something on the desk needs you now. Please look at once.")
IS_LATE: Final = _("Something on the desk was not confirmed in time, or was not in order. Please look today.")


@transaction.atomic
def open_for_life(*, keyring: Keyring, person: Person, reason: str) -> Opening:
    """Lets a member named for it read and work for `restricted.OPEN_FOR`; others are told at once.

    PermissionDenied for who is not named for an emergency.
    """
    member = keyring.member
    hold_epochs(member.organisation_id)
    if not restricted.people_for_emergency(member).filter(pk=person.pk).exists():
        raise PermissionDenied
    row = Opening(
        organisation_id=member.organisation_id, person=person, member=member, opened_at=timezone.now()
    )
    sealing.seal_new(row, Reason(reason), keyring)
    row.save(force_insert=True)
    _record(restricted.OPENED, row, member)
    tell.enqueue(str(member.organisation_id), str(row.pk))
    escalate_unanswered.using(run_after=row.opened_at + restricted.OPEN_FOR).enqueue(
        str(member.organisation_id), str(row.pk)
    )
    return row


@transaction.atomic
def answer(*, keyring: Keyring, opening: Opening, was_right: bool) -> None:
    """A second person's word, over one that the journal does not have. A no is escalated at once; one answered stays.

    PermissionDenied.
    """
    openings = Opening.objects.filter(organisation=keyring.member.organisation_id, pk=opening.pk)
    row = openings.select_for_update().first()
    if row is None or not restricted.may_answer(keyring.member, row):
        raise PermissionDenied
    if not restricted.unanswered(openings).exists():
        return
    row.answered_by, row.answered_at, row.was_right = keyring.member, timezone.now(), was_right
    row.save(update_fields=["answered_by", "answered_at", "was_right"])
    _record(restricted.CONFIRMED if was_right else restricted.DISPUTED, row, keyring.member)
    if not was_right:
        escalate_unanswered.enqueue(str(row.organisation_id), str(row.pk))


@task
def tell(organisation: str, opening: str) -> int:
    """E-mail to whoever may answer. Gives how many were sent."""
    with _session_of(UUID(organisation)):
        row = restricted.unanswered(Opening.objects.filter(pk=opening)).first()
        others = _who_may_answer(row) if row is not None else []
    return sum(send(member, WAITS) for member in others)


@task
def escalate_unanswered(organisation: str, opening: str) -> int:
    """When nobody answered in time, or the answer was no: once more to whoever may answer.

    Nobody without keys is told: that somebody is restricted is not for them.
    """
    with _session_of(UUID(organisation)):
        openings = Opening.objects.filter(pk=opening)
        row = openings.select_for_update(of=("self",)).first()
        if row is None or restricted.is_escalated(row):
            return 0
        if row.was_right and not restricted.unanswered(openings).exists():
            return 0
        row.escalated_at = timezone.now()
        row.save(update_fields=["escalated_at"])
        _record(restricted.ESCALATED, row, None)
        others = _who_may_answer(row)
    return sum(send(member, IS_LATE) for member in others)


def _session_of(organisation: UUID) -> AbstractContextManager[None]:
    """Rows of an organisation are there for its members only. LookupError where nobody is left."""
    member = Member.objects.filter(organisation=organisation, left_on=None, account__is_active=True).first()
    if member is None:
        raise LookupError("This organisation has no member.")
    return acting_for(member)


def _who_may_answer(opening: Opening) -> list[Member]:
    workers = members_who_may("cases.work", opening.organisation_id)
    return [member for member in workers if restricted.may_answer(member, opening)]


def send(member: Member, says: _StrPromise, page: str = "cases:work") -> int:
    """In the language of who reads it; it names nobody and nothing. Gives how many were sent."""
    with translation.override(member.account.language):
        subject, text = str(SUBJECT), str(says)
    address = f"{settings.ORIGINS['desk']}{reverse(page)}"
    try:
        return EmailMessage(subject, f"{text}\n\n{address}", to=[member.account.email]).send()
    except (SMTPException, OSError) as error:
        logger.warning("an e-mail of the desk was not sent: %s", type(error).__name__)
        return 0


def _record(verb: str, opening: Opening, by: Member | None) -> None:
    record(
        verb=verb,
        organisation=opening.organisation_id,
        actor=by.account_id if by is not None else None,
        subject=("person", opening.person_id),
        details={restricted.OPENING: opening.pk},
    )
