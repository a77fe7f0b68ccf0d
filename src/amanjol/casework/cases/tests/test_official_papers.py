"""A paper for a court or the police: chosen facts only, on a consent or a law, kept as it was printed, sent to nobody.

The attacks run as the role of the web server, within the organisation's own rows, as an injected statement would.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import timezone

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.models import Case, CaseItem, Purpose
from amanjol.casework.cases.official_papers import actions, added
from amanjol.casework.cases.official_papers.actions import (
    CannotBeMade,
    Choice,
    ChosenFact,
    NotOffered,
    WhyNot,
)
from amanjol.casework.cases.official_papers.grounds import NoDemand
from amanjol.casework.cases.record_parts.demands import Demand
from amanjol.casework.cases.record_parts.papers import Ground, OfficialPaper
from amanjol.casework.cases.restricting.actions.restricting import restrict
from amanjol.casework.cases.tests.case_cast import ROSA, open_case
from amanjol.casework.cases.tests.detail_pages import fill_in, policy_is
from amanjol.casework.cases.tests.pages import (
    BY_NAME,
    CONSENT,
    DECISION,
    DEMAND,
    LEVELS,
    PAPER,
    opened,
    path,
    stored,
    verbs,
    written,
)
from amanjol.casework.cases.tests.test_details_policy import ALL_ON
from amanjol.casework.cases.tests.test_items import items_of
from amanjol.casework.cases.tests.test_links import MERET, shows_nobody
from amanjol.casework.cases.tests.test_older_copies import copy_of, put_back
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db
DISCLOSED = DEMAND | {
    "answer": "disclosed", "answered_with": "Год рождения", "lawyer": "Адвокат Лейла", "told": "yes",
    "told_on": "2026-11-25", "advice": "Внутренний совет",
}  # fmt: skip
SHARING = CONSENT | {"purpose": "sharing", "about": "Суд"}
YEAR, NAMED = "Year of birth: 1994", "Name: Роза Аманова"
LAW = Choice((ChosenFact("birth-year", (YEAR,)),), "Только год", Ground.LAW, compelled_by="УПК, ст. 97")
MARK = "Тайнопись"
"""Stands in every text that may be on no paper."""


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def demand(people: CaseCast, case: Case | None = None, **typed: str) -> None:
    there = path("demand", case or people.case)
    assert people.keys.berk.post(there, DISCLOSED | typed).status_code == 302


def consent(people: CaseCast, **typed: str) -> str:
    berk, case = people.keys.berk, people.case
    assert berk.post(path("consents", case), SHARING | typed).status_code == 302
    return written(berk, case, GivenConsent)[-1].id


def withdraw(people: CaseCast, given: str) -> None:
    today = timezone.localdate().isoformat()
    sent = {"consent": given, "withdrawn_on": today}
    assert people.keys.berk.post(path("withdraw", people.case), sent).status_code == 302


def on_consent(given: str, **typed: Any) -> dict[str, Any]:
    return PAPER | {"ground": "consent", "consent": given, "compelled_by": ""} | typed


def send(people: CaseCast, typed: dict[str, Any]) -> Any:
    return people.keys.berk.post(path("official_paper", people.case), typed)


def make(people: CaseCast, choice: Choice, *, number: int = 1, case: Case | None = None) -> int:
    keyring = keyring_of(people.keys.berk)
    return actions.make_paper(keyring=keyring, case=case or people.case, demand=number, choice=choice)


def papers(people: CaseCast) -> tuple[OfficialPaper, ...]:
    return written(people.keys.dana, people.case, OfficialPaper)


def sheet(page: str) -> str:
    return page.split('<section class="sheet paper-sheet', 1)[1].split("</section>", 1)[0]


def offered(people: CaseCast) -> list[str]:
    page = people.keys.berk.get(path("official_paper", people.case)).text
    return re.findall(r'<input type="checkbox" name="fact-[^"]+" value="([^"]+)"', page)


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


def fill_everything(people: CaseCast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page of the case, with the mark wherever it may be typed."""
    policy_is(monkeypatch, ALL_ON)
    berk, case = people.keys.berk, people.case
    for part, typed in {
        "person": {"prs_FirstName": "Роза", "prs_SecondName": "Аманова-Бегова", "prs_Citizenship_0": "UZ",
                   "amj_Ethnicity": MARK, "amj_Religion": MARK, "prs_Birthdate": "1994-03-02"},
        "life": {"prs_MaritalStatus": "Married", "prs_NumberOfChildren": "2", "prs_Title": MARK},
        "address": {"prs_MailingCity": MARK, "prs_MailingStreet": MARK, "prs_Email": "roza@example.org"},
        "recruitment": {"vic_AgeWhenTrafficked": "16", "vic_RelationshipToTrafficker": "Familial",
                        "vic_MethodOfRecruitment": ["AtWork", "ThroughFamilyOrFamilyEvents"]},
        "exploitation": {"vic_TypeOfExploitation": ["ForcedLabour", "SexualExploitation"],
                         "vic_MethodsOfControl": ["WithholdsDocuments", "SexualAbuse", "PsychoactiveSubstance"]},
    }.items():  # fmt: skip
        fill_in(berk, case, part, **typed)
    for part, typed in {
        "events": {
            "hte_Type": "Exploitation",
            "hte_Country": "TR",
            "hte_City": MARK,
            "hte_Description": MARK,
        },
        "perpetrators": {"per_RoleDetails": MARK},
        "plans": {"spl_Objectives": MARK},
    }.items():
        berk.post(BY_NAME["entry"].path(case.pk, part=part, entry="new"), typed)
        berk.post(BY_NAME["part"].path(case.pk, part=part), typed)
    for name, data in (
        ("note", {"text": MARK}), ("risk", LEVELS | {"says": MARK}), ("plan", {"next_step": MARK}),
        ("safety", {"safety_plan": MARK}), ("determine", DECISION | {"decided_by": MARK}),
        ("determine", DECISION | {"body": "Police", "status": "recognised", "decided_by": "Отдел 3"}),
        ("wages", {"promised": "900", "months": "3", "paid": "700", "currency": "TRY"}),
        ("begin_talk", {"age": "adult"}), ("answer", {"question": "alone", "answer": "yes"}),
        ("write_task", {"text": MARK}), ("consents", CONSENT | {"about": MARK}),
        ("person", {"names": "Роза Аманова\nGözel", "form": "adult", "birth_year": "1994", "place": MARK,
                    "how": MARK, "when": MARK, "never": MARK, "telephone": "+993 65 123456",
                    "document": "A 1234567"}),
    ):  # fmt: skip
        assert berk.post(path(name, case), data).status_code == 302, name
    demand(people)


def test_of_a_full_case_only_what_is_allowed_is_offered(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_everything(people, monkeypatch)
    assert opened(people.keys.berk, people.case).safety_plan == MARK
    lines = offered(people)
    assert lines == [
        "Name: Роза Аманова",
        "Name: Gözel",
        "Name: Роза Аманова-Бегова",
        "Year of birth: 1994",
        "Has turned to us since: 25.11.2026",
        "Presumed victim of trafficking (NGO, 24.11.2026)",
        "On the authority of: Устав",
        "Recognised as a victim of trafficking (Police, Отдел 3, 24.11.2026)",
        "On the authority of: Устав",
        "Wages owed: 2,000 TRY",
        "Promised a month: 900 TRY",
        "Months worked: 3",
        "Paid in all: 700 TRY",
        "Age when Trafficked: 16",
        "Method of Recruitment: At work",
        "Type of Exploitation: Forced labour",
        "Methods of Control: Withholds documents",
        "Type: Exploitation",
        "Country: Türkiye",
    ]


def test_what_the_policy_closes_today_is_offered_no_more(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_everything(people, monkeypatch)
    monkeypatch.setattr("amanjol.casework.cases.details.parts.asked_fields", lambda _part, _form, _policy: ())
    assert not any(line.startswith(("Age when", "Methods of", "Type", "Country")) for line in offered(people))


FORGED = (
    {"fact-place": "Мары"},
    {"fact-vic_MethodsOfControl-SexualAbuse": "Methods of Control: Sexual abuse"},
    {"fact-contact": "+993 65 123456", "fact-birth-year": ""},
    {"fact-birth-year": "Year of birth: 1995"},
    {"fact-birth-year": "Мары"},
    {"fact-name-1": NAMED, "fact-name-2": "Name: Gözel"},
    {"sentence-birth-year": "Она в приюте. Звонить сестре"},
    {"sentence-birth-year": "Её телефон 8 (993) 65-12-34-56"},
    {"sentence-birth-year": "Паспорт a-1234567"},
    {"sentence-name-1": "Имя настоящее"},
    {"lawyer_says": "Звонить на +99365123456"},
    {"lawyer_says": ""},
    {"compelled_by": "Закон, +993 65 123456"},
    {"ground": "police"},
)


@pytest.mark.parametrize("typed", FORGED[2:], ids=str)
def test_a_forged_form_makes_no_paper(people: CaseCast, typed: dict[str, str]) -> None:
    demand(people)
    before = stored(people.keys.berk)
    assert send(people, PAPER | typed).status_code == 200
    assert stored(people.keys.berk) == before


@pytest.mark.parametrize("typed", FORGED[:2], ids=str)
def test_a_field_that_the_form_does_not_have_is_not_read(people: CaseCast, typed: dict[str, str]) -> None:
    demand(people)
    send(people, PAPER | typed)
    (paper,) = papers(people)
    assert paper.facts == ("birth-year",)
    assert not any(
        text in line.text for text in typed.values() for part in paper.sections for line in part.lines
    )


@pytest.mark.parametrize(
    "facts",
    [
        (),
        (ChosenFact("place", ("Мары",)),),
        (ChosenFact("birth-year", ("Year of birth: 1994", "Мары")),),
        (ChosenFact("birth-year", ()),),
        (ChosenFact("birth-year", (YEAR, YEAR)),),
        (ChosenFact("birth-year", (YEAR,)), ChosenFact("birth-year", (YEAR,))),
        (ChosenFact("birth-year", (YEAR,), "Одно. Второе"),),
        (ChosenFact("birth-year", (YEAR,), "+993-65-12-34-56"),),
        (ChosenFact("name-1", (NAMED,)), ChosenFact("name-2", ("Name: Gözel",))),
        (ChosenFact("decision-1", ("On the authority of: Устав",)),),
        (ChosenFact("decision-1", ("On the authority of: Устав", "Presumed victim of trafficking (NGO, 24.11.2026)")),),
        (ChosenFact("decision-1", ("Presumed victim of trafficking",)),),
    ],
    ids=range(12),
)  # fmt: skip
def test_the_act_itself_takes_only_what_stands_on_the_list(
    people: CaseCast, facts: tuple[ChosenFact, ...]
) -> None:
    """Whatever page or command line asks for it."""
    demand(people)
    people.keys.berk.post(path("determine", people.case), DECISION)
    before = stored(people.keys.berk)
    with pytest.raises(NotOffered):
        make(people, Choice(facts, "Да", Ground.LAW, compelled_by="ст. 97"))
    assert stored(people.keys.berk) == before


def test_a_fact_of_another_case_is_not_on_the_list(people: CaseCast) -> None:
    demand(people)
    other = open_case(people.keys.berk, MERET)
    demand(people, other)
    people.keys.berk.post(path("determine", other), DECISION)
    line = "Presumed victim of trafficking (NGO, 24.11.2026)"
    with pytest.raises(NotOffered):
        make(people, Choice((ChosenFact("decision-1", (line,)),), "Да", Ground.LAW, compelled_by="ст. 97"))
    assert make(
        people,
        Choice((ChosenFact("decision-1", (line,)),), "Да", Ground.LAW, compelled_by="ст. 97"),
        case=other,
    )
    assert papers(people) == ()


def test_a_line_is_left_out_and_no_word_of_it(people: CaseCast) -> None:
    demand(people)
    wages = {"promised": "900", "months": "3", "paid": "700", "currency": "TRY"}
    people.keys.berk.post(path("wages", people.case), wages)
    owed, months = "Wages owed: 2,000 TRY", "Months worked: 3"
    make(people, Choice((ChosenFact("wages", (owed, months)),), "Да", Ground.LAW, compelled_by="ст. 97"))
    (paper,) = papers(people)
    (part,) = (part for part in paper.sections if part.title == "Wages")
    assert [line.text for line in part.lines] == ["2,000 TRY", "3"]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("", True),
        ("По ст. 9 закона, сведения верны.", True),
        ("См. п. 3. Так", True),
        ("Так сказано в решении, т. е. верно", True),
        ("Она ушла. Он остался", False),
        ("Ушла! Потом пришла", False),
        ("Ушла… Где она?", False),
        ("Ушла.» Потом", False),
        ("Одна\nдве", False),
    ],
)
def test_one_sentence_is_one(text: str, is_one: bool) -> None:
    assert added.is_one_sentence(text) is is_one


@pytest.mark.parametrize(
    ("told", "is_said"),
    [
        ({"told": "not-yet", "told_on": ""}, False),
        ({"told": "forbidden", "told_on": "", "forbidden_by": "ст. 9"}, False),
        ({}, True),
    ],
)
def test_the_list_that_is_read_together_says_it_once_the_person_knows(
    people: CaseCast, told: dict[str, str], is_said: bool
) -> None:
    demand(people, **told)
    make(people, LAW)
    said = "put chosen facts on paper for an office"
    assert (said in people.keys.berk.get(path("access", people.case)).text) is is_said
    assert said in people.keys.berk.get(path("case", people.case)).text
    paper = people.keys.berk.post(
        path("access_paper", people.case), {"is_safe": "yes", "language": "en"}
    ).text
    assert "Something was written in my papers" in paper
    assert "chosen facts" not in paper


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
    year = ChosenFact("stage-1", ("Has turned to us since: 25.11.2026",))
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
    from amanjol.casework.cases.tests.test_russian_pages import english  # noqa: PLC0415  its own helper

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
