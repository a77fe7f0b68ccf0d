"""The list at the desk: what waits for a receiver, what was answered and not ended, and what is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from amanjol.casework.complaints import queries, rules, sealing
from amanjol.casework.complaints.guards import for_those_who_may_come, is_named
from amanjol.casework.complaints.models import State
from amanjol.foundation.accounts import unlocks
from amanjol.foundation.web.discretion import is_discreet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.complaints.models import Complaint
    from amanjol.foundation.organisations.models import Member

OPEN_A_PAGE: Final = 50
MOST_ENDED: Final = 50


@dataclass(frozen=True, slots=True)
class Line:
    """`until` is the day by which it is to be answered, or, of what was answered, to be ended.

    `is_answered` of one that waits: it is to be passed on by then. None where that stands inside a seal that is shut.
    """

    row: Complaint
    days: int
    until: date
    is_overdue: bool
    is_answered: bool | None = None


@require_safe
@for_those_who_may_come
def complaints(request: HttpRequest, member: Member) -> HttpResponse:
    today = timezone.localdate()
    page = Paginator(queries.open_for(member), OPEN_A_PAGE).get_page(request.GET.get("page"))
    answers = _answers(request, member, page)
    waiting = [
        Line(
            row,
            (today - row.received_on).days,
            row.due_on,
            queries.is_overdue(row, today),
            answers.get(row.pk),
        )
        for row in page
    ]
    answered = [
        Line(row, (today - row.received_on).days, rules.end_by(row.due_on), queries.is_to_end(row, today))
        for row in queries.answered_for(member)
    ]
    are_taken = queries.takes_complaints(member.organisation_id)
    shows_gaps = rules.can_name(member) and are_taken  # where nothing is taken, the page says that alone
    context = {
        "is_named": is_named(member),
        "waiting": waiting,
        "page": page,
        "answered": answered,
        "ended": queries.ended_for(member)[:MOST_ENDED],
        "may_name": rules.can_name(member),
        "overdue": queries.overdue_count(member, today) if rules.can_name(member) else 0,
        "may_type_in": rules.can_type_in(member),
        "are_named": are_taken,
        "gaps": queries.gaps_of(member.organisation_id) if shows_gaps else [],
        "left_unopened": queries.left_unopened(member, timezone.now() - timedelta(days=1))
        if rules.can_name(member)
        else 0,
    }
    return render(request, "complaints/complaints.html", context)


def _answers(request: HttpRequest, member: Member, rows: Iterable[Complaint]) -> dict[UUID, bool]:
    """Whether each was answered, as far as that is known: of one that was read it stands in its seal alone, since an
    answer that does not end the waiting tells of a child.
    """
    rows = list(rows)
    answers = {row.pk: False for row in rows if row.state == State.WAITING}
    keys = None if is_discreet(request) else unlocks.opened_keys(request)
    if keys is not None:
        read = [row for row in rows if row.pk not in answers]
        for row, record in sealing.open_each(read, keys, member) if read else ():
            answers[row.pk] = rules.said_state(record) != rules.state_of(record)
    return answers
