"""Whatever is typed about a house: it is refused in a sentence or kept as it was typed, and runs nowhere."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils.html import escape

from amanjol.casework.support.tests.house_cast import HouseCast, house_now, stored
from amanjol.casework.support.tests.house_pages import BY_NAME
from amanjol.casework.support.tests.test_hostile_plans import TEXTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(house_cast: HouseCast) -> HouseCast:
    return house_cast


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_shown_as_it_was_typed(people: HouseCast, text: str) -> None:
    line = text.replace("\r\n", " ")
    house = BY_NAME["change_house"].data | {"name": line, "says": text, "room-0-name": line}
    sent = [
        people.dana.post(BY_NAME["change_house"].path(people), house),
        people.dana.post(BY_NAME["house_incident"].path(people), {"what": text, "hour": line}),
        people.berk.post(
            BY_NAME["take_in"].path(people), {"kind": "other", "what": line, "is_asked_for": "on"}
        ),
        people.berk.post(BY_NAME["stay_incident"].path(people), {"what": text, "there": text, "step": text}),
        people.berk.post(BY_NAME["leave"].path(people)),
        people.berk.post(BY_NAME["where"].path(people), {"reach": text, "takes": text}),
    ]
    refused = "\u0001" in text
    assert {answer.status_code for answer in sent} <= {200, 302}
    pages = [people.berk.get(BY_NAME[name].path(people)).text for name in ("house", "stay", "receipt")]
    marks = text.splitlines()[-1].replace("\u202e", "").strip()
    if not refused:
        assert escape(marks) in pages[0]
        assert escape(marks) in pages[1]
    assert not any("<script>alert" in page for page in pages)
    people.berk.post(BY_NAME["receipt"].path(people), {"is_safe": "yes", "language": "ru", "with_name": "on"})


REFUSED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("new_house", {"name": "x"}),
    ("new_house", {"name": "", "room-0-name": "a", "room-0-beds": "1"}),
    ("new_house", {"name": "x", "room-0-name": "a", "room-0-beds": "1 1"}),
    ("new_house", {"name": "x", "room-0-name": "", "room-0-beds": "1"}),
    ("new_house", {"name": "x", "room-0-name": "a", "room-0-for": "dogs", "room-0-beds": "1"}),
    ("new_house", {"name": "x", "room-0-name": "a", "room-0-beds": "a:b"}),
    ("new_house", {"name": "x", "room-0-name": "a", "room-0-beds": "123456789"}),
    ("new_house", {"name": "x", "room-0-name": "a", "room-0-beds": " ".join(map(str, range(61)))}),
    ("new_house", {"name": "x\0", "room-0-name": "a", "room-0-beds": "1"}),
    ("house_incident", {"what": ""}),
    ("house_incident", {"what": "x", "happened_on": "2199-01-01"}),
    ("stay_incident", {"what": "x" * 10_001}),
    ("take_in", {"kind": "slaves", "what": "x", "is_asked_for": "on"}),
    ("take_in", {"kind": "papers", "what": "x" * 301, "is_asked_for": "on"}),
    ("leave", {"back": ["2"]}),
    ("where", {"reach": "x" * 10_001}),
    ("receipt", {"is_safe": "yes", "language": "fr"}),
)


@pytest.mark.parametrize(("name", "typed"), REFUSED)
def test_what_no_page_offers_is_refused_and_changes_nothing(
    people: HouseCast, name: str, typed: dict[str, Any]
) -> None:
    before = stored(people.dana)
    answer = people.dana.post(BY_NAME[name].path(people), typed)
    assert answer.status_code == 200
    assert 'class="errorlist' in answer.text
    assert stored(people.dana) == before


BEDS: tuple[dict[str, str], ...] = (
    {"place": ""},
    {"place": "x"},
    {"place": "{house}:99"},
    {"place": "00000000-0000-0000-0000-000000000000:4"},
    {"place": "{house}:4", "happened_on": "2199-01-01"},
    {"place": "{house}:4", "child-1-name": "x", "child-1-year": "1900"},
    {"place": "{house}:4", "child-1-year": "{year}"},
    {"place": "{house}:4", "child-1-name": "x", "child-1-place": "{house}:4"},
    {"place": "{house}:4", "child-1-name": "x", "child-1-place": "{house}:99"},
    {"place": "{house}:4", "seen": "x" * 10_001},
)


@pytest.mark.parametrize("typed", BEDS, ids=repr)
def test_no_bed_is_given_by_what_the_picture_does_not_offer(people: HouseCast, typed: dict[str, str]) -> None:
    from django.utils import timezone  # noqa: PLC0415  beside what uses it

    before, year = stored(people.berk), timezone.localdate().year
    filled_in = {name: value.format(house=people.house.pk, year=year) for name, value in typed.items()}
    answer = people.berk.post(BY_NAME["bed"].path(people), filled_in)
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text
    assert stored(people.berk) == before


def test_a_thing_of_no_number_is_not_there(people: HouseCast) -> None:
    where = BY_NAME["give_back"].path(people).replace("/things/1/", "/things/9/")
    assert people.berk.post(where).status_code == 404


def test_names_of_beds_stay_as_they_were_typed(people: HouseCast) -> None:
    typed = BY_NAME["change_house"].data | {"room-0-beds": "1; 2,2а", "room-1-beds": "  "}
    assert people.dana.post(BY_NAME["change_house"].path(people), typed).status_code == 302
    assert house_now(people.dana).record.now.beds == ["1", "2", "2а"]
