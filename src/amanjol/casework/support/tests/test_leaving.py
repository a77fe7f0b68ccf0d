"""Nobody is kept, nor anything of theirs; a child alone leaves with somebody known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.models import Status
from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.cases.tests.case_cast import TODAY, open_case
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.cases.tests.test_restricted import restrict
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.support.shelter.actions import leaving, things
from amanjol.casework.support.shelter.actions.beds import Child
from amanjol.casework.support.shelter.records import Adult, Guardianship, ThingKind
from amanjol.casework.support.tests.house_cast import (
    PHONE,
    HouseCast,
    again,
    give,
    in_beds,
    record_of,
    stays,
    stored,
)
from amanjol.casework.support.tests.house_pages import BY_NAME
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.printing.tests.checking import assert_accessible, words_of

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.models import Stay

pytestmark = pytest.mark.django_db
MOTHER = PersonRecord(("Айна Базарова",), 1999, "Ташауз")
CHILD = PersonRecord(("Сердар",), TODAY.year - 14, "Кушка", form=Form.CHILD_ALONE)
AUNT = {"way": "adult", "name": "Огулсапар", "relation": "тётя", "checked": "паспорт, её знает учительница"}


@pytest.fixture
def people(house_cast: HouseCast) -> HouseCast:
    return house_cast


def leave(people: HouseCast, case: Case, stay: Stay, **typed: Any) -> Any:
    return people.berk.post(at_stay(people, "leave", case, stay), typed)


def test_leaving_is_one_press_without_a_reason_and_what_is_ticked_went_back(people: HouseCast) -> None:
    page = people.berk.get(BY_NAME["stay"].path(people)).text
    form = page.split('/leave/"')[1].split("</form>")[0]
    assert 'name="back" value="1"' in form
    assert "checked" not in form, "nobody records by one press that money was given back"
    assert "textarea" not in form
    assert BY_NAME["leave"].asked_by(people.berk, people).status_code == 302
    record = record_of(people.dana, people.case, people.stay)
    assert record.left is not None
    assert (record.left.on, record.held, in_beds(people.berk)) == (TODAY, [], {})
    assert "bed 2" in people.berk.get(f"/desk/houses/{people.house.pk}/").text


def test_what_was_not_given_back_stays_due_until_it_is(people: HouseCast) -> None:
    assert leave(people, people.case, people.stay).status_code == 302
    assert [thing.what for thing in record_of(people.berk, people.case, people.stay).held] == [PHONE]
    assert PHONE in people.berk.get("/desk/").text
    assert PHONE in people.berk.get(path("close", people.case)).text
    assert BY_NAME["give_back"].asked_by(people.berk, people).status_code == 302
    assert record_of(people.berk, people.case, people.stay).held == []
    assert PHONE not in people.berk.get("/desk/").text


def test_what_is_held_goes_back_and_who_is_there_leaves_though_the_case_is_closed(people: HouseCast) -> None:
    working.close_case(keyring=keyring_of(people.berk), case=again(people.case), reason="Всё")
    assert again(people.case).status == Status.CLOSED
    assert BY_NAME["give_back"].asked_by(people.berk, people).status_code == 302
    assert leave(people, people.case, people.stay).status_code == 302
    assert record_of(people.berk, people.case, people.stay).is_over


def test_nothing_is_held_that_nobody_asked_to_be_held(people: HouseCast) -> None:
    before = stored(people.berk)
    typed = {"kind": "papers", "what": "паспорт"}
    answer = people.berk.post(BY_NAME["take_in"].path(people), typed)
    assert (answer.status_code, "did not ask to be held" in answer.text) == (200, True)
    with pytest.raises(things.NotAsked):
        things.take_in(
            keyring=keyring_of(people.berk), case=people.case, stay=people.stay.pk, kind=ThingKind.PAPERS,
            what="паспорт", is_asked_for=False,
        )  # fmt: skip
    assert stored(people.berk) == before


def test_a_restricted_person_knows_who_alone_gives_it_back(people: HouseCast) -> None:
    """Whoever is on duty and not named sees neither the thing nor the press: that is said before it is held."""
    where, typed = BY_NAME["take_in"].path(people), BY_NAME["take_in"].data
    assert 'id="givers"' not in people.berk.get(BY_NAME["stay"].path(people)).text
    assert 'name="is_known"' not in people.berk.get(BY_NAME["stay"].path(people)).text
    restrict(people.cases, people.berk, work=(people.dana,))
    page = people.dana.get(BY_NAME["stay"].path(people)).text
    notice = page.split('id="givers"', 1)[1].split("</p>", 1)[0]
    assert "Berk Chinar" in notice
    assert "Dana Chinar" in notice
    assert "first offer that the person keeps it" in " ".join(notice.split())
    before = stored(people.berk)
    answer = people.berk.post(where, typed)
    assert (answer.status_code, "Until they know, it stays with them" in answer.text) == (200, True)
    with pytest.raises(things.NotKnown):
        things.take_in(
            keyring=keyring_of(people.berk), case=again(people.case), stay=people.stay.pk,
            kind=ThingKind.PAPERS, what="паспорт", is_asked_for=True,
        )  # fmt: skip
    assert stored(people.berk) == before
    assert people.berk.post(where, typed | {"is_known": "on"}).status_code == 302
    assert len(record_of(people.dana, people.case, people.stay).held) == 2


def test_children_leave_along_with_whom_they_came(people: HouseCast) -> None:
    case = open_case(people.berk, MOTHER)
    stay = give(people.berk, people, case, "3", children=(Child("Мерген", None, "4"), Child("Гунча")))
    assert leave(people, case, stay).status_code == 302
    assert sorted(in_beds(people.berk)) == ["2"]
    for pk in record_of(people.berk, case, stay).came_with:
        (of_child,) = stays(people.berk, again_of(pk)).stays
        assert of_child.record.left is not None
        assert of_child.record.left.with_case == str(case.pk)


def test_what_is_held_for_a_child_stays_due_where_only_its_mothers_things_went_back(
    people: HouseCast,
) -> None:
    case, keyring = open_case(people.berk, MOTHER), keyring_of(people.berk)
    stay = give(people.berk, people, case, "3", children=(Child("Мерген", None, "4"),))
    child = again_of(record_of(people.berk, case, stay).came_with[0])
    (of_child,) = stays(people.berk, child).stays
    for of, pk, what in ((case, stay.pk, "паспорт"), (child, of_child.row.pk, "свидетельство о рождении")):
        things.take_in(
            keyring=keyring, case=again(of), stay=pk, kind=ThingKind.PAPERS, what=what, is_asked_for=True
        )
    assert leave(people, case, stay, back="1").status_code == 302
    assert record_of(people.berk, case, stay).held == []
    (of_child,) = stays(people.berk, again(child)).stays
    assert [thing.what for thing in of_child.record.held] == ["свидетельство о рождении"]
    assert "свидетельство о рождении" in people.berk.get("/desk/").text


def again_of(pk: str) -> Case:
    from amanjol.casework.cases.models import Case as Row  # noqa: PLC0415  beside what uses it

    return Row.objects.select_related("person").get(pk=pk)


def test_a_child_who_stays_behind_is_alone_from_then_on(people: HouseCast) -> None:
    case = open_case(people.berk, MOTHER)
    stay = give(people.berk, people, case, "3", children=(Child("Мерген", None, "4"),))
    child = again_of(record_of(people.berk, case, stay).came_with[0])
    assert leave(people, case, stay, children_stay="on").status_code == 302
    assert sorted(in_beds(people.berk)) == ["2", "4"]
    (of_child,) = stays(people.berk, child).stays
    with pytest.raises(leaving.NeedsAdult):
        leaving.leave(keyring=keyring_of(people.berk), case=child, stay=of_child.row.pk)


def test_a_child_alone_leaves_with_an_adult_whom_somebody_knows(people: HouseCast) -> None:
    case = open_case(people.berk, CHILD)
    stay = give(people.berk, people, case, "5")
    for lacking in (
        {},
        AUNT | {"checked": ""},
        AUNT | {"guardianship": "told"},
        AUNT | {"guardianship": "implicated"},
    ):
        assert leave(people, case, stay, **lacking).status_code == 200
    assert not record_of(people.berk, case, stay).is_over
    typed = AUNT | {"guardianship": "implicated", "says": "там работает брат вербовщика"}
    assert leave(people, case, stay, **typed).status_code == 302
    left = record_of(people.berk, case, stay).left
    assert left is not None
    assert left.adult == Adult("Огулсапар", "тётя", "паспорт, её знает учительница")
    assert left.guardianship is Guardianship.IMPLICATED
    assert left.to_do == []
    assert first_page(people.berk)[0] == ""


def first_page(client: Client) -> tuple[str, str]:
    """What stands above the day, and what is due on it."""
    page = " ".join(client.get("/desk/").text.split())
    first = page.split("Do this first", 1)[1].split("</section>", 1)[0] if "Do this first" in page else ""
    return first, page.split("<h2>Today</h2>", 1)[1].split("</section>", 1)[0]


def at_stay(people: HouseCast, name: str, case: Case, stay: Stay) -> str:
    where = BY_NAME[name].path(people).replace(str(people.case.pk), str(case.pk))
    return where.replace(str(people.stay.pk), str(stay.pk))


def test_where_to_reach_them_is_offered_and_earlier_words_stay(people: HouseCast) -> None:
    assert leave(people, people.case, people.stay).status_code == 302
    where = BY_NAME["where"]
    assert where.asked_by(people.berk, people).status_code == 302
    after = people.berk.post(where.path(people), {"reach": "сама позвонит", "takes": ""} | seen_on(people))
    assert after.status_code == 302
    record = record_of(people.dana, people.case, people.stay)
    assert (record.reach, record.takes, len(record.changes)) == ("сама позвонит", "", 2)
    assert record.changes[-1].before == where.data


def seen_on(people: HouseCast) -> dict[str, str]:
    page = people.berk.get(BY_NAME["stay"].path(people)).text
    return {
        part.split('"', 1)[0]: part.split('value="', 1)[1].split('"', 1)[0]
        for part in page.split('name="')
        if part.startswith("seen-") and 'value="' in part
    }


def test_of_two_who_write_where_somebody_went_nobody_writes_over_the_other(people: HouseCast) -> None:
    leave(people, people.case, people.stay)
    seen = seen_on(people)
    assert BY_NAME["where"].asked_by(people.dana, people).status_code == 302
    answer = people.berk.post(BY_NAME["where"].path(people), {"reach": "не знаем", "takes": ""} | seen)
    assert "somebody changed this while you wrote" in answer.text
    assert record_of(people.dana, people.case, people.stay).reach == "через соседку, вечером"


@pytest.mark.parametrize("language", ["tk", "ru"])
def test_the_receipt_has_two_parts_and_names_no_house(
    people: HouseCast, tmp_path: Path, language: str
) -> None:
    answer = people.berk.post(BY_NAME["receipt"].path(people), {"is_safe": "yes", "language": language})
    assert answer["Content-Type"] == "application/pdf"
    words = words_of(answer.content)
    assert words.count(PHONE) == 2
    for secret in ("Пустельги", "Зимородка", "Yyldyz", "Роза", people.case.code):
        assert secret not in words
    title = {"tk": "Saklanýan zatlar barada dil haty", "ru": "Расписка о вещах на хранении"}[language]
    assert_accessible(answer.content, tmp_path, language=language, title=title)


def test_who_can_keep_no_paper_gets_none(people: HouseCast) -> None:
    answer = people.berk.post(BY_NAME["receipt"].path(people), {"is_safe": "no", "language": "ru"})
    assert words_of(answer.content).count(PHONE) == 1


def test_what_happened_stands_where_it_belongs(people: HouseCast) -> None:
    for name in ("stay_incident", "house_incident"):
        assert BY_NAME[name].asked_by(people.berk, people).status_code == 302
    of_house = people.dana.get(BY_NAME["house"].path(people)).text
    of_stay = people.dana.get(BY_NAME["stay"].path(people)).text
    assert "стучал в ворота" in of_house
    assert "Испугалась звонка" not in of_house
    assert "Испугалась звонка" in of_stay
