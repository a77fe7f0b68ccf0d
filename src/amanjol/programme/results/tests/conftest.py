from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from amanjol.programme.results.tests.results_cast import ResultsCast


@pytest.fixture
def cast(db: None) -> ResultsCast:
    from amanjol.programme.results.tests.results_cast import create_results_cast  # noqa: PLC0415  needs loaded apps

    return create_results_cast()
