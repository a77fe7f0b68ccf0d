"""Duty: planned by the coordinator and by an advocate with an account, never two at once, and who can be asked when."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection
from django.utils import timezone

from amanjol.casework.cases.tests.pages import without_tokens
from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.casework.legal_aid.models import Absence, DutySlot
from amanjol.casework.legal_aid.rota import actions, queries
from amanjol.casework.legal_aid.rota.forms import MOST_WEEKS
from amanjol.casework.legal_aid.rota.queries import Hours
from amanjol.casework.legal_aid.rota.week import in_words, monday_of, week
from amanjol.casework.legal_aid.tests.advocate_cast import MY_WORK, Scene
from amanjol.casework.legal_aid.tests.register_cast import TODAY
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import browser, join
from amanjol.foundation.organisations.tests.key_cast import request_of

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

ROTA: Final = "/desk/rota/"
PLAN: Final = f"{ROTA}plan/"
OWN_PLAN: Final = f"{MY_WORK}plan/"
TOMORROW: Final = TODAY + timedelta(days=1)


def at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def hours(first: int, last: int, day: date = TOMORROW) -> Hours:
    """Of one day, or into the next where the last hour is not later."""
    return Hours(at(day, first), at(day if last > first else day + timedelta(days=1), last))


def typed(**values: Any) -> dict[str, Any]:
    return {
        "on": TOMORROW.isoformat(), "begins": "18:00", "ends": "08:00", "kind": "telephone", "weeks": 1, **values,
    }  # fmt: skip


def planned(advocates: Scene, advocate: UUID, of: Hours, district: str = "") -> DutySlot:
    coordinator = advocates.at(advocates.zarina)
    actions.plan(by=coordinator, advocate=advocate, hours=[of], kind="visit", district=district)
    return DutySlot.objects.get(advocate=advocate, begins_at=of.begins_at)


# The coordinator's.


def test_the_coordinator_plans_a_night_and_the_week_says_whose_it_is_and_when_nobody_is(
    advocates: Scene,
) -> None:
    monday = monday_of(TODAY) + timedelta(days=7)
    sent = advocates.zarina.post(PLAN, typed(advocate=str(advocates.of_aigul), on=monday.isoformat()))
    assert sent.status_code == 302
    page = advocates.zarina.get(f"{ROTA}?week={monday.isoformat()}").text
    assert page.count("Айгуль Небывалова · 7-001") == 2
    assert "18:00–24:00" in page
    assert "00:00–08:00" in page
    assert "00:00–18:00: nobody on duty" in page
    assert "08:00–24:00: nobody on duty" in page
    assert "Nobody is on duty now" in advocates.zarina.get(ROTA).text


def test_hours_that_overlap_are_told_in_one_sentence_and_nothing_is_saved(advocates: Scene) -> None:
    planned(advocates, advocates.of_aigul, hours(18, 8))
    for begins, ends in (("20:00", "21:00"), ("07:00", "19:00"), ("10:00", "18:01")):
        again = advocates.zarina.post(
            PLAN, typed(advocate=str(advocates.of_aigul), begins=begins, ends=ends, weeks=2)
        )
        assert again.status_code == 200
        assert f"They are on duty already: {in_words(hours(18, 8))}." in again.text
        assert f'value="{begins}"' in again.text
    request_of(advocates.zarina)
    assert DutySlot.objects.count() == 1
    beside = typed(advocate=str(advocates.of_aigul), begins="08:00", ends="18:00")
    other = typed(advocate=str(advocates.of_bakyt))
    for values in (beside, other):
        assert advocates.zarina.post(PLAN, values).status_code == 302


def test_of_several_weeks_all_are_planned_or_none(advocates: Scene) -> None:
    advocate = advocates.of_aigul
    assert advocates.zarina.post(PLAN, typed(advocate=str(advocate), weeks=3)).status_code == 302
    request_of(advocates.zarina)
    begins = list(DutySlot.objects.order_by("begins_at").values_list("begins_at", flat=True))
    assert begins == [at(TOMORROW + timedelta(weeks=number), 18) for number in range(3)]
    last = planned(advocates, advocates.of_bakyt, hours(18, 19, TOMORROW + timedelta(weeks=2)))
    assert (
        "They are on duty already"
        in advocates.zarina.post(PLAN, typed(advocate=str(advocates.of_bakyt), weeks=3)).text
    )
    request_of(advocates.zarina)
    assert list(DutySlot.objects.filter(advocate=advocates.of_bakyt)) == [last]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"on": ""}, "Choose the day."),
        (
            {"on": (TODAY + timedelta(days=800)).isoformat()},
            "Choose a day of this week or of the year that comes.",
        ),
        ({"begins": "25:99"}, "Write the hour, as 18:00."),
        ({"advocate": ""}, "Choose the advocate."),
        ({"weeks": MOST_WEEKS + 1}, str(MOST_WEEKS)),
    ],
)
def test_what_is_wrong_is_said_on_the_form_and_what_was_typed_stays(
    advocates: Scene, wrong: dict[str, Any], says: str
) -> None:
    again = advocates.zarina.post(PLAN, typed(advocate=str(advocates.of_aigul), ends="08:30") | wrong)
    assert again.status_code == 200
    assert says in again.text
    assert 'value="08:30"' in again.text


def test_duty_is_handed_over_once_to_who_is_free_then(advocates: Scene) -> None:
    slot = planned(advocates, advocates.of_aigul, hours(9, 12))
    where, to = f"{ROTA}{slot.pk}/", {"of": str(advocates.of_aigul), "to": str(advocates.of_bakyt)}
    busy = planned(advocates, advocates.of_bakyt, hours(11, 13))
    assert "They are on duty already" in advocates.zarina.post(where, to).text
    actions.take_away(by=advocates.at(advocates.zarina), slot=busy.pk)
    assert advocates.zarina.post(where, to).status_code == 302
    assert (
        "Meanwhile somebody else took it."
        in advocates.zarina.post(where, to | {"to": str(advocates.of_aigul)}).text
    )
    request_of(advocates.zarina)
    assert DutySlot.objects.get(pk=slot.pk).advocate_id == advocates.of_bakyt
    assert advocates.zarina.post(f"{where}take-away/").status_code == 302
    assert advocates.zarina.get(where).status_code == 404
    gone = advocates.zarina.post(f"{where}take-away/", follow=True)
    assert "It is not there any more." in gone.text


# Who can be asked.


def test_whoever_is_on_duty_and_not_away_is_available_where_their_duty_is(advocates: Scene) -> None:
    organisation, coordinator = advocates.chinar.pk, advocates.at(advocates.zarina)
    planned(advocates, advocates.of_aigul, hours(9, 12), district="osh")
    planned(advocates, advocates.of_bakyt, hours(9, 12))
    both = {advocates.of_aigul, advocates.of_bakyt}
    assert queries.available(organisation, at(TOMORROW, 10)) == both
    assert queries.available(organisation, at(TOMORROW, 10), "osh") == both
    assert queries.available(organisation, at(TOMORROW, 10), "bishkek") == {advocates.of_bakyt}
    assert queries.available(organisation, at(TOMORROW, 9)) == both
    assert queries.available(organisation, at(TOMORROW, 12)) == set()
    actions.go_away(by=coordinator, advocate=advocates.of_bakyt, hours=hours(10, 11))
    assert queries.available(organisation, at(TOMORROW, 10)) == {advocates.of_aigul}
    assert queries.away(organisation, at(TOMORROW, 10)) == {advocates.of_bakyt}
    assert queries.available(organisation, at(TOMORROW, 11)) == both
    [away] = queries.absences_of(organisation)
    actions.come_back(by=coordinator, absence=away.pk)
    assert queries.available(organisation, at(TOMORROW, 10)) == both


def test_hours_at_which_nobody_is_there_are_found_also_under_leave(advocates: Scene) -> None:
    planned(advocates, advocates.of_aigul, hours(0, 12))
    planned(advocates, advocates.of_bakyt, hours(10, 20))
    day = Hours(at(TOMORROW, 0), at(TOMORROW + timedelta(days=1), 0))
    slots, absences = queries.slots_of(advocates.chinar.pk), queries.absences_of(advocates.chinar.pk)
    assert queries.gaps(day, slots, absences) == [Hours(at(TOMORROW, 20), day.ends_at)]
    actions.go_away(by=advocates.at(advocates.zarina), advocate=advocates.of_aigul, hours=hours(8, 11))
    assert queries.gaps(day, slots.all(), absences.all()) == [
        hours(8, 10),
        Hours(at(TOMORROW, 20), day.ends_at),
    ]
    [is_away] = [
        line.is_away
        for of_day in week(advocates.chinar.pk, monday_of(TOMORROW), {})
        for line in of_day.slots
        if of_day.day == TOMORROW and line.slot.advocate_id == advocates.of_aigul
    ]
    assert is_away
    assert queries.gaps(day, [], []) == [day]


def test_leave_is_by_days_both_included_and_ends_when_somebody_is_back(advocates: Scene) -> None:
    values = {"advocate": str(advocates.of_aigul), "first": TOMORROW.isoformat(), "last": TODAY.isoformat()}
    assert "It ends before it begins." in advocates.zarina.post(f"{ROTA}away/", values).text
    assert advocates.zarina.post(f"{ROTA}away/", values | {"last": TOMORROW.isoformat()}).status_code == 302
    request_of(advocates.zarina)
    row = Absence.objects.get()
    assert (row.begins_at, row.ends_at) == (at(TOMORROW, 0), at(TOMORROW + timedelta(days=1), 0))
    assert "Айгуль Небывалова" in advocates.zarina.get(ROTA).text
    back = f"{ROTA}away/{row.pk}/back/"
    assert advocates.zarina.post(back).status_code == 302
    assert "It is not there any more." in advocates.zarina.post(back, follow=True).text


# An advocate's own.


def test_an_advocate_keeps_their_own_duty_without_a_key(advocates: Scene) -> None:
    advocates.aigul.post("/account/lock/")
    assert advocates.aigul.post(OWN_PLAN, typed()).status_code == 302
    page = advocates.aigul.get(MY_WORK).text
    assert in_words(hours(18, 8)) in page
    assert "no duty now" in page
    assert "They are on duty already" in advocates.aigul.post(OWN_PLAN, typed()).text
    assert advocates.aigul.post(f"{MY_WORK}not-now/", {"hours": 2}).status_code == 302
    assert advocates.aigul.post(f"{MY_WORK}not-now/", {"hours": 5}).status_code == 404
    assert "you are not asked now" in advocates.aigul.get(MY_WORK).text
    request_of(advocates.zarina)
    assert queries.away(advocates.chinar.pk, timezone.now()) == {advocates.of_aigul}
    away, slot = Absence.objects.get(), DutySlot.objects.get()
    assert advocates.aigul.post(f"{MY_WORK}away/{away.pk}/back/").status_code == 302
    assert advocates.aigul.post(f"{MY_WORK}duty/{slot.pk}/take-away/").status_code == 302
    leave = {"first": TOMORROW.isoformat(), "last": TOMORROW.isoformat()}
    assert advocates.aigul.post(f"{MY_WORK}away/", leave).status_code == 302
    request_of(advocates.zarina)
    assert DutySlot.objects.count() == 0
    assert Absence.objects.get().advocate_id == advocates.of_aigul


def test_an_advocate_touches_no_duty_of_another(advocates: Scene) -> None:
    slot = planned(advocates, advocates.of_bakyt, hours(9, 12))
    actions.go_away(by=advocates.at(advocates.zarina), advocate=advocates.of_bakyt, hours=hours(9, 12))
    away, aigul = Absence.objects.get(), advocates.at(advocates.aigul)
    for where in (f"{MY_WORK}duty/{slot.pk}/take-away/", f"{MY_WORK}away/{away.pk}/back/"):
        assert advocates.aigul.post(where).status_code == 403
    for where in (ROTA, PLAN, f"{ROTA}{slot.pk}/", f"{ROTA}away/"):
        assert advocates.aigul.get(where).status_code == 403, where
    assert in_words(hours(9, 12)) not in advocates.aigul.get(MY_WORK).text
    named = typed(advocate=str(advocates.of_bakyt), begins="13:00", ends="14:00")
    assert advocates.aigul.post(OWN_PLAN, named).status_code == 302
    request_of(advocates.zarina)
    assert DutySlot.objects.filter(advocate=advocates.of_bakyt).count() == 1
    with pytest.raises(PermissionDenied):
        actions.plan(by=aigul, advocate=advocates.of_bakyt, hours=[hours(13, 14)], kind="visit", district="")
    with pytest.raises(PermissionDenied):
        actions.hand_over(by=aigul, slot=slot.pk, of=advocates.of_bakyt, to=advocates.of_aigul)
    mine = DutySlot.objects.get(advocate=advocates.of_aigul)
    with pytest.raises(PermissionDenied):
        actions.hand_over(by=aigul, slot=mine.pk, of=advocates.of_aigul, to=advocates.of_bakyt)


def test_whose_account_is_nobodys_keeps_no_duty(advocates: Scene) -> None:
    for where in (OWN_PLAN, f"{MY_WORK}away/"):
        assert advocates.timur.get(where).status_code == 404
    assert "My duty" not in advocates.timur.get(MY_WORK).text


@pytest.mark.parametrize("role", sorted(set(RoleKey) - {RoleKey.LEGAL_AID_COORDINATOR}))
def test_every_other_role_is_refused(advocates: Scene, role: RoleKey) -> None:
    client = browser(join("Serdar Chinar", advocates.chinar, role))
    for where in (ROTA, PLAN, f"{ROTA}away/"):
        assert client.get(where).status_code == 403
    if role is not RoleKey.ADVOCATE:
        assert client.get(OWN_PLAN).status_code == 403


# Rows, and two at once.


def test_the_database_refuses_what_overlaps_whoever_writes_it(advocates: Scene) -> None:
    slot = planned(advocates, advocates.of_aigul, hours(9, 12))
    own = {"organisation": advocates.chinar, "advocate_id": advocates.of_aigul, "kind": "visit"}
    with pytest.raises(IntegrityError, match="legal_aid_duty_once"):
        DutySlot.objects.create(begins_at=slot.begins_at, ends_at=slot.ends_at, **own)


def test_another_organisation_sees_and_writes_none_of_it(advocates: Scene) -> None:
    planned(advocates, advocates.of_aigul, hours(9, 12))
    actions.go_away(by=advocates.at(advocates.zarina), advocate=advocates.of_aigul, hours=hours(9, 12))
    request_of(advocates.cases.gul)
    assert (DutySlot.objects.count(), Absence.objects.count()) == (0, 0)
    with connection.cursor() as cursor:
        for table in ("legal_aid_dutyslot", "legal_aid_absence"):
            cursor.execute(f"delete from {table}")  # noqa: S608  two names of this list
            assert cursor.rowcount == 0
    with pytest.raises(PermissionDenied):
        actions.plan(
            by=join("Aziz Terek", advocates.cases.keys.cast.gul, RoleKey.LEGAL_AID_COORDINATOR),
            advocate=advocates.of_aigul, hours=[hours(13, 14)], kind="visit", district="",
        )  # fmt: skip


def test_a_form_sent_twice_plans_once(advocates: Scene) -> None:
    once = re.search(r'name="once" value="([^"]+)"', advocates.zarina.get(PLAN).text)
    assert once
    values = typed(advocate=str(advocates.of_aigul), once=once[1])
    assert [advocates.zarina.post(PLAN, values).status_code for _press in range(2)] == [302, 303]
    request_of(advocates.zarina)
    assert DutySlot.objects.count() == 1


def test_every_page_is_all_russian(advocates: Scene) -> None:
    slot = planned(advocates, advocates.of_aigul, hours(9, 12))
    actions.go_away(by=advocates.at(advocates.zarina), advocate=advocates.of_aigul, hours=hours(9, 12))
    for client in (advocates.zarina, advocates.aigul):
        client.get("/desk/")
        client.post("/language/", {"language": "ru"})
    pages = [
        (advocates.zarina, ROTA), (advocates.zarina, PLAN), (advocates.zarina, f"{ROTA}away/"),
        (advocates.zarina, f"{ROTA}{slot.pk}/"), (advocates.aigul, MY_WORK), (advocates.aigul, OWN_PLAN),
    ]  # fmt: skip
    for client, where in pages:
        page = client.get(where, headers={"accept-language": "ru"})
        assert '<html lang="ru"' in page.text
        assert english(without_tokens(page.text)) <= {"Aigul", "Chinar", "Zarina"}, where
    busy = advocates.zarina.post(PLAN, typed(advocate=str(advocates.of_aigul), begins="10:00", ends="11:00"))
    assert "У этого адвоката уже есть дежурство" in busy.text
