"""What if: changes from lists, before and after on a copy, what trainings buy; and nothing is written by a look."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.utils import timezone

from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.casework.cases.tests.test_sealed_rows import every_value
from amanjol.casework.legal_aid.allocation.training_sets import best_sets
from amanjol.casework.legal_aid.models import LawyerPlan
from amanjol.casework.legal_aid.planning import actions, changing
from amanjol.casework.legal_aid.planning.changing import COURSE, PLACES, Change, NoChange
from amanjol.casework.legal_aid.rota import actions as rota
from amanjol.casework.legal_aid.rota.queries import Hours
from amanjol.casework.legal_aid.tests.offers_cast import ACCUSED, DINARA, SAID, raise_need
from amanjol.casework.legal_aid.tests.planning_cast import (
    AISHA,
    BAKHTIYOR,
    PLANS,
    at,
    code,
    made,
    newest,
    page_of,
    reopened,
    sixty,
)
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.planning.changing import Compared
    from amanjol.casework.legal_aid.planning.queries import OpenedPlan
    from amanjol.casework.legal_aid.tests.offers_cast import Scene

pytestmark = pytest.mark.django_db
MORE = re.compile(r'<p class="plan-more">([+−-]?\d+)</p>')


def asked(*changes: Change) -> str:
    return "?" + "&".join(f"with={change}" for change in changes)


def answer_to(offers: Scene, plan: OpenedPlan, *changes: Change, query: str = "") -> str:
    return page_of(offers, plan, "what-if/" + (query or asked(*changes)))


def compared(offers: Scene, plan: OpenedPlan, *changes: Change) -> Compared:
    """Of a plan that is of now, with each condition and cost by itself."""
    planned = actions.planned_now(offers.keyring)
    of = reopened(offers, plan)
    assert planned.weighed.problem.digest() == plan.record.inputs
    return changing.compared(
        type(of)(planned.weighed.problem, of.claim, of.reasons, of.needs, of.advocates), changes
    )


def served(of: Compared) -> set[UUID]:
    return {need for need, to in of.then.items() if to is not None and of.now[need] is None}


def test_a_training_serves_whom_nobody_fitted_and_the_page_tells_before_and_after(offers: Scene) -> None:
    _seven, alone = sixty(offers)
    plan = made(offers)
    page = answer_to(offers, plan, query=f"?advocate={offers.id_of('7-004')}&change=kind")
    assert MORE.findall(page) == ["+1"]
    assert f"{code(offers, alone)} · Alay → {DINARA.name}" in page
    assert "57 → <strong>58</strong> / 60" in page
    assert "<dt>nobody fits</dt><dd>1 → <strong>0</strong></dd>" in page
    assert "<dt>all who fit are full</dt><dd>2 → <strong>2</strong></dd>" in page
    for row in (
        r"a civil case</span>.{,900}?<strong>0 → 1 / 1<",
        r"Alay</span>.{,900}?<strong>0 → 1 / 1<",
    ):
        assert re.search(row, page)
    assert re.search(r"a criminal case</span>.{,900}?<strong>57 / 59<", page)


def test_changes_are_chosen_one_by_one_and_are_left_out_again(offers: Scene) -> None:
    sixty(offers)
    plan = made(offers)
    training = Change(offers.id_of("7-004"), "kind")
    places = Change(offers.id_of("8-001"), PLACES, 1)
    query = f"{asked(training)}&advocate={places.advocate}&change=places&places=1"
    page = answer_to(offers, plan, query=query)
    assert MORE.findall(page) == ["+2"]
    for change in (training, places):
        assert f'<input type="hidden" name="with" value="{change}">' in page
    assert f'href="?with={training}#what-if"' in page
    assert f'href="?with={places}#what-if"' in page
    assert MORE.findall(answer_to(offers, plan, places)) == ["+1"]
    assert MORE.findall(answer_to(offers, plan)) == []


def test_places_of_the_same_advocate_add_up_to_the_most_that_there_may_be(offers: Scene) -> None:
    aisha = offers.id_of("7-001")
    once, twice = Change(aisha, PLACES, 1), Change(aisha, PLACES, 15)
    assert changing.together([once, once]) == (Change(aisha, PLACES, 2),)
    assert changing.together([twice, twice]) == (Change(aisha, PLACES, changing.MOST_PLACES),)
    assert changing.together([Change(aisha, "kind"), once, Change(aisha, "kind")]) == (
        Change(aisha, "kind"),
        once,
    )


def test_places_that_are_added_serve_whom_they_serve_exactly(offers: Scene) -> None:
    seven, _alone = sixty(offers)
    plan = made(offers)
    aisha, dinara = offers.id_of("8-001"), offers.id_of("7-004")
    for places, more in ((1, 1), (2, 2), (5, 2)):
        answer = compared(offers, plan, Change(aisha, PLACES, places))
        assert (answer.gain.more, len(served(answer))) == (more, more)
        assert served(answer) <= {*seven}
        assert (answer.full, answer.nobody) == (2 - more, 1)
    assert compared(offers, plan, Change(dinara, PLACES, 5)).gain.more == 0


def test_nobody_is_moved_whom_the_change_does_not_move(offers: Scene) -> None:
    """Of plans that are as good the one is shown in which the least is otherwise."""
    sixty(offers)
    plan = made(offers)
    answer = compared(offers, plan, Change(offers.id_of("7-004"), "kind"))
    moved = {need for need, to in answer.then.items() if to != answer.now[need]}
    assert moved == served(answer)


def test_somebody_on_duty_serves_who_cannot_wait_and_is_led_out_of_no_conflict(offers: Scene) -> None:
    now = timezone.now()
    for number in ("7-001", "7-002", "7-003"):
        rota.go_away(
            by=offers.keyring.member,
            advocate=offers.id_of(number),
            hours=Hours(now - timedelta(days=2), now + timedelta(days=2)),
        )
    urgent = raise_need(offers.keyring, urgency="today")
    offers.represented("7-001", SAID)
    offers.oppose(ACCUSED, need=urgent)
    plan = made(offers)
    assert served(compared(offers, plan, Change(offers.id_of("7-003"), "away"))) == {urgent}
    assert served(compared(offers, plan, Change(offers.id_of("7-001"), "away"))) == set()
    assert "is on duty, and not away" in answer_to(offers, plan)


def test_a_course_spares_time_and_serves_nobody_more(offers: Scene) -> None:
    offers.rewrite(*(replace(offers.advocate(number).says, places=0) for number in ("7-001", "7-003")))
    plan = made(offers)
    answer = compared(offers, plan, Change(offers.id_of("7-002"), COURSE))
    assert (answer.gain.more, answer.gain.cost) == (0, 60)
    assert compared(offers, plan, Change(offers.id_of("7-001"), COURSE)).gain.cost == 0


def test_of_a_plan_of_before_less_may_be_asked_and_the_page_says_so(offers: Scene) -> None:
    plan = made(offers)
    change = Change(offers.id_of("7-001"), COURSE)
    answer_to(offers, plan, change)
    raise_need(offers.keyring)
    assert "Something has changed since this plan was made" in answer_to(offers, plan)
    places = Change(change.advocate, PLACES, 1)
    page = answer_to(offers, plan, change, places)
    assert "Left out, until there is a new plan:" in page
    assert MORE.findall(page) == ["0"]
    assert str(change) not in page, "no address carries it on"
    assert MORE.findall(answer_to(offers, plan, change)) == []
    nobody = Change(UUID(int=7), COURSE)
    assert offers.zarina.get(at(plan, "what-if/") + asked(nobody)).status_code == 404


def test_of_a_plan_of_before_nothing_is_said_that_is_of_today(offers: Scene) -> None:
    plan = made(offers)
    change = Change(offers.id_of("7-001"), PLACES, 1)
    of_today = ("By kind of case", "By district", "hours on the road")
    page = answer_to(offers, plan, change)
    assert all(words in page for words in of_today)
    raise_need(offers.keyring)
    page = answer_to(offers, plan, change)
    assert "By urgency" in page
    assert not any(words in page for words in of_today)


def test_a_look_writes_nothing(offers: Scene) -> None:
    sixty(offers)
    plan = made(offers)
    answer_to(offers, plan)
    before = sorted(every_value())
    changes = [Change(offers.id_of(number), "kind") for number in ("7-002", "7-004")]
    answer_to(offers, plan, *changes, Change(offers.id_of("8-002"), PLACES, 3))
    assert sorted(every_value()) == before


@pytest.mark.parametrize(
    "query", ["?advocate=x&change=kind", "?advocate=&change=", "?advocate={}&change=places&places=0"]
)
def test_what_is_asked_amiss_is_said_at_its_field(offers: Scene, query: str) -> None:
    page = answer_to(offers, made(offers), query=query.format(offers.id_of("7-001")))
    assert "errorlist" in page
    assert MORE.findall(page) == []


@pytest.mark.parametrize(
    "text",
    ["", "x", "{}", "{}.kind", "{}.conflict.0", "{}.licence.0", "{}.places.-1", "{}.places.x",
     "00000000-0000-4000-8000-000000000000.places.1"],
)  # fmt: skip
def test_no_change_is_made_up(offers: Scene, text: str) -> None:
    """Neither anybody who is not in the plan, nor a conflict or a licence that is let go."""
    plan = made(offers)
    query = "?with=" + text.format(offers.id_of("7-001"))
    assert offers.zarina.get(at(plan, "what-if/") + query).status_code == 404
    if text.count(".") == 2 and not text.startswith("0") and not text.endswith("x"):
        with pytest.raises(NoChange):
            compared(offers, plan, Change.of_text(text.format(offers.id_of("7-001"))))


def worked_out(offers: Scene, plan: OpenedPlan, condition: str) -> Any:
    """As a page without JavaScript does it, press by press."""
    for _press in range(40):
        answer = offers.zarina.post(at(plan, "trainings/"), {"condition": condition})
        assert answer["Location"] == at(plan, "what-if/")
        of = {of.condition: of for of in newest(offers).record.trainings}[condition]
        if of.is_whole:
            return of
    raise AssertionError


def test_what_trainings_buy_together_is_kept_with_the_plan_and_told_with_its_proof(offers: Scene) -> None:
    sixty(offers)
    offers.rewrite(
        AISHA, BAKHTIYOR, replace(AISHA, number="8-004", name="Вымышленова Анара", languages=("ru",))
    )
    plan = made(offers)
    ranking = worked_out(offers, plan, "language")
    of = reopened(offers, plan)
    sets = best_sets(of.problem, "language")
    assert [trained.advocates for trained in ranking.sets] == [
        tuple(of.advocates[lawyer] for lawyer in trained.lawyers) for trained in sets
    ]
    assert [(trained.more, trained.most_more) for trained in ranking.sets] == [
        (trained.gain.more, trained.most_more) for trained in sets
    ]
    page = answer_to(offers, plan)
    assert '<b class="plan-gain">+2</b>' in page
    assert "proved: nobody else" in page
    assert "Further trainings buy nothing more." in page
    changes = [Change(advocate, "language") for advocate in ranking.sets[-1].advocates]
    assert f'href="{at(plan, "what-if/")}{asked(*changes)}#what-if"' in page
    assert MORE.findall(answer_to(offers, plan, *changes)) == [f"+{ranking.sets[-1].more}"]


def test_every_page_is_all_russian(offers: Scene) -> None:
    sixty(offers)
    plan = made(offers)
    worked_out(offers, plan, "kind")
    offers.zarina.get("/desk/")
    offers.zarina.post("/language/", {"language": "ru"})
    changes = asked(Change(offers.id_of("7-004"), "kind"), Change(offers.id_of("8-001"), PLACES, 2))
    whats = [at(plan, "what-if/") + query for query in ("", changes)]
    for where in (PLANS, at(plan), *whats, at(plan, "erase/")):
        answer = offers.zarina.get(where, headers={"accept-language": "ru"})
        assert '<html lang="ru"' in answer.text
        text = re.sub(r"\b[0-9A-F]{6}\b|[0-9a-f]{64}", "", answer.text)
        assert english(text) <= {
            "Zarina",
            "Chinar",
            "Yyldyz",
            "amanjol",
            "legal",
            "aid",
            "certify",
            "csv",
            "json",
            "plan",
        }, where


def test_others_ask_nothing_of_a_plan(offers: Scene) -> None:
    plan = made(offers)
    for client in (offers.cases.keys.berk, offers.cases.keys.dana):
        assert client.get(at(plan, "what-if/")).status_code == 403
        assert client.post(at(plan, "trainings/"), {"condition": "kind"}).status_code == 403
    request_of(offers.zarina)
    assert LawyerPlan.objects.count() == 1
