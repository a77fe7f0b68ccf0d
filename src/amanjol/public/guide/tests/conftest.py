"""A small guide and its people, made once for the tests of a module: they take most of a short test."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from amanjol.public.guide.tests.small_guide import People


@pytest.fixture(scope="module")
def _people(written_once: None) -> People:
    from amanjol.public.guide.tests import small_guide  # noqa: PLC0415  apps are not ready earlier

    return small_guide.create_people()


@pytest.fixture
def people(_people: People, db: None) -> People:
    return deepcopy(_people)


@pytest.fixture(scope="module")
def _guide(written_once: None) -> None:
    from amanjol.public.guide.tests import small_guide  # noqa: PLC0415  apps are not ready earlier

    small_guide.create_guide()


@pytest.fixture
def guide(_guide: None, db: None) -> None:
    """From the first test of a module that asks for it, every later one has it."""
