"""What two answered at the same moment is taken in by two coordinators at once: no place twice, one lawyer a need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from amanjol.casework.cases.tests.case_cast import create_case_cast
from amanjol.casework.legal_aid.models import Offer, Turn
from amanjol.casework.legal_aid.offers import taking_in
from amanjol.casework.legal_aid.offers.records import State
from amanjol.casework.legal_aid.tests.offers_cast import raise_need
from amanjol.casework.legal_aid.tests.turn_cast import Scene
from amanjol.casework.legal_aid.turns.records import Says
from amanjol.foundation.organisations.tests.at_once import at_once
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.test import Client

pytestmark = pytest.mark.usefixtures("fresh_database")


def take_in_at_once(client: Client) -> list[frozenset[UUID] | Exception]:
    def take_in(wait: Callable[[], object]) -> frozenset[UUID]:
        keyring = keyring_of(client)
        wait()
        return taking_in.take_in(keyring)

    return at_once(take_in, take_in)


def test_one_who_accepted_two_needs_has_one_place() -> None:
    with transaction.atomic():
        turns = Scene(create_case_cast())
        turns.rewrite(replace(turns.advocate("7-001").says, places=1))
        asked = [turns.ask_next(need)[0].pk for need in (turns.need, raise_need(turns.keyring))]
        for turn in asked:
            turns.answer(turns.aigul, turn, Says.MIGHT)
        assert turns.take_in() == frozenset()
        for turn in asked:
            turns.answer(turns.aigul, turn, Says.FREE)
    assert take_in_at_once(turns.zarina) == [frozenset(), frozenset()]
    with transaction.atomic():
        request_of(turns.zarina)
        assert Offer.objects.filter(state=State.ACCEPTED).count() == 1
        assert Turn.objects.filter(state="accepted").count() == 1
