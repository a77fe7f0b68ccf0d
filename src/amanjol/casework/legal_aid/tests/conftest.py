"""The people of cases, made once for the tests of a module."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.tests.conftest import _case_cast, _three_with_keys, case_cast, three_with_keys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from pytest_django import Settings

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.legal_aid.models import Turn
    from amanjol.casework.legal_aid.tests import advocate_cast, offers_cast, register_cast, turn_cast
    from amanjol.casework.legal_aid.tests.need_cast import NeedCast
    from amanjol.casework.legal_aid.tests.right_cast import Scene
    from amanjol.foundation.accounts.tests.people import PeopleOf

__all__ = ["_case_cast", "_three_with_keys", "case_cast", "three_with_keys"]


@pytest.fixture(scope="module")
def _scene(_three_with_keys: CaseCast) -> Scene:
    from amanjol.casework.legal_aid.tests.right_cast import Scene  # noqa: PLC0415  needs loaded apps

    return Scene(_three_with_keys)


@pytest.fixture
def people(_scene: Scene, db: None) -> Scene:
    from amanjol.foundation.organisations.tests.key_cast import request_of  # noqa: PLC0415  needs loaded apps

    request_of(_scene.berk)
    return deepcopy(_scene)


@pytest.fixture(scope="module")
def _register(_three_with_keys: CaseCast) -> register_cast.Scene:
    from amanjol.casework.legal_aid.tests.register_cast import AIGUL, BAKYT, HEAD, Scene, write  # noqa: PLC0415  needs loaded apps

    scene = Scene(_three_with_keys)
    assert write(scene.zarina, HEAD, AIGUL, BAKYT).status_code == 302
    return scene


@pytest.fixture
def register(_register: register_cast.Scene, db: None) -> register_cast.Scene:
    from amanjol.foundation.organisations.tests.key_cast import request_of  # noqa: PLC0415  needs loaded apps

    request_of(_register.zarina)
    return deepcopy(_register)


@pytest.fixture
def in_kyrgyzstan(monkeypatch: pytest.MonkeyPatch) -> None:
    from amanjol.casework.legal_aid.mandates import actions, views  # noqa: PLC0415  needs loaded apps
    from amanjol.casework.legal_aid.register import lines, words  # noqa: PLC0415  needs loaded apps
    from amanjol.casework.legal_aid.roads import lines as road_lines  # noqa: PLC0415  needs loaded apps
    from amanjol.casework.legal_aid.roads import views as road_views  # noqa: PLC0415  needs loaded apps

    for module in (lines, words, actions, views, road_lines, road_views):
        monkeypatch.setattr(module, "country_here", lambda: "KG")


@pytest.fixture(scope="module")
def _offers(_three_with_keys: CaseCast) -> offers_cast.Scene:
    from amanjol.casework.legal_aid.tests.offers_cast import Scene  # noqa: PLC0415  needs loaded apps

    return Scene(_three_with_keys)


@pytest.fixture(scope="module")
def _advocates(_three_with_keys: CaseCast) -> advocate_cast.Scene:
    from amanjol.casework.legal_aid.tests.advocate_cast import Scene  # noqa: PLC0415  needs loaded apps

    return Scene(_three_with_keys)


@pytest.fixture
def offers(_offers: offers_cast.Scene, db: None) -> offers_cast.Scene:
    from amanjol.foundation.organisations.tests.key_cast import request_of  # noqa: PLC0415  needs loaded apps

    request_of(_offers.zarina)
    return deepcopy(_offers)


@pytest.fixture(scope="module")
def _turns(_three_with_keys: CaseCast) -> turn_cast.Scene:
    from amanjol.casework.legal_aid.tests.turn_cast import Scene  # noqa: PLC0415  needs loaded apps

    return Scene(_three_with_keys)


@pytest.fixture
def turns(_turns: turn_cast.Scene, db: None, monkeypatch: pytest.MonkeyPatch) -> turn_cast.Scene:
    from amanjol.casework.legal_aid.turns import queries  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.tests.key_cast import request_of  # noqa: PLC0415  needs loaded apps

    request_of(_turns.zarina)
    scene, handed_first = deepcopy(_turns), queries.handed_first

    def as_told(turn: Turn) -> datetime | None:
        at = handed_first(turn)
        return at - timedelta(days=12) if at is not None and turn.pk in scene.long_ago else at

    monkeypatch.setattr(queries, "handed_first", as_told)
    return scene


@pytest.fixture(scope="module")
def _need_cast(people_of: PeopleOf) -> Iterator[NeedCast]:
    from amanjol.casework.legal_aid.tests.need_cast import create_need_cast  # noqa: PLC0415  needs loaded apps

    with people_of(create_need_cast) as people:
        yield people


@pytest.fixture
def asking(_need_cast: NeedCast, db: None, settings: Settings, tmp_path: Path) -> NeedCast:
    from amanjol.casework.referrals.tests.two_houses import with_node_keys  # noqa: PLC0415  needs loaded apps

    settings.LETTERS_ROOT = tmp_path / "letters"
    with_node_keys()
    return deepcopy(_need_cast)


@pytest.fixture
def advocates(_advocates: advocate_cast.Scene, db: None) -> advocate_cast.Scene:
    from amanjol.foundation.organisations.tests.key_cast import request_of  # noqa: PLC0415  needs loaded apps

    request_of(_advocates.zarina)
    return deepcopy(_advocates)
