"""Whoever writes rows as the application does: nothing false is believed, opened or due; nothing is missed unseen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases import sealing
from amanjol.casework.cases.models import Person, PersonChange, Status
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.cases.tests.test_links import MERET, shows_nobody
from amanjol.casework.support.followups import actions
from amanjol.casework.support.followups.actions import ClosingPlan, FollowUpPlan
from amanjol.casework.support.followups.queries import followup_of
from amanjol.casework.support.followups.records import Wish
from amanjol.casework.support.models import Asking, CaseWages, FollowUp
from amanjol.casework.support.outcomes.queries import askings_of
from amanjol.casework.support.quarter.queries import figures_of
from amanjol.casework.support.tests.followup_cast import (
    ENDED_ON,
    TODAY,
    FollowUpCast,
    asked,
    came,
    fresh,
    opened,
    stored,
)
from amanjol.casework.support.tests.followup_pages import BY_NAME
from amanjol.casework.support.tests.quarter_cast import NOW
from amanjol.casework.support.tests.test_followups import another_case
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

pytestmark = pytest.mark.django_db
SEALED = ("wrapped_key", "schema", "sealed")
MORE = "The journal knows of more that was"


@pytest.fixture
def people(followup_cast: FollowUpCast) -> FollowUpCast:
    request_of(followup_cast.berk)
    return followup_cast


def row(people: FollowUpCast) -> Any:
    return FollowUp.objects.filter(case=people.case)


ATTACKS: dict[str, Callable[[FollowUpCast], Any]] = {
    "a day moved": lambda people: row(people).update(due_on=TODAY),
    "no day any more": lambda people: row(people).update(due_on=None),
    "of another case": lambda people: row(people).update(case=open_case(people.berk, MERET)),
    "an asking in its place": lambda people: row(people).update(**Asking.objects.values(*SEALED).get()),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_row_that_was_touched_opens_no_page(people: FollowUpCast, attack: str) -> None:
    ATTACKS[attack](people)
    request_of(people.berk)
    moved = FollowUp.objects.get()
    shows_nobody(people.berk, f"/desk/cases/{moved.case_id}/afterwards/")
    keyring = keyring_of(people.berk)
    with pytest.raises(SealBroken):
        followup_of(fresh(moved.case), keyring)


def test_a_day_planted_for_who_wants_no_contact_is_due_for_nobody(people: FollowUpCast) -> None:
    """Sealed inside is that there is none: the first page opens nothing of it, and asks nobody to call."""
    people.berk.post(BY_NAME["follow_up"].path(people), {"wish": "never"})
    request_of(people.berk)
    row(people).update(due_on=TODAY - timedelta(days=1))
    page = people.berk.get("/desk/").text
    assert "does not open as it should" in page
    assert "Ask how they are" not in page


@pytest.mark.parametrize("name", ["follow_up", "ask", "closing"])
def test_an_older_copy_is_told(people: FollowUpCast, name: str) -> None:
    """“Never contact me” does not come undone by a row of before."""
    then = row(people).values().get()
    data = {"wish": "never"} if name == "follow_up" else BY_NAME[name].data
    assert people.berk.post(BY_NAME[name].path(people), data).status_code == 302
    request_of(people.berk)
    row(people).update(**then)
    keyring = keyring_of(people.berk)
    assert followup_of(fresh(people.case), keyring).are_fewer
    for where in (path("case", people.case), BY_NAME["afterwards"].path(people)):
        assert MORE in people.berk.get(where).text


@pytest.mark.parametrize("name", ["follow_up", "closing"])
def test_into_an_older_copy_nothing_is_written(people: FollowUpCast, name: str) -> None:
    """It would stand in place of what the person said since. Nobody is asked from one: the page of the call is shut."""
    then = row(people).values().get()
    people.berk.post(BY_NAME["follow_up"].path(people), {"wish": "never"})
    request_of(people.berk)
    row(people).update(**then)
    before = stored(people.berk)
    page = people.berk.post(BY_NAME[name].path(people), BY_NAME[name].data, follow=True)
    assert page.status_code == 200
    assert "Nothing is written into an older copy. Tell the operator first." in page.text
    assert stored(people.berk) == before


def put_back(people: FollowUpCast, since: Iterable[str] = ("leave-me",)) -> None:
    """The row of before, in which somebody whom the person names is asked; what they wished `since` is gone."""
    then = row(people).values().get()
    for wish in since:
        people.berk.post(BY_NAME["follow_up"].path(people), {"wish": wish})
    request_of(people.berk)
    row(people).update(**then)


def test_never_is_written_into_an_older_copy_too(people: FollowUpCast) -> None:
    """Whoever says it in this very case is not told to wait for the operator."""
    put_back(people)
    page = people.berk.post(BY_NAME["follow_up"].path(people), {"wish": "never"}, follow=True).text
    assert "Nothing is written into an older copy" not in page
    record = opened(people.berk, people.case)
    assert (record.wish, record.due_on) == (Wish.NEVER, None)
    assert followup_of(fresh(people.case), keyring_of(people.berk)).are_fewer


@pytest.mark.parametrize("since", [["leave-me"], ["message", "leave-me"]])
@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ({}, Wish.ASK_SOMEBODY),
        ({"wish": "message", "months": ["1"]}, Wish.ASK_SOMEBODY),
        ({"wish": "never"}, Wish.NEVER),
    ],
)
def test_the_page_that_closes_a_case_waits_for_no_older_copy(
    people: FollowUpCast, since: list[str], typed: dict[str, Any], stands: Wish
) -> None:
    """What closing itself writes makes no younger copy of it, whether one act is gone or several."""
    people.berk.post(path("reopen", people.case))
    where = path("close", people.case)
    says = "An older copy was put back in place of what stood here."
    assert says not in people.berk.get(where).text
    put_back(people, since)
    before = opened(people.berk, people.case)
    assert says in people.berk.get(where).text
    assert people.berk.post(where, {"reason": "Всё", **typed}).status_code == 302
    assert fresh(people.case).status == Status.CLOSED
    record = opened(people.berk, people.case)
    assert len(record.closings) == len(before.closings) + 1
    assert record.wish is stands
    assert followup_of(fresh(people.case), keyring_of(people.berk)).are_fewer


def test_an_older_copy_stops_nobody_from_closing_nor_from_being_left_alone(people: FollowUpCast) -> None:
    other = another_case(people)
    wish = FollowUpPlan(Wish.TRY_AGAIN, counted_from=ENDED_ON, months=(1,))
    actions.plan_follow_up(keyring=keyring_of(people.berk), case=other, plan=wish)
    then = FollowUp.objects.filter(case=other).values().get()
    actions.plan_follow_up(
        keyring=keyring_of(people.berk), case=other, plan=FollowUpPlan(Wish.LEAVE_ME, says="Не летом")
    )
    request_of(people.berk)
    FollowUp.objects.filter(case=other).update(**then)
    people.berk.post(BY_NAME["follow_up"].path(people), {"wish": "never"})
    request_of(people.berk)
    assert FollowUp.objects.get(case=other).due_on is None
    actions.write_closing(keyring=keyring_of(people.berk), case=other, closing=ClosingPlan())
    assert followup_of(fresh(other), keyring_of(people.berk)).are_fewer


@pytest.mark.parametrize("attack", ["put back", "taken away", "of another case"])
def test_of_an_older_copy_nobody_is_called(people: FollowUpCast, attack: str) -> None:
    """The case is closed, and the day leads to the call: “never contact me” was said after that row."""
    then, where = row(people).values().get(), BY_NAME["ask"].path(people)
    assert "First read how to reach them" in people.berk.get(where).text
    other = another_case(people) if attack == "of another case" else None
    people.berk.post(BY_NAME["follow_up"].path(people), {"wish": "never"})
    request_of(people.berk)
    if attack == "taken away":
        row(people).delete()
    else:
        row(people).update(**then)
    if other is not None:
        wish = FollowUpPlan(Wish.TRY_AGAIN, counted_from=ENDED_ON, months=(1,))
        actions.plan_follow_up(keyring=keyring_of(people.berk), case=other, plan=wish)
        where = f"/desk/cases/{other.pk}/afterwards/steps/1/"
    before, refused = stored(people.berk), 404 if attack == "taken away" else 302
    assert people.berk.get(where).status_code == refused
    assert people.berk.post(where, BY_NAME["ask"].data).status_code == refused
    assert stored(people.berk) == before
    day = people.berk.get("/desk/").text
    assert "Ask how they are, after reading" not in day
    assert ("Ask nobody yet" in day) is (attack != "taken away")


def test_how_to_reach_somebody_of_before_leads_to_no_call(people: FollowUpCast) -> None:
    """An old telephone, an old rule of safe contact: the page of the call is where they would be used."""
    request_of(people.berk)
    person = Person.objects.filter(pk=people.case.person_id)
    then = person.values(*SEALED).get()
    people.berk.post(path("reopen", people.case))
    form = {"names": "Роза", "telephone": "+993 65 000001", "never": "не звонить мужу"}
    assert people.berk.post(path("person", people.case), form).status_code == 302
    where = BY_NAME["ask"].path(people)
    assert "+993 65 000001" in people.berk.get(where).text
    request_of(people.berk)
    PersonChange.objects.filter(person=people.case.person_id).delete()
    person.update(**then)
    assert people.berk.get(where).headers["Location"] == BY_NAME["afterwards"].path(people)
    assert "Ask nobody yet" in people.berk.get(BY_NAME["afterwards"].path(people)).text


def test_a_row_taken_away_is_missed_on_the_first_page_too_once_the_case_is_open(people: FollowUpCast) -> None:
    row(people).delete()
    assert MORE in people.berk.get(path("case", people.case)).text
    people.berk.post(path("reopen", people.case))
    assert "The journal knows of more that was written" in people.berk.get("/desk/").text


def test_an_older_copy_of_an_asking_or_one_taken_away_is_told(people: FollowUpCast) -> None:
    then = Asking.objects.values().get()
    assert not asked(people.berk, people.case).are_fewer
    assert BY_NAME["asking"].asked_by(people.berk, people).status_code == 302
    request_of(people.berk)
    Asking.objects.update(**then)
    assert asked(people.berk, people.case).are_fewer
    assert MORE in people.berk.get(BY_NAME["outcomes"].path(people)).text
    request_of(people.berk)
    Asking.objects.all().delete()
    assert asked(people.berk, people.case).are_fewer
    assert MORE in people.berk.get(path("case", people.case)).text


@pytest.mark.parametrize("name", ["wages_decision", "wages_came", "wages_payment"])
def test_an_older_copy_of_wages_or_one_taken_away_is_told(people: FollowUpCast, name: str) -> None:
    then = CaseWages.objects.values().get()
    assert not came(people.berk, people.case).are_fewer
    assert BY_NAME[name].asked_by(people.berk, people).status_code == 302
    assert figures_of(keyring_of(people.dana), NOW).older == []
    for attack in (lambda: CaseWages.objects.update(**then), lambda: CaseWages.objects.all().delete()):
        request_of(people.berk)
        attack()
        stored = list(CaseWages.objects.values())
        assert came(people.berk, people.case).are_fewer
        assert MORE in people.berk.get(path("case", people.case)).text
        assert figures_of(keyring_of(people.dana), NOW).older == [people.case.code]
        for writes in ("wages_decision", "wages_came"):
            assert BY_NAME[writes].asked_by(people.berk, people).status_code == 302
        assert "Nothing is written into an older copy" in people.berk.get(path("case", people.case)).text
        request_of(people.berk)
        assert list(CaseWages.objects.values()) == stored


def test_an_asking_of_another_case_shows_nobody_here(people: FollowUpCast) -> None:
    stranger = open_case(people.berk, MERET)
    request_of(people.berk)
    Asking.objects.update(case=stranger)
    shows_nobody(people.berk, f"/desk/cases/{stranger.pk}/outcomes/")


def test_what_no_instrument_of_ours_asks_is_not_shown(people: FollowUpCast) -> None:
    keyring = keyring_of(people.berk)
    asking, case = Asking.objects.get(), fresh(people.case)
    key = sealing.key_of_case(case, keyring)
    data = sealing.plain_row(asking, key, keyring) | {"instrument": "score-of-happiness"}
    sealing.seal_row(asking, data, key, keyring)
    asking.save()
    with pytest.raises(SealBroken):
        askings_of(case, keyring)


def test_nothing_is_written_over_what_was_touched(people: FollowUpCast) -> None:
    row(people).update(due_on=TODAY)
    keyring = keyring_of(people.berk)
    with pytest.raises(SealBroken):
        actions.plan_follow_up(keyring=keyring, case=people.case, plan=FollowUpPlan(Wish.MESSAGE))


def test_another_organisation_sees_and_writes_none_of_it(people: FollowUpCast) -> None:
    before, theirs = stored(people.berk), people.cases.gul
    request_of(theirs)
    for model in (FollowUp, Asking, CaseWages):
        assert model._default_manager.count() == 0
        assert model._default_manager.update(schema=1) == 0
    assert stored(people.berk) == before
    assert opened(people.dana, people.case).wish is Wish.ASK_SOMEBODY
