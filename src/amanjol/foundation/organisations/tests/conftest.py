"""What tests of keys share."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

from amanjol.foundation.organisations.keys import rewrapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.foundation.accounts.tests.people import PeopleOf
    from amanjol.foundation.organisations.tests.circle_cast import CircleCast
    from amanjol.foundation.organisations.tests.key_cast import KeyCast


@pytest.fixture(autouse=True)
def _nothing_is_wrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a node where no package keeps anything under an epoch: then no link to an earlier one is let go."""
    monkeypatch.setattr(rewrapping, "_works", {})


@pytest.fixture(scope="module")
def _key_cast(people_of: PeopleOf) -> Iterator[KeyCast]:
    from amanjol.foundation.organisations.tests.key_cast import begun  # noqa: PLC0415  needs loaded apps

    with people_of(begun) as people:
        yield people


@pytest.fixture
def key_cast(_key_cast: KeyCast, db: None) -> KeyCast:
    """Berk and Dana hold the keys of Yyldyz; made once for the tests of a module."""
    return deepcopy(_key_cast)


@pytest.fixture(scope="module")
def _circle_cast(people_of: PeopleOf) -> Iterator[CircleCast]:
    from amanjol.foundation.organisations.tests.circle_cast import create_circle_cast  # noqa: PLC0415  needs loaded apps

    with people_of(create_circle_cast) as people:
        yield people


@pytest.fixture
def circles(_circle_cast: CircleCast, db: None) -> CircleCast:
    """Psychologists and lawyers of Yyldyz, each with a circle of one; made once for the tests of a module."""
    return deepcopy(_circle_cast)
