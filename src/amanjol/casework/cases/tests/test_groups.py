"""Twenty from one farm: facts typed once, a case each, three minutes each alone, and a claim of those who wish it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import Client

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.actions import creating, working
from amanjol.casework.cases.groups import actions as grouping
from amanjol.casework.cases.groups.people import people_of
from amanjol.casework.cases.models import Case, Group, Person, Purpose
from amanjol.casework.cases.records import GroupRecord, PersonRecord, Wages
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tests.case_cast import NEXT, TODAY, CaseCast
from amanjol.casework.cases.tests.pages import opened, opened_person, path, verbs
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.screening.answers import Answer
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of
from amanjol.foundation.printing.tests.checking import assert_accessible, words_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.django_db
FARM = GroupRecord("Ферма под Мары", employer="ООО «Заря»", address="13-й километр", led_by="Бригадир Ораз")
QUIET = {
    "alone": "yes", "agrees-to-talk": "yes", "under-18": "no", "danger-now": "no", "hurt-or-ill": "no",
    "pay": "no", "documents-kept": "no", "debt": "no", "not-free-to-go": "no",
}  # fmt: skip


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def farm_of(people: CaseCast) -> str:
    page = people.keys.berk.post("/desk/cases/groups/new/", FARM.as_data())
    assert page.status_code == 302
    return page.headers["Location"]


def add(client: Client, farm: str, name: str, form: str = "adult") -> Case:
    assert client.post(f"{farm}add/", {"names": name, "form": form}).status_code == 302
    keyring = keyring_of(client)
    group = Group.objects.get(pk=farm.split("/")[-2])
    return next(person.case for person in people_of(keyring, group) if person.person.name == name)


def answers(client: Client, case: Case, **other: str) -> None:
    typed = QUIET | {key.replace("_", "-"): value for key, value in other.items()}
    assert client.post(path("three_minutes", case), typed).status_code == 302


def order(page: str, *names: str) -> list[str]:
    return sorted(names, key=page.index)


def test_each_has_a_case_of_their_own_and_all_show_what_was_typed_once(people: CaseCast) -> None:
    farm, dana = farm_of(people), people.keys.dana
    cases = [add(people.keys.berk, farm, name) for name in ("Айна", "Батыр")]
    assert cases[0].person_id != cases[1].person_id
    changed = FARM.as_data() | {"employer": "ООО «Рассвет»"}
    assert dana.post(f"{farm}facts/", changed).status_code == 302
    for case in cases:
        page = dana.get(path("case", case)).text
        assert "ООО «Рассвет»" in page
        assert "Бригадир Ораз" in page
    assert opened(dana, cases[0]).next_step == "Three minutes alone"
    assert set(verbs(dana, "group.")) == {"group.created", "group.changed"}


def test_three_minutes_say_in_what_order_to_talk(people: CaseCast) -> None:
    berk, farm = people.keys.berk, farm_of(people)
    names = ("Айна", "Батыр", "Гуля", "Дурды")
    calm, danger, unpaid, unasked = (add(berk, farm, name) for name in names)
    answers(berk, calm)
    answers(berk, danger, danger_now="yes")
    answers(berk, unpaid, pay="yes")
    page = berk.get(farm).text
    assert order(page, *names) == ["Батыр", "Гуля", "Дурды", "Айна"]
    assert "See to this now, before anything else." in berk.get(path("case", danger)).text
    answers(berk, danger)
    assert order(berk.get(farm).text, *names) == ["Гуля", "Дурды", "Айна", "Батыр"]
    assert opened(berk, unasked).triage is None


def test_what_was_answered_in_three_minutes_is_not_asked_again_in_the_talk(people: CaseCast) -> None:
    berk = people.keys.berk
    case = add(berk, farm_of(people), "Айна")
    answers(berk, case, documents_kept="yes")
    berk.post(path("begin_talk", case), {"age": "adult"})
    talk = opened(berk, case).interview
    assert talk is not None
    given = {entry["question"]: entry["answer"] for entry in talk["said"]}
    assert given["documents-kept"] == "yes"
    assert "alone" not in given  # safety is asked anew


@pytest.mark.parametrize("wrong", [{"alone": "perhaps"}, {"pay": "YES"}])
def test_what_is_no_answer_is_refused(people: CaseCast, wrong: dict[str, str]) -> None:
    case = add(people.keys.berk, farm_of(people), "Айна")
    page = people.keys.berk.post(path("three_minutes", case), wrong)
    assert page.status_code == 200
    assert "has-errors" in page.text
    assert opened(people.keys.berk, case).triage is None


def test_the_claim_names_those_who_wish_it_and_nobody_else(people: CaseCast) -> None:
    berk, farm = people.keys.berk, farm_of(people)
    claim = f"{farm}claim/"
    joins, not_named, other = (add(berk, farm, name) for name in ("Айна", "Батыр", "Гуля"))
    assert berk.post(claim).status_code == 302
    wages = {"promised": "900", "months": "3", "paid": "200", "currency": "TRY"}
    berk.post(path("wages", joins), wages | {"joins": "on"})
    berk.post(path("wages", not_named), wages)
    berk.post(
        path("wages", other),
        {"promised": "100", "months": "2", "paid": "300", "currency": "USD", "joins": "on"},
    )
    page = berk.post(claim).text
    assert "Айна" in page
    assert "2,500 TRY" in page
    assert "0 USD" in page  # never less than nothing
    assert "Батыр" not in page
    assert "Бригадир Ораз" not in page
    assert "5,000 TRY" in berk.get(farm).text
    assert verbs(berk, "group.claim") == ["group.claim-made"]
    assert opened(berk, joins).wages == Wages(900, 3, 200, "TRY", joins=True)


@pytest.mark.parametrize(
    ("language", "head"), [("en", "Claim for wages"), ("ru", "Требование о выплате зарплаты")]
)
def test_the_claim_for_the_printer_is_a_pdf_of_the_same_people(
    people: CaseCast, language: str, head: str, tmp_path: Path
) -> None:
    berk, farm = people.keys.berk, farm_of(people)
    joins, not_named = (add(berk, farm, name) for name in ("Айна #eval(1)", "Батыр"))
    wages = {"promised": "900", "months": "3", "paid": "200", "currency": "TRY"}
    berk.post(path("wages", joins), wages | {"joins": "on"})
    berk.post(path("wages", not_named), wages)
    berk.post("/language/", {"language": language, "next": "/desk/"})
    answer = berk.post(f"{farm}claim/", {"for_printer": "on"})
    assert answer.headers["Content-Disposition"] == 'inline; filename="paper.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert_accessible(answer.content, tmp_path, language=language, title=head)
    words = words_of(answer.content)
    assert "Айна #eval(1)" in words
    assert re.search(r"2.500 TRY", words)
    assert "ООО «Заря»" in words
    assert "Батыр" not in words
    assert "Бригадир Ораз" not in words
    assert verbs(berk, "group.claim") == ["group.claim-made"]


def test_a_currency_is_chosen_and_never_guessed(people: CaseCast) -> None:
    page = people.keys.berk.post(
        path("wages", people.case), {"promised": "900", "months": "3", "paid": "0"}
    ).text
    assert page.count("has-errors") == 1
    assert 'value="900"' in page
    assert opened(people.keys.berk, people.case).wages is None


def test_who_is_in_no_group_is_asked_of_no_claim_and_what_was_said_once_stays(people: CaseCast) -> None:
    berk, case, wages = (
        people.keys.berk,
        people.case,
        {"promised": "900", "months": "3", "paid": "0", "currency": "TRY"},
    )
    assert "claim of the whole group" not in berk.get(path("wages", case)).text
    berk.post(path("wages", case), wages | {"joins": "on"})
    assert opened(berk, case).wages == Wages(900, 3, 0, "TRY", joins=False)
    assert "claim of the whole group" not in berk.get(path("case", case)).text


def test_of_twenty_one_is_restricted_and_one_a_child(people: CaseCast) -> None:
    """A colleague who is not named sees nineteen, and nothing that tells of the twentieth."""
    berk, dana, farm = people.keys.berk, people.keys.dana, farm_of(people)
    keyring = keyring_of(berk)
    group = Group.objects.get(pk=farm.split("/")[-2])
    for number in range(19):
        form = Form.CHILD_ALONE if number == 7 else Form.ADULT
        person = PersonRecord((f"Рабочий №{number:02}",), form=form)
        grouping.add_person(keyring=keyring, group=group, person=person, next_step="Поговорить", today=TODAY)
    hidden = add(berk, farm, "Скрытая")
    farida = unlocked(people.keys.farida.account)
    give(berk, people.keys.farida)
    accept(farida)
    named = {str(keyring_of(client).member.pk): Purpose.WORK for client in (berk, dana)}
    berk.post(
        path("wages", hidden), {"promised": "9", "months": "9", "paid": "0", "currency": "AED", "joins": "on"}
    )
    restricting.restrict(keyring=keyring_of(berk), person=hidden.person, named=named)
    to_berk, to_farida = berk.get(farm).text, farida.get(farm).text
    assert to_berk.count("Рабочий №") == to_farida.count("Рабочий №") == 19
    assert "Скрытая" in to_berk
    for trace in ("Скрытая", hidden.code, str(hidden.pk), "81 AED"):
        assert trace not in to_farida.partition("<main")[2], trace
    assert to_farida.count('<span class="badge-soft">Child alone') == 1
    child = next(
        person for person in people_of(keyring_of(berk), group) if person.person.form is Form.CHILD_ALONE
    )
    assert "Call child protection" in farida.get(path("case", child.case)).text
    assert farida.post(f"{farm}claim/").status_code == 302  # nobody here wishes it
    assert len(people_of(keyring_of(berk), group)) == 20


def test_another_organisation_can_do_nothing_with_a_group(people: CaseCast) -> None:
    farm = farm_of(people)
    foreign = keyring_of(people.gul)
    assert Group.objects.count() == 0
    request_of(people.keys.berk)
    group = Group.objects.get(pk=farm.split("/")[-2])
    foreign = keyring_of(people.gul)
    acts = (
        lambda: grouping.change_group(keyring=foreign, group=group, contents=FARM),
        lambda: creating.create_case(
            keyring=foreign,
            person=creating.create_person(keyring=foreign, person=PersonRecord(("Айна",))),
            beginning=NEXT,
            today=TODAY,
            group=group,
        ),
    )
    for act in acts:
        with pytest.raises(PermissionDenied), transaction.atomic():
            act()


@pytest.mark.parametrize("about", ["add/", "facts/", "claim/"])
def test_who_was_signed_out_is_led_back_to_the_group(people: CaseCast, about: str) -> None:
    farm = farm_of(people)
    answer = Client().post(f"{farm}{about}", {})
    assert answer.headers["Location"] == f"/account/sign-in/?next={farm}"
    assert people.keys.berk.get(farm).status_code == 200


def test_a_strange_question_is_refused_by_the_action(people: CaseCast) -> None:
    with pytest.raises(LookupError):
        grouping.sort_out(
            keyring=keyring_of(people.keys.berk), case=people.case, answers={"shoe-size": Answer.YES}
        )


def test_groups_move_to_new_keys(people: CaseCast) -> None:
    farm, berk = farm_of(people), people.keys.berk
    farida = unlocked(people.keys.farida.account)
    give(berk, people.keys.farida)
    accept(farida)
    request_of(berk)
    organisations.remove_member(member=people.keys.farida, by=None)
    keyring = keyring_of(berk)
    row = Group.objects.get(pk=farm.split("/")[-2])
    assert (keyring.epoch.number, row.epoch, queries.left_to_rewrap(keyring)) == (2, 2, 0)
    assert sealing.open_group(row, keyring) == FARM


def test_a_person_who_was_written_down_before_there_were_forms_opens_as_an_adult(people: CaseCast) -> None:
    data = PersonRecord(("Айна",)).as_data()
    del data["form"]
    assert PersonRecord.from_data(data).form is Form.ADULT


def test_three_lines_are_three_people_and_a_comma_parts_the_names_of_one(people: CaseCast) -> None:
    berk, farm = people.keys.berk, farm_of(people)
    typed = {"names": "Айна Бегова, Ainа B.\r\n\r\nБатыр / Batyr\r\nГуля", "form": "adult"}
    assert "3 people are added." in berk.post(f"{farm}add/", typed, follow=True).text
    names = [person.person.names for person in in_group(berk, farm)]
    assert sorted(names) == [("Айна Бегова", "Ainа B."), ("Батыр", "Batyr"), ("Гуля",)]


def in_group(client: Client, farm: str) -> list[Any]:
    return people_of(keyring_of(client), Group.objects.get(pk=farm.split("/")[-2]))


def test_more_than_three_are_shown_before_anything_is_stored(people: CaseCast) -> None:
    berk, farm = people.keys.berk, farm_of(people)
    typed = {"names": "\n".join(f"Рабочий {number}" for number in "абвг"), "form": "adult"}
    page = berk.post(f"{farm}add/", typed)
    assert page.status_code == 200
    assert "4 people are added" in page.text
    assert all(f"Рабочий {number}" in page.text for number in "абвг")
    assert in_group(berk, farm) == []
    assert berk.post(f"{farm}add/", typed | {"confirmed": "yes"}).status_code == 302
    assert len(in_group(berk, farm)) == 4


def test_each_line_is_asked_whether_it_is_somebody_known(people: CaseCast) -> None:
    berk, farm = people.keys.berk, farm_of(people)
    typed = {"names": "Roza Amanova\nГуля\nГуля", "form": "adult"}
    page = berk.post(f"{farm}add/", typed).text
    assert "Is it one of these?" in page
    assert "It stands here twice" in page
    assert in_group(berk, farm) == []
    rosa = str(people.case.person_id)
    confirmed = typed | {"confirmed": "yes"}
    for answers in ({}, {"line-0": rosa}, {"line-0": "nobody", "line-2": "0" * 8}, {"line-2": "nobody"}):
        unanswered = berk.post(f"{farm}add/", confirmed | answers)
        assert "Say of each marked line who it is." in unanswered.text, answers
        assert in_group(berk, farm) == []
    assert berk.post(f"{farm}add/", confirmed | {"line-0": rosa, "line-2": "not-at-all"}).status_code == 302
    there = {person.case.person_id: person.person.names for person in in_group(berk, farm)}
    assert len(there) == 2
    assert there[people.case.person_id] == ("Роза Аманова", "Gözel", "Roza Amanova")
    assert Person.objects.count() == 2


def test_two_lines_of_the_same_person_are_one_case_and_lose_no_name(people: CaseCast) -> None:
    berk, farm, rosa = people.keys.berk, farm_of(people), str(people.case.person_id)
    typed = {"names": "Roza Amanova\nRosa Amanowa", "form": "adult", "confirmed": "yes"}
    page = berk.post(f"{farm}add/", typed | {"line-0": rosa, "line-1": rosa}, follow=True).text
    assert "1 person is added." in page
    (there,) = in_group(berk, farm)
    assert there.person.names == ("Роза Аманова", "Gözel", "Roza Amanova", "Rosa Amanowa")
    again = typed | {"names": "Roza Amanova, Розочка", "line-0": rosa}
    assert berk.post(f"{farm}add/", again).status_code == 302
    (there,) = in_group(berk, farm)
    assert there.person.names[-1] == "Розочка"


def test_what_a_colleague_saved_meanwhile_stays_when_more_is_typed(people: CaseCast) -> None:
    """Who is added was read while everybody was gone through; a colleague may have written since."""
    keyring, before = keyring_of(people.keys.berk), Person.objects.get(pk=people.case.person_id)
    contents = sealing.open_person(before, keyring)
    working.change_person(keyring=keyring, person=before, contents=replace(contents, place="Байрамали"))
    farm = Group.objects.get(pk=farm_of(people).split("/")[-2])
    typed = PersonRecord(("Розочка",))
    grouping.add_person(
        keyring=keyring, group=farm, person=typed, next_step="Поговорить", today=TODAY, known_as=before
    )
    now = opened_person(people.keys.berk, people.case)
    assert (now.place, now.names[-1]) == ("Байрамали", "Розочка")


def test_somebody_restricted_is_neither_shown_nor_chosen(people: CaseCast) -> None:
    berk, dana, farm = people.keys.berk, people.keys.dana, farm_of(people)
    farida = unlocked(people.keys.farida.account)
    give(berk, people.keys.farida)
    accept(farida)
    named = {str(keyring_of(client).member.pk): Purpose.WORK for client in (berk, dana)}
    restricting.restrict(keyring=keyring_of(berk), person=people.case.person, named=named)
    typed = {
        "names": "Roza Amanova",
        "form": "adult",
        "confirmed": "yes",
        "line-0": str(people.case.person_id),
    }
    assert farida.post(f"{farm}add/", typed).status_code == 302
    assert [person.case.person_id for person in in_group(farida, farm)] != [people.case.person_id]


@pytest.mark.parametrize("typed", ["", " \n ", "1, 2", "\n".join("ж" * 101), "ж" * 301])
def test_nobody_too_many_and_too_long_are_refused_in_words(people: CaseCast, typed: str) -> None:
    berk, farm = people.keys.berk, farm_of(people)
    page = berk.post(f"{farm}add/", {"names": typed, "form": "adult"})
    assert page.status_code == 200
    assert page.context["form"].errors["names"]
    assert in_group(berk, farm) == []
