"""What stood in a case or about a person before it was changed stays, beside the new."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases import earlier, sealing
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.details import actions as detailing
from amanjol.casework.cases.details import parts
from amanjol.casework.cases.models import Case, CaseItem, Person, PersonChange
from amanjol.casework.cases.record_parts.changes import Change
from amanjol.casework.cases.tests.case_cast import NEXT, TODAY, CaseCast
from amanjol.casework.cases.tests.detail_pages import policy_is
from amanjol.casework.cases.tests.pages import opened_person, path, verbs, written
from amanjol.casework.cases.tests.test_details_policy import ALL_ON
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
NEVER = "не звонить никому: муж нашёл телефон"


@pytest.fixture
def people(three_with_keys: CaseCast) -> CaseCast:
    return three_with_keys


def change(people: CaseCast, never: str, case: Case | None = None) -> bool:
    """Berk writes another rule of safe contact."""
    keyring, row = keyring_of(people.keys.berk), Case.objects.get(pk=(case or people.case).pk)
    now = sealing.open_person(row.person, keyring)
    contents = replace(now, contact=replace(now.contact, never=never))
    return working.change_person(keyring=keyring, person=row.person, contents=contents)


def earlier_rules(client: Client, case: Case) -> list[str]:
    """What stood under "Never" before, the newest first, as a colleague reads it."""
    keyring, person = keyring_of(client), Person.objects.get(pk=Case.objects.get(pk=case.pk).person_id)
    changes = earlier.changes_of(person, sealing.open_person(person, keyring), keyring)
    return [change_there.before["never"] for change_there in reversed(changes)]


def rows_of(case: Case) -> list[PersonChange]:
    return list(PersonChange.objects.filter(person=case.person_id).order_by("number"))


def plan(people: CaseCast, text: str, on: date | None = None) -> bool:
    keyring = keyring_of(people.keys.berk)
    return working.plan_next_step(keyring=keyring, case=people.case, text=text, on=on)


def test_the_rule_of_before_stands_beside_the_new_one(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    form = berk.get(path("person", case)).context["form"]
    typed = form.initial | {"never": NEVER, "form": "adult"}
    assert berk.post(path("person", case), typed).status_code == 302
    page = people.keys.dana.get(path("case", case)).text
    assert page.count("не писать") == 1
    rest = page[page.index('class="earlier"') :]
    assert rest.index("Berk") < rest.index("не писать") < rest.index(NEVER)
    (first,) = earlier.changes_of(case.person, opened_person(berk, case), keyring_of(berk))
    assert (first.before, first.after) == ({"never": "не писать"}, {"never": NEVER})
    assert first.by == keyring_of(berk).person


def test_what_is_saved_unchanged_makes_no_row_and_no_entry_and_says_so(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    for name in ("person", "plan", "safety"):
        initial = berk.get(path(name, case)).context["form"].initial
        typed = {key: value or "" for key, value in initial.items()} | {"form": "adult"}
        before = verbs(berk, ""), PersonChange.objects.count(), CaseItem.objects.count()
        lies_there = bytes(Case.objects.get(pk=case.pk).sealed), bytes(Person.objects.get().sealed)
        page = berk.post(path(name, case), typed, follow=True).text
        assert "Nothing was different, so nothing was changed." in page, name
        after = verbs(berk, ""), PersonChange.objects.count(), CaseItem.objects.count()
        assert (after[0][: len(before[0])], *after[1:]) == before
        assert set(after[0][len(before[0]) :]) == {"case.opened"}
        assert (bytes(Case.objects.get(pk=case.pk).sealed), bytes(Person.objects.get().sealed)) == lies_there


def test_plan_and_next_step_and_texts_stay(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    later = TODAY + timedelta(9)
    assert plan(people, "Позвонить врачу", later)
    assert not plan(people, "Позвонить врачу", later)
    assert plan(people, "Позвонить врачу")
    for words in ("К соседке", "К сестре", ""):
        assert berk.post(path("safety", case), {"safety_plan": words}).status_code == 302
    changes = written(people.keys.dana, case, Change)
    assert [(change_there.before, change_there.after) for change_there in changes] == [
        (
            {"next_step": NEXT.next_step, "next_step_on": f"{NEXT.next_step_on}"},
            {"next_step": "Позвонить врачу", "next_step_on": f"{later}"},
        ),
        ({"next_step_on": f"{later}"}, {}),
        ({}, {"safety_plan": "К соседке"}),
        ({"safety_plan": "К соседке"}, {"safety_plan": "К сестре"}),
        ({"safety_plan": "К сестре"}, {}),
    ]
    page = people.keys.dana.get(path("case", case)).text
    assert page.index("К сестре") < page.index("К соседке")
    assert NEXT.next_step in page
    assert later.strftime("%d.%m.%Y") in page


def test_details_of_the_person_and_of_the_case_stay_field_by_field(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case

    def fill(part: str, entry: str, **values: Any) -> bool:
        return detailing.fill_in(
            keyring=keyring_of(berk),
            case=case,
            part=parts.part_of(part),
            entry=entry,
            values=values,
            policy=ALL_ON,
        )

    assert fill("life", "", prs_NumberOfChildren=0, prs_MaritalStatus="Married")
    assert not fill("life", "", prs_NumberOfChildren=0, prs_MaritalStatus="Married")
    assert fill("life", "", prs_NumberOfChildren=2, prs_MaritalStatus="Married")
    newest = earlier.changes_of(case.person, opened_person(berk, case), keyring_of(berk))[-1]
    assert newest.before == {"life//prs_NumberOfChildren": 0}
    assert newest.after == {"life//prs_NumberOfChildren": 2}
    assert fill("events", "a" * 16, hte_City="Стамбул")
    assert fill("events", "a" * 16)
    assert written(berk, case, Change)[-1].before == {f"events/{'a' * 16}/hte_City": "Стамбул"}
    page = people.keys.dana.get(path("case", case)).text
    assert "Стамбул" in page[page.index("Details") :]


def test_what_may_not_be_asked_today_is_not_read_among_what_was_filled_in_earlier(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    berk, case = people.keys.berk, people.case
    detailing.fill_in(
        keyring=keyring_of(berk), case=case, part=parts.part_of("person"), entry="",
        values={"amj_Ethnicity": "узбечка"}, policy=ALL_ON,
    )  # fmt: skip
    assert "узбечка" not in berk.get(path("case", case)).text
    policy_is(monkeypatch, ALL_ON)
    assert "узбечка" in berk.get(path("case", case)).text


def test_closing_keeps_the_day_of_the_step_that_was_left(people: CaseCast) -> None:
    working.close_case(keyring=keyring_of(people.keys.berk), case=people.case, reason="Всё")
    assert written(people.keys.berk, people.case, Change)[-1].before == {
        "next_step_on": f"{NEXT.next_step_on}"
    }


def test_danger_that_was_assessed_earlier_is_read_on_the_case(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    for says in ("звонил хозяин", "хозяин уехал"):
        typed = {"now": "high", "on_return": "low", "digital": "low", "says": says}
        assert berk.post(path("risk", case), typed).status_code == 302
    page = people.keys.dana.get(path("case", case)).text
    assert page.index("хозяин уехал") < page.index("звонил хозяин")
    assert "earlier-list" in page[: page.index("звонил хозяин")]
