"""Whoever writes rows as the application does: no bed is believed, no stay opens elsewhere.

The attacks run as the role of the web server, within the organisation's own rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from amanjol.casework.cases import sealing
from amanjol.casework.cases.models import Case
from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.test_links import shows_nobody
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.support.models import House, HouseIncident, Stay
from amanjol.casework.support.shelter.actions import houses
from amanjol.casework.support.shelter.actions.beds import BedPlan
from amanjol.casework.support.shelter.actions.incidents import Incident, write_of_house
from amanjol.casework.support.shelter.queries import houses_of, incidents_of
from amanjol.casework.support.tests.house_cast import PLAN, HouseCast, give, house_now, in_beds, stored
from amanjol.casework.support.tests.house_pages import BY_NAME
from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.organisations.keys.keyring import Keyring

pytestmark = pytest.mark.django_db
SEALED = ("wrapped_key", "schema", "sealed")


@pytest.fixture
def people(house_cast: HouseCast) -> HouseCast:
    request_of(house_cast.berk)
    return house_cast


def test_a_moved_stay_opens_nothing(people: HouseCast) -> None:
    Stay.objects.filter(pk=people.stay.pk).update(case=people.meret)
    where = BY_NAME["stay"].path(people).replace(str(people.case.pk), str(people.meret.pk))
    shows_nobody(people.berk, where)
    request_of(people.berk)
    shows_nobody(people.berk, f"/desk/cases/{people.meret.pk}/")


def test_a_stay_that_is_gone_is_missed_on_its_case(people: HouseCast) -> None:
    Stay.objects.filter(pk=people.stay.pk).delete()
    page = people.berk.get(f"/desk/cases/{people.case.pk}/").text
    assert "knows of more that was done with this stay" in page


def older(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in SEALED}


def test_an_older_copy_of_a_stay_is_told(people: HouseCast) -> None:
    before = older(Stay.objects.get(pk=people.stay.pk))
    assert BY_NAME["leave"].asked_by(people.berk, people).status_code == 302
    request_of(people.berk)
    Stay.objects.filter(pk=people.stay.pk).update(**before)
    for where in (BY_NAME["stay"].path(people), f"/desk/cases/{people.case.pk}/"):
        assert "knows of more that was done with this stay" in people.berk.get(where).text


def test_an_older_copy_of_a_house_is_told_and_takes_nothing_in(people: HouseCast) -> None:
    """Else a bed in which somebody lies would look free."""
    before = older(House.objects.get(pk=people.house.pk))
    give(people.berk, people, people.meret, "6")
    request_of(people.berk)
    House.objects.filter(pk=people.house.pk).update(**before)
    assert house_now(people.berk).is_older
    assert (
        "knows of more that was done with this house" in people.berk.get(BY_NAME["house"].path(people)).text
    )
    rows = stored(people.berk)
    with pytest.raises(OlderCopy):
        houses.change_house(keyring=keyring_of(people.dana), house=people.house.pk, plan=PLAN)
    answer = people.berk.post(f"/desk/cases/{people.case.pk}/bed/", {"place": f"{people.house.pk}:6"})
    assert answer.status_code == 302
    assert stored(people.berk) == rows


def test_a_bed_and_a_stay_that_do_not_agree_are_told(people: HouseCast) -> None:
    """An older stay in a house of today."""
    before = older(Stay.objects.get(pk=people.stay.pk))
    assert (
        people.berk.post(f"/desk/cases/{people.case.pk}/bed/", {"place": f"{people.house.pk}:1"}).status_code
        == 302
    )
    request_of(people.berk)
    Stay.objects.filter(pk=people.stay.pk).update(**before)
    assert [guest.agrees for guest in in_beds(people.berk)["1"]] == [False]
    assert "say different things" in people.berk.get(BY_NAME["house"].path(people)).text


def test_a_guest_of_whom_nothing_opens_takes_neither_house_nor_bed_away(people: HouseCast) -> None:
    """At night somebody has to sleep, whatever became of one row."""
    give(people.berk, people, people.meret, "6")
    request_of(people.berk)
    Case.objects.filter(pk=people.case.pk).update(wrapped_key=b"\x01" * 61)
    page = people.berk.get(BY_NAME["house"].path(people)).text
    name = sealing.open_person(people.meret.person, keyring_of(people.berk)).name
    for text in ("somebody exchanged it", f"Case {people.case.code}", name):
        assert text in " ".join(page.split())
    where = f"/desk/cases/{open_case(people.berk, PersonRecord(('Айлар',))).pk}/bed/"
    assert "somebody exchanged it" in people.berk.get(where).text
    answer = people.berk.post(where, {"place": f"{people.house.pk}:1"})
    assert "does not open, so nobody compared" in answer.text
    with acting_for(people.cases.keys.cast.dana):
        entries = entries_of(people.cases.keys.cast.yyldyz.pk).filter(verb="keys.seal-broken")
        assert {entry.details["page"] for entry in entries} == {"support:house", "support:bed"}


def second_house(people: HouseCast) -> House:
    return houses.add_house(keyring=keyring_of(people.dana), plan=PLAN)


def incident(people: HouseCast) -> HouseIncident:
    write_of_house(keyring=keyring_of(people.berk), house=people.house.pk, incident=Incident("Стук в ворота"))
    return HouseIncident.objects.get(house=people.house)


def exchange_houses(people: HouseCast) -> None:
    other = second_house(people)
    request_of(people.berk)
    House.objects.filter(pk=people.house.pk).update(**older(other))


def move_incident(people: HouseCast) -> None:
    row, other = incident(people), second_house(people)
    request_of(people.berk)
    HouseIncident.objects.filter(pk=row.pk).update(house=other)


def take_incident(people: HouseCast) -> None:
    incident(people)
    HouseIncident.objects.all().delete()


def copy_incident(people: HouseCast) -> None:
    row = incident(people)
    row.pk = uuid4()
    row.save(force_insert=True)


def unwrap_house(people: HouseCast) -> None:
    House.objects.filter(pk=people.house.pk).update(wrapped_key=b"x" * 60)


def _all_opened(keyring: Keyring) -> None:
    for house in houses_of(keyring):
        incidents_of(house, keyring)


ATTACKS: dict[str, Callable[[HouseCast], None]] = {
    "houses exchanged": exchange_houses,
    "an incident moved": move_incident,
    "an incident taken away": take_incident,
    "an incident twice": copy_incident,
    "a key of nobody": unwrap_house,
}


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_a_row_that_was_touched_opens_no_house(people: HouseCast, attack: str) -> None:
    ATTACKS[attack](people)
    keyring = keyring_of(people.berk)
    with pytest.raises(SealBroken):
        _all_opened(keyring)
    shows_nobody(people.berk, BY_NAME["house"].path(people))


def test_a_house_under_no_epoch_is_no_row(people: HouseCast) -> None:
    """The database refuses it; and nobody could be named for one."""
    row = House.objects.get(pk=people.house.pk)
    row.epoch = None
    with pytest.raises(SealBroken):
        sealing.prove(row, keyring_of(people.berk))


def test_a_house_that_is_taken_away_is_missed(people: HouseCast) -> None:
    HouseIncident.objects.all().delete()
    House.objects.filter(pk=people.house.pk).delete()
    assert "knows of more houses" in people.berk.get("/desk/houses/").text


def test_a_plan_for_a_house_of_others_is_refused(people: HouseCast) -> None:
    from django.core.exceptions import PermissionDenied  # noqa: PLC0415  beside what uses it

    from amanjol.casework.cases.tests.case_cast import open_case  # noqa: PLC0415  as above
    from amanjol.casework.support.shelter.actions import beds  # noqa: PLC0415  as above

    theirs = open_case(people.cases.gul)
    with pytest.raises(PermissionDenied):
        beds.give_bed(keyring=keyring_of(people.cases.gul), case=theirs, plan=BedPlan(people.house.pk, "4"))
