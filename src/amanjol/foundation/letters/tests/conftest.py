"""What tests of letters share."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.foundation.accounts.tests.people import PeopleOf
    from amanjol.foundation.letters.tests.letters_cast import LettersCast


@pytest.fixture(scope="module")
def _letters_cast(people_of: PeopleOf) -> Iterator[LettersCast]:
    from amanjol.foundation.letters.tests.letters_cast import create_letters_cast  # noqa: PLC0415  needs loaded apps

    with people_of(create_letters_cast) as people:
        yield people


@pytest.fixture
def letters(_letters_cast: LettersCast, db: None) -> LettersCast:
    """Three holders of Yyldyz, its signing key, and two partners as keys; made once for the tests of a module."""
    return deepcopy(_letters_cast)
