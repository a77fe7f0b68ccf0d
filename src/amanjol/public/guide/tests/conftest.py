"""A small guide and its people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from amanjol.public.guide.tests.small_guide import People


@pytest.fixture
def people(db: None) -> People:
    from amanjol.public.guide.tests import small_guide  # noqa: PLC0415  apps are not ready earlier

    return small_guide.create_people()


@pytest.fixture
def guide(db: None) -> None:
    from amanjol.public.guide.tests import small_guide  # noqa: PLC0415  apps are not ready earlier

    small_guide.create_guide()
