"""Which facts of a case stand on the list for a paper, and that no forged form puts another on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases.official_papers import added
from amanjol.casework.cases.official_papers.actions import (
    Choice,
    ChosenFact,
    NotOffered,
)
from amanjol.casework.cases.record_parts.papers import Ground
from amanjol.casework.cases.records import PersonRecord, SafeContact
from amanjol.casework.cases.tests.case_cast import TODAY, open_case
from amanjol.casework.cases.tests.detail_pages import fill_in, policy_is
from amanjol.casework.cases.tests.pages import (
    BY_NAME,
    CONSENT,
    DECISION,
    LEVELS,
    PAPER,
    opened,
    path,
    stored,
)
from amanjol.casework.cases.tests.test_details_policy import ALL_ON
from amanjol.casework.cases.tests.test_links import MERET

if TYPE_CHECKING:
    from amanjol.casework.cases.tests.case_cast import CaseCast

from amanjol.casework.cases.tests.paper_pages import MARK, NAMED, YEAR, demand, make, offered, papers, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def fill_everything(people: CaseCast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page of the case, with the mark wherever it may be typed."""
    policy_is(monkeypatch, ALL_ON)
    berk, case = people.keys.berk, people.case
    once: dict[str, dict[str, Any]] = {
        "person": {"prs_FirstName": "Роза", "prs_SecondName": "Аманова-Бегова", "prs_Citizenship_0": "UZ",
                   "amj_Ethnicity": MARK, "amj_Religion": MARK, "prs_Birthdate": "1994-03-02"},
        "life": {"prs_MaritalStatus": "Married", "prs_NumberOfChildren": "2", "prs_Title": MARK},
        "address": {"prs_MailingCity": MARK, "prs_MailingStreet": MARK, "prs_Email": "roza@example.org"},
        "recruitment": {"vic_AgeWhenTrafficked": "16", "vic_RelationshipToTrafficker": "Familial",
                        "vic_MethodOfRecruitment": ["AtWork", "ThroughFamilyOrFamilyEvents"]},
        "exploitation": {"vic_TypeOfExploitation": ["ForcedLabour", "SexualExploitation"],
                         "vic_MethodsOfControl": ["WithholdsDocuments", "SexualAbuse", "PsychoactiveSubstance"]},
    }  # fmt: skip
    for part, typed in once.items():
        fill_in(berk, case, part, **typed)
    for part, typed in {
        "events": {
            "hte_Type": "Exploitation",
            "hte_Country": "TR",
            "hte_City": MARK,
            "hte_Description": MARK,
        },
        "perpetrators": {"per_RoleDetails": MARK},
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
        f"Has turned to us since: {TODAY:%d.%m.%Y}",
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
    ("text", "finds"),
    [
        ("Позвонить ей можно вечером", False),
        ("Дело № 18, телефонная компания", False),
        ("Сестра Айгозель подтвердила это", True),
        ("Квартира 4417 не осмотрена", True),
        ("Сказано: писать через сестру Айгозель", True),
        ("Тел. +993 65 12-34-56", True),
    ],
)
def test_what_finds_the_person_is_told_from_words_that_stand_on_any_paper(text: str, finds: bool) -> None:
    contact = SafeContact(
        telephone="+993 65 123456", how="через сестру Айгозель", when="вечером", never="не в дом 4417"
    )
    assert added.finds_the_person(text, PersonRecord(("Роза",), contact=contact)) is finds
