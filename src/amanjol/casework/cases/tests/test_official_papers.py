"""A paper for a court or the police: chosen facts only, on a consent or a law, kept as it was printed, sent to nobody.

The attacks run as the role of the web server, within the organisation's own rows, as an injected statement would.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.demands import sheets
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.models import Case, CaseItem, Person, PersonChange, Purpose
from amanjol.casework.cases.official_papers.actions import (
    CannotBeMade,
    Choice,
    ChosenFact,
    NotOffered,
    WhyNot,
)
from amanjol.casework.cases.official_papers.grounds import NoDemand
from amanjol.casework.cases.record_parts.demands import Demand
from amanjol.casework.cases.record_parts.papers import Ground
from amanjol.casework.cases.restricting.actions.restricting import restrict
from amanjol.casework.cases.tests.case_cast import ROSA, TODAY, open_case
from amanjol.casework.cases.tests.pages import (
    DEMAND,
    PAPER,
    path,
    stored,
    verbs,
    written,
)
from amanjol.casework.cases.tests.test_items import items_of
from amanjol.casework.cases.tests.test_links import MERET, shows_nobody
from amanjol.casework.cases.tests.test_older_copies import copy_of, put_back
from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.casework.desk.attachments import OpenedCase
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast

from amanjol.casework.cases.tests.paper_pages import (
    DISCLOSED,
    LAW,
    consent,
    demand,
    make,
    on_consent,
    papers,
    send,
    sheet,
    withdraw,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def test_a_paper_is_looked_at_then_kept_and_printed_as_it_was(people: CaseCast) -> None:
    demand(people)
    berk, before = people.keys.berk, stored(people.keys.berk)
    looked_at = send(people, PAPER | {"is_seen": ""})
    assert looked_at.status_code == 200
    assert stored(berk) == before
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', looked_at.text))
    hidden.pop("csrfmiddlewaretoken", None)
    answer = send(people, hidden | {"is_seen": "on"})
    there = reverse("cases:printed_paper", kwargs={"pk": people.case.pk, "number": 1})
    assert answer.headers["Location"] == there
    (paper,) = papers(people)
    assert (paper.demand, paper.number, paper.facts) == (1, 1, ("birth-year",))
    assert paper.by == keyring_of(berk).person
    page = people.keys.dana.get(there).text
    for text in (
        "1994", "По её словам", DEMAND["demanded_by"], DEMAND["basis"], "Адвокат Лейла", "Только год рождения",
        "УПК, ст. 97", f"{people.case.code}-1", "Help does not depend on testifying", "Non-punishment",
    ):  # fmt: skip
        assert text in sheet(looked_at.text)
        assert text in sheet(page)
    assert "Внутренний совет" not in page
    assert DEMAND["scope"] not in page
    assert ROSA.name not in sheet(page)
    assert "Berk Chinar" in page
    assert verbs(berk)[-1] == "case.official-paper-made"
    assert there in berk.get(path("case", people.case)).text
    assert there in berk.get(path("change_demand", people.case)).text


def test_the_words_stay_when_the_case_changes(people: CaseCast) -> None:
    demand(people)
    assert make(people, LAW) == 1
    people.keys.berk.post(
        path("person", people.case), {"names": "Роза", "form": "adult", "birth_year": "1990"}
    )
    people.keys.berk.post(path("change_demand", people.case), DISCLOSED | {"demanded_by": "Иной отдел"})
    page = sheet(people.keys.berk.get(path("printed_paper", people.case)).text)
    assert "1994" in page
    assert DEMAND["demanded_by"] in page
    with pytest.raises(NotOffered):
        make(people, LAW)  # 1994 was read, and stands there no longer


def test_back_from_the_look_all_is_as_it_was_typed(people: CaseCast) -> None:
    demand(people)
    page = send(people, PAPER | {"is_seen": "", "change": "on"}).text
    assert 'name="fact-birth-year" value="Year of birth: 1994" id="id_fact-birth-year_0" checked' in page
    assert "По её словам" in page
    assert papers(people) == ()


@pytest.mark.parametrize(("answer", "given"), [("open", ""), ("refused", "Основания нет")])
def test_only_a_request_that_was_answered_with_something_has_a_paper(
    people: CaseCast, answer: str, given: str
) -> None:
    demand(people, answer=answer, answered_with=given)
    assert path("official_paper", people.case) not in people.keys.berk.get(path("case", people.case)).text
    page = people.keys.berk.get(path("official_paper", people.case)).text
    assert "Write that first, with the lawyer." in page
    assert "fact-birth-year" not in page
    assert send(people, PAPER).status_code == 200
    with pytest.raises(CannotBeMade) as refused:
        make(people, LAW)
    assert refused.value.why is WhyNot.NOT_DISCLOSED
    assert papers(people) == ()


def test_a_demand_that_is_not_there_has_no_paper(people: CaseCast) -> None:
    assert people.keys.berk.get(path("official_paper", people.case)).status_code == 404
    assert send(people, PAPER).status_code == 404
    with pytest.raises(NoDemand):
        make(people, LAW)


def test_a_consent_that_somebody_is_told_carries_it_and_no_other_does(people: CaseCast) -> None:
    demand(people)
    support, sharing = consent(people, purpose="support"), consent(people)
    for wrong in (support, "0" * 16, ""):
        assert send(people, on_consent(wrong)).status_code == 200
        with pytest.raises(CannotBeMade) as refused:
            make(people, Choice(LAW.facts, "Да", Ground.CONSENT, wrong))
        assert refused.value.why is WhyNot.NO_CONSENT
    assert papers(people) == ()
    assert send(people, on_consent(sharing)).status_code == 302
    assert papers(people)[0].consent == sharing
    page = sheet(people.keys.berk.get(path("printed_paper", people.case)).text)
    assert "The person · Spoken · 24.11.2026" in page
    assert "Yes, since 25.11.2026" in page
    assert "Суд" not in page  # what was typed beside the consent may name somebody


def test_who_consents_knows_of_the_request(people: CaseCast) -> None:
    demand(people, told="not-yet", told_on="")
    page = send(people, on_consent(consent(people)))
    assert page.status_code == 200
    assert "Write beside the request on which day the person was told." in page.text
    assert papers(people) == ()


def test_where_a_law_compels_the_paper_says_which_and_whether_the_person_knows(people: CaseCast) -> None:
    demand(people, told="forbidden", told_on="", forbidden_by="ст. 9 закона о розыске")
    assert send(people, PAPER | {"compelled_by": ""}).status_code == 200
    with pytest.raises(NotOffered):
        make(people, Choice(LAW.facts, "Да", Ground.LAW))
    assert papers(people) == ()
    assert send(people, PAPER).status_code == 302
    page = sheet(people.keys.berk.get(path("printed_paper", people.case)).text)
    assert "УПК, ст. 97" in page
    assert "No, a law forbids telling: ст. 9 закона о розыске" in page


def test_after_a_withdrawal_the_earlier_paper_says_so_and_no_new_one_is_made(people: CaseCast) -> None:
    demand(people)
    given = consent(people)
    assert send(people, on_consent(given)).status_code == 302
    there = path("printed_paper", people.case)
    says = "Nothing more is told on"
    assert says not in people.keys.berk.get(there).text
    withdraw(people, given)
    assert f"{says} the consent on which this paper rested:" in sheet(people.keys.berk.get(there).text)
    assert says in people.keys.berk.get(path("case", people.case)).text
    assert send(people, on_consent(given)).status_code == 200
    with pytest.raises(CannotBeMade):
        make(people, Choice(LAW.facts, "Да", Ground.CONSENT, given))
    assert len(papers(people)) == 1


def test_an_older_copy_of_the_case_gives_nothing_out(people: CaseCast) -> None:
    """The withdrawal is gone with its row, and the seal of the older copy opens; the journal knows of one more."""
    demand(people)
    given = consent(people)
    request_of(people.keys.berk)
    copy = copy_of(people.case)
    withdraw(people, given)
    request_of(people.keys.berk)
    put_back(people.case, copy)
    page = send(people, on_consent(given))
    assert page.status_code == 200
    assert "This is an older copy of the case" in page.text
    with pytest.raises(CannotBeMade) as refused:
        make(people, Choice(LAW.facts, "Да", Ground.CONSENT, given))
    assert refused.value.why is WhyNot.OLDER_COPY


@pytest.mark.parametrize("with_rows", [True, False], ids=["rows-of-that-day", "rows-of-today"])
def test_an_older_copy_of_the_person_gives_nothing_out(people: CaseCast, with_rows: bool) -> None:
    demand(people)
    given, berk = consent(people), keyring_of(people.keys.berk)
    before = bytes(Person.objects.get(pk=people.case.person_id).sealed)
    working.change_person(keyring=berk, person=people.case.person, contents=replace(ROSA, birth_year=2010))
    Person.objects.filter(pk=people.case.person_id).update(sealed=before)
    if with_rows:
        PersonChange.objects.filter(person=people.case.person_id).delete()
    with pytest.raises(CannotBeMade) as refused:
        make(people, Choice(LAW.facts, "Да", Ground.CONSENT, given))
    assert refused.value.why is WhyNot.OLDER_COPY


@pytest.mark.parametrize(
    ("telling", "is_said"),
    [
        ({"told": "not-yet", "told_on": ""}, False),
        ({"told": "forbidden", "told_on": "", "forbidden_by": "ст. 9"}, False),
        ({}, True),
    ],
)
def test_the_list_that_is_read_together_says_it_once_the_person_knows(
    people: CaseCast, telling: dict[str, Any], is_said: bool
) -> None:
    demand(people, **telling)
    make(people, LAW)
    said = "put chosen facts on paper for an office"
    assert (said in people.keys.berk.get(path("access", people.case)).text) is is_said
    assert said in people.keys.berk.get(path("case", people.case)).text
    paper = people.keys.berk.post(
        path("access_paper", people.case), {"is_safe": "yes", "language": "en"}
    ).text
    assert "Something was written in my papers" in paper
    assert "chosen facts" not in paper


def test_the_sheet_is_given_no_paper_for_who_only_observes(people: CaseCast) -> None:
    """Whatever its page would show of it."""
    demand(people)
    make(people, LAW)
    keyring = keyring_of(people.keys.berk)
    row = Case.objects.get(pk=people.case.pk)
    person, record = sealing.open_person(row.person, keyring), sealing.open_case(row, keyring)
    items = Items(row, record, keyring)
    for may_work in (True, False):
        panel = sheets.demands(OpenedCase(keyring, row, person, record, items, may_work, may_write=False))
        assert panel is not None
        assert [len(papers) for _demand, papers in panel.context["demands"]] == [int(may_work)]


def test_an_observer_reads_nothing_of_it(people: CaseCast) -> None:
    demand(people)
    make(people, LAW)
    member = join("Maral Chinar", people.keys.cast.yyldyz, RoleKey.OBSERVER)
    observer = unlocked(member.account)
    give(people.keys.berk, member)
    accept(observer)
    for name in ("official_paper", "printed_paper"):
        assert observer.get(path(name, people.case)).status_code == 403
    page = observer.get(path("case", people.case)).text
    assert DEMAND["demanded_by"] in page
    for text in ("chosen facts", path("printed_paper", people.case), path("official_paper", people.case)):
        assert text not in page


def test_of_a_restricted_person_the_named_alone(people: CaseCast) -> None:
    farida: Client = unlocked(people.keys.farida.account)
    give(people.keys.berk, people.keys.farida)
    accept(farida)
    demand(people)
    make(people, LAW)
    keyring = keyring_of(people.keys.berk)
    named = {str(keyring.member.pk): Purpose.WORK, str(people.keys.cast.dana.pk): Purpose.WORK}
    restrict(keyring=keyring, person=people.case.person, named=named)
    for name in ("official_paper", "printed_paper"):
        assert farida.get(path(name, people.case)).status_code == 404
    assert farida.post(path("official_paper", people.case), PAPER).status_code == 404
    assert "1994" in people.keys.dana.get(path("printed_paper", people.case)).text
    assert make(people, LAW, case=Case.objects.get(pk=people.case.pk)) == 2


def test_a_closed_case_has_papers_too_and_stays_closed(people: CaseCast) -> None:
    demand(people)
    people.keys.berk.post(path("close", people.case), {"reason": "Всё"})
    assert send(people, PAPER).status_code == 302
    assert len(papers(people)) == 1
    assert Case.objects.get(pk=people.case.pk).status == "closed"
    with pytest.raises(working.Closed):
        working.write_note(keyring=keyring_of(people.keys.berk), case=people.case, text="ещё")


@pytest.mark.parametrize(
    "attack",
    [
        lambda row, _other: row.delete(),
        lambda row, _other: CaseItem.objects.filter(pk=row.pk).update(number=2),
        lambda row, other: CaseItem.objects.filter(pk=row.pk).update(
            sealed=other.sealed, wrapped_key=other.wrapped_key
        ),
        lambda row, _other: CaseItem.objects.filter(pk=row.pk).update(kind="note", number=2),
    ],
    ids=["taken-away", "renumbered", "of-another-case", "another-kind"],
)
def test_whoever_writes_rows_puts_no_paper_in_and_takes_none_away(people: CaseCast, attack: Any) -> None:
    other = open_case(people.keys.berk, MERET)
    demand(people)
    demand(people, other)
    make(people, LAW)
    year = ChosenFact("stage-1", (f"Has turned to us since: {TODAY:%d.%m.%Y}",))
    make(people, Choice((year,), "Да", Ground.LAW, compelled_by="ст. 97"), case=other)
    request_of(people.keys.berk)
    (row,) = (row for row in items_of(people.case) if row.kind == "paper")
    (stranger,) = (row for row in items_of(other) if row.kind == "paper")
    attack(row, stranger)
    for name in ("printed_paper", "case"):
        shows_nobody(people.keys.dana, path(name, people.case))


def test_a_demand_is_answered_by_its_own_papers(people: CaseCast) -> None:
    demand(people)
    demand(people, demanded_by="Суд Мары")
    assert (make(people, LAW, number=2), make(people, LAW, number=1)) == (1, 2)
    assert [paper.demand for paper in papers(people)] == [2, 1]
    assert len(written(people.keys.berk, people.case, Demand)) == 2
    page = people.keys.berk.get(path("change_demand", people.case)).text
    assert "Paper 2 of chosen facts" in page
    assert "Paper 1 of chosen facts" not in page


def test_the_pages_are_russian_and_so_is_the_paper(people: CaseCast) -> None:
    demand(people)
    russian = {"accept-language": "ru"}
    people.keys.berk.get(path("work", people.case))  # with what was said in English so far
    people.keys.berk.post("/language/", {"language": "ru"})
    typed = PAPER | {"fact-birth-year": "Год рождения: 1994"}
    asked = people.keys.berk.get(path("official_paper", people.case), headers=russian)
    looked_at = people.keys.berk.post(
        path("official_paper", people.case), typed | {"is_seen": ""}, headers=russian
    )
    assert (
        people.keys.berk.post(path("official_paper", people.case), typed, headers=russian).status_code == 302
    )
    printed = people.keys.berk.get(path("printed_paper", people.case), headers=russian)
    for page in (asked, looked_at, printed):
        assert english(page.text) <= {"Yyldyz"}
    assert papers(people)[0].language == "ru"
    assert "Помощь не зависит" in sheet(printed.text)
    people.keys.berk.post("/language/", {"language": "en"})
    assert "Помощь не зависит" in sheet(people.keys.berk.get(path("printed_paper", people.case)).text)
