"""Two organisations with their receivers, made once for the tests of a module."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_django import Settings

    from amanjol.casework.complaints.tests.abroad_cast import Abroad, AbroadCast
    from amanjol.casework.complaints.tests.complaint_cast import ComplaintCast
    from amanjol.foundation.accounts.tests.people import PeopleOf


@pytest.fixture(scope="module")
def _complaint_cast(people_of: PeopleOf) -> Iterator[ComplaintCast]:
    from amanjol.casework.complaints.tests.complaint_cast import create_complaint_cast  # noqa: PLC0415  needs loaded apps

    with people_of(create_complaint_cast) as people:
        yield people


@pytest.fixture
def people(_complaint_cast: ComplaintCast, db: None) -> ComplaintCast:
    return deepcopy(_complaint_cast)


@pytest.fixture(scope="module")
def _abroad_cast(people_of: PeopleOf) -> Iterator[AbroadCast]:
    from amanjol.casework.complaints.tests.abroad_cast import create_abroad  # noqa: PLC0415  needs loaded apps

    with people_of(create_abroad) as people:
        yield people


@pytest.fixture
def abroad(_abroad_cast: AbroadCast, db: None, settings: Settings, tmp_path: Path) -> Abroad:
    """Yyldyz on a node that has keys and believes the node of its partner."""
    from amanjol.casework.complaints.tests.abroad_cast import Abroad, with_node  # noqa: PLC0415  needs loaded apps

    settings.LETTERS_ROOT = tmp_path / "letters"
    cast = deepcopy(_abroad_cast)
    created = Abroad(cast.people, cast.farida, cast.card)
    with_node(created)
    return created


@pytest.fixture
def chosen(abroad: Abroad) -> Abroad:
    """It has chosen its partner as the second organisation."""
    from amanjol.casework.complaints.tests.abroad_cast import believe, choose  # noqa: PLC0415  needs loaded apps

    believe(abroad)
    choose(abroad)
    return abroad
