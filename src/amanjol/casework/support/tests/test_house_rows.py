"""What reaches the rows of houses: restricting, merging, parting, erasing, restoring, sweeping, new epochs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases import beneath, sealing
from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Case, Person
from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.cases.tests.test_merging import TWIN, merge
from amanjol.casework.cases.tests.test_restricted import farida_of, restrict
from amanjol.casework.support.models import House, HouseIncident, Stay
from amanjol.casework.support.shelter import queries
from amanjol.casework.support.tests.house_cast import (
    TODAY,
    HouseCast,
    give,
    house_now,
    in_beds,
    record_of,
    stays,
)
from amanjol.casework.support.tests.house_pages import BY_NAME
from amanjol.foundation.organisations.tests.key_cast import KEYS, keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(house_cast: HouseCast) -> HouseCast:
    return house_cast


def held(client: Client, people: HouseCast) -> int:
    return len(record_of(client, people.case, people.stay).held)


def test_a_stay_hangs_on_its_case() -> None:
    assert Stay in beneath.row_models()
    assert "support_stay" in erasing.swept_tables()


def test_restricting_gives_a_stay_a_new_key_and_lifting_gives_it_back(people: HouseCast) -> None:
    farida = farida_of(people.cases)
    keyring = keyring_of(farida)
    old = sealing.key_of_case(Case.objects.select_related("person").get(pk=people.case.pk), keyring)
    restrict(people.cases, people.berk, work=(people.dana,))
    assert held(people.dana, people) == 1
    request_of(people.berk)
    with pytest.raises(SealBroken):
        sealing.plain_row(Stay.objects.get(), old, keyring)
    request_of(farida)
    assert list(Stay.objects.all()) == []
    assert farida.get(BY_NAME["stay"].path(people)).status_code == 404
    assert BY_NAME["give_back"].asked_by(people.dana, people).status_code == 302
    assert people.berk.post(path("lift", people.case)).status_code == 302
    assert held(farida, people) == 0


def test_merging_and_parting_leave_each_case_its_stay(people: HouseCast) -> None:
    twin = open_case(people.berk, TWIN)
    stay = give(people.berk, people, twin, "3", seen=seen_all(people))
    merge(people.berk, people.case, twin)
    assert (record_of(people.dana, twin, stay).bed, held(people.dana, people)) == ("3", 1)
    row = people.berk.get(path("same", people.case)).text.split('name="merge" value="')[1].split('"')[0]
    assert people.berk.post(path("unmerge", people.case), {"merge": row}).status_code == 302
    assert (record_of(people.dana, twin, stay).bed, held(people.dana, people)) == ("3", 1)


def seen_all(people: HouseCast) -> frozenset[str]:
    """Every warning there could be about Rosa."""
    from itertools import combinations  # noqa: PLC0415  beside what uses it

    from amanjol.casework.support.shelter.records import Likeness  # noqa: PLC0415  as above

    return frozenset(
        f"{people.stay.pk}:{'+'.join(some_of)}"
        for number in range(1, len(Likeness))
        for some_of in combinations(
            (Likeness.EVENT, Likeness.RECRUITER, Likeness.VILLAGE, Likeness.FAMILY), number
        )
    )


def erase(people: HouseCast) -> None:
    people.berk.post(path("close", people.case), {"reason": "Всё"})
    case = Case.objects.get(pk=people.case.pk)
    erasing.erase_case(keyring=keyring_of(people.dana), case=case, notice=ErasureNotice.ASKED, today=TODAY)


def test_an_erased_case_leaves_its_bed_free_and_nothing_in_the_house(people: HouseCast) -> None:
    request_of(people.berk)
    erase(people)
    assert list(Stay.objects.all()) == []
    record = house_now(people.berk).record
    assert (record.beds, record.passed, "2" in record.free) == ((), (), True)


def test_an_older_backup_brings_back_nobody_into_a_bed(people: HouseCast) -> None:
    request_of(people.berk)
    person, case = people.case.person, Case.objects.get(pk=people.case.pk)
    house, stay = House.objects.get(), Stay.objects.get()
    erase(people)
    # What an older backup brings back.
    Person(
        pk=person.pk, organisation_id=case.organisation_id, epoch=1, wrapped_key=b"x", schema=1, sealed=b"x"
    ).save(force_insert=True)
    case.save(force_insert=True)
    stay.save(force_insert=True)
    house.save(update_fields=["sealed"])
    erasing.replay([])
    assert list(Stay.objects.all()) == []
    assert in_beds(people.berk) == {}
    assert (
        "for named colleagues"
        not in people.berk.get(f"/desk/houses/{people.house.pk}/").text.split("<h2>")[0]
    )


def test_a_new_epoch_moves_the_keys_of_the_house_and_leaves_the_stay_as_it_lies(people: HouseCast) -> None:
    assert BY_NAME["house_incident"].asked_by(people.berk, people).status_code == 302
    request_of(people.berk)
    sealed = bytes(Stay.objects.get().sealed)
    people.berk.post(f"{KEYS}new/")
    keyring = keyring_of(people.berk)
    assert queries.left_to_rewrap(keyring) == 0
    assert [row.epoch for model in (House, HouseIncident) for row in model.objects.all()] == [2, 2]
    assert bytes(Stay.objects.get().sealed) == sealed
    assert "Пустельги" in people.dana.get(BY_NAME["house"].path(people)).text
    assert held(people.dana, people) == 1


def test_a_house_that_does_not_open_keeps_its_key_and_stops_nobody(people: HouseCast) -> None:
    request_of(people.berk)
    House.objects.update(wrapped_key=b"x" * 60)
    people.berk.post(f"{KEYS}new/")
    keyring = keyring_of(people.berk)
    assert queries.left_to_rewrap(keyring) == 1
    assert keyring.has_earlier


def test_a_case_is_closed_with_a_word_about_the_bed(people: HouseCast) -> None:
    page = people.berk.get(path("close", people.case)).text
    assert "in bed 2 of the house" in page
    assert stays(people.berk, people.case).now is not None
