"""Whatever is typed or sent: it is refused in a sentence or kept as it was typed, and runs nowhere."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.utils.html import escape

from amanjol.casework.support.plans import actions
from amanjol.casework.support.plans.actions import GoalPlan
from amanjol.casework.support.tests.pages import BY_NAME
from amanjol.casework.support.tests.plan_cast import PlanCast, opened, stored
from amanjol.foundation.organisations.tests.key_cast import keyring_of

pytestmark = pytest.mark.django_db
TEXTS = (
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}{% csrf_token %}",
    "'; drop table support_goal; --",
    "=cmd|' /C calc'!A0",
    "إنها\u202eخطة",
    "\u0001\u0002 знак",
    "👩🏽‍🍳 обед",
    "a\r\nb\tc",
    "%s %(name)s {0} {name}",
)


@pytest.fixture
def people(plan_cast: PlanCast) -> PlanCast:
    return plan_cast


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_shown_as_it_was_typed_on_every_page_and_on_paper(people: PlanCast, text: str) -> None:
    assert people.berk.post(BY_NAME["goal"].path(people), {"words": text, "need": text}).status_code == 302
    typed = {"what": text, "who": "outside", "outside": text.replace("\r\n", " ")}
    assert people.berk.post(BY_NAME["service"].path(people), typed).status_code == 302
    together = BY_NAME["together"]
    assert people.berk.post(together.path(people), together.data | {"says": text}).status_code == 302
    keyring = keyring_of(people.berk)
    actions.write_goal(keyring=keyring, case=people.case, goal=GoalPlan("ещё"))
    goals = {"goals": [str(people.flat.pk), str(people.medicine.pk)], "is_safe": "yes", "language": "ru"}
    pages = [
        people.berk.get(BY_NAME[name].path(people)).text for name in ("plan", "together", "goal", "service")
    ]
    pages.append(people.berk.get(f"/desk/cases/{people.case.pk}/").text)
    pages.append(people.berk.post(BY_NAME["paper"].path(people), goals).text)
    marks = str(text).splitlines()[-1].replace("\u202e", "").strip()
    for page in pages[:2]:
        assert escape(marks) in page
    assert not any("<script>alert" in page for page in pages)
    assert not any("14" + "<input" in page for page in pages)


REFUSED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("new_goal", {"words": "x" * 10_001}),
    ("new_goal", {"words": "x", "first": "money"}),
    ("new_goal", {"words": "x\0"}),
    ("goal", {"words": ""}),
    ("end_goal", {"state": "deleted"}),
    ("end_goal", {"state": "reached", "happened_on": "2199-01-01"}),
    ("new_service", {"what": "x", "who": str(uuid.UUID(int=1))}),
    ("new_service", {"what": "x", "who": "outside"}),
    ("new_service", {"what": "x", "kind": "Ransom"}),
    ("new_service", {"what": "x", "amount": "1000000001", "currency": "TMT"}),
    ("new_service", {"what": "x", "amount": "1", "currency": "XXX"}),
    ("new_service", {"what": "x", "amount": "1.5", "currency": "TMT"}),
    ("new_service", {"what": "x", "due_on": "0000-00-00"}),
    ("service", {"what": "x", "due_on": "1066-10-14"}),
    ("service", {"what": "x", "outside": "Y" * 301, "who": "outside"}),
    ("move_service", {"state": "sold"}),
    ("move_service", {"state": "done", "happened_on": "1066-10-14"}),
    ("together", {"together": "on", "language": "xx", "agrees": "yes"}),
    ("together", {"together": "on", "language": "tk", "agrees": "maybe"}),
    ("together", {"together": "on", "language": "tk", "agrees": "yes", "review_on": "2020-01-01"}),
    ("paper", {"is_safe": "yes", "language": "ru", "goals": [str(uuid.UUID(int=1))]}),
    ("paper", {"is_safe": "yes", "language": "fr"}),
)


@pytest.mark.parametrize(("name", "typed"), REFUSED)
def test_what_no_page_offers_is_refused_and_changes_nothing(
    people: PlanCast, name: str, typed: dict[str, Any]
) -> None:
    before = stored(people.berk)
    answer = people.berk.post(BY_NAME[name].path(people), typed)
    assert answer.status_code == 200
    assert 'class="errorlist' in answer.text
    assert stored(people.berk) == before


def test_a_goal_longer_than_a_document_is_refused_and_the_plan_stays_open(people: PlanCast) -> None:
    """Each change keeps the words of before; a row holds no more than a document can."""
    where = BY_NAME["goal"].path(people)
    for number in range(35):
        answer = people.berk.post(where, {"words": f"{number} " + "🏠" * 9_900})  # four bytes a sign
        assert answer.status_code == 302
        if answer["Location"] == BY_NAME["plan"].path(people):
            break
    assert "This case can hold no more" in people.berk.get(BY_NAME["plan"].path(people)).text
    assert opened(people.dana, people.case).goal(people.flat.pk) is not None
