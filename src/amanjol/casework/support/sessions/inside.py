"""Clients as who is in their circle sees them: who she is, how to reach her safely, and what was said.

Nothing here needs the organisation's keys. What is not believed yet shows nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from amanjol.casework.cases.models import Case
from amanjol.casework.support.models import CircleClient
from amanjol.casework.support.sessions import bridge
from amanjol.casework.support.sessions.queries import (
    Exchange,
    OpenedSession,
    open_answer,
    open_asking,
    open_exchanges,
    recorded_acts,
)
from amanjol.casework.support.sessions.records import Standing, WordsRecord
from amanjol.foundation.organisations.keys.circles.queries import accepted_circles
from amanjol.foundation.organisations.keys.circles.rules import can_be_in
from amanjol.foundation.organisations.kinds import CirclePurpose
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.web.fixed_queries import NO_IDS, FixedQuery, Ids

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.db.models import Expression, QuerySet

    from amanjol.casework.support.sessions.records import AnswerRecord, AskingRecord
    from amanjol.foundation.organisations.keys.circles.opening import Circles, OpenedCircle
    from amanjol.foundation.organisations.models import Member


@dataclass(frozen=True, slots=True)
class ClientCard:
    """One client in the list of the circle. `asking` is None where words are to be compared first, or the row broke."""

    row: CircleClient
    purpose: CirclePurpose
    asking: AskingRecord | None = None
    answer: AnswerRecord | None = None
    is_broken: bool = False

    @property
    def code(self) -> str:
        """That of the case, which the circle does not see otherwise."""
        return Case(pk=self.row.case_id).code

    @property
    def is_over(self) -> bool:
        if self.asking is None:
            return False
        return self.asking.is_over or (
            self.answer is not None and self.answer.standing is not Standing.TAKEN_ON
        )

    @property
    def is_taken_on(self) -> bool:
        return not self.is_over and self.answer is not None

    @property
    def is_new(self) -> bool:
        """Something waits: words to be compared, or an answer."""
        return not self.is_broken and not self.is_over and self.answer is None


@dataclass(frozen=True, slots=True)
class SaidSession:
    """A session with what was said in it."""

    opened: OpenedSession
    words: WordsRecord


@dataclass(frozen=True, slots=True)
class Client:
    """One client, opened for who is in the circle. `key` is that of the bridge.

    `are_fewer`: the journal knows of more than there is, as of an older copy.
    """

    row: CircleClient
    purpose: CirclePurpose
    circle: OpenedCircle
    key: bytes
    exchange: Exchange
    sessions: list[SaidSession]
    are_fewer: bool

    @property
    def code(self) -> str:
        return Case(pk=self.row.case_id).code

    @property
    def is_taken_on(self) -> bool:
        return self.exchange.answer is not None and not self.exchange.is_over

    def session(self, pk: UUID) -> SaidSession | None:
        return next((session for session in self.sessions if session.opened.row.pk == pk), None)


def of_help(circles: Circles) -> dict[UUID, OpenedCircle]:
    """The circles of this request in which people are helped, by their ids."""
    return {
        circle.rows.circle.pk: circle
        for circle in circles.all
        if CirclePurpose(circle.rows.circle.purpose).is_of_help
    }


def cards(circles: Circles) -> list[ClientCard]:
    """Of all circles of help that this request opens, by name; those for whom words wait first. None breaks another."""
    opened = of_help(circles)
    rows = CircleClient.objects.filter(circle__in=list(opened)).order_by("pk")
    listed = [_card(row, opened[row.circle_id], circles) for row in rows]
    return sorted(
        listed, key=lambda card: (card.asking is not None, card.asking.name.casefold() if card.asking else "")
    )


@cache
def _unanswered_in(purposes: tuple[str, ...]) -> FixedQuery[CircleClient]:
    """Of circles for these purposes. One for each kind of role, of which there are few."""

    def build(member: Expression, account: Expression, organisation: Expression) -> QuerySet[CircleClient]:
        circles = accepted_circles(member, account, organisation).filter(purpose__in=purposes)
        return CircleClient.objects.filter(circle__in=circles, answer=None)

    return FixedQuery(build)


def unanswered(member: Member) -> Ids:
    """Whom in the member's circles nobody has answered yet. Needs no key."""
    purposes = tuple(purpose.value for purpose in CirclePurpose if can_be_in(member, purpose))
    if not purposes:
        return NO_IDS
    return _unanswered_in(purposes).ids(member.pk, member.account_id, member.organisation_id)


def _card(row: CircleClient, circle: OpenedCircle, circles: Circles) -> ClientCard:
    purpose, place = CirclePurpose(circle.rows.circle.purpose), bridge.place_in(circle)
    try:
        key = bridge.believed_in(row, circle, circles)
        if key is None:
            return ClientCard(row, purpose)
        return ClientCard(row, purpose, open_asking(row, key, place), open_answer(row, key, place))
    except SealBroken:
        return ClientCard(row, purpose, is_broken=True)


def row_in(circles: Circles, pk: UUID, *, to_write: bool = False) -> tuple[CircleClient, OpenedCircle] | None:
    """A client of a circle of help that this request opens; `to_write`: locked until the transaction ends."""
    opened = of_help(circles)
    rows = CircleClient.objects.filter(circle__in=list(opened), pk=pk)
    row = (rows.select_for_update() if to_write else rows).first()
    return (row, opened[row.circle_id]) if row is not None else None


def client_of(row: CircleClient, circle: OpenedCircle, circles: Circles) -> Client | None:
    """None where words have to be compared first. SealBroken, also for a session that is another client's."""
    recorded = recorded_acts(row.organisation_id, [row.case_id]).get(row.pk, 0)
    row.refresh_from_db()  # after the journal was read: what is written meanwhile is not missed
    key = bridge.believed_in(row, circle, circles)
    if key is None:
        return None
    place = bridge.place_in(circle)
    exchange = open_exchanges({row.pk: key}, [row], place, circles.member.organisation)[row.pk]
    return Client(
        row,
        CirclePurpose(circle.rows.circle.purpose),
        circle,
        key,
        exchange,
        list(_said(exchange.sessions, circle)),
        recorded > exchange.acts,
    )


def _said(sessions: Iterable[OpenedSession], circle: OpenedCircle) -> Iterable[SaidSession]:
    for session in sessions:
        words = bridge.open_words(WordsRecord, session.row, circle)
        if words.version != session.record.version:
            raise SealBroken
        yield SaidSession(session, words)
