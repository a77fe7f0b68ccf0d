"""Advocates with accounts beside those of `offers_cast`: Aigul and Cholpon, whose six words Zarina has heard."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from amanjol.casework.legal_aid.models import Turn, TurnState
from amanjol.casework.legal_aid.models.turns import OPEN
from amanjol.casework.legal_aid.offers import batches, taking_in
from amanjol.casework.legal_aid.offers.records import OutOfOrder
from amanjol.casework.legal_aid.tests.advocate_cast import KEYS_PAGE, compare, compare_ours, give
from amanjol.casework.legal_aid.tests.offers_cast import REGISTER, raise_need
from amanjol.casework.legal_aid.tests.offers_cast import Scene as Offers
from amanjol.casework.legal_aid.turns import actions
from amanjol.casework.legal_aid.turns.records import Says
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.accounts.unlocks import opened_keys
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import request_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.keypairs import KeyPair

MY_WORK: Final = "/desk/my-work/"


def page_of(turn: UUID, end: str = "") -> str:
    return f"{MY_WORK}offers/{turn}/{end}"


class Scene(Offers):
    """The three best are 7-001 (Aigul) and 7-003 (Cholpon), who have accounts, and 7-002 (Bakyt), who has none."""

    def __init__(self, cases: CaseCast) -> None:
        """Chinar is of the kind that has advocates; the scenes of telephone offers need none."""
        self.cases = cases
        self.long_ago: set[UUID] = set()
        self.chinar = organisations.create_organisation(
            name="Chinar", kind=OrganisationKind.LEGAL_AID, by=None
        )
        self.zarina = unlocked(join("Zarina Chinar", self.chinar, RoleKey.LEGAL_AID_COORDINATOR).account)
        self.zarina.post(f"{KEYS_PAGE}begin/")
        self.rewrite(*REGISTER)
        self.need = raise_need(self.keyring)
        self.aigul = self.with_account("Aigul Chinar", "7-001")
        self.cholpon = self.with_account("Cholpon Chinar", "7-003")

    def with_account(self, name: str, number: str, *, has_compared: bool = True) -> Client:
        client = unlocked(join(name, self.chinar, RoleKey.ADVOCATE).account)
        member, _keys = self.at(client)
        give(self.zarina, self.id_of(number), member)
        compare(self.zarina, member)
        if has_compared:
            self.compare_ours(client)
        return client

    def compare_ours(self, client: Client) -> None:
        compare_ours(self.zarina, client)

    def at(self, client: Client) -> tuple[Member, KeyPair]:
        request = request_of(client)
        member, keys = member_of(request.user), opened_keys(request)
        assert member is not None
        assert keys is not None
        return member, keys

    def ask_next(self, need: UUID | None = None) -> list[Turn]:
        batches.ask_next(keyring=self.keyring, need=need or self.need)
        return self.turns(need)

    def turns(self, need: UUID | None = None) -> list[Turn]:
        """In the order of their places."""
        request_of(self.zarina)
        return list(Turn.objects.filter(need=need or self.need).order_by("offer__asked_at", "place"))

    def states(self, need: UUID | None = None) -> list[str]:
        return [turn.state for turn in self.turns(need)]

    def is_open(self) -> bool:
        return any(turn.state in OPEN for turn in self.turns())

    def answer(self, client: Client, turn: UUID, says: Says, **changes: Any) -> Turn:
        member, keys = self.at(client)
        seen = Turn.objects.get(pk=turn).answers
        return actions.answer(member=member, keys=keys, turn=turn, says=says, **{"seen": seen} | changes)

    def take_in(self) -> frozenset[UUID]:
        return taking_in.take_in(self.keyring)

    def let_deadline_pass(self, turn: UUID) -> None:
        """As if it had been handed over twelve days ago, which the journal then says, too (`conftest.py`)."""
        request_of(self.zarina)
        self.long_ago.add(turn)
        Turn.objects.filter(pk=turn).update(until=timezone.now() - timedelta(minutes=1))

    def ask_of_another_need(self) -> UUID:
        """By telephone, of Aigul; gives the offer."""
        return self.ask("7-001", raise_need(self.keyring), out_of_order=OutOfOrder.EXPERIENCE)

    def freed(self, place: int = 0) -> UUID:
        """The first has read the names, and says that there is no conflict."""
        turn = self.ask_next()[place].pk
        self.answer(self.aigul, turn, Says.MIGHT)
        assert self.take_in() == frozenset()
        assert self.turns()[place].state == TurnState.NAMED
        self.answer(self.aigul, turn, Says.FREE)
        return turn
