"""1,000 hostile texts to each form of cases: no answer of 500, nothing half stored, what is stored reads back.

A tenth by default. Sent as bytes, since a browser that wishes harm sends what no browser would.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amanjol.casework.cases import sealing
from amanjol.casework.cases.desk_forms import MOST
from amanjol.casework.cases.models import Case, Desk, Group
from amanjol.casework.cases.records import Wages
from amanjol.casework.cases.tests.case_cast import CaseCast, create_case_cast
from amanjol.casework.cases.tests.hostile import FEW, arrived, some_hostile, undone
from amanjol.casework.cases.tests.pages import (
    BY_NAME,
    CONSENT,
    DECISION,
    DEMAND,
    KEPT,
    LEVELS,
    opened,
    opened_person,
    path,
    stored,
)
from amanjol.casework.standards.htcds import documents
from amanjol.foundation.organisations.tests.key_cast import ring

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response


pytestmark = pytest.mark.django_db
GOOD: dict[str, dict[str, str]] = {
    "new": {
        "names": "Айна", "form": "adult", "birth_year": "2001", "place": "Теджен", "how": "", "when": "", "never": "",
        "telephone": "", "document": "", "note": "", "next_step": "Найти ночлег", "next_step_on": "", "same_as": "",
    },
    "find": {"question": "Роза"},
    "new_group": {
        "title": "Ферма", "happened": "", "employer": "", "address": "", "work": "", "led_by": "", "since_until": "",
    },
    "emergency": {"question": "Роза", "reason": "Угроза"},
    "note": {"text": "Сообщение"},
    "plan": {"next_step": "К врачу", "next_step_on": "2026-12-01"},
    "risk": LEVELS | {"says": ""},
    "safety": {"safety_plan": ""},
    "person": {
        "names": "Роза", "form": "adult", "birth_year": "", "place": "", "how": "", "when": "", "never": "",
        "telephone": "", "document": "",
    },
    "determine": DECISION,
    "close": {"reason": "Всё"},
    "demand": DEMAND
    | dict.fromkeys(("lawyer", "lawyer_on", "advice", "answered_with", "told_on", "forbidden_by"), ""),
    "consents": CONSENT,
    "review": KEPT,
}  # fmt: skip
PART: dict[str, dict[str, str]] = {
    "person": {
        "prs_FirstName": "Роза",
        "prs_Birthdate": "1994-03-02",
        "prs_Gender": "Feminine",
        "prs_Citizenship_0": "UZ",
        "prs_Citizenship_1": "",
        "amj_Ethnicity": "узбечка",
    },
    "life": {
        "prs_NumberOfChildren": "2",
        "prs_PrimaryLanguage": "kaa",
        "prs_MaritalStatus": "Married",
        "prs_Title": "повар",
    },
    "address": {
        "prs_MailingCountry": "TR",
        "prs_MailingCity": "Стамбул",
        "prs_Email": "roza@example.org",
        "prs_HomePhone": "+993 65 123456",
        "prs_MailingLatitude": "41,01",
    },
    "exploitation": {"vic_TypeOfExploitation": "ForcedLabour", "vic_MethodsOfControl": "RestrictsMovement"},
    "events": {"hte_Type": "Transit", "hte_Date": "2026-03-02", "hte_Description": "Ехали\r\nночью"},
}
CHOICES: dict[str, dict[str, str]] = {
    "stage": {"to": "safety-and-consent", "true": "told-of-rights"},
    "justice": {"to": "told", "true": "wishes-to-hear"},
    "begin_talk": {"age": "adult"},
    "answer": {"question": "alone", "answer": "yes"},
    "assign": {"member": "1"},
    "unmerge": {"merge": "1"},
    "access_paper": {"is_safe": "yes", "language": "kk"},
    "withdraw": {"consent": "1", "withdrawn_on": "2026-11-25"},
    "answer_opening": {"was_right": "yes"},
    "three_minutes": {"alone": "yes"},
    "compare_list": {"name": "Берк"},
    "desk": {"ceiling": "12"},
    "erase": {"told": "asked", "code": "000000"},
    "wages": {"promised": "900", "months": "3", "paid": "0", "currency": "TRY"},
}

SUPERVISORS = {"review", "erase", "desk"}


@pytest.fixture
def people() -> CaseCast:
    return create_case_cast()


def send(people: CaseCast, name: str, typed: dict[str, str]) -> Response:
    client = people.keys.dana if name in SUPERVISORS else people.keys.berk
    return send_to(client, path(name, people.case), typed)


def send_to(client: Client, where: str, typed: dict[str, str]) -> Response:
    body = urlencode(typed, encoding="utf-8", errors="surrogatepass")
    return client.generic("POST", where, body, content_type="application/x-www-form-urlencoded")


def lines(text: str) -> tuple[str, ...]:
    found = (" ".join(line.split()) for line in arrived(text).splitlines())
    return tuple(dict.fromkeys(line for line in found if line))


@pytest.mark.parametrize("name", GOOD)
@FEW
@given(st.data())
def test_a_text_is_stored_whole_or_not_at_all(people: CaseCast, name: str, data: st.DataObject) -> None:
    typed = data.draw(some_hostile(GOOD[name]))
    with undone():
        before = stored(people.keys.berk)
        response = send(people, name, typed)
        assert response.status_code in {200, 302}
        assert "<script>alert" not in response.text
        if response.status_code == 200:
            assert stored(people.keys.berk) == before
            return
        case = people.case
        if name == "new_group":
            assert "<script>alert" not in people.keys.berk.get(response.headers["Location"]).text
            reads_back_group(people, typed)
            return
        if name == "new":
            case = Case.objects.get(pk=response.headers["Location"].split("/")[-2])
        page = people.keys.berk.get(path("case", case))
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        reads_back(people, name, case, typed)


def reads_back_group(people: CaseCast, typed: dict[str, str]) -> None:
    keyring = ring(people.keys.dana)
    record = sealing.open_group(Group.objects.get(), keyring)
    assert record.as_data() == {key: arrived(text) for key, text in typed.items()}


def reads_back(people: CaseCast, name: str, case: Case, typed: dict[str, str]) -> None:
    record, person = opened(people.keys.dana, case), opened_person(people.keys.dana, case)
    if name in {"new", "person"}:
        assert person.names == lines(typed["names"])
        for field in ("place", "document"):
            assert getattr(person, field) == arrived(typed[field])
        for field in ("how", "when", "never", "telephone"):
            assert getattr(person.contact, field) == arrived(typed[field])
    if name in {"new", "plan"}:
        assert record.next_step == arrived(typed["next_step"])
    newest: dict[str, tuple[str, Callable[[], str]]] = {
        "new": ("note", lambda: record.notes[-1].text if record.notes else ""),
        "note": ("text", lambda: record.notes[-1].text),
        "close": ("reason", lambda: record.notes[-1].text),
        "risk": ("says", lambda: record.risks[-1].says),
        "safety": ("safety_plan", lambda: record.safety_plan),
        "demand": ("scope", lambda: record.demands[-1][-1].scope),
        "determine": ("decided_by", lambda: record.determinations[-1].decided_by),
        "review": ("reason", lambda: record.reviews[-1].reason),
        "consents": ("about", lambda: record.consents[-1].about),
    }
    if name in newest:
        field, found = newest[name]
        assert found() == arrived(typed[field])


@pytest.mark.parametrize("name", CHOICES)
@FEW
@given(st.data())
def test_what_is_no_choice_changes_nothing(people: CaseCast, name: str, data: st.DataObject) -> None:
    typed = data.draw(some_hostile(CHOICES[name]))
    with undone():
        if name == "erase":
            send(people, "close", {"reason": "Всё"})
        if name == "answer":
            send(people, "begin_talk", {"age": "adult"})
        before = stored(people.keys.berk)
        response = send(people, name, typed)
        assert response.status_code in {200, 302, 404}
        if name == "desk" and response.status_code == 302:
            assert Desk.objects.get().ceiling in {None, *range(1, MOST + 1)}
        elif name == "wages" and response.status_code == 302:
            assert isinstance(opened(people.keys.berk, people.case).wages, Wages)
        elif name == "three_minutes" and response.status_code == 302:
            assert typed["alone"] == "yes" or not typed["alone"].strip()  # left out
        elif response.status_code == 302:
            assert {"true"} >= {field for field, text in typed.items() if CHOICES[name][field] != text}
        else:
            assert stored(people.keys.berk) == before


@pytest.mark.parametrize("key", PART)
@FEW
@given(st.data())
def test_every_kind_of_detail_is_kept_as_a_sound_document_or_not_at_all(
    people: CaseCast, key: str, data: st.DataObject
) -> None:
    typed = data.draw(some_hostile(PART[key]))
    where = BY_NAME["part"].path(people.case.pk, part=key)
    with undone():
        before = stored(people.keys.berk)
        response = send_to(people.keys.berk, where, typed)
        assert response.status_code in {200, 302}
        assert "<script>alert" not in response.text
        if response.status_code == 200:
            assert stored(people.keys.berk) == before
            return
        page = people.keys.berk.get(where)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        kept = (
            *opened(people.keys.dana, people.case).details,
            *opened_person(people.keys.dana, people.case).details,
        )
        values = documents.from_data(kept[0]["document"]).values if kept else {}
        assert "amj_Ethnicity" not in values
        for name in ("prs_FirstName", "prs_Title", "prs_MailingCity"):
            assert values.get(name, "") == " ".join(arrived(typed.get(name, "")).split())


def test_each_form_is_here() -> None:
    posts = {name for name, route in BY_NAME.items() if "post" in route.takes and route.data}
    posts -= {"part", "entry"}  # each kind of field stands above
    posts -= {"for_lawyer"}  # in its own tests, with a policy that opens it
    posts -= {"add_to_group", "group_facts", "change_demand"}  # as `new`, `new_group`, `demand`
    assert posts == GOOD.keys() | CHOICES.keys()
