"""Giving a bed: who is alike is said first, children get cases of their own, two never get one bed."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions import creating
from amanjol.casework.cases.groups import actions as groups
from amanjol.casework.cases.models import Case
from amanjol.casework.cases.record_parts.vital_interest import Care, WhyNobody
from amanjol.casework.cases.records import GroupRecord, PersonRecord
from amanjol.casework.cases.tests.case_cast import NEXT, TODAY, open_case
from amanjol.casework.cases.tests.test_restricted import farida_of, restrict
from amanjol.casework.cases.vital_interest.actions import Beginning, begin_care
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.support.shelter.actions import beds, leaving
from amanjol.casework.support.shelter.actions.beds import BedPlan, Child, ToDecide
from amanjol.casework.support.shelter.records import Basis, Likeness
from amanjol.casework.support.shelter.writing import BedTaken
from amanjol.casework.support.tests.house_cast import (
    SINCE,
    HouseCast,
    again,
    give,
    house_now,
    in_beds,
    record_of,
    stays,
    stored,
)
from amanjol.foundation.organisations.tests.key_cast import keyring_of

pytestmark = pytest.mark.django_db
OTHER = PersonRecord(("Айна Базарова",), 1999, "Ташауз")


@pytest.fixture
def people(house_cast: HouseCast) -> HouseCast:
    return house_cast


def press_bed(people: HouseCast, case: Case, bed: str, client: Any = None, **typed: Any) -> Any:
    where = reverse("support:bed", args=[case.pk])
    return (client or people.berk).post(where, {"place": f"{people.house.pk}:{bed}", **typed})


def warned(people: HouseCast, case: Case, bed: str = "3") -> dict[str, tuple[Likeness, ...]]:
    """Of what somebody is warned, by bed."""
    with pytest.raises(ToDecide) as raised:
        give(people.berk, people, case, bed)
    return {alike.guest.in_bed.bed: alike.likenesses for alike in raised.value.warnings.alike}


def test_three_presses_lead_from_a_case_into_a_bed(people: HouseCast) -> None:
    """The link on the case, the bed in the picture, the button."""
    case = open_case(people.berk, OTHER)
    page = people.berk.get(reverse("cases:case", args=[case.pk])).text
    assert f'href="{reverse("support:bed", args=[case.pk])}"' in page
    picture = people.berk.get(reverse("support:bed", args=[case.pk])).text
    assert f'value="{people.house.pk}:4"' in picture
    assert f'value="{people.house.pk}:2"' not in picture
    answer = press_bed(people, case, "4")
    assert answer.status_code == 302
    (stay,) = stays(people.berk, case).stays
    assert (stay.record.bed, stay.record.since, stay.record.basis) == ("4", TODAY, Basis.NOTHING_YET)
    (guest,) = in_beds(people.dana)["4"]
    assert guest.case is not None
    assert (guest.case.pk, guest.agrees) == (case.pk, True)


def begin_bed_care(people: HouseCast, case: Case, *care: Care) -> None:
    second = keyring_of(people.dana).member
    begin_care(
        keyring=keyring_of(people.berk),
        case=again(case),
        beginning=Beginning(care or (Care.BED,), WhyNobody.CANNOT_ANSWER, "Без сознания", second),
    )


@pytest.mark.parametrize("is_care_first", [True, False])
def test_a_bed_and_the_care_that_it_rests_on_lead_to_each_other(
    people: HouseCast, is_care_first: bool
) -> None:
    case = open_case(people.berk, OTHER)
    if is_care_first:
        begin_bed_care(people, case, Care.DOCTOR, Care.BED)
    stay = give(people.berk, people, case, "4")
    if not is_care_first:
        assert record_of(people.berk, case, stay).care is None
        begin_bed_care(people, case)
    record = record_of(people.berk, case, stay)
    assert (record.care, record.basis) == (1, Basis.VITAL_INTEREST if is_care_first else Basis.NOTHING_YET)
    assert not stays(people.berk, case).are_fewer
    page, care = reverse("support:stay", args=[case.pk, stay.pk]), reverse("cases:vital_care", args=[case.pk])
    assert f'href="{care}#care-1"' in people.berk.get(page).text
    on_care = people.berk.get(care).text
    assert f'href="{page}"' in on_care
    assert 'id="care-1"' in on_care


def test_a_bed_rests_on_no_care_but_that_of_a_bed(people: HouseCast) -> None:
    case = open_case(people.berk, OTHER)
    begin_bed_care(people, case, Care.DOCTOR)
    stay = give(people.berk, people, case, "4")
    begin_bed_care(people, case, Care.SAFETY)
    assert record_of(people.berk, case, stay).care is None
    assert (
        reverse("support:stay", args=[case.pk, stay.pk])
        not in people.berk.get(reverse("cases:vital_care", args=[case.pk])).text
    )


UNKNOWN = PersonRecord(("Керим",), form=Form.AGE_NOT_KNOWN)


def form_now(people: HouseCast, case: Case) -> Form:
    return sealing.open_person(again(case).person, keyring_of(people.berk)).form


def test_the_house_asks_how_old_somebody_is_before_the_bed(people: HouseCast) -> None:
    case = open_case(people.berk, UNKNOWN)
    assert "Is the person a child?" in people.berk.get(reverse("support:bed", args=[case.pk])).text
    before = stored(people.berk)
    answer = press_bed(people, case, "4")
    assert "Say whether the person is a child." in answer.text
    with pytest.raises(beds.AgeNotAsked):
        give(people.berk, people, case, "4")
    assert (stored(people.berk), form_now(people, case)) == (before, Form.AGE_NOT_KNOWN)


@pytest.mark.parametrize(
    ("form", "in_picture", "leaves_alone"),
    [
        (Form.ADULT, "", True),
        (Form.CHILD_ALONE, "child", False),
        (Form.AGE_NOT_KNOWN, "age not known", False),
    ],
)
def test_one_press_says_the_age_and_gives_the_bed(
    people: HouseCast, form: Form, in_picture: str, leaves_alone: bool
) -> None:
    """That it cannot be told is an answer: no bed waits, and they are protected as a child."""
    case = open_case(people.berk, UNKNOWN)
    assert press_bed(people, case, "4", age=form.value).status_code == 302
    assert form_now(people, case) is form
    (stay,) = stays(people.berk, case).stays
    house = people.berk.get(reverse("support:house", args=[people.house.pk])).text
    beside_name = house[house.index(UNKNOWN.name) :].split("<small>", 1)[1].split("</small>", 1)[0]
    assert " ".join(beside_name.split()) == " · ".join(filter(None, (in_picture, "first night")))
    people.berk.post(reverse("support:leave", args=[case.pk, stay.row.pk]))
    assert record_of(people.berk, case, stay.row).is_over is leaves_alone


def test_somebody_who_says_that_they_are_grown_up_leaves_in_one_press(people: HouseCast) -> None:
    case = open_case(people.berk, UNKNOWN)
    stay = give(people.berk, people, case, "4", age=Form.AGE_NOT_KNOWN)
    page = people.berk.get(reverse("support:stay", args=[case.pk, stay.pk])).text
    assert "The person is 18 or older" in page
    people.berk.post(reverse("support:leave", args=[case.pk, stay.pk]), {"way": "grown-up"})
    left = record_of(people.berk, case, stay).left
    assert left is not None
    assert (left.adult, left.guardianship) == (None, None)
    assert form_now(people, case) is Form.ADULT


def test_a_child_does_not_leave_as_a_grown_up(people: HouseCast) -> None:
    case = open_case(people.berk, PersonRecord(("Керим",), form=Form.CHILD_ALONE))
    stay = give(people.berk, people, case, "4")
    people.berk.post(reverse("support:leave", args=[case.pk, stay.pk]), {"way": "grown-up"})
    assert not record_of(people.berk, case, stay).is_over
    with pytest.raises(leaving.NeedsAdult):
        leaving.leave(keyring=keyring_of(people.berk), case=case, stay=stay.pk, is_grown_up=True)
    assert form_now(people, case) is Form.CHILD_ALONE


def test_children_who_came_along_are_of_nobody_who_is_a_child(people: HouseCast) -> None:
    case = open_case(people.berk, UNKNOWN)
    along = {"child-1-name": "Мерген"}
    answer = press_bed(people, case, "4", age="child-alone", **along)
    assert "Give a child a bed alone." in answer.text
    assert press_bed(people, case, "4", age="adult", **along).status_code == 302


def test_a_bed_that_somebody_has_is_given_to_nobody_else(people: HouseCast) -> None:
    before = stored(people.berk)
    with pytest.raises(BedTaken):
        give(people.berk, people, people.meret, "2", seen=frozenset({"room"}))
    answer = press_bed(people, people.meret, "2", seen="room")
    assert (answer.status_code, "a moment ago" in answer.text) == (200, True)
    assert stored(people.berk) == before


def test_who_has_a_bed_gets_no_second_but_another_one(people: HouseCast) -> None:
    with pytest.raises(beds.InHouseAlready):
        give(people.berk, people, people.case, "1")
    assert press_bed(people, people.case, "1").status_code == 302
    record = record_of(people.berk, people.case, people.stay)
    assert [(bed.bed, bed.on) for bed in record.beds] == [("2", SINCE), ("1", TODAY)]
    assert sorted(in_beds(people.berk)) == ["1"]


@pytest.mark.parametrize(
    ("person", "likeness"),
    [
        (PersonRecord(("Jennet",), 2001, "Mary"), Likeness.VILLAGE),
        (PersonRecord(("Мурад Аманов",), 1980, "Дашогуз"), Likeness.FAMILY),
        (PersonRecord(("Murat Amanow",), 1980, "Dashoguz"), Likeness.FAMILY),
    ],
)
def test_place_and_family_are_met_in_whatever_script(
    people: HouseCast, person: PersonRecord, likeness: Likeness
) -> None:
    assert warned(people, open_case(people.berk, person)) == {"2": (likeness,)}


def test_recruiter_and_event_are_met(people: HouseCast) -> None:
    keyring = keyring_of(people.berk)
    rows = [
        groups.create_group(keyring=keyring, group=GroupRecord("Цех", employer=employer))
        for employer in ("Челик Иншаат", "Çelik İnşaat", "Bahar Tekstil")
    ]
    cases = []
    for name, group in (("Огулнур", rows[0]), ("Бегенч", rows[0]), ("Сона", rows[1]), ("Тирза", rows[2])):
        person = creating.create_person(keyring=keyring, person=PersonRecord((name,)))
        cases.append(
            creating.create_case(keyring=keyring, person=person, beginning=NEXT, today=TODAY, group=group)
        )
    give(people.berk, people, cases[0], "5")
    assert warned(people, cases[1]) == {"5": (Likeness.EVENT, Likeness.RECRUITER)} or warned(
        people, cases[1]
    ) == {"5": (Likeness.RECRUITER, Likeness.EVENT)}
    assert warned(people, cases[2]) == {"5": (Likeness.RECRUITER,)}
    give(people.berk, people, cases[3], "3")


def test_the_page_says_what_is_alike_and_a_person_decides(people: HouseCast) -> None:
    case = open_case(people.berk, PersonRecord(("Джемиле",), 1998, "Мары"))
    answer = press_bed(people, case, "3")
    assert answer.status_code == 200
    assert "the same place of origin" in answer.text
    assert stays(people.berk, case).stays == []
    seen = answer.text.split('name="seen" value="')[1].split('"')[0]
    assert press_bed(people, case, "3", seen=seen, decided="Дружат с детства").status_code == 302
    (stay,) = stays(people.berk, case).stays
    assert [(alike.stay, alike.likenesses) for alike in stay.record.alike] == [
        (str(people.stay.pk), (Likeness.VILLAGE,))
    ]
    assert stay.record.decided == "Дружат с детства"


def test_of_whom_only_a_name_is_written_the_worker_is_asked_to_ask_first(people: HouseCast) -> None:
    """Silence would read as if somebody had compared."""
    says = "only names are compared with who sleeps here"
    nobody = open_case(people.berk, PersonRecord(("Ширин",)))
    assert says in people.berk.get(f"/desk/cases/{nobody.pk}/bed/").text
    somewhere = open_case(people.berk, PersonRecord(("Айлар",), place="Тагтабазар"))
    assert says not in people.berk.get(f"/desk/cases/{somewhere.pk}/bed/").text


def test_who_is_hidden_is_not_compared_and_nothing_of_them_is_said(people: HouseCast) -> None:
    farida = farida_of(people.cases)
    restrict(people.cases, people.berk, work=(people.dana,))
    (guest,) = in_beds(farida)["2"]
    assert (guest.is_hidden, guest.person) == (True, None)
    case = open_case(farida, PersonRecord(("Роза Аманова",), 1994, "Мары"))
    answer = press_bed(people, case, "3", client=farida)
    assert "only named colleagues open this case" in answer.text
    for page in (answer.text, farida.get(reverse("support:house", args=[people.house.pk])).text):
        assert people.case.code not in page
        assert str(people.case.pk) not in page
        assert "Gözel" not in page
    assert stays(farida, case).stays == []


def test_a_room_for_others_is_said(people: HouseCast) -> None:
    person = PersonRecord(("Керим",), 1990, "Тебриз", details=(detail_of("Masculine"),))
    case = open_case(people.berk, person)
    with pytest.raises(ToDecide) as raised:
        give(people.berk, people, case, "1")
    assert raised.value.warnings.codes == {"room"}
    give(people.berk, people, case, "6")


def detail_of(gender: str) -> dict[str, Any]:
    from amanjol.casework.cases.details import parts  # noqa: PLC0415  beside what uses it
    from amanjol.casework.desk.country import policy_today  # noqa: PLC0415  as above

    part = parts.part_of("person")
    document = parts.make(part, Form.ADULT, {"prs_Gender": gender}, policy_today())
    assert document is not None
    return {"part": part.key, "entry": "", "document": document.as_data()}


CHILDREN = (Child("Мерген", TODAY.year - 7, "4"), Child("Гунча", TODAY.year - 1))


def test_children_who_came_along_are_people_of_their_own(people: HouseCast) -> None:
    case = open_case(people.berk, OTHER)
    stay = give(people.berk, people, case, "3", children=CHILDREN)
    beds_now = in_beds(people.dana)
    assert {bed: len(guests) for bed, guests in beds_now.items()} == {"2": 1, "3": 2, "4": 1}
    mother = record_of(people.dana, case, stay)
    assert len(mother.came_with) == 2
    for pk in mother.came_with:
        child = Case.objects.select_related("person").get(pk=pk)
        person = sealing.open_person(child.person, keyring_of(people.dana))
        assert (person.form, person.place) == (Form.CHILD_WITH_GUARDIAN, OTHER.place)
        (of_child,) = stays(people.dana, child).stays
        assert set(of_child.record.came_with) == {str(case.pk), *mother.came_with} - {pk}


def test_the_form_brings_children_along_in_the_same_press(people: HouseCast) -> None:
    case = open_case(people.berk, OTHER)
    typed = {
        "child-1-name": "Мерген",
        "child-1-year": str(TODAY.year - 7),
        "child-1-place": f"{people.house.pk}:4",
    }
    assert press_bed(people, case, "3", **typed).status_code == 302
    (stay,) = stays(people.berk, case).stays
    assert len(stay.record.came_with) == 1
    assert sorted(in_beds(people.berk)) == ["2", "3", "4"]


def test_a_child_who_is_written_down_already_is_said_first(people: HouseCast) -> None:
    open_case(people.berk, PersonRecord(("Мерген Базаров",), TODAY.year - 7, form=Form.CHILD_WITH_GUARDIAN))
    case = open_case(people.berk, OTHER)
    typed = {"child-1-name": "Мерген Базаров", "child-1-year": str(TODAY.year - 7)}
    answer = press_bed(people, case, "3", **typed)
    assert (answer.status_code, "written down already" in answer.text) == (200, True)
    assert stays(people.berk, case).stays == []


def test_two_in_one_bed_are_a_family_alone(people: HouseCast) -> None:
    """A child's bed that somebody has is not theirs."""
    case = open_case(people.berk, OTHER)
    with pytest.raises(BedTaken):
        give(people.berk, people, case, "3", children=(Child("Мерген", None, "2"),))
    assert stays(people.berk, case).stays == []


def test_no_case_of_a_child_says_more_than_that_of_a_restricted_mother(people: HouseCast) -> None:
    restrict(people.cases, people.berk, work=(people.dana,))
    plan = BedPlan(people.house.pk, "4", children=CHILDREN)
    with pytest.raises(PermissionDenied):
        beds.give_bed(keyring=keyring_of(people.berk), case=again(people.case), plan=plan)


def test_the_house_counts_what_is_free(people: HouseCast) -> None:
    page = people.berk.get(reverse("support:house", args=[people.house.pk])).text
    assert "<b>5</b>" in page
    assert "Роза Аманова" in page
    assert house_now(people.berk).record.free == ["1", "3", "4", "5", "6"]
