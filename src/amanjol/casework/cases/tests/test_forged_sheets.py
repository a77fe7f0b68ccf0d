"""Whoever writes rows plants keys for who types two sheets, to have restricted people sealed to a key of theirs."""

from __future__ import annotations

import pytest

from amanjol.casework.cases.models import Named
from amanjol.casework.cases.tests.test_last_resort import Scene, _scene, lose, scene, use
from amanjol.foundation.accounts.models import PersonKey
from amanjol.foundation.organisations.models import Epoch, RecoverySet
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.attacker import plant_epoch, plant_grants
from amanjol.foundation.organisations.tests.key_cast import asked, seen
from amanjol.foundation.seals import epochs, keypairs

__all__ = ["_scene", "scene"]

pytestmark = pytest.mark.django_db


def test_a_planted_epoch_hands_nobody_restricted_over_to_a_planted_holder(scene: Scene) -> None:
    """Farida's key is exchanged and vouched for under the planted epoch, so nobody would compare its words."""
    cast, mine = scene.people.keys.cast, keypairs.generate()
    _berk, dana = lose(scene)
    row, planted = plant_epoch(cast.dana, 2)
    PersonKey.objects.filter(account=scene.people.keys.farida.account_id).update(public=mine.public)
    plant_grants(row, planted, [scene.people.keys.farida])
    with acting_for(cast.dana):
        sealed = epochs.grant_to_recovery_set(planted, bytes(RecoverySet.objects.get().public))
        Epoch.objects.filter(pk=row.pk).update(by_recovery_set=sealed)
    page = use(dana, scene, "Farida Terek", "Dana Chinar")
    assert "restricted person can be opened" not in page
    assert seen(dana).keyring is None
    asked(dana)
    assert not Named.objects.exists()
