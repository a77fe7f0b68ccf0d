"""What was reported of a person who is restricted stands in their case alone, not where every colleague reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils.translation import override

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.models import Case, Person, Purpose
from amanjol.casework.cases.records import Note
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tests.pages import verbs, written
from amanjol.casework.intake import sealing, showing
from amanjol.casework.intake.actions import consulting, receiving
from amanjol.casework.intake.models import Consultation, Report
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.intake.tests.intake_cast import IntakeCast
    from amanjol.foundation.organisations.keys.keyring import Keyring

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(intake_cast: IntakeCast) -> IntakeCast:
    return intake_cast


def take_over(people: IntakeCast, keyring: Keyring) -> tuple[str, str]:
    """The report and the consultation become the case; what each of them says."""
    said = receiving.open_report(keyring=keyring, report=people.report)
    advice = sealing.open_consultation(people.consultation, keyring)
    receiving.become_case(keyring=keyring, report=people.report, case=people.cases.case)
    consulting.become_case(keyring=keyring, consultation=people.consultation, case=people.cases.case)
    return showing.initial_of(said)["note"], showing.initial_of_consultation(advice)["note"]


def restrict(people: IntakeCast, keyring: Keyring) -> None:
    named = {str(keyring_of(client).member.pk): Purpose.WORK for client in (people.dana, people.berk)}
    request_of(people.berk)
    restricting.restrict(
        keyring=keyring, person=Person.objects.get(pk=people.cases.case.person_id), named=named
    )
    people.cases.case = Case.objects.select_related("person").get(pk=people.cases.case.pk)


def journal_of(client: Client) -> list[str]:
    lines = client.get("/organisation/journal/").context["lines"]
    return [f"{line.at} {line.did}" for line in lines]


def texts_in(people: IntakeCast) -> list[str]:
    return [note.text for note in written(people.dana, people.cases.case, Note)]


def test_what_was_reported_moves_into_the_case(people: IntakeCast) -> None:
    keyring = keyring_of(people.berk)
    report, advice = take_over(people, keyring)
    assert Report.objects.count() == Consultation.objects.count() == 1
    working.close_case(keyring=keyring, case=people.cases.case, reason="Уехала")
    restrict(people, keyring)
    assert (Report.objects.count(), Consultation.objects.count()) == (0, 0)
    assert texts_in(people)[-2:] == [report, advice]
    assert "older copy" not in advice
    assert "Шестеро" in report
    assert "Бригада" in advice
    assert "report.deleted" in verbs(people.berk, "report.")
    assert "consultation.deleted" in verbs(people.berk, "consultation.")
    assert "received</span>" in people.officer.get("/desk/report/sent/").text


def test_a_note_that_says_it_already_is_not_written_twice(people: IntakeCast) -> None:
    keyring = keyring_of(people.berk)
    report, advice = take_over(people, keyring)
    working.write_note(keyring=keyring, case=people.cases.case, text=report)
    restrict(people, keyring)
    assert [text for text in texts_in(people) if text in {report, advice}] == [report, advice]


def test_what_the_first_note_says_in_the_lines_of_a_browser_is_not_written_twice(people: IntakeCast) -> None:
    """A browser ends lines in its own way, and a worker adds a word."""
    keyring = keyring_of(people.berk)
    report, advice = take_over(people, keyring)
    for text in (report, advice):
        sent_back = "Со слов полиции: " + text.replace("\n", "\r\n") + "\r\n"
        working.write_note(keyring=keyring, case=people.cases.case, text=sent_back)
    before = texts_in(people)
    restrict(people, keyring)
    assert texts_in(people) == before


def test_the_words_of_an_older_copy_say_in_the_case_that_they_are(people: IntakeCast) -> None:
    """Whoever is named would call her on the telephone of before."""
    keyring = keyring_of(people.berk)
    consulting.become_case(keyring=keyring, consultation=people.consultation, case=people.cases.case)
    request_of(people.berk)
    Consultation.objects.filter(pk=people.consultation.pk).update(state="open")
    with override("ru"):
        restrict(people, keyring)
    assert not Consultation.objects.filter(pk=people.consultation.pk).exists()
    first, *rest = texts_in(people)[-1].splitlines()
    assert first.startswith("Из более старой копии консультации")
    assert "Бригада" in "\n".join(rest)


def test_an_administrator_does_not_learn_it_from_a_report_that_moves_into_the_case(
    people: IntakeCast,
) -> None:
    keyring, ayna = keyring_of(people.berk), browser(people.cases.keys.cast.ayna)
    take_over(people, keyring)
    before = journal_of(ayna)
    request_of(people.berk)
    restrict(people, keyring)
    request_of(people.berk)
    assert {"report.deleted", "consultation.deleted"} <= set(verbs(people.berk, ""))
    assert journal_of(ayna) == before


def test_what_becomes_a_case_of_a_restricted_person_is_not_left_behind(people: IntakeCast) -> None:
    keyring = keyring_of(people.berk)
    restrict(people, keyring)
    report, advice = take_over(people, keyring)
    assert (Report.objects.count(), Consultation.objects.count()) == (0, 0)
    assert texts_in(people)[-2:] == [report, advice]


@pytest.mark.parametrize("source", ["report", "consultation"])
def test_each_of_the_two_alone_is_not_left_behind(people: IntakeCast, source: str) -> None:
    """Together they would do each other's work: the second to come sweeps both."""
    keyring = keyring_of(people.berk)
    restrict(people, keyring)
    if source == "report":
        receiving.open_report(keyring=keyring, report=people.report)
        receiving.become_case(keyring=keyring, report=people.report, case=people.cases.case)
    else:
        consulting.become_case(keyring=keyring, consultation=people.consultation, case=people.cases.case)
    assert (Report.objects.count(), Consultation.objects.count()) == (source != "report", source == "report")
    assert ("Шестеро" if source == "report" else "Бригада") in texts_in(people)[-1]


def test_reports_and_advice_of_others_stay(people: IntakeCast) -> None:
    restrict(people, keyring_of(people.berk))
    assert Report.objects.count() == Consultation.objects.count() == 1
