"""Many needs at once: who would be asked, who is left and why, what would help, and files that anybody can check."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from django.utils import timezone

from amanjol.casework.cases.models import Erased
from amanjol.casework.cases.tests.test_sealed_rows import every_value, spellings
from amanjol.casework.desk import sealed_rows
from amanjol.casework.legal_aid.allocation.what_if import best_trainings
from amanjol.casework.legal_aid.models import LawyerPlan, Offer, OtherSide
from amanjol.casework.legal_aid.offers import actions as offer_actions
from amanjol.casework.legal_aid.offers import batches
from amanjol.casework.legal_aid.offers import queries as offer_queries
from amanjol.casework.legal_aid.offers.records import OutOfOrder, Passed, State
from amanjol.casework.legal_aid.planning import actions, queries
from amanjol.casework.legal_aid.rota import actions as rota
from amanjol.casework.legal_aid.rota.queries import Hours
from amanjol.casework.legal_aid.tests.offers_cast import ACCUSED, AIGUL, DINARA, SAID, raise_need
from amanjol.casework.legal_aid.tests.planning_cast import (
    PLANS,
    at,
    code,
    lawyers_of,
    made,
    newest,
    page_of,
    reopened,
    sixty,
)
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once import tokens
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.tests.key_cast import KEYS, request_of
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace
from amanjol.site.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.casework.legal_aid.planning.queries import OpenedPlan
    from amanjol.casework.legal_aid.tests.offers_cast import Scene

pytestmark = pytest.mark.django_db


def downloaded(offers: Scene, plan: OpenedPlan, folder: Path) -> tuple[Path, Path]:
    paths = folder / "needs.csv", folder / "plan.json"
    for path in paths:
        answer = offers.zarina.get(at(plan, path.name))
        assert "attachment" in answer["Content-Disposition"]
        path.write_bytes(answer.content)
    return paths


def certified(*paths: Path) -> Any:
    return CliRunner().invoke(main, ["legal-aid", "certify", *map(str, paths)])


def test_sixty_needs_of_which_two_crowd_one_fits_nobody_and_a_training_serves_it(
    offers: Scene, tmp_path: Path
) -> None:
    seven, alone = sixty(offers)
    plan = made(offers)
    assert (plan.record.needs, plan.record.served_in_all) == (60, 57)
    assert (plan.record.crowded, plan.record.without) == (2, 1)
    lawyers = lawyers_of(offers, plan)
    left = [need for need, lawyer in lawyers.items() if lawyer is None]
    assert {*left} - {alone} < {*seven[2:]}  # the two who need somebody today are served
    page = page_of(offers, plan)
    assert "These needs (7) fit only these advocates (2), who have free places: 5." in page
    for need in (*seven, alone):
        assert code(offers, need) in page
    assert f"<strong>another kind of case</strong>: {DINARA.name}" in page
    dinara = offers.id_of("7-004")
    assert f'href="{at(plan, "what-if/")}?advocate={dinara}&change=kind#what-if"' in page
    paths = downloaded(offers, plan, tmp_path)
    result = certified(*paths)
    assert result.exit_code == 0, result.output
    assert "no plan serves more than these 57 of 60" in result.output


@pytest.mark.parametrize("forged", ["assignment", "value", "table", "reason"])
def test_a_forged_file_is_not_certified(offers: Scene, tmp_path: Path, forged: str) -> None:
    sixty(offers)
    table, claim = downloaded(offers, made(offers), tmp_path)
    assert certified(table, claim).exit_code == 0
    document = json.loads(claim.read_text(encoding="utf-8"))
    if forged == "table":
        table.write_text(table.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    elif forged == "value":
        document["value"] -= 1
    elif forged == "assignment":
        need = next(need for need, lawyer in document["assignment"].items() if lawyer)
        document["assignment"][need] = None
    else:
        crowd = next(reason["full"] for reason in document["unserved"].values() if "full" in reason)
        crowd["places"] -= 1
    claim.write_text(json.dumps(document), encoding="utf-8")
    assert certified(table, claim).exit_code != 0


def test_the_files_hold_random_ids_and_nothing_of_anybody(offers: Scene, tmp_path: Path) -> None:
    offers.oppose(ACCUSED)
    plan = made(offers)
    for path in downloaded(offers, plan, tmp_path):
        content = path.read_text(encoding="utf-8")
        assert not re.search("[а-яё]", content, re.IGNORECASE)
        assert not re.search(r"\b7-0|osh", content), (
            "a number of the register, which no random id begins with"
        )


def test_from_a_plan_to_the_page_of_the_need_where_everything_is_looked_at_anew(offers: Scene) -> None:
    plan = made(offers)
    [advocate] = [lawyer for lawyer in lawyers_of(offers, plan).values() if lawyer]
    where = f"/desk/needs/{offers.need}/ask/{advocate}/?planned=yes"
    page = page_of(offers, plan)
    assert where in page
    assert "in the same district" in page
    assert "of 4 places of the year" in page
    offers.represented("7-001", SAID)
    offers.oppose(ACCUSED)
    assert advocate == offers.id_of("7-001")
    refused = offers.zarina.get(where)
    assert "cannot be asked for this need" in refused.text
    assert "Something has changed since" in page_of(offers, plan)


def test_who_may_be_conflicted_is_in_no_plan(offers: Scene) -> None:
    offers.represented("7-001", SAID)
    offers.represented("7-003", "Bakirov Azamat")
    offers.oppose(ACCUSED)
    offers.rewrite(replace(offers.advocate("7-002").says, office=""))
    [advocate] = lawyers_of(offers, made(offers)).values()
    assert advocate == offers.id_of("7-002")
    offers.rewrite(replace(offers.advocate("7-002").says, places=0))
    plan = made(offers)
    assert [*lawyers_of(offers, plan).values()] == [None]
    page = page_of(offers, plan)
    assert AIGUL.name not in page


def test_who_is_asked_already_stands_aside_and_keeps_the_place(offers: Scene) -> None:
    offers.rewrite(
        *(replace(offers.advocate(number).says, languages=("tg",)) for number in ("7-001", "7-002"))
    )
    offers.ask("7-003")  # whose only place it is
    other = raise_need(offers.keyring)
    plan = made(offers)
    assert lawyers_of(offers, plan) == {other: None}
    assert "1 need stands aside: somebody is being asked" in " ".join(offers.zarina.get(PLANS).text.split())
    assert actions.planned_now(offers.keyring).asked[0].row.pk == offers.need


def test_a_need_whose_advocates_are_asked_in_turn_stands_aside_until_nobody_is_left(offers: Scene) -> None:
    """The journal has each of them as queued, and that is no more than stands here."""
    batches.ask_next(keyring=offers.keyring, need=offers.need)
    queued = [offer for offer in offer_queries.opened(offers.keyring) if offer.state is State.QUEUED]
    planned = actions.planned_now(offers.keyring)
    assert queued
    assert ([need.row.pk for need in planned.asked], planned.short) == ([offers.need], ())
    for offer in queued:
        offer_actions.let_pass(keyring=offers.keyring, offer=offer.row.pk, reason=Passed.NOT_REACHED)
    again = actions.planned_now(offers.keyring)
    assert ([need.row.pk for need in again.needs], again.asked, again.short) == ([offers.need], (), ())


def test_a_need_that_somebody_serves_is_not_planned(offers: Scene) -> None:
    offers.accepted("7-001")
    assert actions.planned_now(offers.keyring).needs == ()
    answer = offers.zarina.post(f"{PLANS}make/", follow=True)
    assert "There is nothing to plan" in answer.text
    assert not LawyerPlan.objects.exists()


@pytest.mark.parametrize("gone", ["side", "offer"])
def test_a_need_of_which_the_journal_knows_more_stands_aside(offers: Scene, gone: str) -> None:
    offers.oppose(ACCUSED)
    offer = offers.ask("7-001")
    offer_actions.let_pass(keyring=offers.keyring, offer=offer, reason=Passed.NOT_REACHED)
    assert [need.row.pk for need in actions.planned_now(offers.keyring).needs] == [offers.need]
    (OtherSide if gone == "side" else Offer).objects.all().delete()
    planned = actions.planned_now(offers.keyring)
    assert (planned.needs, [need.row.pk for need in planned.short]) == ((), [offers.need])


def test_who_is_away_waits_for_what_can_wait(offers: Scene) -> None:
    now = timezone.now()
    for number in ("7-001", "7-002", "7-003"):
        rota.go_away(
            by=offers.keyring.member,
            advocate=offers.id_of(number),
            hours=Hours(now - timedelta(hours=1), now + timedelta(hours=9)),
        )
    urgent = raise_need(offers.keyring, urgency="today")
    lawyers = lawyers_of(offers, made(offers))
    assert lawyers[urgent] is None
    assert lawyers[offers.need] is not None


def test_ten_trainings_are_ranked_step_by_step_as_they_are_at_once(
    offers: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    sixty(offers)
    plan = made(offers)
    monkeypatch.setattr(actions, "STEP", 0)
    where = at(plan, "trainings/")
    tried = []
    while not (newest(offers).record.trainings and newest(offers).record.trainings[0].is_done):
        answer = offers.zarina.post(where, {"condition": "language"}, headers={"HX-Request": "true"})
        tried.append(newest(offers).record.trainings[0].tried)
        assert "hx-post" in answer.text
        assert len(tried) < 20
    assert tried == sorted(tried)
    assert len(tried) > 1
    of = reopened(offers, plan)
    at_once = best_trainings(of.problem, "language")
    [ranking] = newest(offers).record.trainings
    assert [gained.advocate for gained in ranking.best] == [of.advocates[best.lawyer] for best in at_once]
    assert [gained.more for gained in ranking.best] == [best.gain.more for best in at_once]
    assert ranking.together is not None
    assert not ranking.is_whole
    assert offers.zarina.post(where, {"condition": "conflict"}).status_code == 404
    assert offers.zarina.post(where, {"condition": "district"}).status_code == 404


def test_a_plan_says_that_something_has_changed_and_is_listed_with_day_and_author(offers: Scene) -> None:
    plan = made(offers)
    changed = "something has changed since"
    assert changed not in offers.zarina.get(PLANS).text
    raise_need(offers.keyring)
    page = offers.zarina.get(PLANS).text
    assert changed in page
    assert "Zarina Chinar" in page
    assert "Something has changed since" in page_of(offers, plan)
    made(offers)
    assert offers.zarina.get(PLANS).text.count(changed) == 1


def test_a_stolen_database_says_only_that_there_is_a_plan(offers: Scene) -> None:
    sixty(offers)
    plan = made(offers)
    advocate = offers.id_of("8-003")
    request_of(offers.zarina)
    row = LawyerPlan.objects.get()
    stored = bytes(row.sealed) + bytes(row.files)
    dump = b"\n".join(every_value())
    assert str(plan.row.pk).encode() in dump
    assert str(advocate).encode() not in stored
    for spelled in spellings(plan.record.inputs):
        assert spelled not in dump


def test_files_of_another_plan_and_older_ones_open_nothing(offers: Scene) -> None:
    first = made(offers)
    raise_need(offers.keyring)
    second = made(offers)
    request_of(offers.zarina)
    row = LawyerPlan.objects.get(pk=first.row.pk)
    files = bytes(row.files)
    LawyerPlan.objects.filter(pk=second.row.pk).update(files=files)
    assert offers.zarina.get(at(second))["Location"] == KEYS
    keyring = offers.keyring
    opened = queries.opened_plan(keyring, first.row.pk)
    assert opened is not None
    other = replace(opened.record, files="0" * 64)
    with pytest.raises(SealBroken):
        queries.files_of(keyring, queries.OpenedPlan(opened.row, other, is_older=False))


def test_an_erased_plan_is_gone_and_an_older_backup_is_told(offers: Scene) -> None:
    plan = made(offers)
    request_of(offers.zarina)
    row = LawyerPlan.objects.get()
    assert offers.zarina.get(at(plan, "erase/")).status_code == 200
    assert LawyerPlan.objects.count() == 1
    assert offers.zarina.post(at(plan, "erase/")).status_code == 302
    assert not LawyerPlan.objects.exists()
    assert Erased.objects.filter(pk=plan.row.pk).exists()
    row.save(force_insert=True)
    assert "an older copy" in offers.zarina.get(PLANS).text
    assert "put back from an older copy" in page_of(offers, plan)
    assert offers.zarina.post(at(plan, "trainings/"), {"condition": "language"}).status_code == 403


def test_others_have_no_plan(offers: Scene) -> None:
    plan = made(offers)
    for client, expected in ((offers.cases.keys.berk, 403), (offers.cases.keys.dana, 403)):
        for end in ("", "what-if/", "needs.csv", "plan.json", "erase/"):
            assert client.get(at(plan, end)).status_code == expected
        assert client.post(f"{PLANS}make/").status_code == expected
    request_of(offers.zarina)
    assert LawyerPlan.objects.count() == 1


def test_one_press_makes_one_plan_and_the_journal_says_so(offers: Scene) -> None:
    token = tokens.new_token()
    first, second = (press(offers.zarina, f"{PLANS}make/", {}, token) for _twice in range(2))
    assert first["Location"] == second["Location"]
    request_of(offers.zarina)
    assert LawyerPlan.objects.count() == 1
    entry = Entry.objects.get(verb="lawyer-plan.made")
    assert (entry.subject_type, entry.details) == ("lawyer-plan", {"needs": 1})


def test_who_goes_on_from_a_plan_finds_its_reason_chosen(offers: Scene) -> None:
    made(offers)
    where = f"/desk/needs/{offers.need}/ask/{offers.id_of('7-003')}/?planned=yes"
    page = offers.zarina.get(where)
    assert page.context["form"]["out_of_order"].value() == OutOfOrder.PLANNED
    answer = offers.zarina.post(where, {"out_of_order": "planned"})
    assert answer.status_code == 302
    request_of(offers.zarina)
    [offer] = offer_actions.facts_of(offers.keyring).offers
    assert offer.record.out_of_order is OutOfOrder.PLANNED


def test_what_is_sealed_beside_opens_in_its_own_column_alone(offers: Scene) -> None:
    made(offers)
    keyring = offers.keyring
    row = LawyerPlan.objects.get()
    assert sealed_rows.opened_beside(row, "files", keyring)
    row.files = row.sealed
    with pytest.raises(SealBroken):
        sealed_rows.opened_beside(row, "files", keyring)
