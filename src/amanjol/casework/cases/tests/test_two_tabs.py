"""A form of what stands there, open in two tabs: what the first saved is never overwritten unseen by the second."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases.models import Group
from amanjol.casework.cases.tests.pages import BY_NAME, DEMAND, LATER, opened, opened_person, path
from amanjol.casework.cases.texts import INTERPRETER, SAFETY_PLAN
from amanjol.foundation.once.tests.pressing import form_of, forms_of
from amanjol.foundation.organisations.tests.key_cast import request_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.foundation.once.tests.pressing import PageForm

pytestmark = pytest.mark.django_db
HERS, MINE = "ПЕРВАЯ: муж нашёл телефон", "ВТОРАЯ: из другой вкладки"


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def at(name: str, **extra: Any) -> Callable[[CaseCast], str]:
    return lambda people: BY_NAME[name].path(people.case.pk, **extra)


def of_group(people: CaseCast) -> str:
    people.keys.berk.post("/desk/cases/groups/new/", {"title": "Ферма"})
    request_of(people.keys.berk)
    return BY_NAME["group_facts"].path(Group.objects.get().pk)


def of_demand(people: CaseCast) -> str:
    people.keys.berk.post(path("demand", people.case), DEMAND)
    return path("change_demand", people.case)


def of_entry(people: CaseCast) -> str:
    part = BY_NAME["part"].path(people.case.pk, part="events")
    people.keys.berk.post(part, {"hte_City": "Анкара"})
    return str(re.findall(rf"{part}[0-9a-f]{{16}}/", people.keys.berk.get(part).text)[0])


# Each page, a field and what two people make of it, another field with what one of them makes of that.
PAGES: dict[str, tuple[Callable[[CaseCast], str], tuple[str, str, str], tuple[str, str]]] = {
    "person": (at("person"), ("never", HERS, MINE), ("place", "Ашхабад")),
    "plan": (at("plan"), ("next_step", HERS, MINE), ("next_step_on", LATER)),
    "group": (of_group, ("employer", HERS, MINE), ("work", "Сборка")),
    "demand": (of_demand, ("basis", HERS, MINE), ("scope", "Две справки")),
    "part of a person": (
        at("part", part="life"), ("prs_NumberOfChildren", "3", "2"), ("prs_MaritalStatus", "Married")
    ),
    "entry": (of_entry, ("hte_City", "Стамбул", "Измир"), ("hte_Street", "Дом 7")),
    "wages": (at("wages"), ("promised", "700", "800"), ("months", "4")),
    "three minutes": (at("three_minutes"), ("alone", "yes", "no"), ("pay", "no")),
    "desk": (at("desk"), ("ceiling", "11", "12"), ("presumed", "5")),
}  # fmt: skip
ALWAYS = {"wages": {"promised": "900", "months": "3", "paid": "0", "currency": "TRY"}}


def tab(client: Client, where: str, field: str) -> PageForm:
    """The form as it stands in a tab that was opened now."""
    page = client.get(where).text
    fitting = [form for form in forms_of(page) if any(name.startswith("seen-") for name in form.filled)]
    assert len(fitting) == 1, where
    assert f'name="{field}"' in page
    return fitting[0]


def prepared(people: CaseCast, name: str) -> tuple[Client, str]:
    where = PAGES[name][0](people)
    if name in ALWAYS:
        people.keys.berk.post(where, ALWAYS[name])
    return (people.keys.dana if name == "desk" else people.keys.berk), where


def text_of(page: str) -> str:
    return html.unescape(page)


@pytest.mark.parametrize("name", PAGES)
def test_what_the_other_tab_saved_stands_beside_what_was_typed_here(people: CaseCast, name: str) -> None:
    """Nothing is saved; pressed again, what was typed holds."""
    client, where = prepared(people, name)
    field, hers, mine = PAGES[name][1]
    first, second = (tab(client, where, field) for _ in range(2))
    assert client.post(where, first.but(**{field: hers})).status_code == 302
    page = client.post(where, second.but(**{field: mine}))
    assert page.status_code == 200
    assert f'name="take-{field}"' in page.text
    assert "Now stands here" in page.text
    assert f"id_{field}_meanwhile" in page.text
    assert name == "three minutes" or hers in text_of(page.text)
    assert tab(client, where, field).filled[field] == [hers]
    again = form_of(page.text, field)
    assert again.filled[field] == [mine]
    assert client.post(where, again.filled).status_code == 302
    assert tab(client, where, field).filled[field] == [mine]


@pytest.mark.parametrize("name", PAGES)
def test_a_field_that_was_left_alone_takes_what_stands_there_now(people: CaseCast, name: str) -> None:
    """The bug that was: only the place was changed, and the rule of before came back."""
    client, where = prepared(people, name)
    field, hers, _mine = PAGES[name][1]
    other, typed = PAGES[name][2]
    first, second = (tab(client, where, field) for _ in range(2))
    client.post(where, first.but(**{field: hers}))
    page = client.post(where, second.but(**{other: typed}))
    assert page.status_code == 200
    assert "You had left it alone" in page.text
    assert f'name="take-{field}"' not in page.text
    again = form_of(page.text, field)
    assert again.filled[field] == [hers]
    assert client.post(where, again.filled).status_code == 302
    now = tab(client, where, field).filled
    assert (now[field], now[other]) == ([hers], [typed])


@pytest.mark.parametrize("name", [name for name in PAGES if name != "three minutes"])
def test_who_takes_what_stands_there_drops_what_they_typed(people: CaseCast, name: str) -> None:
    client, where = prepared(people, name)
    field, hers, mine = PAGES[name][1]
    first, second = (tab(client, where, field) for _ in range(2))
    client.post(where, first.but(**{field: hers}))
    page = client.post(where, second.but(**{field: mine}))
    taking = form_of(page.text, field).but(**{f"take-{field}": "on"})
    assert client.post(where, taking).status_code == 302
    assert tab(client, where, field).filled[field] == [hers]


def test_what_was_taken_is_looked_at_once_more(people: CaseCast) -> None:
    """A third person saved between the two presses."""
    client, where = prepared(people, "person")
    first, second, third = (tab(client, where, "never") for _ in range(3))
    client.post(where, first.but(never=HERS))
    page = client.post(where, second.but(never=MINE))
    taking = form_of(page.text, "never").but(**{"take-never": "on"})
    client.post(where, third.but(never=HERS))  # not saved: it has the version of before
    client.post(where, tab(client, where, "never").but(never="ТРЕТЬЯ"))
    page = client.post(where, taking)
    assert page.status_code == 302 or "ТРЕТЬЯ" in page.text
    assert opened_person(client, people.case).contact.never == "ТРЕТЬЯ"


def test_the_same_words_from_two_tabs_are_no_quarrel(people: CaseCast) -> None:
    client, where = prepared(people, "person")
    first, second = (tab(client, where, "never") for _ in range(2))
    for form in (first, second):
        assert client.post(where, form.but(never=HERS)).status_code == 302


@pytest.mark.parametrize("text", [SAFETY_PLAN, INTERPRETER])
def test_a_text_stands_beside_the_text(people: CaseCast, text: Any) -> None:
    client, where = people.keys.berk, BY_NAME[text.address].path(people.case.pk)
    first, second = (tab(client, where, text.field) for _ in range(2))
    client.post(where, first.but(**{text.field: f"{HERS}\nу соседки"}))
    page = client.post(where, second.but(**{text.field: MINE}))
    assert page.status_code == 200
    assert f"{HERS}\nу соседки" in text_of(page.text)
    assert form_of(page.text, text.field).filled[text.field] == [MINE]
    assert getattr(opened(client, people.case), text.field) == f"{HERS}\nу соседки"


def test_a_note_or_a_consent_stops_no_plan(people: CaseCast) -> None:
    """Only what the form shows counts: the row has changed, and its fields have not."""
    client, where = prepared(people, "plan")
    form = tab(client, where, "next_step")
    client.post(path("note", people.case), {"text": "Звонила сестра"})
    client.post(BY_NAME[SAFETY_PLAN.address].path(people.case.pk), {"safety_plan": "К соседке"})
    assert client.post(where, form.but(next_step=MINE)).status_code == 302
    assert opened(client, people.case).next_step == MINE


def test_who_may_open_a_person_was_chosen_by_somebody_else_meanwhile(people: CaseCast) -> None:
    berk, where = people.keys.berk, path("restrict", people.case)
    dana = str(people.keys.cast.dana.pk)
    first, second = (tab(berk, where, dana) for _ in range(2))
    assert berk.post(where, first.but(**{dana: "work"})).status_code == 302
    page = berk.post(where, second.but(**{dana: "emergency"}))
    assert page.status_code == 200
    assert f'name="take-{dana}"' in page.text


def test_a_stage_that_somebody_moved_on_meanwhile_is_not_moved_again(people: CaseCast) -> None:
    berk, where = people.keys.berk, path("stage", people.case)
    page = berk.get(where).text
    first, second = form_of(page, "seen-stage"), form_of(berk.get(where).text, "seen-stage")
    assert berk.post(where, first.but(to="safety-and-consent")).status_code == 302
    now = opened(berk, people.case).help
    answer = berk.post(where, second.but(to="safety-and-consent"))
    assert answer.status_code == 200
    assert "moved this on" in answer.text
    assert opened(berk, people.case).help == now


def test_a_box_that_somebody_ticked_meanwhile_stays_ticked(people: CaseCast) -> None:
    """It was left alone here, and the step is the same again: nothing but the box tells that something changed."""
    berk, where = people.keys.berk, path("justice", people.case)

    def page() -> PageForm:
        return form_of(berk.get(where).text, "seen-stage")

    heard, lawyer = "wishes-to-hear", "has-a-lawyer"
    assert berk.post(where, page().but(to="told", true=[heard])).status_code == 302
    before = page()
    assert berk.post(where, page().but(to="not-wished", true=[lawyer])).status_code == 302
    assert berk.post(where, page().but(to="told", true=[heard, lawyer])).status_code == 302
    wishes = opened(berk, people.case).wishes
    assert lawyer in wishes
    answer = berk.post(where, before.but(to="not-wished"))
    assert answer.status_code == 200
    assert "changed by somebody else meanwhile" in answer.text
    assert opened(berk, people.case).wishes == wishes


def test_a_version_that_was_altered_counts_as_none_seen(people: CaseCast) -> None:
    client, where = prepared(people, "person")
    form = tab(client, where, "never")
    for written in ("", "x", "AAAA", "ы", "A" * 30_000):
        page = client.post(where, form.but(**{"seen-personform": written, "never": MINE}))
        assert page.status_code == 200
        assert "Now stands here" in page.text
    assert opened_person(client, people.case).contact.never != MINE
