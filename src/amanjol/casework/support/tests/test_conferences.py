"""Case conferences: what each may hear by consent, decisions that become tasks, the person's copy."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from amanjol.casework.cases.consents import actions as consenting
from amanjol.casework.cases.models import Task
from amanjol.casework.cases.tests.pages import path as case_path
from amanjol.casework.standards.papers.access import in_language, packaged_paper
from amanjol.casework.standards.people.terms import FieldGroup, Recipient, RecipientKind
from amanjol.casework.standards.plans.conference import packaged_conference_paper
from amanjol.casework.support.conferences.queries import of_case
from amanjol.casework.support.conferences.records import Participant, State
from amanjol.casework.support.demo import write_demo_conference
from amanjol.casework.support.tests.conference_cast import (
    DECISION,
    PLAN,
    ROUTES,
    Scene,
    consent,
    create,
    disagree,
    heard,
    opened,
    path,
    stored,
)
from amanjol.casework.support.tests.plan_cast import TODAY
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.printing.tests.checking import assert_accessible, words_of

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _scene(_three_with_keys: CaseCast) -> Scene:
    return create(_three_with_keys)


@pytest.fixture
def people(_scene: Scene, db: None) -> Scene:
    request_of(_scene.berk)
    return deepcopy(_scene)


# What each may hear.


def test_without_a_consent_nobody_hears_anything(people: Scene) -> None:
    disagree(people)
    for participant in opened(people).record.participants:
        assert heard(people, participant).may == ()
        assert heard(people, participant).not_to_be_spoken_of == tuple(FieldGroup)
    page = people.berk.get(path(people, "conference")).text
    assert page.count("anything of the person") == 3
    assert "May hear:" not in page


def test_others_hear_the_groups_that_a_consent_to_them_names(people: Scene) -> None:
    disagree(people)
    consent(people)
    maral, leyla, teacher = opened(people).record.participants
    assert heard(people, leyla).may == (FieldGroup.NAME, FieldGroup.PAPERS)
    assert heard(people, teacher).may == ()
    assert heard(people, maral).may == ()
    same_name = Participant(
        "x", name="Юрист Лейла", recipient=Recipient(RecipientKind.OUTSIDE, "Юрист Лейла", country="KZ")
    )
    assert heard(people, same_name).may == ()


def test_who_works_here_hears_what_is_needed_once_support_is_consented_to(people: Scene) -> None:
    maral, leyla, _teacher = opened(people).record.participants
    assert heard(people, maral).may == tuple(FieldGroup)
    assert heard(people, leyla).may == ()


def test_at_the_conference_of_the_demo_colleagues_and_the_office_hear_what_they_may(people: Scene) -> None:
    keyring = keyring_of(people.berk)
    write_demo_conference(keyring, people.case, TODAY)
    of_demo = of_case(people.case, keyring).conferences[-1]
    assert of_demo.record.about == "Где жить и как вернуть паспорт"
    colleague, office = of_demo.record.participants
    assert heard(people, colleague).may == tuple(FieldGroup)
    assert heard(people, office).may == (FieldGroup.NAME, FieldGroup.HELP)
    page = people.berk.get(reverse("support:conference", args=[people.case.pk, of_demo.row.pk])).text
    assert page.count("May hear:") == 2
    assert "Служба занятости (вымышленная)" in page


def test_a_consent_that_was_withdrawn_lets_nobody_hear(people: Scene) -> None:
    given = consent(people)
    keyring = keyring_of(people.berk)
    consenting.withdraw_consent(keyring=keyring, case=people.case, consent=given.id, on=TODAY)
    assert heard(people, opened(people).record.participants[1]).may == ()


def test_the_form_offers_whom_a_consent_names(people: Scene) -> None:
    consent(people, name="Приют Дом")
    page = people.berk.get(path(people, "conference")).text
    assert "Приют Дом" in page
    answer = people.berk.post(path(people, "join_conference"), {"who": "consent-0", "role": "приют"})
    assert answer.status_code == 302
    added = opened(people).record.participants[-1]
    assert (added.name, heard(people, added).may) == ("Приют Дом", (FieldGroup.NAME, FieldGroup.PAPERS))


# Planning, deciding.


def test_a_decision_becomes_a_task_of_the_desk(people: Scene) -> None:
    assert "Спросить у Свиязева" in people.dana.get("/desk/").text
    assert people.berk.post(path(people, "decide_at_conference"), DECISION).status_code == 302
    assert "Найти школу" in people.berk.get(case_path("case", people.case)).text
    decisions = opened(people).record.decisions
    request_of(people.berk)
    tasks = set(map(str, Task.objects.values_list("pk", flat=True)))
    assert [decision.task in tasks for decision in decisions] == [True, False, True]


def test_it_stands_on_the_day_until_it_was_held(people: Scene) -> None:
    assert path(people, "conference") in people.berk.get("/desk/").text
    came = [opened(people).record.participants[0].key]
    answer = people.berk.post(path(people, "end_conference"), {"state": "held", "came": came, "says": "Ясно"})
    assert answer.status_code == 302
    assert path(people, "conference") not in people.berk.get("/desk/").text
    record = opened(people).record
    assert [participant.came for participant in record.participants] == [True, False, False]
    assert (record.state, record.says) == (State.HELD, "Ясно")
    before = stored(people.berk)
    for name in ("change_conference", "join_conference", "end_conference"):
        where, (_ways, typed) = path(people, name), ROUTES[name]
        page = people.berk.post(where, typed, follow=True).text
        assert "already" in page, name
        assert all(typed[word] in page for word in {"name", "about", "says"} & typed.keys()), name
    assert stored(people.berk) == before
    assert people.berk.post(path(people, "decide_at_conference"), DECISION).status_code == 302


def test_one_that_was_held_before_its_day_was_held_today(people: Scene) -> None:
    """The person's copy names the day on which they were spoken of."""
    planned = opened(people).row.on
    assert planned > TODAY
    assert people.berk.post(path(people, "end_conference"), {"state": "held"}).status_code == 302
    assert opened(people).row.on == TODAY
    assert f"{planned:%d.%m.%Y}" in people.berk.get(path(people, "conference")).text


def test_one_that_was_called_off_keeps_its_day(people: Scene) -> None:
    planned = opened(people).row.on
    assert people.berk.post(path(people, "end_conference"), {"state": "called-off"}).status_code == 302
    assert opened(people).row.on == planned


def test_what_stood_there_before_a_change_stays(people: Scene) -> None:
    assert people.berk.post(path(people, "change_conference"), PLAN).status_code == 302
    page = people.berk.get(path(people, "conference")).text
    assert "Комната Чироково" in page
    assert "Жильё" in page
    before = stored(people.berk)
    people.berk.post(path(people, "change_conference"), PLAN)
    assert stored(people.berk) == before


def test_of_two_who_change_one_nobody_writes_over_the_other(people: Scene) -> None:
    where = path(people, "change_conference")
    seen = people.berk.get(where).text.split('name="seen-conferenceform" value="', 1)[1].split('"', 1)[0]
    assert people.dana.post(where, PLAN).status_code == 302
    after = stored(people.dana)
    answer = people.berk.post(where, PLAN | {"place": "Кафе", "seen-conferenceform": seen})
    assert (answer.status_code, "somebody changed this" in answer.text) == (200, True)
    assert stored(people.dana) == after


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("conferences", {"on": ""}), ("conferences", {"on": "2000-01-01"}), ("join_conference", {"who": "x"}),
        ("join_conference", {"name": ""}), ("join_conference", {"days": "15"}), ("join_conference", {"days": "3"}),
        ("decide_at_conference", {"text": ""}), ("decide_at_conference", {"who": "outside"}),
        ("end_conference", {"state": "planned"}), ("end_conference", {"came": ["x"]}),
    ],
)  # fmt: skip
def test_what_is_not_possible_is_not_written(people: Scene, name: str, typed: dict[str, Any]) -> None:
    before = stored(people.berk)
    assert people.berk.post(path(people, name), ROUTES[name][1] | typed).status_code == 200
    assert stored(people.berk) == before


# The person's copy.


def test_the_persons_copy_is_in_her_language_after_the_question_and_names_nobody_here(people: Scene) -> None:
    where = path(people, "conference_copy")
    assert people.berk.get(where).status_code == 200
    for answer in ("no", "not-sure"):
        page = people.berk.post(where, {"is_safe": answer, "language": "tk"}).text
        assert "nothing is printed now" in page
        assert "Свиязева" not in page
    page = people.berk.post(where, {"is_safe": "yes", "language": "tk"}).text
    assert "Näme karar edildi" in page
    paper = page.split('class="paper-title"')[1]
    assert "Спросить у Свиязева" in paper
    assert "Лысухин" in paper
    assert "Dana" not in paper
    assert "Аманова" not in paper
    assert "Аманова" in people.berk.post(where, {"is_safe": "yes", "language": "tk", "with_name": "on"}).text


@pytest.mark.parametrize("language", packaged_paper().printed_in)
def test_her_copy_for_the_printer_says_what_the_page_says(
    people: Scene, language: str, tmp_path: Path
) -> None:
    where, yes = path(people, "conference_copy"), {"is_safe": "yes", "language": language}
    answer = people.berk.post(where, yes | {"for_printer": "on"})
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    title = in_language(packaged_conference_paper().title, language)
    assert_accessible(answer.content, tmp_path, language=language.partition("-")[0], title=title)
    words = words_of(answer.content)
    assert " ".join(in_language(packaged_conference_paper().mine, language).split()) in words
    assert "Спросить у Свиязева" in words
    assert "Лысухин" in words
    assert not any(hidden in words for hidden in ("Dana", "Аманова"))
    named = people.berk.post(where, yes | {"with_name": "on", "for_printer": "on"})
    assert "Аманова" in words_of(named.content)
    for doubt in ("no", "not-sure", ""):
        page = people.berk.post(where, yes | {"is_safe": doubt, "for_printer": "on"})
        assert page.headers["Content-Type"].startswith("text/html")
        assert "Спросить у Свиязева" not in page.text
