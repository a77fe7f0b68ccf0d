"""Two coordinators at the same moment, each on a connection of their own: one lawyer a need, and no place twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from amanjol.casework.cases.tests.case_cast import create_case_cast
from amanjol.casework.legal_aid.models import Offer
from amanjol.casework.legal_aid.offers import actions
from amanjol.casework.legal_aid.offers.records import OutOfOrder, State
from amanjol.casework.legal_aid.tests.offers_cast import ACCUSED, Scene, raise_need
from amanjol.foundation.organisations.tests.at_once import refused_at_once
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.test import Client

    from amanjol.foundation.organisations.tests.at_once import Act

pytestmark = pytest.mark.usefixtures("fresh_database")
WHY = OutOfOrder.KNOWN_TO_PERSON


def accept_at_once(client: Client, offers: tuple[UUID, UUID]) -> list[str]:
    """How each of them ended: the name of what refused it, or nothing."""

    def act(offer: UUID) -> Act[None]:
        def accept(wait: Callable[[], object]) -> None:
            keyring = keyring_of(client)
            wait()
            actions.accept(keyring=keyring, offer=offer)

        return accept

    return sorted(refused_at_once(*map(act, offers), refusals=(actions.Refused,)))


def accepted(client: Client) -> int:
    with transaction.atomic():
        request_of(client)
        return Offer.objects.filter(state=State.ACCEPTED).count()


def test_two_who_accept_one_need_at_once_end_in_one() -> None:
    with transaction.atomic():
        offers = Scene(create_case_cast())
        offers.oppose(ACCUSED, endangers=True)  # then both may be asked, and neither waits for the names
        both = (offers.ask("7-001", is_known_to_ngo=True), offers.ask("7-003", is_known_to_ngo=True))
    assert accept_at_once(offers.zarina, both) == ["", "AnotherLawyer"]
    assert accepted(offers.zarina) == 1


def test_one_who_accepts_two_needs_at_once_has_one_place() -> None:
    with transaction.atomic():
        offers = Scene(create_case_cast())
        other = raise_need(offers.keyring)
        both = (offers.named("7-003", other, out_of_order=WHY), offers.named("7-003", out_of_order=WHY))
    assert accept_at_once(offers.zarina, both) == ["", "NoPlace"]
    assert accepted(offers.zarina) == 1
