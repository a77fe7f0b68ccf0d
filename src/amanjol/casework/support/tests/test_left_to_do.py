"""What is not done after somebody left stays due until somebody wrote what was done, and no row taken away hides it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.tasks.queries import tasks_of
from amanjol.casework.cases.tests.case_cast import TODAY, open_case
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.cases.tests.test_restricted import restrict
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.support.models import Stay
from amanjol.casework.support.shelter.actions import leaving, things
from amanjol.casework.support.shelter.queries import stays_for
from amanjol.casework.support.shelter.records import Adult, Guardianship
from amanjol.casework.support.shelter.showing import shown_stay
from amanjol.casework.support.shelter.views import stays as stays_page
from amanjol.casework.support.tests.house_cast import PHONE, HouseCast, again, give, record_of, stays
from amanjol.casework.support.tests.house_pages import BY_NAME
from amanjol.casework.support.tests.test_leaving import AUNT, CHILD, at_stay, first_page, leave
from amanjol.foundation.accounts.models import Account
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, keyring_of, request_of
from amanjol.foundation.organisations.tests.key_cast import give as give_keys
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.shelter.queries import OpenedStay
    from amanjol.casework.support.shelter.showing import StayShown
    from amanjol.foundation.organisations.keys.keyring import Keyring

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(house_cast: HouseCast) -> HouseCast:
    return house_cast


LOOK, TELL = "Look for the child now", "Tell the guardianship body that the child left the house"


def done_since(people: HouseCast, case: Case, stay: Stay, what: str, says: str) -> Any:
    return people.berk.post(at_stay(people, "done_since", case, stay), {"what": what, "says": says})


@pytest.mark.parametrize("is_closed", [False, True], ids=["open", "closed"])
def test_what_is_not_told_yet_and_a_child_who_is_gone_are_due_until_they_are_done(
    people: HouseCast, is_closed: bool
) -> None:
    """Nobody is kept by a case that is closed, and no child forgotten by it."""
    case = open_case(people.berk, CHILD)
    stay = give(people.berk, people, case, "5")
    if is_closed:
        working.close_case(keyring=keyring_of(people.berk), case=again(case), reason="Всё")
    assert leave(people, case, stay, way="nobody-saw", guardianship="to-tell").status_code == 302
    left = record_of(people.berk, case, stay).left
    assert left is not None
    assert left.adult == Adult()
    assert [text in first_page(people.berk)[0] for text in (LOOK, TELL)] == [True, False]
    assert TELL in first_page(people.berk)[1]
    assert LOOK in first_page(people.dana)[0]
    assert TELL not in people.dana.get("/desk/").text  # who works on the case does it
    if not is_closed:
        assert LOOK in people.berk.get(path("close", case)).text
    assert done_since(people, case, stay, "look", "").status_code == 200
    assert done_since(people, case, stay, "look", "Милиция ищет с девяти").status_code == 302
    assert [first_page(client)[0] for client in (people.berk, people.dana)] == ["", ""]
    assert TELL in first_page(people.berk)[1]
    assert done_since(people, case, stay, "tell", "Дежурной, в 21:40").status_code == 302
    assert TELL not in people.berk.get("/desk/").text
    page = people.dana.get(at_stay(people, "stay", case, stay)).text
    assert "Милиция ищет с девяти" in page
    assert "Дежурной, в 21:40" in page
    assert "It was done" not in page
    before = record_of(people.berk, case, stay)
    assert done_since(people, case, stay, "tell", "ещё раз").status_code == 302
    assert record_of(people.berk, case, stay) == before
    assert not stays(people.berk, case).are_fewer


def lost_child(people: HouseCast, bed: str = "5", *, is_closed: bool = True) -> tuple[Case, Stay]:
    """Gone from this bed, and nobody saw with whom; the guardianship body is still to be told."""
    case = open_case(people.berk, CHILD)
    stay = give(people.berk, people, case, bed)
    if is_closed:
        working.close_case(keyring=keyring_of(people.berk), case=again(case), reason="Всё")
    assert leave(people, case, stay, way="nobody-saw", guardianship="to-tell").status_code == 302
    return case, stay


@pytest.mark.parametrize("is_able_to_sign_in", [True, False], ids=["taken off", "account ended"])
def test_what_nobody_works_on_any_more_is_due_for_supervisors(
    people: HouseCast, is_able_to_sign_in: bool
) -> None:
    case, _stay = lost_child(people)
    berk = people.cases.keys.cast.berk
    if is_able_to_sign_in:
        working.unassign(case=again(case), member=berk, by=berk)
        assert first_page(people.berk)[0] == ""
    else:
        Account.objects.filter(pk=berk.account_id).update(is_active=False)
    above, of_today = first_page(people.dana)
    assert LOOK in above
    assert TELL in of_today


def test_a_colleague_who_is_not_on_the_case_looks_for_no_child(people: HouseCast) -> None:
    lost_child(people)
    ogul = colleague(people)
    assert "My people" in ogul.get("/desk/").text
    assert LOOK not in ogul.get("/desk/").text


def colleague(people: HouseCast) -> Client:
    """A case worker with the keys, on no case."""
    member = join("Ogul Chinar", people.cases.keys.cast.yyldyz, RoleKey.CASE_WORKER)
    client = unlocked(member.account)
    give_keys(people.berk, member)
    accept(client)
    return client


def test_while_locked_the_task_to_look_for_a_child_stands_there(people: HouseCast) -> None:
    case, stay = lost_child(people, is_closed=False)
    (task,) = tasks_of(again(case), keyring_of(people.berk), TODAY).to_do
    assert (task.row.due_on, LOOK in task.record.text) == (TODAY, True)
    assert LOOK in first_page(people.berk)[1]
    people.berk.post("/account/lock/")
    assert path("case", case) in first_page(people.berk)[1]
    typed = {"what": "look", "says": "Нашлась у тёти"}
    assert people.dana.post(at_stay(people, "done_since", case, stay), typed).status_code == 302
    assert path("case", case) not in first_page(people.berk)[1]
    assert tasks_of(again(case), keyring_of(people.dana), TODAY).to_do == []


def test_what_is_done_of_a_case_that_was_closed_meanwhile_is_written_down(people: HouseCast) -> None:
    case, stay = lost_child(people, is_closed=False)
    working.close_case(keyring=keyring_of(people.berk), case=again(case), reason="Всё")
    assert done_since(people, case, stay, "look", "Нашлась у тёти").status_code == 302
    assert first_page(people.berk)[0] == ""


MISSED = "The journal knows of more that was written than stands here"


@pytest.mark.parametrize("is_closed", [False, True], ids=["open", "closed"])
def test_an_older_copy_of_a_stay_is_missed_on_the_first_page(people: HouseCast, is_closed: bool) -> None:
    """Of before the child left, so that nobody has to look."""
    case = open_case(people.berk, CHILD)
    stay = give(people.berk, people, case, "5")
    if is_closed:
        working.close_case(keyring=keyring_of(people.berk), case=again(case), reason="Всё")
    request_of(people.berk)
    before = Stay.objects.values("wrapped_key", "schema", "sealed").get(pk=stay.pk)
    assert leave(people, case, stay, way="nobody-saw", guardianship="told", says="Да").status_code == 302
    assert all(MISSED not in client.get("/desk/").text for client in (people.berk, people.dana))
    request_of(people.berk)
    Stay.objects.filter(pk=stay.pk).update(**before)
    for client in (people.berk, people.dana):
        page = client.get("/desk/").text
        assert MISSED in page
        assert path("case", case) in page.split(MISSED, 1)[1].split("</ul>", 1)[0]


def test_a_stay_that_was_taken_away_is_missed_on_the_first_page(people: HouseCast) -> None:
    case, stay = lost_child(people, is_closed=False)
    request_of(people.berk)
    Stay.objects.filter(pk=stay.pk).delete()
    page = people.berk.get("/desk/").text
    assert path("case", case) in page.split(MISSED, 1)[1].split("</ul>", 1)[0]


def test_a_stay_that_does_not_open_hides_nothing_else_that_is_due(people: HouseCast) -> None:
    _case, broken = lost_child(people)
    other, _stay = lost_child(people, "6")
    assert leave(people, people.case, people.stay).status_code == 302
    request_of(people.berk)
    Stay.objects.filter(pk=broken.pk).update(sealed=b"0" * 80)
    above, of_today = first_page(people.berk)
    assert (above.count(LOOK), str(other.pk) in above, PHONE in of_today) == (1, True, True)
    assert first_page(people.dana)[0].count(LOOK) == 1
    assert all("does not open" in client.get("/desk/").text for client in (people.berk, people.dana))


def test_the_first_page_costs_as_much_for_one_stay_as_for_many(people: HouseCast) -> None:
    """Of a restricted person, too, whose key is looked for among those that the member has."""
    restrict(people.cases, people.berk, work=(people.dana,))
    assert leave(people, people.case, people.stay).status_code == 302
    counts = []
    for _more in range(2):
        member, keyring = people.cases.keys.cast.berk, keyring_of(people.berk)
        with QueriesOfPage(connection) as asked:
            there = stays_for(member, [], keyring)
        counts.append((len(asked), len(there.stays)))
        for _stay in range(2):
            stay = give(people.berk, people, again(people.case), "2")
            leaving.leave(keyring=keyring_of(people.berk), case=again(people.case), stay=stay.pk)
    assert counts == [(3, 1), (3, 3)]


def test_things_of_a_closed_case_stay_due_until_they_are_back(people: HouseCast) -> None:
    working.close_case(keyring=keyring_of(people.berk), case=again(people.case), reason="Всё")
    assert leave(people, people.case, people.stay).status_code == 302
    assert PHONE in people.berk.get("/desk/").text
    assert BY_NAME["give_back"].asked_by(people.berk, people).status_code == 302
    assert PHONE not in people.berk.get("/desk/").text


def test_who_writes_down_as_second_that_a_child_left_is_told_that_it_was_not_saved(people: HouseCast) -> None:
    """With whom the child is decides who looks for it: nobody goes home believing that it stands there."""
    case = open_case(people.berk, CHILD)
    stay = give(people.berk, people, case, "5")
    assert leave(people, case, stay, way="nobody-saw", guardianship="told", says="Да").status_code == 302
    typed = {
        "way": "adult", "name": "Айна", "relation": "тётя", "checked": "паспорт", "guardianship": "told",
        "says": "Да",
    }  # fmt: skip
    refused = people.dana.post(at_stay(people, "leave", case, stay), typed)
    assert refused.status_code == 200, "says it on the page, and writes nothing"
    said = refused.text.partition("Leaving was written down already")[2].partition("</div></dl>")[0]
    assert "What you typed was not saved" in said
    for words in ("With an adult, whom we know", "Айна", "тётя", "паспорт", "It was told", "Да"):
        assert words in said
    left = record_of(people.berk, case, stay).left
    assert left is not None
    assert left.adult == Adult()


THING = {"kind": "papers", "what": "паспорт в синей обложке"}


def written_of_things(people: HouseCast, **typed: str) -> str:
    """What the page says where something is to be held for who left meanwhile."""
    answer = people.dana.post(BY_NAME["take_in"].path(people), THING | typed)
    assert answer.status_code == 200, "says it on the page, and writes nothing"
    assert len(record_of(people.berk, people.case, people.stay).things) == 1
    return answer.text.partition("The person left meanwhile")[2].partition("</div></dl>")[0]


@pytest.mark.parametrize("typed", [{"is_asked_for": "on"}, {}], ids=["whole", "without its tick"])
def test_what_was_to_be_held_for_who_left_meanwhile_stands_there_to_be_copied(
    people: HouseCast, typed: dict[str, str]
) -> None:
    assert leave(people, people.case, people.stay).status_code == 302
    said = written_of_things(people, **typed)
    assert "What you typed was not saved" in said
    assert THING["what"] in said


def test_so_it_does_where_they_left_that_moment(people: HouseCast, monkeypatch: pytest.MonkeyPatch) -> None:
    take_in = things.take_in

    def left_a_moment_ago(**what: Any) -> Any:
        leaving.leave(keyring=what["keyring"], case=what["case"], stay=what["stay"])
        return take_in(**what)

    monkeypatch.setattr(things, "take_in", left_a_moment_ago)
    assert THING["what"] in written_of_things(people, is_asked_for="on")


def test_what_was_to_be_held_for_who_was_restricted_meanwhile_stays_in_its_form(
    people: HouseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def restricted_a_moment_ago(**_what: Any) -> Any:
        raise things.NotKnown

    monkeypatch.setattr(things, "take_in", restricted_a_moment_ago)
    answer = people.dana.post(BY_NAME["take_in"].path(people), THING | {"is_asked_for": "on"})
    assert "Meanwhile only named colleagues may open this case" in answer.text
    assert f'value="{THING["what"]}"' in answer.text
    assert 'name="is_known"' in answer.text


def test_who_is_second_by_a_moment_is_told_so_too(people: HouseCast, monkeypatch: pytest.MonkeyPatch) -> None:
    case = open_case(people.berk, CHILD)
    stay = give(people.berk, people, case, "5")
    gone = leaving.ChildLeaves(Adult(), Guardianship.TOLD, "Да")

    def shown_a_moment_ago(keyring: Keyring, row: Case, opened: OpenedStay) -> StayShown:
        there = shown_stay(keyring, row, opened)
        leaving.leave(keyring=keyring, case=row, stay=stay.pk, child=gone)
        return there

    monkeypatch.setattr(stays_page, "shown_stay", shown_a_moment_ago)
    refused = leave(people, case, stay, **AUNT, guardianship="told", says="Да")
    assert refused.status_code == 200, "says it on the page, and writes nothing"
    assert AUNT["name"] in refused.text.partition("Leaving was written down already")[2]
    left = record_of(people.berk, case, stay).left
    assert left is not None
    assert left.adult == Adult()


def test_on_the_case_a_child_who_is_gone_stands_above_all_else_until_something_was_done(
    people: HouseCast,
) -> None:
    """Whoever comes by a search, and not by the first page, has it before their eyes, too."""
    case = open_case(people.berk, CHILD)
    stay = give(people.berk, people, case, "5")
    assert 'id="child-gone"' not in people.berk.get(path("case", case)).text
    assert leave(people, case, stay, way="nobody-saw", guardianship="told", says="Да").status_code == 302
    keyring = keyring_of(people.berk)
    working.change_person(keyring=keyring, person=case.person, contents=replace(CHILD, form=Form.ADULT))
    page = people.berk.get(path("case", case)).text
    above = page[page.index('id="child-gone"') :]
    assert LOOK in above[:400]
    assert at_stay(people, "stay", case, stay) in above[:600]
    assert page.index('id="child-gone"') < page.index('id="tasks"')
    people.berk.post("/desk/cases/discreet/")
    hidden = people.berk.get(path("case", case)).text
    assert LOOK not in hidden[hidden.index('id="child-gone"') :][:400]
    people.berk.post("/desk/cases/discreet/")
    assert done_since(people, case, stay, "look", "Нашли у бабушки").status_code == 302
    assert 'id="child-gone"' not in people.berk.get(path("case", case)).text
