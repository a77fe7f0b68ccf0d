"""Somebody who returned, or a family at risk, has a plan on a consultation, which stays one until somebody decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from amanjol.casework.cases import sealing as case_sealing
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.actions.working import OF_CASES_ALONE, StaysConsultation, change_case
from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Case, CaseItem, ItemKind, Purpose
from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.cases.records import Asker, Note
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tests.case_cast import TODAY
from amanjol.casework.cases.tests.pages import DECISION, NEW, opened, path, verbs, written
from amanjol.casework.desk.recording import record_act
from amanjol.casework.intake import sealing
from amanjol.casework.intake.actions import consulting
from amanjol.casework.intake.models import Consultation, Progress
from amanjol.casework.intake.tests.intake_cast import ASKED, IntakeCast
from amanjol.casework.intake.tests.intake_cast import write as write_down
from amanjol.casework.learning.actions.cohorts import begin_cohort
from amanjol.casework.learning.models import Learner, Livelihood
from amanjol.casework.learning.tests.learning_cast import COURSE, PLAN
from amanjol.foundation.once import tokens
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from amanjol.casework.intake.records import ConsultationRecord

pytestmark = pytest.mark.django_db
TYPED = NEW | {"same_as": "nobody", "names": "Огульджан"}
CALLED = ("victim", "Presumed", "signs of trafficking")


@pytest.fixture
def people(intake_cast: IntakeCast) -> IntakeCast:
    return intake_cast


def accompanied(people: IntakeCast, kind: str = "returnee") -> Case:
    """Of the consultation of the cast, as whatever it is about."""
    data = ASKED | {"kind": kind}
    assert people.berk.post(page_of(people), data).status_code == 302
    response = people.berk.post(page_of(people, "accompany/"), TYPED)
    assert response.status_code == 302, response.text
    request_of(people.berk)
    return Case.objects.select_related("person").get(pk=response.headers["Location"].split("/")[-2])


def page_of(people: IntakeCast, way: str = "") -> str:
    return f"/desk/consultations/{people.consultation.pk}/{way}"


def now(people: IntakeCast) -> tuple[Consultation, ConsultationRecord]:
    keyring = keyring_of(people.dana)
    row = Consultation.objects.get(pk=people.consultation.pk)
    return row, sealing.open_consultation(row, keyring)


def support(name: str, case: Case, **rest: Any) -> str:
    return reverse(f"support:{name}", kwargs={"pk": case.pk} | rest)


@pytest.mark.parametrize(
    ("kind", "asker"),
    [("returnee", Asker.RETURNEE), ("vulnerable-family", Asker.AT_RISK), ("unpaid-wages", Asker.OTHER)],
)
def test_it_stays_an_open_consultation_and_leads_to_its_plan(
    people: IntakeCast, kind: str, asker: Asker
) -> None:
    case = accompanied(people, kind)
    row, record = now(people)
    assert (row.state, record.case, record.accompanied) == (Progress.OPEN, "", str(case.pk))
    accompanies = opened(people.dana, case).accompanies
    assert accompanies is not None
    assert (accompanies.consultation, accompanies.asker) == (str(row.pk), asker)
    page = people.dana.get(page_of(people)).text
    assert path("case", case) in page
    assert page_of(people, "accompany/") not in page
    assert page_of(people) in people.dana.get(path("case", case)).text  # how it came here
    assert verbs(people.berk, "consultation.")[-2:] == ["consultation.accompanied", "consultation.opened"]
    assert "case.accompanies" in verbs(people.berk)


def test_a_course_and_work_need_no_case(people: IntakeCast) -> None:
    case = accompanied(people)
    plan = replace(PLAN, ends_on=TODAY + timedelta(5))
    cohort = begin_cohort(keyring=keyring_of(people.berk), course=COURSE.key, plan=plan)
    typed = {"cohort": str(cohort.pk), "name": "Огульджан", "reach": ""}
    assert people.berk.post(support("courses", case), typed).status_code == 302
    assert people.berk.post(support("begin_work", case)).status_code == 302
    row, record = now(people)
    assert (row.state, record.case) == (Progress.OPEN, "")
    page = people.dana.get(path("case", case)).text
    for part in (Learner.objects.get(), Livelihood.objects.get()):
        assert reverse(f"learning:{part.KIND}", args=[part.pk]) in page
    assert not any(word in page for word in CALLED)


def test_what_is_changed_of_the_consultation_keeps_its_accompaniment(people: IntakeCast) -> None:
    case = accompanied(people)
    people.berk.post(page_of(people), ASKED | {"kind": "returnee", "advised": "Иначе"})
    assert now(people)[1].accompanied == str(case.pk)
    assert now(people)[1].advised == "Иначе"


def test_its_page_names_no_stage_no_sign_and_calls_nobody_a_victim(people: IntakeCast) -> None:
    case = accompanied(people)
    pages = [people.berk.get(path("case", case)).text, people.berk.get(support("plan", case)).text]
    for page in pages:
        assert f"ccompaniment {case.code}" in page
        assert not any(word in page for word in CALLED)
    assert "case-stages" not in pages[0]
    for name in ("talk", "determine", "stage", "justice"):
        assert path(name, case) not in pages[0]
    listed = people.berk.get("/desk/cases/").text
    assert "accompaniment" in listed.split("Огульджан", 1)[1].split("</li>", 1)[0]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("determine", DECISION),
        ("begin_talk", {"age": "adult"}),
        ("stage", {"to": "safety-and-consent"}),
        ("justice", {"to": "told", "true": ["wishes-to-hear"]}),
    ],
)
def test_nobody_is_asked_about_signs_there_led_through_stages_or_decided_about(
    people: IntakeCast, name: str, data: dict[str, Any]
) -> None:
    case = accompanied(people)
    before = opened(people.berk, case)
    answer = people.berk.post(path(name, case), data, follow=True)
    assert "This is an accompaniment, and no case." in answer.text
    assert opened(people.berk, case) == before
    assert not CaseItem.objects.filter(case=case, kind=ItemKind.DETERMINATION).exists()


def test_each_such_act_is_refused_where_it_is_done(people: IntakeCast) -> None:
    case, keyring = accompanied(people), keyring_of(people.berk)
    for verb in OF_CASES_ALONE:
        with pytest.raises(StaysConsultation):
            change_case(verb, keyring, case)


def test_of_the_details_only_those_of_the_person_are_asked(people: IntakeCast) -> None:
    case = accompanied(people)
    where = reverse("cases:details", args=[case.pk])
    assert f"{where}life/" in people.berk.get(where).text
    assert f"{where}exploitation/" not in people.berk.get(where).text
    assert people.berk.get(f"{where}exploitation/").status_code == 404
    assert people.berk.get(f"{where}life/").status_code == 200


def test_a_plan_with_a_course_and_a_grant_is_made_and_printed_for_the_person(people: IntakeCast) -> None:
    case = accompanied(people)
    people.berk.post(support("new_goal", case), {"words": "Хочу печь хлеб на продажу"})
    goal = people.berk.get(support("plan", case)).context["goals"][0].opened.row.pk
    for what, kind in (("Курс учёта", "Education"), ("Печь", "Financial")):
        service = {"what": what, "who": "", "kind": kind, "amount": "900", "currency": "TMT"}
        assert people.berk.post(support("new_service", case, goal=goal), service).status_code == 302
    typed = {"together": "on", "language": "tk", "agrees": "yes", "review_on": ""}
    assert people.berk.post(support("together", case), typed).status_code == 302
    paper = {"is_safe": "yes", "language": "tk", "goals": [str(goal)]}
    sheet = people.berk.post(support("paper", case), paper).text
    assert "Хочу печь хлеб" in sheet
    assert "Курс учёта" in sheet
    assert people.berk.get(support("add_file", case)).status_code == 200
    assert "Хочу печь хлеб" in people.berk.get(path("case", case)).text


def test_it_becomes_a_case_with_all_that_was_written(people: IntakeCast) -> None:
    case = accompanied(people)
    people.berk.post(support("new_goal", case), {"words": "Хочу печь хлеб"})
    asks = people.berk.get(page_of(people, "case/"))
    assert asks.headers["Location"] == path("make_case", case)
    assert "stages of help" in people.berk.get(path("make_case", case)).text
    assert people.berk.post(path("make_case", case)).status_code == 302
    row, record = now(people)
    assert (row.state, record.case, record.accompanied) == (Progress.DONE, str(case.pk), str(case.pk))
    assert opened(people.berk, case).accompanies is None
    page = people.berk.get(path("case", case)).text
    assert "case-stages" in page
    assert "Хочу печь хлеб" in page
    assert people.berk.post(path("determine", case), DECISION).status_code == 302
    assert CaseItem.objects.filter(case=case, kind=ItemKind.DETERMINATION).count() == 1
    assert verbs(people.berk).count("case.made-of-accompaniment") == 1
    again = people.berk.post(path("make_case", case), follow=True)
    assert "This is a case already." in again.text
    assert verbs(people.berk).count("case.made-of-accompaniment") == 1


def test_a_consultation_has_one_accompaniment(people: IntakeCast) -> None:
    case = accompanied(people)
    second = people.dana.post(page_of(people, "accompany/"), TYPED)
    assert second.headers["Location"] == path("case", case)
    request_of(people.berk)
    assert Case.objects.count() == 2  # with that of the cast
    keyring, row = keyring_of(people.berk), people.consultation
    for act in (consulting.accompany, consulting.become_case):
        with pytest.raises(consulting.Finished):
            act(keyring=keyring, consultation=row, case=people.cases.case)


def test_two_presses_begin_one(people: IntakeCast) -> None:
    token = tokens.new_token()
    where = page_of(people, "accompany/")
    first, second = press(people.berk, where, TYPED, token), press(people.berk, where, TYPED, token)
    assert (first.status_code, second.status_code) == (302, 303)
    assert first.headers["Location"] == second.headers["Location"]
    request_of(people.berk)
    assert Case.objects.count() == 2


def test_what_says_in_clear_alone_that_it_is_accompanied_is_shown_nowhere(people: IntakeCast) -> None:
    """Whoever writes rows adds an entry to the journal, or seals nothing: the case asks the consultation itself."""
    other = write_down(people.berk, name="Джерен")
    case = accompanied(people)
    request_of(people.berk)
    record_act("case.accompanies", people.cases.keys.cast.berk, "case", case.pk, consultation=other.pk)
    page = people.berk.get(path("case", case)).text
    assert str(other.pk) not in page
    people.berk.post(path("make_case", case))
    request_of(people.berk)
    assert Consultation.objects.get(pk=other.pk).state == Progress.OPEN


def test_of_somebody_restricted_the_consultation_moves_into_the_accompaniment(people: IntakeCast) -> None:
    case = accompanied(people)
    named = {str(keyring_of(client).member.pk): Purpose.WORK for client in (people.dana, people.berk)}
    restricting.restrict(keyring=keyring_of(people.berk), person=case.person, named=named)
    request_of(people.berk)
    assert not Consultation.objects.filter(pk=people.consultation.pk).exists()
    case = Case.objects.select_related("person").get(pk=case.pk)
    assert any("Бригада без денег" in note.text for note in written(people.berk, case, Note))
    assert opened(people.berk, case).accompanies is not None
    assert people.berk.post(path("make_case", case)).status_code == 302
    assert opened(people.berk, case).accompanies is None


def test_erasing_it_erases_the_consultation(people: IntakeCast) -> None:
    case, keyring = accompanied(people), keyring_of(people.dana)
    working.close_case(keyring=keyring, case=case, reason="Просит стереть")
    erasing.erase_case(keyring=keyring, case=case, notice=ErasureNotice.ASKED, today=TODAY)
    assert not Consultation.objects.filter(pk=people.consultation.pk).exists()
    assert not Case.objects.filter(pk=case.pk).exists()


def test_a_new_epoch_and_an_older_copy_change_nothing_of_what_it_is(people: IntakeCast) -> None:
    """An older copy of the case, from when it was an accompaniment, is told: its act is missing."""
    case = accompanied(people)
    then = Case.objects.values("schema", "sealed", "wrapped_key").get(pk=case.pk)
    people.berk.post(path("make_case", case))
    request_of(people.berk)
    Case.objects.filter(pk=case.pk).update(**then)
    keyring = keyring_of(people.berk)
    row = Case.objects.select_related("person").get(pk=case.pk)
    assert case_sealing.open_case(row, keyring).accompanies is not None
    assert "older copy" in people.berk.get(path("case", case)).text


def test_who_asks_is_found_once(people: IntakeCast) -> None:
    case = accompanied(people)
    page = people.berk.post("/desk/cases/find/", {"question": "Огульджан"}).text
    assert path("case", case) in page
    assert page_of(people) not in page
