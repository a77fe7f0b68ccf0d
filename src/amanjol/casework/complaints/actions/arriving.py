"""A complaint about an organisation of another node arrives: opened from the inbox, sealed at once to its readers.

Whoever opens the inbox need not be one of them, and is shown nothing of it. Nobody can be vouched for who wrote it:
that it came through that node, and about which organisation that node says it is, is all that is told.
"""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from amanjol.casework.complaints import queries, receiving, rules, sealing
from amanjol.casework.complaints.actions.taking_in import besides
from amanjol.casework.complaints.models import Complaint, Seal, State
from amanjol.casework.complaints.records import ComplaintRecord, Letter, NamelessComplaint
from amanjol.casework.standards.papers.complaints import packaged_complaints
from amanjol.foundation.journal.actions import record
from amanjol.foundation.letters import kinds

if TYPE_CHECKING:
    from datetime import date

    from amanjol.foundation.letters.opening import OpenedNameless


def arrive(opened: OpenedNameless) -> kinds.Kept:
    """In the transaction that opens it. kinds.NobodyReads while nobody is named here who may read it."""
    body, own = opened.body, opened.keyring.member.organisation
    if not isinstance(body, NamelessComplaint):
        raise TypeError("This is another kind of letter.")
    today, name = timezone.localdate(), body.statement.name
    readers = receiving.without_named(queries.receivers_of(own.pk), name)
    if len(readers) < rules.LEAST_READERS:
        raise kinds.NobodyReads
    watchers = besides(receiving.without_named(queries.watchers_of(own), name), readers)
    row = Complaint(
        pk=uuid.uuid4(),
        organisation=own,
        received_on=today,
        due_on=min(body.due_on, today + timedelta(packaged_complaints().answer_days)),
        state=State.WAITING,
    )
    reply_to = body.reply_to if _can_be_answered(opened, body, today) else ""
    contents = ComplaintRecord(
        about=body.about,
        about_name=body.about_name,
        through=opened.letter.through,
        origin=body.origin,
        statement=body.statement,
        received_on=row.received_on,
        due_on=row.due_on,
        readers=tuple(person.account for person in readers),
        letterbox=str(opened.letter.id) if reply_to else "",
        reply_to=reply_to,
    )
    seals = sealing.seal(row, contents, readers, watchers)
    row.save(force_insert=True)
    Seal.objects.bulk_create(seals)
    record(verb="complaint.arrived", organisation=own.pk, actor=None, subject=("complaint", row.pk))
    return kinds.Kept(reverse("complaints:complaints"))


def _can_be_answered(opened: OpenedNameless, body: NamelessComplaint, today: date) -> bool:
    """Whether that is a public half at all: else each later step would fail, and the words would be lost with it."""
    if not body.reply_to:
        return False
    letter = opened.letter
    try:
        sealing.seal_for_node(
            letter.id, letter.through, Letter(State.WAITING.value, today, today), body.reply_to
        )
    except sealing.MalformedKey:
        return False
    return True
