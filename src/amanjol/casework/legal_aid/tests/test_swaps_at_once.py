"""At the same moment, each on a connection of their own: hours move once, and none is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from amanjol.casework.cases.tests.case_cast import create_case_cast
from amanjol.casework.legal_aid.models import DutySlot, DutySwap
from amanjol.casework.legal_aid.rota import actions, swapping
from amanjol.casework.legal_aid.tests.advocate_cast import Scene, give
from amanjol.casework.legal_aid.tests.test_rota import hours, planned
from amanjol.foundation.organisations.tests.at_once import refused_at_once
from amanjol.foundation.organisations.tests.key_cast import request_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.test import Client

    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.organisations.tests.at_once import Act

pytestmark = pytest.mark.usefixtures("fresh_database")
type Press = tuple[Client, Callable[[Member], None]]


def pressed_at_once(scene: Scene, *presses: Press) -> list[str]:
    """How each of them ended: the name of what refused it, or nothing."""

    def act(press: Press) -> Act[None]:
        client, does = press

        def acts(wait: Callable[[], object]) -> None:
            member = scene.at(client)
            wait()
            does(member)

        return acts

    return refused_at_once(*map(act, presses), refusals=(swapping.Refused, actions.Overlap, actions.Gone))


def test_hours_move_once_whoever_presses_at_the_same_moment() -> None:
    with transaction.atomic():
        scene = Scene(create_case_cast())
        give(scene.zarina, scene.of_bakyt, scene.at(scene.timur))
        hers = planned(scene, scene.of_aigul, hours(9, 12)).pk
        his = planned(scene, scene.of_bakyt, hours(10, 13)).pk
        of_both = {scene.of_aigul, scene.of_bakyt}

    def asked() -> UUID:
        with transaction.atomic():
            member = scene.at(scene.aigul)
            mine, other = (hers, his) if whose(hers) == scene.of_aigul else (his, hers)
            swapping.ask(by=member, slot=mine, to=scene.of_bakyt, in_return=other)
            return DutySwap.objects.get().pk

    def whose(slot: UUID) -> UUID:
        request_of(scene.zarina)
        return DutySlot.objects.get(pk=slot).advocate_id

    def take(swap: UUID) -> Press:
        return scene.timur, lambda member: swapping.take(by=member, swap=swap)

    swap = asked()
    assert sorted(pressed_at_once(scene, take(swap), take(swap))) == ["", "Changed"]
    with transaction.atomic():
        assert (whose(hers), whose(his)) == (scene.of_bakyt, scene.of_aigul)
    swap = asked()
    back: Press = scene.aigul, lambda member: swapping.withdraw(by=member, swap=swap)
    assert sorted(pressed_at_once(scene, take(swap), back)) == ["", "Changed"]
    with transaction.atomic():
        assert {whose(hers), whose(his)} == of_both
        assert DutySwap.objects.count() == 0
    swap = asked()
    gone: Press = scene.zarina, lambda member: actions.take_away(by=member, slot=his)
    ended = pressed_at_once(scene, take(swap), gone)
    assert set(ended) <= {"", "Changed", "Gone"}
    assert "" in ended
    with transaction.atomic():
        request_of(scene.zarina)
        assert DutySlot.objects.filter(pk=hers).exists()
        assert DutySwap.objects.count() == 0
