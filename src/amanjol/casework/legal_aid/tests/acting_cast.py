"""Aigul acts in a mandate of Chinar, and Timur, whose account is Bakyt's in the register, stands in for her."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amanjol.casework.legal_aid.acting import queries
from amanjol.casework.legal_aid.models import Mandate
from amanjol.casework.legal_aid.tests import mandate_cast
from amanjol.casework.legal_aid.tests.advocate_cast import MY_WORK, compare, compare_ours, give
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.legal_aid.acting.queries import OwnMandate
    from amanjol.casework.legal_aid.tests.advocate_cast import Scene

DEPUTY = "7-002"


def begin(scene: Scene, **given: Any) -> Mandate:
    """Both have an account whose six words Zarina heard, and have typed hers."""
    for client in (scene.aigul, scene.timur):
        compare(scene.zarina, scene.at(client))
        compare_ours(scene.zarina, client)
    give(scene.zarina, scene.of_bakyt, scene.at(scene.timur))
    return mandate_cast.begin(scene, **given)


def path(mandate: Mandate, *ends: str | int) -> str:
    return f"{MY_WORK}mandates/{mandate.pk}/" + "".join(f"{end}/" for end in ends)


def own(client: Client, mandate: Mandate) -> OwnMandate:
    there = queries.opened_mandate(circles_at(client), mandate.pk)
    assert there is not None
    return there


def as_stored(client: Client, mandate: Mandate) -> dict[str, Any]:
    """The row of the mandate, to be put back later."""
    request_of(client)
    columns = ("state", "ends_on", "epoch", "wrapped_key", "schema", "sealed")
    return dict(Mandate.objects.values(*columns).get(pk=mandate.pk))
