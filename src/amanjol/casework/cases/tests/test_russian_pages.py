"""Every page of cases as a worker reads it in Russian: no English word is left between the others."""

from __future__ import annotations

import html
import re
from copy import deepcopy

import pytest
from django.utils import timezone

from amanjol.casework.cases.details.parts import PARTS
from amanjol.casework.cases.models import Case, Task
from amanjol.casework.cases.tests.case_cast import ACCOMPANIED, ROSA, CaseCast, open_case
from amanjol.casework.cases.tests.consent_words import ASKED, read_aloud
from amanjol.casework.cases.tests.pages import BY_NAME, DEMAND, LEVELS, ROUTES, SAFE, part_path, path
from amanjol.casework.cases.tests.pages import PARTS as PARTS_OF_TALK
from amanjol.casework.desk.sums import CURRENCIES
from amanjol.casework.standards.interview.care import packaged_care
from amanjol.casework.standards.papers.access import packaged_paper
from amanjol.casework.standards.screening.list_files import packaged_lists
from amanjol.foundation.organisations.tests.key_cast import keyring_of

pytestmark = pytest.mark.django_db
NAMES = {"Gözel", "Berk", "Dana", "Chinar", "Farida", "Terek"}  # as these people write them
NAMES |= {"English", "zbekcha", "Türkmen"}  # as their speakers call languages
BRANDS = {
    *("Facebook", "Instagram", "WhatsApp", "Telegram", "Messenger", "Viber", "TikTok", "WeChat", "Snapchat"),
    *(
        "YouTube",
        "LinkedIn",
        "Twitter",
        "Skype",
        "Signal",
        "Tinder",
        "Badoo",
        "Google",
        "Craigslist",
        "VKontakte",
    ),
}
HIDDEN = re.compile(r"<(script|style|details|option)\b.*?</\1>|<!--.*?-->", re.DOTALL)
CODE = re.compile(r"\b[0-9A-F]{6}\b")


@pytest.fixture(scope="module")
def _in_russian(_case_cast: CaseCast) -> CaseCast:
    _case_cast.keys.berk.get(path("work", _case_cast.case))  # with what was said in English so far
    _case_cast.keys.berk.post("/language/", {"language": "ru"})
    return _case_cast


@pytest.fixture
def people(_in_russian: CaseCast, db: None) -> CaseCast:
    return deepcopy(_in_russian)


WORD = re.compile(r"[A-Za-zöü]{3,}")
SOURCES = set(
    WORD.findall(" ".join(window.source for window in packaged_care().windows))
)  # names of publications
LANGUAGE_NAMES = set(WORD.findall(" ".join(packaged_paper().printed_in.values())))  # each in itself


def english(page: str) -> set[str]:
    """Latin words that a reader sees in the main part."""
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    seen = html.unescape(re.sub(r"<[^>]*>", " ", HIDDEN.sub(" ", "<main" + main)))
    return set(WORD.findall(CODE.sub(" ", seen))) - NAMES


def read(people: CaseCast, where: str, data: dict[str, str] | None = None) -> str:
    client = people.keys.berk
    headers = {"accept-language": "ru"}
    response = (
        client.get(where, headers=headers) if data is None else client.post(where, data, headers=headers)
    )
    assert response.status_code == 200, where
    assert '<html lang="ru"' in response.text
    return response.text


MADE_ELSEWHERE = {
    "result",
    "answer_opening",
    "group",
    "group_facts",
    "entry",
    "compare_list",
    "merge",
    "change_demand",
    *("official_paper", "printed_paper"),
    "change_task",
    *("narrow", "give"),  # lead to the list
    "discreet",  # shows nothing of its own
    "for_lawyer",
    *("talk_part", "advice_plan", "advice_risk"),
    *("reviews", "review", "erase", "desk"),
    "make_case",
}  # read elsewhere


@pytest.mark.parametrize(
    "name", [route.name for route in ROUTES if "get" in route.takes and route.name not in MADE_ELSEWHERE]
)
def test_a_page_is_all_russian(people: CaseCast, name: str) -> None:
    assert english(read(people, path(name, people.case))) <= set(CURRENCIES) | LANGUAGE_NAMES


def test_an_accompaniment_is_all_russian(people: CaseCast) -> None:
    case = open_case(people.keys.berk, ROSA, ACCOMPANIED)
    for name in ("case", "make_case", "details", "work"):
        assert english(read(people, path(name, case))) == set(), name
    refused = people.keys.berk.post(path("begin_talk", case), {"age": "adult"}, follow=True)
    assert english(refused.text) == set()


def test_the_comparison_is_russian_but_for_the_name_of_the_source(people: CaseCast) -> None:
    where = "/desk/cases/lists/labour-adults/"
    of = packaged_lists().named("labour-adults").source
    source = set(re.findall(r"[A-Za-z]{3,}", f"{of.document} {of.edition}"))
    for data in (None, {"name": ""}, {"name": "Берк"}):
        assert english(read(people, where, data)) <= source


def test_a_group_is_all_russian(people: CaseCast) -> None:
    berk = people.keys.berk
    farm = berk.post("/desk/cases/groups/new/", {"title": "Ферма", "employer": "Заря"}).headers["Location"]
    berk.post(f"{farm}add/", {"names": "Айна", "form": "child-alone"})
    case = Case.objects.get(group__isnull=False)
    for where in (
        farm,
        f"{farm}facts/",
        "/desk/cases/groups/",
        path("case", case),
        path("three_minutes", case),
    ):
        assert english(read(people, where)) == set(), where
    berk.post(path("three_minutes", case), {"alone": "yes", "under-18": "yes"})
    wages = {"promised": "900", "months": "3", "paid": "1", "currency": "TRY", "joins": "on"}
    berk.post(path("wages", case), wages)
    for where, data in (
        (farm, None),
        (path("case", case), None),
        (f"{farm}claim/", {}),
        (f"{farm}add/", {"names": ""}),
    ):
        assert english(read(people, where, data)) <= {"TRY"}, where
    assert english(read(people, path("wages", case), wages | {"paid": "много"})) <= set(CURRENCIES)


def test_two_who_are_one_are_all_russian(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    other = open_case(berk)
    there = BY_NAME["merge"].path(case.pk, other=other.person_id)
    for where in (path("same", case), there):
        assert english(read(people, where)) == set(), where
    berk.post(there)
    for name in ("same", "access", "case"):
        assert english(read(people, path(name, case))) == set(), name
    merge = berk.get(path("same", case)).text.split('name="merge" value="')[1].split('"')[0]
    said = berk.post(
        path("unmerge", case), {"merge": merge}, follow=True, headers={"accept-language": "ru"}
    ).text
    assert "Это снова два человека" in said
    assert english(said) == set()


def test_tasks_and_today_are_all_russian(people: CaseCast) -> None:
    berk, due = people.keys.berk, str(timezone.localdate())
    for text in ("Найти врача", "Найти жильё"):
        berk.post(path("write_task", people.case), {"text": text, "due_on": due})
    keyring_of(berk)
    done, todo = Task.objects.filter(case=people.case)
    berk.post(path("task_done", people.case), {"task": str(done.pk), "outcome": "Приём в среду"})
    berk.post(path("risk", people.case), LEVELS)
    there = BY_NAME["change_task"].path(people.case.pk, task=todo.pk)
    berk.post(there, {"text": "Найти другое жильё", "due_on": due})
    for where in (path("case", people.case), there, "/desk/"):
        assert english(read(people, where)) == set(), where
    berk.post(path("discreet", people.case))
    assert english(read(people, "/desk/")) == set()


def test_a_demand_is_all_russian(people: CaseCast) -> None:
    there = BY_NAME["change_demand"].path(people.case.pk)
    people.keys.berk.post(path("demand", people.case), DEMAND)
    for where in (path("case", people.case), there, path("access", people.case)):
        assert english(read(people, where)) == set(), where
    wrong = DEMAND | {"answer": "disclosed", "told": "forbidden", "received_on": "2999-01-01"}
    assert english(read(people, there, wrong)) == set()
    more = {
        "answer": "disclosed",
        "lawyer": "Лейла",
        "answered_with": "Дата",
        "told": "yes",
        "told_on": "2026-11-25",
    }
    people.keys.berk.post(there, DEMAND | more)
    for where in (path("case", people.case), path("access", people.case)):
        assert english(read(people, where)) == set(), where


def test_the_paper_and_the_words_around_it_are_all_russian(people: CaseCast) -> None:
    for typed in ({"is_safe": "yes", "language": "ru"}, {"is_safe": "no", "language": "ru"}, {"is_safe": ""}):
        words = english(read(people, path("access_paper", people.case), typed))
        assert words <= (LANGUAGE_NAMES if not typed["is_safe"] else set()), typed


def test_every_part_of_the_details_is_all_russian(people: CaseCast) -> None:
    for part in PARTS:
        where = BY_NAME["part"].path(people.case.pk, part=part.key)
        assert english(read(people, where)) <= BRANDS, part.key
    where = BY_NAME["part"].path(people.case.pk, part="address")
    wrong = {"prs_Email": "нет", "prs_HomePhone": "нет", "prs_MailingLatitude": "север"}
    assert english(read(people, where, wrong)) == set()


def test_the_search_finds_english() -> None:
    assert english("<main><p class='x'>Дело <b>Next</b> step</p></main>") == {"Next", "step"}


def test_a_case_with_everything_in_it_is_all_russian(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    for name, data in (
        ("begin_talk", {"age": "adult"}),
        ("answer", {"question": "alone", "answer": "yes"}),
        ("risk", LEVELS),
        ("determine", {**BY_NAME["determine"].data}),
        ("stage", {"to": "safety-and-consent"}),
        ("justice", {"to": "told", "true": "wishes-to-hear"}),
        ("note", {"text": "Сообщение"}),
        ("part", {**BY_NAME["part"].data}),
        ("consents", {**BY_NAME["consents"].data}),
    ):
        assert berk.post(path(name, case), data).status_code == 302
    for name in ("case", "access", "result", "stage", "justice", "details", "part", "consents"):
        assert english(read(people, path(name, case))) == set(), name
    for key, typed in (
        ("safety", SAFE),
        ("needs", {"sign-danger-now": "yes", "sign-hurt-or-ill": "yes"}),
        ("the-work", {"sign-pay": "yes", "sign-hours": "no"}),
        ("door", {"sign-may-ask-hard": "yes"}),
        ("threats-and-violence", {"sign-forced-sex": "yes"}),
    ):
        assert berk.post(part_path(case, key), typed).status_code == 302
    for key in PARTS_OF_TALK:
        assert english(read(people, part_path(case, key))) <= SOURCES, key
    for name in ("case", "talk", "result", "access"):
        assert english(read(people, path(name, case))) <= SOURCES, name
    for name in ("advice_plan", "advice_risk"):
        assert english(read(people, path(name, case))) == set(), name
    where = BY_NAME["end_advice"].path(case.pk)
    assert english(read(people, where, {"how": "does-not-fit"})) == set()
    berk.post(path("talk_order", case), {"order": "one-by-one"})
    assert english(read(people, path("talk", case))) <= SOURCES
    berk.post(path("answer", case), {"question": "alone", "answer": "no"})
    assert english(read(people, path("talk", case))) <= SOURCES
    berk.post(path("stop_talk", case))
    assert english(read(people, path("talk", case))) <= SOURCES
    berk.post(path("close", case), {"reason": "Всё"})
    assert english(read(people, path("case", case))) <= SOURCES


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("find", {"question": "Роза"}),
        ("find", {"question": "Владимир"}),
        ("find", {"question": ""}),
        ("new", {"names": "Роза Аманова", "next_step": "Спросить"}),
        ("new", {"names": "12", "birth_year": "1500", "next_step": "", "next_step_on": "завтра"}),
        ("stage", {"to": "reflection"}),
        ("justice", {"to": "told"}),
        ("determine", {**BY_NAME["determine"].data, "status": "not-recognised"}),
        ("note", {"text": "ы" * 11_000}),
        ("part", {"prs_NumberOfChildren": "много", "prs_MaritalStatus": "нет"}),
        (
            "consents",
            {**read_aloud(ASKED | {"language": "ru"}), "giver": "guardian", "given_on": "2026-11-24"},
        ),
        ("consents", {"given_on": "2999-01-01"}),
        ("withdraw", {"consent": "0", "withdrawn_on": "2999-01-01"}),
    ],
)
def test_what_is_said_to_something_typed_is_all_russian(
    people: CaseCast, name: str, data: dict[str, str]
) -> None:
    assert english(read(people, path(name, people.case), data)) == set()


def test_the_list_while_locked_is_all_russian(people: CaseCast) -> None:
    people.keys.berk.post("/account/lock/")
    page = read(people, path("work", people.case))
    assert f"Случай {people.case.code}" in page
    assert english(page) == set()
