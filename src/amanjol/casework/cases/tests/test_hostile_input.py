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
from amanjol.casework.cases.models import Case, Group
from amanjol.casework.cases.records import Wages
from amanjol.casework.cases.tests.case_cast import CaseCast, create_case_cast
from amanjol.casework.cases.tests.hostile import FEW, arrived, some_hostile, undone
from amanjol.casework.cases.tests.pages import (
    BY_NAME,
    DECISION,
    DEMAND,
    LEVELS,
    opened,
    opened_person,
    path,
    stored,
)
from amanjol.foundation.organisations.tests.key_cast import ring

if TYPE_CHECKING:
    from collections.abc import Callable

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
}  # fmt: skip
CHOICES: dict[str, dict[str, str]] = {
    "stage": {"to": "safety-and-consent", "true": "told-of-rights"},
    "justice": {"to": "told", "true": "wishes-to-hear"},
    "begin_talk": {"age": "adult"},
    "answer": {"question": "alone", "answer": "yes"},
    "assign": {"member": "1"},
    "part": {"merge": "1"},
    "access_paper": {"is_safe": "yes", "language": "kk"},
    "answer_opening": {"was_right": "yes"},
    "three_minutes": {"alone": "yes"},
    "compare_list": {"name": "Берк"},
    "wages": {"promised": "900", "months": "3", "paid": "0", "currency": "TRY"},
}


@pytest.fixture
def people() -> CaseCast:
    return create_case_cast()


def send(people: CaseCast, name: str, typed: dict[str, str]) -> Response:
    body = urlencode(typed, encoding="utf-8", errors="surrogatepass")
    return people.keys.berk.generic(
        "POST", path(name, people.case), body, content_type="application/x-www-form-urlencoded"
    )


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
        if name == "answer":
            send(people, "begin_talk", {"age": "adult"})
        before = stored(people.keys.berk)
        response = send(people, name, typed)
        assert response.status_code in {200, 302, 404}
        if name == "wages" and response.status_code == 302:
            assert isinstance(opened(people.keys.berk, people.case).wages, Wages)
        elif name == "three_minutes" and response.status_code == 302:
            assert typed["alone"] == "yes" or not typed["alone"].strip()  # left out
        elif response.status_code == 302:
            assert {"true"} >= {field for field, text in typed.items() if CHOICES[name][field] != text}
        else:
            assert stored(people.keys.berk) == before


def test_each_form_is_here() -> None:
    posts = {name for name, route in BY_NAME.items() if "post" in route.takes and route.data}
    posts -= {
        "add_to_group",
        "group_facts",
        "change_demand",
    }  # with the fields of `new`, `new_group`, `demand`
    assert posts == GOOD.keys() | CHOICES.keys()
