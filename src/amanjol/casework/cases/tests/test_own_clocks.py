"""Clocks of an organisation's own: set by a supervisor, shown beside the country's, and in nobody's way."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from amanjol.casework.cases import queries
from amanjol.casework.cases.desk_settings.forms import STAGES
from amanjol.casework.cases.models import OwnClock
from amanjol.casework.cases.tests.pages import opened, path
from amanjol.casework.standards.policy.policy_files import policy_of
from amanjol.casework.standards.stages.assistance import AssistanceStage
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db
DESK = "/desk/cases/desk/"
SET = "Set by the organisation. Days at most: {}."


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def set_days(client: Client, **days: str) -> None:
    assert (
        client.post(DESK, {stage.replace("_", "-"): most for stage, most in days.items()}).status_code == 302
    )


def test_it_runs_from_the_day_on_which_the_stage_began(people: CaseCast) -> None:
    berk, dana = people.keys.berk, people.keys.dana
    assert "Set by the organisation" not in berk.get(path("case", people.case)).text
    set_days(dana, presumed="14", support="200")
    until = opened(berk, people.case).help.now.began_on + timedelta(14)
    for name in ("case", "stage"):
        page = berk.get(path(name, people.case)).text
        assert f"{SET.format(14)} Until {until:%d.%m.%Y}." in page
        assert SET.format(200) not in page
    assert 'name="presumed" value="14"' in dana.get(DESK).text
    berk.post("/language/", {"language": "ru"})
    russian = berk.get(path("case", people.case), headers={"accept-language": "ru"}).text
    assert f"Срок задан организацией, дней не больше: 14. До {until:%d.%m.%Y}." in russian
    berk.post("/language/", {"language": "en"})
    set_days(dana, support="90")  # what is left empty is taken away
    assert queries.own_days(keyring_of(dana).member.organisation_id) == {"support": 90}
    assert "Set by the organisation" not in berk.get(path("case", people.case)).text


def test_the_countrys_clock_stands_beside_it_and_nothing_waits_for_it(people: CaseCast) -> None:
    berk = people.keys.berk
    set_days(people.keys.dana, **{str(stage).replace("-", "_"): "1" for stage in STAGES})
    assert berk.post(path("stage", people.case), {"to": "safety-and-consent"}).status_code == 302
    typed = {"to": "reflection", "true": ["safety-looked-at", "told-of-rights", "agrees-to-support"]}
    assert berk.post(path("stage", people.case), typed).status_code == 302
    page = berk.get(path("case", people.case)).text
    clock = policy_of("tm").on(timezone.localdate()).clocks[0]
    assert clock.stage == AssistanceStage.REFLECTION
    assert clock.says.en.split(";")[0].replace("'", "&#x27;") in page
    assert "Set by the organisation" not in page  # time to think has none of our own


@pytest.mark.parametrize("days", ["0", "366", "-1", "soon"])
def test_only_whole_days_of_one_year_at_most(people: CaseCast, days: str) -> None:
    response = people.keys.dana.post(DESK, {"support": days})
    assert response.status_code == 200
    assert 'class="errorlist"' in response.text
    request_of(people.keys.dana)
    assert OwnClock.objects.count() == 0
    assert people.keys.dana.post(DESK, {"reflection": "3"}).status_code == 302  # is no field
    request_of(people.keys.dana)
    assert OwnClock.objects.count() == 0


def test_the_database_refuses_a_second_one_and_what_is_no_year(people: CaseCast) -> None:
    set_days(people.keys.dana, support="365")
    request_of(people.keys.dana)
    organisation = keyring_of(people.keys.dana).member.organisation
    for stage, days in (("support", 1), ("return", 0), ("return", 366)):
        with pytest.raises(IntegrityError), transaction.atomic():
            OwnClock.objects.create(organisation=organisation, stage=stage, days=days)
    request_of(people.gul)
    assert OwnClock.objects.count() == 0  # another organisation's
