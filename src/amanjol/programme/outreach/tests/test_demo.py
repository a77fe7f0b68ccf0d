"""What a demo has: one recommendation of each standing, and nothing that is not said to be fictional."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.programme.outreach import demo, queries
from amanjol.programme.outreach.models import Partner, Snapshot
from amanjol.programme.outreach.rules import Standing
from amanjol.programme.outreach.tests.outreach_cast import join

if TYPE_CHECKING:
    from amanjol.programme.outreach.tests.outreach_cast import OutreachCast

pytestmark = pytest.mark.django_db


def test_a_demo_has_one_of_each(cast: OutreachCast) -> None:
    today = timezone.localdate()
    second = join("Begimai Terek", cast.asel.organisation, RoleKey.PROGRAMME_MANAGER)
    demo.write_demo_recommendations(manager=cast.asel, second=second, today=today)
    demo.write_demo_planner(manager=cast.asel, today=today)
    request_of(cast.elsewhere)
    entries = queries.ledger(cast.asel, today)
    assert {entry.standing for entry in entries} == set(Standing)
    assert all("(fictional)" in entry.recommendation.addressee for entry in entries)
    assert all("(fictional)" in entry.recommendation.source_name for entry in entries)
    partners = Partner.objects.filter(organisation=cast.asel.organisation_id)
    assert all("(fictional)" in partner.name for partner in partners)
    assert queries.overdue(cast.asel, today).count() == 1
    assert Snapshot.objects.count() == 3
    (waits,) = queries.waiting_for(second)
    assert waits.shown_on is None
    stands = {entry.standing for entry in queries.open_recommendations(today)}
    assert stands == {Standing.DONE, Standing.UNDER_WAY}  # one is late, and nobody agreed that it may be said
