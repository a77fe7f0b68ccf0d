"""The demo's returns: of the quarter that is over, one to be taken over, one that was sent back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.foundation.accounts.queries import account_by_email
from amanjol.foundation.organisations.keys.demo import demo_keyring
from amanjol.foundation.organisations.queries import member_of
from amanjol.programme.returns import queries
from amanjol.site.demo import HANDING_IN, RECEIVING, set_up

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django import Settings

pytestmark = pytest.mark.django_db


def test_the_demo_hands_in_two_returns(settings: Settings, tmp_path: Path) -> None:
    settings.LETTERS_ROOT = tmp_path / "letters"
    set_up()
    states, sums = [], list[dict[str, int]]()
    for email in (RECEIVING[0], *(first for first, _second in HANDING_IN)):
        account = account_by_email(email)
        member = member_of(account) if account else None
        assert member is not None
        with demo_keyring(member) as keyring:
            arrived = queries.opened_returns(queries.arrived_at(member), keyring)
            states += sorted(entry.row.state for entry in arrived)
            sums += [entry.record.newest.wages.sums for entry in arrived if entry.record.newest.wages]
            handed = queries.opened_quarters(queries.quarters_of(member), keyring)
            states += [entry.newest.says for of in handed for entry in of.record.sent if entry.newest]
    assert states == ["opened", "sent-back", "opened", "sent-back"]
    assert {"TMT": 49_000} in sums
    assert len(sums) == len(HANDING_IN)
