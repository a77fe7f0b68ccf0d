"""What a form of a case cannot take: one sentence at the field, nothing stored, nothing of the rest lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases import sealing
from amanjol.casework.cases.records import Note
from amanjol.casework.cases.tests.case_cast import TODAY
from amanjol.casework.cases.tests.pages import DECISION, LATER, LEVELS, opened, path, stored, verbs, written
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db
NO_STEP = "Write what has to be done next."
PERSON = {"names": "Роза", "birth_year": "1994", "place": "Мары", "how": "через сестру"}
PLAN = {"next_step": "К врачу", "next_step_on": LATER}


def too_long(field: str, length: str, limit: str) -> str:
    return (
        f"“{field}” is too long: {length} signs, and there is room for {limit}. All of it is still there: "
        "shorten it, or write it in two parts."
    )


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


@pytest.mark.parametrize(
    ("page", "good", "field", "typed", "sentence"),
    [
        ("note", {}, "text", "", "Write the note first: it is empty."),
        ("note", {}, "text", " \n ", "Write the note first: it is empty."),
        ("note", {}, "text", "ы" * 20_000, too_long("Note", "20,000", "10,000")),
        ("note", {}, "text", "a\0b", "“Note”: Null characters are not allowed."),
        ("plan", PLAN, "next_step", "", NO_STEP),
        ("plan", PLAN, "next_step", "ы" * 20_000, too_long("Next step", "20,000", "300")),
        ("plan", PLAN, "next_step_on", "скоро", "“By when”: there is no such day."),
        ("plan", PLAN, "next_step_on", "2026-13-01", "“By when”: there is no such day."),
        ("risk", LEVELS | {"says": "Звонил"}, "now", "", "Choose an answer: “Danger now”."),
        ("risk", LEVELS | {"says": "Звонил"}, "digital", "huge",
         "“Danger through the telephone”: choose something that is offered."),
        ("risk", LEVELS, "says", "ы" * 11_000, too_long("Why", "11,000", "10,000")),
        ("safety", {}, "safety_plan", "ы" * 11_000, too_long("Safety plan", "11,000", "10,000")),
        ("person", PERSON, "names", "", "Write how the person is called, or wants to be called."),
        ("person", PERSON, "names", "12 34", "Write at least one name, or what the person wants to be called."),
        ("person", PERSON, "birth_year", "1500", "That is no year of birth."),
        ("person", PERSON, "birth_year", "1899", "That is no year of birth."),
        ("person", PERSON, "birth_year", str(TODAY.year + 1), "That is no year of birth."),
        ("person", PERSON, "never", "ы" * 301, too_long("Never", "301", "300")),
        ("determine", DECISION, "decided_on", "вчера", "“When”: there is no such day."),
        ("determine", DECISION, "decided_by", "", "Fill in “Who decided”."),
        ("determine", DECISION, "authority", "", "Fill in “On what authority”."),
        ("determine", DECISION, "status", "proven",
         "“What was decided”: choose something that is offered."),
        ("close", {}, "reason", "", "Write why the case is closed."),
        ("close", {}, "reason", "ы" * 11_000, too_long("Why the case is closed", "11,000", "10,000")),
    ],
)  # fmt: skip
def test_one_sentence_and_nothing_stored(
    people: CaseCast, page: str, good: dict[str, str], field: str, typed: str, sentence: str
) -> None:
    berk = people.keys.berk
    berk.get(path("case", people.case))  # opened before: the page that refuses adds nothing about that
    before, journal = stored(berk), verbs(berk, "")
    response = berk.post(path(page, people.case), good | {field: typed})
    assert response.status_code == 200
    form = response.context["form"]
    assert list(form.errors) == [field]
    assert list(form[field].errors) == [sentence]
    assert response.text.count(sentence) == 2  # in the summary at the top, and beside the field
    for name, text in good.items():
        if name != field:
            assert f'value="{text}"' in response.text or f">{text}<" in response.text or text in response.text
    if typed.strip() and "\0" not in typed and field not in {"digital", "status"}:
        assert typed in response.text
    assert (stored(berk), verbs(berk, "")) == (before, journal)


def test_a_case_that_can_hold_no_more_says_so_and_keeps_what_it_has(people: CaseCast) -> None:
    """The record of a case is at most 1 MiB, which details can fill; notes lie beside it."""
    berk, keyring = people.keys.berk, keyring_of(people.keys.berk)
    detail = {"part": "events", "entry": "0", "document": {"values": {"hte_Description": "x" * 1_040_000}}}
    full = replace(opened(berk, people.case), details=(detail,))
    sealing.close(people.case, full, keyring)
    people.case.save(update_fields=["sealed"])
    before = stored(berk)
    response = berk.post(path("safety", people.case), {"safety_plan": "Ы" * 10_000})
    assert response.status_code == 200
    assert "Ы" * 10_000 in response.text
    assert "This case can hold no more." in response.text
    assert stored(berk) == before
    assert berk.post(path("note", people.case), {"text": "Ы" * 10_000}).status_code == 302
    assert written(berk, people.case, Note)[-1].text == "Ы" * 10_000
