from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from amanjol.programme.outreach.tests.outreach_cast import OutreachCast


@pytest.fixture(scope="module")
def _cast(written_once: None) -> OutreachCast:
    from amanjol.programme.outreach.tests.outreach_cast import create_outreach_cast  # noqa: PLC0415  apps are not ready earlier

    return create_outreach_cast()


@pytest.fixture
def cast(_cast: OutreachCast, db: None) -> OutreachCast:
    """Aidar's session is the one that asks the database."""
    from amanjol.foundation.organisations.tests.key_cast import request_of  # noqa: PLC0415  apps are not ready earlier

    cast = deepcopy(_cast)
    request_of(cast.desk)
    return cast
