"""Two people who are one, of whom one has a life in danger told, or a return: all of it stays with its case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.test_merging import merge, part
from amanjol.casework.referrals.danger import deciding
from amanjol.casework.referrals.models import CaseReturn
from amanjol.casework.referrals.tests.danger_pages import PLACE, act, cannot, opened, tell, told
from amanjol.casework.referrals.tests.return_pages import late, page_of, record_of
from amanjol.casework.referrals.tests.test_referrals import MERJEN, agree, consent, named, said_yes
from amanjol.casework.referrals.tests.two_houses import carry
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.referring.states import State
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db
TWIN = PersonRecord(names=("Maral Terekova",), birth_year=1996)
FIRST = "Do this first"


def two(houses: TwoHouses, twin: PersonRecord = TWIN) -> tuple[Case, Case]:
    return open_case(houses.dana, MERJEN), open_case(houses.dana, twin)


def first(client: Any) -> str:
    return str(client.get("/desk/").text.partition(FIRST)[2].partition("</section>")[0])


def test_a_danger_that_waits_for_the_second_word_goes_after_merging(houses: TwoHouses) -> None:
    """And once parted it is where it was."""
    case, other = two(houses)
    page = tell(houses, other, **cannot(houses))
    merge(houses.dana, case, other)
    assert "a second person decides" in first(houses.dana)
    assert "on its way" in act(houses.berk, page, "second-word", agrees="yes", says="Сама видела")
    assert carry() == 1
    assert opened(houses.dana, page).standing.state in {State.REQUESTED, State.RECEIVED}
    assert deciding.owes_word(opened(houses.dana, page))
    part(houses.dana, case)
    there = opened(houses.dana, page)
    assert there.case is not None
    assert there.case.pk == other.pk
    assert deciding.owes_word(there)
    assert not there.is_older


def test_a_name_that_merging_brings_keeps_a_place_that_holds_it_here(houses: TwoHouses) -> None:
    """What the first saw as a place may be the name of who it turns out to be."""
    case, other = two(houses, PersonRecord(names=("Gulruh Sapayeva",), birth_year=1996))
    page = tell(houses, case, **cannot(houses), place="Дача Сапаевой за рынком")
    merge(houses.dana, case, other)
    act(houses.berk, page, "second-word", agrees="yes", says="Сама видела")
    assert carry() == 0
    assert opened(houses.dana, page).standing.state is State.DRAFT


def test_a_danger_that_was_told_is_answered_after_merging(houses: TwoHouses) -> None:
    case, other = two(houses)
    ours, theirs = told(houses, other)
    merge(houses.dana, case, other)
    act(houses.selbi, theirs, "call-back", number="own-list", whom="Дежурная", result="confirmed")
    assert "on its way" in act(houses.selbi, theirs, "danger-answer", acts=["go-there"])
    assert carry() == 1
    assert "answers about a life in danger" in houses.berk.post("/organisation/letters/arrived/open/").text
    assert opened(houses.dana, ours).standing.state is State.ACCEPTED
    assert PLACE in houses.dana.get(ours).text


def test_two_with_a_return_each_keep_both_clocks(houses: TwoHouses) -> None:
    """Nobody chooses in their place which is true: both call, and each stops by itself."""
    case, other = two(houses)
    for of in (case, other):
        late(houses.dana, of)
    merge(houses.dana, case, other)
    assert first(houses.dana).count("Should have been there") == 2
    for of in (case, other):
        assert record_of(houses.dana, of).plan.clock is not None
        assert "The person should have been there" in houses.dana.get(page_of(of)).text
    houses.dana.post(page_of(other, "arrived"))
    assert first(houses.dana).count("Should have been there") == 1
    part(houses.dana, case)
    assert first(houses.dana).count("Should have been there") == 1
    keyring_of(houses.dana)
    rows = {row.case_id: row.case.person_id for row in CaseReturn.objects.select_related("case")}
    assert len(set(rows.values())) == len(rows) == 2


def test_the_return_of_who_turns_out_to_be_a_child_is_a_childs(houses: TwoHouses) -> None:
    case, other = two(houses, PersonRecord(names=("Maral Terekova",), form=Form.CHILD_ALONE))
    late(houses.dana, case)
    best = "best for the child"
    assert best not in houses.dana.get(page_of(case)).text
    merge(houses.dana, case, other)
    assert best in houses.dana.get(page_of(case)).text


def test_what_was_told_of_one_is_taken_back_after_merging(houses: TwoHouses) -> None:
    case, other = two(houses)
    ours, _theirs = named(houses, other)
    merge(houses.dana, case, other)
    page = houses.dana.get(f"/desk/cases/{other.pk}/consent/").text
    assert "Gul was told something on it" in page
    assert houses.dana.post(f"{ours}take-back/", {}).status_code == 302
    assert opened(houses.dana, ours).is_taken_back


def test_a_consent_of_one_case_lets_nothing_go_from_the_other(houses: TwoHouses) -> None:
    case, other = two(houses)
    agree(houses)
    ours, _theirs = said_yes(houses, case)
    consent(houses, other)
    merge(houses.dana, case, other)
    typed = {"purpose": "shelter", "how": "name", "fields_told": ["prs_FirstName-name"], "why_more": "x"}
    assert "Before it can be sent" in houses.dana.post(f"{ours}identity/", typed).text
    assert carry() == 0
