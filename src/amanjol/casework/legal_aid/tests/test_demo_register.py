"""The demo's node of Kyrgyzstan, of which nothing exists."""

from __future__ import annotations

import pytest
from django.utils import timezone

from amanjol.casework.legal_aid.conflict import queries as conflicts
from amanjol.casework.legal_aid.mandates import queries as mandate_queries
from amanjol.casework.legal_aid.mandates.demo import PLAN
from amanjol.casework.legal_aid.models import Turn
from amanjol.casework.legal_aid.register import accounts, queries
from amanjol.casework.legal_aid.register.demo import HOW_MANY
from amanjol.casework.legal_aid.rota.week import week
from amanjol.foundation.organisations.keys.demo import demo_keyring
from amanjol.foundation.organisations.models import Member
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.site.demo import set_up
from amanjol.site.demo_casts import OSH

pytestmark = pytest.mark.django_db


def test_the_demo_of_kyrgyzstan_has_that_register() -> None:
    set_up(OSH)
    member = Member.objects.get(role=RoleKey.LEGAL_AID_COORDINATOR)
    with demo_keyring(member) as keyring:
        of_all = queries.opened(keyring, timezone.localdate())
        assert len(of_all) == HOW_MANY
        assert sum(1 for advocate in of_all if accounts.member_of(keyring, advocate)) == 2
        days = week(member.organisation_id, timezone.localdate(), {})
        assert all(day.slots for day in days)
        assert any(gap.startswith("18:00") for day in days for gap in day.gaps)
        today, mandates = timezone.localdate(), mandate_queries.opened(keyring)
        assert len(mandates) == len(PLAN)
        assert sum(1 for mandate in mandates if mandate.now.asks(today)) == 3
        assert sum(1 for mandate in mandates if mandate.now.is_overdue(today)) == 1
        turns = list(Turn.objects.filter(organisation=member.organisation_id).order_by("place"))
        assert [turn.state for turn in turns] == ["handed", "waiting", "waiting"]
        asked = {turn.key.account.email for turn in turns if turn.key is not None}
        assert asked == {*OSH.advocates}
        assert len(conflicts.sides(keyring)) == 2
        assert [mandate.now.received() for mandate in mandates if mandate.now.sums] == [{}, {"RUB": 95_000}]
