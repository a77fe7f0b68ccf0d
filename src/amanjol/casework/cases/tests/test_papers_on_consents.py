"""On which consents a paper for a court or the police may rest: whom they name, what they name, of which version."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.actions.working import change_case
from amanjol.casework.cases.official_papers.actions import CannotBeMade, Choice, ChosenFact, WhyNot
from amanjol.casework.cases.official_papers.grounds import consents_to_tell, demand_numbered
from amanjol.casework.cases.record_parts.demands import Demand
from amanjol.casework.cases.record_parts.papers import Ground
from amanjol.casework.cases.tests.pages import DEMAND, opened_person, path, written
from amanjol.casework.cases.tests.paper_pages import YEAR, consent, demand, make, papers, send
from amanjol.casework.standards.people.consent import Consent, Giver
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.people.given import ConsentFor, GivenConsent, Manner
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def year_on(given: str) -> Choice:
    return Choice((ChosenFact("birth-year", (YEAR,)),), "Только год", Ground.CONSENT, consent=given)


def version_1(people: CaseCast, purpose: ConsentFor = ConsentFor.SHARING) -> str:
    keyring = keyring_of(people.keys.berk)
    consented = people.case
    given = GivenConsent(
        purpose.value,
        Consent(Form.ADULT, Giver.SELF, written_on(people)),
        purpose,
        Manner.SPOKEN,
        keyring.person,
        "Суд",
    )
    change_case("case.consented", keyring, consented, add=lambda _items: [given])
    return given.id


def written_on(people: CaseCast):
    return demand_numbered(written(people.keys.berk, people.case, Demand), 1).received_on


def offered(people: CaseCast) -> list[str]:
    asked = demand_numbered(written(people.keys.berk, people.case, Demand), 1)
    given = written(people.keys.berk, people.case, GivenConsent)
    person = opened_person(people.keys.berk, people.case)
    return [entry.given.id for entry in consents_to_tell(person, given, asked)]


def test_one_of_version_1_carries_a_paper_as_it_did(people: CaseCast) -> None:
    demand(people)
    version_1(people, ConsentFor.SUPPORT)
    given = version_1(people)
    assert offered(people) == [given]
    assert make(people, year_on(given)) == 1
    assert papers(people)[0].consent == given


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "Другой отдел"},
        {"country": "TR", "groups": ["health"]},
        {"purpose": "identification"},
        {"answer": "no"},
    ],
)
def test_one_that_names_somebody_else_or_something_else_carries_none(
    people: CaseCast, typed: dict[str, str]
) -> None:
    demand(people)
    given = consent(people, **typed)
    assert offered(people) == []
    with pytest.raises(CannotBeMade) as refused:
        make(people, year_on(given))
    assert refused.value.why is WhyNot.NO_CONSENT
    assert papers(people) == ()


def test_a_paper_holds_only_what_its_consent_names(people: CaseCast) -> None:
    demand(people)
    given = consent(people, groups=["name", "wages"])
    assert offered(people) == [given]
    with pytest.raises(CannotBeMade) as refused:
        make(people, year_on(given))
    assert refused.value.why is WhyNot.NOT_IN_CONSENT
    page = send(people, {
        "fact-birth-year": YEAR, "ground": "consent", "consent": given, "lawyer_says": "Год", "is_seen": "on",
    })  # fmt: skip
    assert "The consent does not name all of this." in page.text
    assert "Name, Wages owed" in page.text
    name = Choice((ChosenFact("name-1", ("Name: Роза Аманова",)),), "Имя", Ground.CONSENT, consent=given)
    assert make(people, name) == 1


def test_a_later_no_takes_the_ground_away(people: CaseCast) -> None:
    demand(people)
    given = consent(people)
    consent(people, answer="no", groups=["papers"])
    assert offered(people) == [given]  # the name may be told still
    with pytest.raises(CannotBeMade) as refused:
        make(people, year_on(given))
    assert refused.value.why is WhyNot.NOT_IN_CONSENT


def test_from_a_demand_the_page_asks_for_the_consent_that_it_needs(people: CaseCast) -> None:
    demand(people)
    page = people.keys.berk.get(path("official_paper", people.case)).text
    there = f"{path('consents', people.case)}?demand=1"
    assert there in page
    asks = people.keys.berk.get(there).text
    assert f'value="{DEMAND["demanded_by"]}"' in asks
    assert '<option value="sharing" selected>' in asks
    assert '<option value="TM" selected>' in asks
    for other in ("9", "x", "", "1' or 1"):
        asks = people.keys.berk.get(path("consents", people.case), {"demand": other}).text
        assert '<option value="sharing" selected>' not in asks
