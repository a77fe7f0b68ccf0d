"""Reads of turns. An advocate sees those that were handed over to their own key, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Q

from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.models import Need, Offer, Turn, TurnState
from amanjol.casework.legal_aid.models.turns import LIVE, OPEN
from amanjol.casework.legal_aid.register.accounts import own_advocate
from amanjol.casework.standards.legal_needs.states import FINAL
from amanjol.foundation.journal.queries import entries_of, times_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.foundation.organisations.models import Member

SUBJECT: Final = "legal-turn"
HANDED, ANSWERED = "legal-offer.handed", "legal-offer.answered"


def visible_to(member: Member) -> QuerySet[Turn]:
    """The one door for an advocate: what was handed over to them, also once it is over, while the account is theirs."""
    advocate = own_advocate(member)
    if advocate is None:
        return Turn.objects.none()
    own = Turn.objects.filter(
        organisation=member.organisation_id, key__account=member.account_id, advocate=advocate
    )
    return own.filter(handed_at__isnull=False).exclude(state__in=(TurnState.WAITING, TurnState.TO_CALL))


def coordinated_by(member: Member) -> QuerySet[Turn]:
    """The one door for whoever coordinates, in the order of turns."""
    if not rules.can_coordinate(member):
        return Turn.objects.none()
    return Turn.objects.filter(organisation=member.organisation_id).order_by("batch", "place")


def of_need(member: Member, need: UUID) -> list[Turn]:
    """The newest batch of a need, in the order of turns."""
    of_all = coordinated_by(member).filter(need=need)
    newest = of_all.order_by("-offer__asked_at").first()
    return list(of_all.filter(batch=newest.batch)) if newest is not None else []


def are_asked(need: UUID) -> bool:
    """Whether somebody's turn of this need is now or comes yet."""
    return Turn.objects.filter(need=need, state__in=OPEN).exists()


def has_ended(need: UUID, turn: Turn | None = None) -> bool:
    """Whether no lawyer is sought any more, by what stands in clear: it is over, or another offer was accepted."""
    if not Need.objects.filter(pk=need).exclude(state__in=FINAL).exists():
        return True
    accepted = Offer.objects.filter(need=need, state="accepted")
    return (accepted if turn is None else accepted.exclude(pk=turn.offer_id)).exists()


def due(organisation: UUID, now: datetime) -> QuerySet[Turn]:
    """Of needs with which the worker may have something to do."""
    open_turns = Turn.objects.filter(organisation=organisation, state__in=OPEN)
    over = Q(state__in=(TurnState.HANDED, TurnState.NAMED), until__lt=now)
    ended = Q(need__state__in=FINAL)
    nobody_has_it = Q(state=TurnState.WAITING) & ~Q(
        need__in=Turn.objects.filter(organisation=organisation, state__in=LIVE).values("need")
    )
    return open_turns.filter(over | ended | nobody_has_it)


def handed_first(turn: Turn) -> datetime | None:
    """When it was handed over, as the journal has it first: a later entry changes nothing."""
    entries = entries_of(turn.organisation_id).filter(
        verb=HANDED, subject_type=SUBJECT, subject_id=str(turn.pk)
    )
    return entries.order_by("at").values_list("at", flat=True).first()


def times_answered(turn: Turn) -> int:
    """How often the journal says that they answered."""
    return times_of(turn.organisation_id, (ANSWERED,), SUBJECT, [turn.pk]).get(turn.pk, 0)


def is_to_be_called(offer: Offer) -> bool:
    return Turn.objects.filter(offer=offer, state=TurnState.TO_CALL).exists()


def come_before(turn: Turn) -> bool:
    """Whether the turn of somebody asked by the same press comes before this one, or is now."""
    return Turn.objects.filter(batch=turn.batch, place__lt=turn.place, state__in=OPEN).exists()


def needs_asked_for(member: Member) -> list[UUID]:
    """Those of which somebody's turn is now or comes yet."""
    rows = coordinated_by(member).filter(state__in=OPEN).order_by()
    return sorted(rows.values_list("need", flat=True).distinct())


def not_taken_in(member: Member, needs: Iterable[UUID] = ()) -> QuerySet[Turn]:
    """Whose offer says something else so far, by what stands in clear; and all open ones of `needs`."""
    open_offers = ("queued", "asked", "named")
    answered = Q(
        state__in=(TurnState.DECLINED, TurnState.OVER, TurnState.WITHDRAWN, TurnState.ACCEPTED),
        offer__state__in=open_offers,
    )
    waits = Q(state=TurnState.HANDED, offer__state="queued") | Q(state__in=(TurnState.MIGHT, TurnState.FREE))
    to_be_told_anew = Q(state=TurnState.NAMED, names=b"", key__isnull=False)
    of_needs = Q(need__in=list(needs), offer__state__in=open_offers)
    return coordinated_by(member).filter(answered | waits | to_be_told_anew | of_needs)


def waiting_for_coordinator(member: Member) -> list[Turn]:
    """Who is to be called, and who answered and waits for names or for the last look."""
    waits = (TurnState.TO_CALL, TurnState.MIGHT, TurnState.FREE)
    return list(coordinated_by(member).filter(state__in=waits).select_related("need"))


def nobody_left(member: Member) -> list[Need]:
    """Needs of which all who were asked one after the other have had their turn, and nobody was asked since."""
    if not rules.can_coordinate(member):
        return []
    open_offers = Offer.objects.filter(
        organisation=member.organisation_id, state__in=("queued", "asked", "named", "accepted")
    )
    asked = Turn.objects.filter(organisation=member.organisation_id)
    over = asked.exclude(need__in=asked.filter(state__in=OPEN).values("need")).exclude(
        need__in=open_offers.exclude(turn__state__in=(TurnState.OVER, TurnState.DECLINED)).values("need")
    )
    rows = Need.objects.filter(organisation=member.organisation_id, pk__in=over.values("need"))
    return list(rows.filter(state__in=("asked", "offered", "taken-up", "nobody")).order_by("made_at", "pk"))
