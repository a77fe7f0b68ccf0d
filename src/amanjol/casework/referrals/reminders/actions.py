"""Who is reminded when: looked at every hour, at most one e-mail a day to each who asked for it.

The e-mail says that something waits at the desk, and nothing else: whoever reads the mailbox, or carries the mail,
learns neither of whom nor of what, not even whether a letter came or an answer is late. It goes at no moment at which
something came. Nobody gets one who has not asked: that somebody works here is told by the mail alone.

Telling runs in the worker, with a session of that member, and opens nothing sealed: what stands in clear is enough.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.db import transaction
from django.tasks import task
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.restricting.actions.emergencies import send
from amanjol.casework.cases.rules import can_supervise
from amanjol.casework.referrals import pending, queries
from amanjol.casework.referrals.models import Direction, Reminder
from amanjol.casework.standards.referring.states import State
from amanjol.foundation.accounts import throttling
from amanjol.foundation.letters.arriving import waiting as new_letters
from amanjol.foundation.organisations.keys.circles.queries import own_rows
from amanjol.foundation.organisations.queries import members_who_may, organisations_where_may
from amanjol.foundation.organisations.tenant import acting_for

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member

WAITS: Final = _("Something waits for you at the desk.")
A_DAY: Final = timedelta(days=1)
LOOK_EVERY: Final = 60 * 60  # seconds
_LOOKS: Final = "reminders of referrals"
_UNANSWERED: Final = (State.REQUESTED, State.RECEIVED)


@transaction.atomic
def look_around() -> None:
    """Every minute; once in an hour a task for each organisation that receives letters."""
    if throttling.count(_LOOKS, seconds=LOOK_EVERY) > 1:
        return
    for organisation in organisations_where_may(queries.RECEIVES):
        remind.enqueue(str(organisation.pk))


@task
def remind(organisation: str) -> int:
    """Gives how many e-mails were sent."""
    return sum(_remind(member) for member in members_who_may(queries.RECEIVES, UUID(organisation)))


def _remind(member: Member) -> int:
    """Noted in the transaction in which it is sent: killed in between, it comes twice. Another worker passes by."""
    with acting_for(member):
        now = timezone.now()
        rows = Reminder.objects.select_for_update(of=("self",), skip_locked=True).filter(member=member)
        row = rows.first()
        if row is None or (row.told_at is not None and row.told_at > now - A_DAY):
            return 0
        if not has_something(member) or not send(member, WAITS, "web:home"):
            return 0
        row.told_at = now
        row.save(update_fields=["told_at"])
        return 1


def has_something(member: Member) -> bool:
    """For who is in the circle of an inbox: a letter that nobody has opened, or a partner who waits for an answer.
    For whoever supervises: an answer that is late, on either side.
    """
    circles = [rows.circle.pk for rows in own_rows(member)]
    asked = pending.waiting_for_us(member).filter(direction=Direction.ARRIVED, circle__in=circles)
    if new_letters(member).exists() or asked.exists():
        return True
    late = queries.visible_to(member).filter(
        answered_at=None, answer_by__lt=timezone.now(), state__in=_UNANSWERED
    )
    return can_supervise(member) and late.exists()


def wants_reminders(member: Member) -> bool:
    return Reminder.objects.filter(member=member).exists()


@transaction.atomic
def choose_reminders(*, member: Member, is_wanted: bool) -> None:
    """For oneself alone. Turned off and on again on one day, a second e-mail may come."""
    if is_wanted:
        Reminder.objects.get_or_create(member=member, organisation_id=member.organisation_id)
    else:
        Reminder.objects.filter(member=member).delete()
