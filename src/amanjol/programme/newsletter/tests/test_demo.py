"""The issue of a demo is out, says its figures, and says that it is fictional."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.programme.newsletter.demo import write_demo_newsletter
from amanjol.programme.newsletter.models import OpenIssue
from amanjol.programme.outreach.demo import write_demo_recommendations
from amanjol.programme.outreach.tests.open_reader import read
from amanjol.programme.outreach.tests.outreach_cast import create_outreach_cast
from amanjol.programme.results.demo import begin_demo_programme

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.letters.node_keys import NodeKeys

pytestmark = pytest.mark.django_db


@pytest.fixture
def managers(keys: NodeKeys) -> tuple[Member, Member]:
    from amanjol.foundation.organisations.roles import RoleKey  # noqa: PLC0415  needs loaded apps

    cast = create_outreach_cast()
    request_of(cast.desk)
    return cast.aidar, join("Zarina Chinar", cast.aidar.organisation, RoleKey.PROGRAMME_MANAGER)


def test_the_issue_of_a_demo_says_that_it_is_fictional(managers: tuple[Member, Member]) -> None:
    first, second = managers
    today = timezone.localdate()
    begin_demo_programme(first=first, second=second, today=today)
    write_demo_recommendations(manager=first, second=second, today=today)
    write_demo_newsletter(first=first, second=second)
    address = f"/newsletter/ru/{OpenIssue.objects.get().pk}/"
    page = read(address)
    assert "Это демонстрационный выпуск. Всё в нём вымышлено." in page
    assert "одних и тех же людей" in page
    assert "Рекомендация, кому:" in page
    assert "{figure" not in page
