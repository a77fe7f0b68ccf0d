"""What tests of letters share."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_django import Settings

    from amanjol.foundation.accounts.tests.people import PeopleOf
    from amanjol.foundation.letters.opening import Opened
    from amanjol.foundation.letters.tests.house import House, HouseCast
    from amanjol.foundation.letters.tests.letters_cast import LettersCast
    from amanjol.foundation.letters.tests.neighbour import Neighbour


@pytest.fixture(scope="module")
def _house_cast(people_of: PeopleOf) -> Iterator[HouseCast]:
    from amanjol.foundation.letters.tests.house import create_house_cast  # noqa: PLC0415  needs loaded apps

    with people_of(create_house_cast) as people:
        yield people


@pytest.fixture
def house(_house_cast: HouseCast, db: None, settings: Settings, tmp_path: Path) -> House:
    """Yyldyz with its inbox, on a node that has keys and believes the node of its partner."""
    from amanjol.foundation.letters.tests.house import (  # noqa: PLC0415  needs loaded apps
        House,
        own_folder,
        own_node_card,
    )

    settings.LETTERS_ROOT = tmp_path / "letters"
    folder = own_folder()
    folder.begin()
    folder.keep_own(own_node_card(folder))
    created = House(deepcopy(_house_cast))
    folder.believe(created.partner.node_card_bytes)
    return created


@pytest.fixture
def notes(monkeypatch: pytest.MonkeyPatch) -> list[Opened]:
    """Letters of which the kind of these tests was told."""
    from amanjol.foundation.letters import kinds  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.letters.tests.house import register_note  # noqa: PLC0415  needs loaded apps

    monkeypatch.setattr(kinds, "_kinds", {})
    letters: list[Opened] = []
    register_note(letters)
    return letters


@pytest.fixture(scope="module")
def _letters_cast(people_of: PeopleOf) -> Iterator[LettersCast]:
    from amanjol.foundation.letters.tests.letters_cast import create_letters_cast  # noqa: PLC0415  needs loaded apps

    with people_of(create_letters_cast) as people:
        yield people


@pytest.fixture
def letters(_letters_cast: LettersCast, db: None) -> LettersCast:
    """Three holders of Yyldyz, its signing key, and two partners as keys; made once for the tests of a module."""
    return deepcopy(_letters_cast)


@pytest.fixture
def neighbour(house: House) -> Iterator[Neighbour]:
    """The web server of the partner's node, which is believed."""
    from amanjol.foundation.letters.tests.neighbour import neighbour_of  # noqa: PLC0415  needs loaded apps

    with neighbour_of(house.partner, house.folder.own_node_card()) as neighbour:
        house.folder.believe(house.partner.node_card_bytes)
        yield neighbour
