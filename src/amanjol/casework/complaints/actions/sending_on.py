"""A complaint leaves for the second organisation at another node, sealed at once to its inbox and signed by nobody.

Nothing of it stays here but a letterbox of no organisation, where the answer comes; and the journal has no line of it,
since whoever is accused may read that.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from amanjol.casework.complaints import codes, sealing
from amanjol.casework.complaints.models import Letterbox, State
from amanjol.casework.complaints.records import Letter, NamelessComplaint, Reply
from amanjol.casework.standards.papers.complaints import packaged_complaints
from amanjol.foundation.letters.nameless import NotReached, SentBefore, send, whereabouts
from amanjol.foundation.seals.letters.nameless import id_of

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.casework.complaints.partners import Second
    from amanjol.casework.complaints.records import Origin, Statement
    from amanjol.foundation.organisations.models import Organisation
    from amanjol.foundation.seals.letters.cards import OrganisationCard
    from amanjol.foundation.seals.letters.messages import Reply as NodeReply

KIND: Final = "complaint"
_LONGEST_NAME: Final = 200
_LIES_OPEN: Final = 7
"""Days after which nobody sends the same form once more: an id says its day, so each day before is looked at."""


@transaction.atomic
def send_on(
    *,
    press: UUID,
    about: Organisation,
    statement: Statement,
    origin: Origin,
    code: str,
    to: Second,
    today: date,
    due_on: date,
) -> None:
    """`press` is the form's own, `code` opens the answer. SentBefore, also for a code of before; NotReached."""
    if to.card is None:
        raise NotReached
    _check_new(press, today)
    identifier, wants_code = id_of(press, today), statement.reply is Reply.CODE
    reply_to = sealing.as_text(codes.keys_of(code).public) if wants_code else ""
    body = NamelessComplaint(
        about=str(about.pk),
        about_name=about.name[:_LONGEST_NAME],
        origin=origin,
        statement=statement,
        due_on=due_on,
        reply_to=reply_to,
    )
    send(identifier=identifier, kind=KIND, body=body, to=to.card)
    if not wants_code:
        return
    box = _letterbox(identifier, codes.name_of(code), to.card, today)
    sealing.seal_letter(box, Letter(State.WAITING.value, today, due_on), reply_to)
    try:
        with transaction.atomic():
            box.save(force_insert=True)
    except IntegrityError:
        raise SentBefore from None


def _check_new(press: UUID, today: date) -> None:
    """SentBefore, where the same form was sent on a day before, as shortly before midnight."""
    days = (today - timedelta(ago) for ago in range(1, _LIES_OPEN + 1))
    if any(whereabouts(id_of(press, day)) is not None for day in days):
        raise SentBefore


def file(reply: NodeReply) -> None:
    """Into the letterbox of that letter, where that node answers it and nothing newer lies there. Nothing is opened."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('amanjol.answered', %s, true)", [str(reply.letter)])
    boxes = Letterbox.objects.filter(
        pk=reply.letter, organisation=None, answered_by=reply.node, number__lt=reply.number
    )
    box = boxes.select_for_update().first()
    if box is None:
        return
    box.sealed, box.number = reply.sealed, reply.number
    box.kept_until = max(box.kept_until or timezone.localdate(), _last_day(timezone.localdate()))
    box.save(update_fields=["sealed", "number", "kept_until"])


def forget_letterboxes() -> int:
    """Those whose time is over. Gives how many."""
    past = Letterbox.objects.filter(organisation=None, kept_until__lt=timezone.localdate())
    return past.delete()[0]


def _letterbox(identifier: UUID, name: str, to: OrganisationCard, today: date) -> Letterbox:
    """Kept for as long after the last day on which the letter can arrive as after an answer."""
    arrives_by = max(today, timezone.localdate(to.inbox_closes_at))
    return Letterbox(
        pk=identifier, name=name, answered_by=to.node, kept_until=_last_day(arrives_by), organisation=None
    )


def _last_day(of: date) -> date:
    return of + timedelta(packaged_complaints().kept_days)
