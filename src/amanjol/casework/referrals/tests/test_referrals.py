"""A referral from the question to what remains of it, by the pages of both sides; nothing leads to her before a yes."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.referrals.models import CaseReferral, Referral, ReferralLetter
from amanjol.casework.referrals.tests.two_houses import carry, open_letters
from amanjol.casework.standards.referring.states import State
from amanjol.foundation.letters.models import Incoming, OpenedLetter
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db
REFERRALS = "/desk/referrals/"
MERJEN = PersonRecord(names=("Merjen Terekova",), birth_year=1996)
INQUIRY = {
    "purposes": ["shelter"],
    "urgency": "this-week",
    "sex": "Feminine",
    "age": "18-29",
    "language": "tk",
    "interpreter": "on",
    "agreed": "on",
}
NAMED = {"person": "Dana Chinar", "person_reach": "+7", "deputy": "Berk Chinar", "deputy_reach": "+7"}


def ask(houses: TwoHouses, case: Case, **other: Any) -> str:
    """From Yyldyz to Gul. Gives the page of it in Yyldyz."""
    typed = INQUIRY | {"partner": houses.belief_in_gul} | other
    response = houses.dana.post(f"/desk/cases/{case.pk}/refer/", typed)
    assert response.status_code == 302, response.text
    return str(response.headers["Location"])


def arrived(client: Client) -> str:
    """What was opened just now: the address of its page."""
    match = re.search(rf'href="({REFERRALS}[0-9a-f-]{{36}}/)"', open_letters(client))
    assert match
    return match[1]


def send(client: Client, page: str, act: str, typed: dict[str, Any]) -> None:
    response = client.post(f"{page}{act}/", typed)
    assert response.status_code == 302, response.text
    assert carry() == 1


def agree(houses: TwoHouses) -> None:
    """An agreement in force for a place to live and for the way home."""
    until = str(timezone.localdate() + timedelta(days=300))
    hours = {"today": "4", "this_week": "24", "planned": "72", "until": until}
    terms = NAMED | hours | {"purposes": ["shelter", "legal"]}
    offered = houses.dana.post(f"/desk/agreements/offer/{houses.belief_in_gul}/", terms)
    assert offered.status_code == 302, offered.text
    assert carry() == 1
    (theirs,) = set(re.findall(r'href="(/desk/agreements/[0-9a-f-]{36}/)"', open_letters(houses.selbi)))
    named = NAMED | {"person": "Oraz Terek", "deputy": "Selbi Terek"}
    assert houses.oraz.post(f"{theirs}answer/", named).status_code == 302
    assert carry() == 1
    open_letters(houses.berk)


def said_yes(houses: TwoHouses, case: Case) -> tuple[str, str]:
    """Asked and answered. Gives both pages."""
    ours = ask(houses, case)
    assert carry() == 1
    theirs = arrived(houses.selbi)
    send(houses.selbi, theirs, "reply", {"answer": "can", "contact": "named-person"})
    assert arrived(houses.berk) == ours
    return ours, theirs


def told_by_code(houses: TwoHouses, case: Case) -> tuple[str, str, str]:
    """Both pages and the code word."""
    ours, theirs = said_yes(houses, case)
    typed = {"purpose": "shelter", "how": "code", "fields_told": [], "send": "yes"}
    send(houses.dana, ours, "identity", typed)
    assert arrived(houses.selbi) == theirs
    words = re.search(r'class="code-word">([a-z]+-[a-z]+)<', houses.dana.get(ours).text)
    assert words
    return ours, theirs, words[1]


def become_case(houses: TwoHouses, theirs: str, code_word: str) -> str:
    """By the page of Selbi. Gives the page of the case in Gul."""
    page = houses.selbi.get(f"{theirs}case/")
    assert code_word in page.text
    typed = {"name": code_word, "next_step": "Meet her at the station"}
    response = houses.selbi.post(f"{theirs}case/", typed)
    assert response.status_code == 302, response.text
    return str(response.headers["Location"])


def state_of(client: Client, page: str) -> str:
    return Referral.objects.get(pk=page.split("/")[-2]).state


def test_asked_answered_told_by_a_code_arrived_and_out(houses: TwoHouses) -> None:
    agree(houses)
    case = open_case(houses.dana, MERJEN)
    ours, theirs, code_word = told_by_code(houses, case)
    assert code_word in houses.selbi.get(theirs).text
    become_case(houses, theirs, code_word)
    send(houses.selbi, theirs, "arrival", {"arrived": "recognised", "needs": ["medical"]})
    assert arrived(houses.berk) == ours
    send(houses.selbi, theirs, "step", {"state": "in-progress"})
    assert arrived(houses.berk) == ours
    send(houses.selbi, theirs, "outcome", {"shelter": "given"})
    assert arrived(houses.berk) == ours
    send(houses.selbi, theirs, "step", {"state": "completed"})
    assert arrived(houses.berk) == ours
    page = houses.dana.get(ours).text
    assert "both knew each other as agreed" in page
    assert "Completed" in page
    assert "Merjen" not in houses.selbi.get(theirs).text
    assert state_of(houses.dana, ours) == state_of(houses.selbi, theirs) == State.COMPLETED


def test_before_a_yes_nobody_is_told_anything(houses: TwoHouses) -> None:
    agree(houses)
    case = open_case(houses.dana, MERJEN)
    ours = ask(houses, case)
    assert carry() == 1
    assert houses.dana.post(f"{ours}identity/", {"purpose": "shelter", "how": "code"}).status_code == 302
    theirs = arrived(houses.selbi)
    send(houses.selbi, theirs, "reply", {"answer": "cannot", "reason": "no-place", "contact": "on-duty"})
    arrived(houses.berk)
    typed = {"purpose": "shelter", "how": "code", "send": "yes"}
    assert houses.dana.post(f"{ours}identity/", typed).headers["Location"] == ours
    assert carry() == 0
    assert "No place is free" in houses.dana.get(ours).text
