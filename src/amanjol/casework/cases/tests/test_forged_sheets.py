"""Whoever writes rows plants keys for who types two sheets, to have restricted people sealed to a key of theirs."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.cases.models import Named
from amanjol.casework.cases.tests.test_last_resort import Scene, _scene, lose, scene, use
from amanjol.foundation.accounts.models import PersonKey
from amanjol.foundation.organisations.keys import last_resort
from amanjol.foundation.organisations.keys.actions import papers
from amanjol.foundation.organisations.keys.actions.giving import KeyChanged
from amanjol.foundation.organisations.models import Epoch, RecoverySet
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.attacker import plant_epoch, plant_grants
from amanjol.foundation.organisations.tests.key_cast import keys_now, request_of
from amanjol.foundation.seals import epochs, keypairs

__all__ = ["_scene", "scene"]

pytestmark = pytest.mark.django_db


def test_a_planted_epoch_hands_nobody_restricted_over_to_a_planted_holder(scene: Scene) -> None:
    """Farida's key is exchanged and vouched for under the planted epoch, so nobody would compare its words."""
    cast, forged = scene.people.keys.cast, keypairs.generate()
    _berk, dana = lose(scene)
    row, planted = plant_epoch(cast.dana, 2)
    PersonKey.objects.filter(account=scene.people.keys.farida.account_id).update(public=forged.public)
    plant_grants(row, planted, [scene.people.keys.farida])
    with acting_for(cast.dana):
        sealed = epochs.grant_to_recovery_set(planted, bytes(RecoverySet.objects.get().public))
        Epoch.objects.filter(pk=row.pk).update(by_recovery_set=sealed)
    page = use(dana, scene, "Farida Terek", "Dana Chinar")
    assert "restricted person can be opened" not in page
    assert keys_now(dana).keyring is None
    request_of(dana)
    assert not Named.objects.exists()


def test_the_act_itself_takes_two_heirs_by_their_words(scene: Scene) -> None:
    """The page offers no other choice than these words, and says that two are to be named."""
    _berk, dana = lose(scene)
    state = keys_now(dana)
    assert state.member is not None
    assert state.keys is not None
    assert state.rows is not None
    words = {str(heir.member.pk): heir.words for heir in last_resort.heirs(state.member)}
    (first, of_first), (second, of_second), (third, of_third) = words.items()
    one_sheet, other_sheet = scene.sheets[:2]
    for heirs, error in (
        ({first: of_first}, PermissionDenied),
        (words, PermissionDenied),
        ({first: of_first, second: of_third}, KeyChanged),
        ({third: of_third, second: ""}, KeyChanged),
    ):
        with pytest.raises(error), transaction.atomic():
            papers.use_sheets(
                member=state.member, keys=state.keys, rows=state.rows, first=one_sheet, second=other_sheet, heirs=heirs
            )  # fmt: skip
    assert not Named.objects.exists()
    heirs = {first: of_first, second: of_second}
    used = papers.use_sheets(
        member=state.member,
        keys=state.keys,
        rows=state.rows,
        first=one_sheet,
        second=other_sheet,
        heirs=heirs,
    )
    assert used.handed == 1
