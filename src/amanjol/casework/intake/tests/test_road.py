"""A report from the officer's form to a case, or to none; and what each side learns of the other."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from amanjol.casework.cases.models import Case
from amanjol.casework.cases.records import Note
from amanjol.casework.cases.tests.case_cast import TODAY
from amanjol.casework.cases.tests.pages import opened_person, verbs, without_tokens, written
from amanjol.casework.intake import sealing
from amanjol.casework.intake.actions import receiving
from amanjol.casework.intake.actions.sending import NotToBePassedOn, TakesNoReports, send_report
from amanjol.casework.intake.models import Report, Sending
from amanjol.casework.intake.records import Agreement, Outcome
from amanjol.casework.intake.tests.intake_cast import TYPED, IntakeCast, seen_of, send
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from amanjol.foundation.organisations.keys.keyring import Keyring

pytestmark = pytest.mark.django_db
FORM, SENT, REPORTS = "/desk/report/", "/desk/report/sent/", "/desk/reports/"


@pytest.fixture
def people(intake_cast: IntakeCast) -> IntakeCast:
    return intake_cast


def page_of(people: IntakeCast, way: str = "") -> str:
    return f"{REPORTS}{people.report.pk}/{way}"


def sent(people: IntakeCast, **changed: Any) -> Any:
    return people.officer.post(FORM, TYPED | {"recipient": str(people.yyldyz.pk)} | changed)


def test_an_officer_sends_and_a_holder_reads_every_word(people: IntakeCast) -> None:
    response = sent(people)
    pk = response.headers["Location"].split("/")[-2]
    page = people.officer.get(response.headers["Location"]).text
    assert pk[:6].upper() in page
    assert "Yyldyz" in page
    keyring = keyring_of(people.dana)
    record = receiving.open_report(keyring=keyring, report=Report.objects.get(pk=pk))
    assert record.seen == seen_of(people.yyldyz)
    assert (record.sender.name, record.sender.organisation) == ("Sapar Dere", "Farap")
    assert record.outcome is None
    page = html.unescape(people.dana.get(f"{REPORTS}{pk}/").text)
    for typed in (
        "Шестеро едут",
        "Фарап, автобус",
        "Мяхри",
        "не писать",
        "99 8877".replace(" ", ""),
        "Sapar Dere",
    ):
        assert typed in page
    assert "Retention of identity documents" in page


@pytest.mark.parametrize("name", ["office", "what", "age", "agreement", "recipient"])
def test_what_is_asked_for_must_be_there(people: IntakeCast, name: str) -> None:
    response = sent(people, **{name: ""})
    assert response.status_code == 200
    assert "Nothing was sent." in response.text
    assert "Шестеро" in response.text or name == "what"  # typed once is enough
    request_of(people.officer)
    assert Sending.objects.count() == 1


@pytest.mark.parametrize(
    ("agreement", "age", "in_danger", "goes"),
    [
        ("yes", "adult", False, True),
        ("no", "adult", False, False),
        ("could-not-ask", "unknown", False, False),
        ("no", "adult", True, True),
        ("could-not-ask", "adult", True, True),
        ("no", "child", False, True),
    ],
)
def test_without_a_yes_only_a_child_or_danger_lets_it_go(
    people: IntakeCast, agreement: str, age: str, in_danger: bool, goes: bool
) -> None:
    danger = {"in_danger": "on"} if in_danger else {}
    response = sent(people, agreement=agreement, age=age, **danger)
    assert (response.status_code == 302) == goes
    if not goes:
        assert "Then do not send it. Give the person the name and the number" in response.text


def test_the_action_refuses_the_same_by_itself(people: IntakeCast) -> None:
    seen, berk = seen_of(people.yyldyz), people.cases.keys.cast.berk
    unwilling = replace(seen, agreement=Agreement.NO)
    with acting_for(people.sapar):
        with pytest.raises(NotToBePassedOn):
            send_report(member=people.sapar, recipient=people.yyldyz, seen=unwilling, today=TODAY)
        with pytest.raises(TakesNoReports):
            send_report(member=people.sapar, recipient=people.sapar.organisation, seen=seen, today=TODAY)
    with pytest.raises(PermissionDenied):
        send_report(member=berk, recipient=people.yyldyz, seen=seen, today=TODAY)


def test_only_who_takes_reports_can_be_chosen(people: IntakeCast) -> None:
    page = people.officer.get(FORM).text
    assert re.findall(r'name="recipient" value="[^"]+"', page)
    assert "Yyldyz" in page
    assert "Gul" in page
    assert f'value="{people.sapar.organisation_id}"' not in page
    organisations.remove_member(member=people.cases.keys.cast.berk, by=None)
    organisations.remove_member(member=people.cases.keys.cast.dana, by=None)
    organisations.change_role(member=people.cases.keys.farida, role=RoleKey.LAWYER, by=None)
    assert "Yyldyz" not in people.officer.get(FORM).text
    response = sent(people)
    assert "choose something that is offered" in response.text


def test_the_sender_learns_that_it_was_received_and_nothing_after(people: IntakeCast) -> None:
    where = f"{SENT}{people.report.pk}/"

    def shown() -> tuple[str, str]:
        return tuple(without_tokens(people.officer.get(page).text) for page in (where, SENT))  # type: ignore[return-value]  # two

    first = shown()
    assert all("sent</span>" in page for page in first)
    people.berk.get(REPORTS)  # the list tells nothing
    assert shown() == first
    people.berk.get(page_of(people))
    received = shown()
    assert all("received</span>" in page and "sent</span>" not in page for page in received)
    people.dana.get(page_of(people))
    people.dana.post(page_of(people, "case/"), {"names": "Мяхри", "next_step": "Встреча"})
    assert Case.objects.count() == 2
    assert shown() == received
    assert "Berk" not in "".join(received)
    assert "Dana" not in "".join(received)


def test_the_sender_cannot_open_it_again(people: IntakeCast) -> None:
    page = "".join(people.officer.get(where).text for where in (SENT, f"{SENT}{people.report.pk}/", FORM))
    assert not any(typed in page for typed in ("Шестеро", "Мяхри", "Фарап, автобус"))
    assert people.officer.get(page_of(people)).status_code == 403


def test_a_case_takes_over_what_was_reported(people: IntakeCast) -> None:
    page = html.unescape(people.berk.get(page_of(people, "case/")).text)
    for text in (
        "Мяхри",
        "через тётю",
        "по утрам",
        "не писать",
        "+993 65 998877",
        "Reported by Sapar Dere, Farap:",
    ):
        assert text in page
    typed = {name: value for name, value in filled(page).items() if value} | {"next_step": "Встреча"}
    response = people.berk.post(page_of(people, "case/"), typed)
    case = Case.objects.get(pk=response.headers["Location"].split("/")[-2])
    assert opened_person(people.dana, case).contact.telephone == "+993 65 998877"
    note = written(people.dana, case, Note)[0].text
    for text in (
        "Шестеро едут",
        "Retention of identity documents",
        "Фарап, автобус",
        "Language: туркменский",
    ):
        assert text in note
    assert verbs(people.berk, "report.") == [
        "report.arrived",
        "report.received",
        "report.opened",
        "report.became-case",
    ]
    assert "case.from-report" in verbs(people.berk)
    page = people.berk.get(f"/desk/cases/{case.pk}/").text
    assert "took what an officer reported into the case" in page
    assert "How it came here" in page
    assert f'href="{page_of(people)}"' in page
    assert "How it came here" not in people.berk.get(f"/desk/cases/{people.cases.case.pk}/").text
    assert f"/desk/cases/{case.pk}/" in people.dana.get(page_of(people)).text


def filled(page: str) -> dict[str, str]:
    """Fields of the main form with what stands in them."""
    lines = dict(re.findall(r'<input type="text" name="(\w+)" value="([^"]*)"', page))
    return lines | dict(re.findall(r'<textarea name="(\w+)"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL))


def test_people_who_may_be_the_same_are_shown_before_the_case(people: IntakeCast) -> None:
    typed = {"names": "Роза Аманова", "next_step": "Встреча"}
    page = people.berk.post(page_of(people, "case/"), typed).text
    assert "Is it one of these?" in page
    assert people.report.code in page
    typed["same_as"] = str(people.cases.case.person_id)
    response = people.berk.post(page_of(people, "case/"), typed)
    case = Case.objects.get(pk=response.headers["Location"].split("/")[-2])
    assert case.person_id == people.cases.case.person_id


def test_what_is_decided_is_decided_once(people: IntakeCast) -> None:
    people.berk.post(page_of(people, "no-case/"), {"reason": "Это реклама"})
    keyring = keyring_of(people.dana)
    row = Report.objects.get(pk=people.report.pk)
    outcome = sealing.open_report(row, keyring).outcome
    assert isinstance(outcome, Outcome)
    assert (outcome.reason, outcome.case, outcome.by) == (
        "Это реклама", "", str(people.cases.keys.cast.berk.account_id),
    )  # fmt: skip
    with pytest.raises(receiving.Decided), transaction.atomic():
        receiving.decline(keyring=keyring, report=row, reason="x")
    with pytest.raises(receiving.Decided), transaction.atomic():
        receiving.become_case(keyring=keyring, report=row, case=people.cases.case)
    for way, typed in (("case/", {"names": "Мяхри", "next_step": "x"}), ("no-case/", {"reason": "x"})):
        response = people.dana.post(page_of(people, way), typed)
        assert response.headers["Location"] == page_of(people)
    assert Case.objects.count() == 1
    page = people.dana.get(page_of(people)).text
    assert "Это реклама" in page
    assert "Open a case" not in page


def test_acts_are_refused_for_the_report_of_another_organisation(people: IntakeCast) -> None:
    foreign = keyring_of(people.cases.gul)
    for act in (
        lambda: receiving.open_report(keyring=foreign, report=people.report),
        lambda: receiving.decline(keyring=foreign, report=people.report, reason="x"),
        lambda: receiving.become_case(keyring=foreign, report=people.report, case=people.cases.case),
    ):
        with pytest.raises(PermissionDenied), transaction.atomic():
            act()


def read(row: Report, keyring: Keyring) -> None:
    sealing.admit(row, keyring)
    sealing.open_report(row, keyring)


def test_bytes_moved_to_another_report_do_not_open(people: IntakeCast) -> None:
    other = send(people.sapar, people.yyldyz)
    keyring = keyring_of(people.berk)
    for field in ("sealed", "wrapped_key"):
        moved = Report.objects.get(pk=other)
        setattr(moved, field, getattr(people.report, field))
        with pytest.raises(SealBroken):
            read(moved, keyring)


def in_menu(people: IntakeCast) -> str:
    """What stands at the entry of reports in the menu."""
    entries: list[str] = re.findall(r'href="/desk/reports/".*?</a>', people.berk.get(REPORTS).text, re.DOTALL)
    return entries[0]


def test_the_menu_counts_until_somebody_has_decided(people: IntakeCast) -> None:
    """Who opened it may have been called away: its officer reads that it was received, and waits."""
    assert ">1<" in in_menu(people)
    people.dana.get(page_of(people))
    assert ">1<" in in_menu(people)
    people.dana.post(page_of(people, "no-case/"), {"reason": "Дважды"})
    assert "menu-waiting" not in in_menu(people)


def test_danger_stands_first_in_the_list_before_anybody_has_read_it(people: IntakeCast) -> None:
    """Nobody learns that it was received by that. Whoever sits beside reads nothing of it, nor who is locked."""
    sent(people, in_danger="on")
    page = people.berk.get(REPORTS).text
    urgent = Report.objects.exclude(pk=people.report.pk).get()
    lines = page.partition("To decide")[2].split("</li>")
    assert urgent.code in lines[0]
    assert "Life or health in danger" in lines[0]
    assert people.report.code in lines[1]
    assert page.count("Life or health in danger") == 1
    request_of(people.berk)
    assert set(Report.objects.values_list("state", "is_inbound")) == {("waiting", True)}
    people.berk.post("/desk/cases/discreet/")
    assert "Life or health in danger" not in people.berk.get(REPORTS).text
    people.dana.post("/account/lock/")
    page = people.dana.get(REPORTS).text
    assert urgent.code in page
    assert "Life or health in danger" not in page


def test_one_that_does_not_open_takes_no_other_from_the_list(people: IntakeCast) -> None:
    sent(people, in_danger="on")
    request_of(people.berk)
    Report.objects.filter(pk=people.report.pk).update(sealed=b"x" * 99)
    page = people.berk.get(REPORTS).text
    assert people.report.code in page
    assert "Life or health in danger" in page


def test_a_case_from_a_report_in_danger_leads_on_to_how_dangerous_it_is(people: IntakeCast) -> None:
    sent(people, in_danger="on")
    request_of(people.berk)
    urgent = Report.objects.exclude(pk=people.report.pk).get()
    address, typed = f"{REPORTS}{urgent.pk}/case/", {"names": "Мяхри", "next_step": "Позвонить тёте"}
    alarm = "The officer says: life or health is in danger. Say how dangerous it is"
    assert alarm in people.berk.get(address).text
    answer = people.berk.post(address, typed)
    assert answer.headers["Location"].endswith("/risk/")
    calm = page_of(people, "case/")
    assert alarm not in people.berk.get(calm).text
    answer = people.berk.post(calm, typed | {"names": "Совсем другая"})
    assert not answer.headers["Location"].endswith("/risk/")


def test_three_rows_take_as_many_queries_as_one(people: IntakeCast) -> None:
    counted = []
    for _number in range(2):
        for client, address in ((people.berk, REPORTS), (people.officer, SENT)):
            client.get(address)
            with QueriesOfPage(connection) as queries:
                page = client.get(address).text
            counted.append((len(queries), page.count('class="what case-link"')))
        send(people.sapar, people.yyldyz)
        send(people.sapar, people.yyldyz)
    assert [count for _queries, count in counted] == [1, 1, 3, 3]
    assert counted[0][0] == counted[2][0]
    assert counted[1][0] == counted[3][0]
