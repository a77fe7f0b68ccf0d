"""The table of roads: typed, from a spreadsheet, by season; what proposals and plans make of it."""

from __future__ import annotations

import dataclasses
import re
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from xlsxwriter import Workbook

from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.casework.cases.tests.test_sealed_rows import every_value
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.legal_aid.models import RoadTable
from amanjol.casework.legal_aid.needs import queries as needs
from amanjol.casework.legal_aid.offers import actions as offer_actions
from amanjol.casework.legal_aid.offers import words
from amanjol.casework.legal_aid.offers.proposing import Candidate, Road, propose
from amanjol.casework.legal_aid.planning import actions as planning
from amanjol.casework.legal_aid.planning.records import Pair
from amanjol.casework.legal_aid.roads import actions, queries, views
from amanjol.casework.legal_aid.roads.lines import minutes_of
from amanjol.casework.legal_aid.roads.records import way_between
from amanjol.casework.legal_aid.roads.straight_lines import Line, apart, centres_of, line_between
from amanjol.casework.legal_aid.roads.words import in_hours
from amanjol.casework.legal_aid.spreadsheets.cells import Wrong
from amanjol.casework.legal_aid.tests.planning_cast import PLANS, made
from amanjol.casework.standards.conflicts.checking import NOTHING
from amanjol.casework.standards.entitlement.districts import districts_of
from amanjol.foundation.organisations.tests.key_cast import KEYS, request_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.tests.offers_cast import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_kyrgyzstan")]
ROADS = "/desk/roads/"
FILE = f"{ROADS}file/"
HEAD = ("Откуда", "Куда", "Часов летом", "Часов зимой")


def sent(*rows: tuple[Any, ...]) -> SimpleUploadedFile:
    written = BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return SimpleUploadedFile("roads.xlsx", written.getvalue())


def write(offers: Scene, *ways: tuple[str, str, int, int]) -> None:
    actions.write_ways(keyring=offers.keyring, ways=[way_between(*way) for way in ways])


def table(offers: Scene) -> dict[tuple[str, str], tuple[int, int]]:
    return {way.between: (way.summer, way.winter) for way in queries.opened(offers.keyring).ways}


@pytest.mark.parametrize(
    ("typed", "minutes"), [("2:30", 150), ("2,5", 150), ("2.5", 150), ("3", 180), ("0:05", 5), ("72", 4320)]
)
def test_hours_are_typed_as_people_write_them(typed: str, minutes: int) -> None:
    assert minutes_of(typed) == minutes


@pytest.mark.parametrize(
    "typed", ["", "0", "73", "-1", "2:60", "NaN", "1e3", "два", "99999", "2:3", "1:2:3:4"]
)
def test_what_is_no_hours_is_refused_in_one_sentence(typed: str) -> None:
    with pytest.raises(Wrong, match="Write hours up to 72"):
        minutes_of(typed)


@pytest.mark.parametrize(
    ("minutes", "words"), [(25, "25 min"), (120, "2 h"), (95, "1 h 35 min"), (-90, "−1 h 30 min")]
)
def test_time_is_told_in_hours_and_minutes(minutes: int, words: str) -> None:
    assert in_hours(minutes) == words


def test_a_way_is_typed_changed_and_taken_away_on_pages(offers: Scene) -> None:
    zarina = offers.zarina
    typed = {"start": "osh", "end": "alay", "summer": "3:10", "winter": "5"}
    assert zarina.post(ROADS, typed).status_code == 302
    assert table(offers) == {("alay", "osh"): (190, 300)}
    assert "3 h 10 min" in zarina.get(ROADS).text
    again = zarina.post(ROADS, typed | {"start": "alay", "end": "osh", "summer": "1"})
    assert "This way stands there already" in again.text
    assert "Both ends are the same district" in zarina.post(ROADS, typed | {"end": "osh"}).text
    [way] = queries.opened(offers.keyring).ways
    page = f"{ROADS}{way.key}/"
    seen = dict(re.findall(r'name="(version[^"]*|[a-z-]*seen[^"]*)" value="([^"]*)"', zarina.get(page).text))
    assert zarina.post(page, seen | {"summer": "4", "winter": ""}).status_code == 302
    assert table(offers) == {("alay", "osh"): (240, 240)}
    stale = zarina.post(page, seen | {"summer": "2", "winter": "2"})
    assert stale.status_code == 200  # what somebody saved meanwhile is shown, and nothing is overwritten
    assert table(offers) == {("alay", "osh"): (240, 240)}
    assert zarina.get(f"{ROADS}nothing/").status_code == 404
    assert zarina.post(f"{page}take-away/").status_code == 302
    assert table(offers) == {}


def test_a_file_is_looked_at_first_and_then_written_whole(offers: Scene) -> None:
    zarina = offers.zarina
    rows = (HEAD, ("Ош (город)", "Алайский район", "3:10", 5), ("Баткен (город)", "Алайский район", 4.5, ""))
    looked = zarina.post(FILE, {"file": sent(*rows)})
    assert not RoadTable.objects.exists()
    fields = {
        name: unescape(value)
        for name, value in re.findall(r'name="(lines|seen-plan)" value="([^"]*)"', looked.text)
    }
    assert zarina.post(FILE, fields).status_code == 302
    assert table(offers) == {("alay", "osh"): (190, 300), ("alay", "batken-town"): (270, 270)}
    again = zarina.post(FILE, {"file": sent(*rows)})
    assert "Nothing would change." in again.text
    stale = zarina.post(FILE, fields)
    assert "Meanwhile somebody changed the roads" in stale.text
    assert queries.opened(offers.keyring).acts == 1


def test_every_wrong_cell_is_told_with_row_and_column(offers: Scene) -> None:
    rows = (
        HEAD,
        ("Ош (город)", "Нигдеево", "3:10", 5),
        ("Алайский район", "Алайский район", "1", ""),
        ("Ош (город)", "Алайский район", "много", ""),
        ("Ош (город)", "Алайский район", "2", ""),
        ("Алайский район", "Ош (город)", "2", ""),
    )
    page = unescape(offers.zarina.post(FILE, {"file": sent(*rows)}).text)
    for says in (
        "No district is called «Нигдеево»",
        "Both ends are the same",
        "Write hours up to 72",
        "row 5 already",
    ):
        assert says in page
    lacking = unescape(offers.zarina.post(FILE, {"file": sent(("Откуда", "Зарплата"), ("а", "б"))}).text)
    assert "This column is lacking." in lacking
    assert "No column is called so." in lacking
    assert not RoadTable.objects.exists()


@pytest.mark.parametrize("month", [1, 7])
def test_proposals_reckon_with_the_road_of_the_season_and_say_it(
    offers: Scene, month: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody of Alay and somebody of Batken could come to Osh if the district were let go: the road decides."""
    day = timezone.localdate().replace(month=month, day=15)
    monkeypatch.setattr(queries, "_winter", lambda: frozenset({1}))
    write(offers, ("osh", "alay", 100, 400), ("osh", "batken", 200, 205))
    roads = queries.roads_now(offers.keyring, day)
    assert roads.between("osh", "alay") == roads.between("alay", "osh") == (400 if month == 1 else 100)
    assert roads.between("osh", "naryn") is None
    for number, district in (("7-003", "batken"), ("7-004", "alay")):
        offers.rewrite(replace(offers.advocate(number).says, districts=(district,), courses=(), places=4))
    facts = replace_roads(offers, roads)
    need = needs.opened_need(offers.keyring, offers.need)
    assert need is not None
    proposed = propose(need, facts)
    by_number = {of.advocate.row.number: of for of in proposed.others}
    near, far = (by_number["7-003"], by_number["7-004"])[:: 1 if month == 1 else -1]
    assert near.cost < far.cost
    assert near.road is not None
    assert near.road.is_winter is (month == 1)
    assert near.road.minutes == near.parts["road"]


def replace_roads(offers: Scene, roads: queries.Roads) -> Any:
    return dataclasses.replace(offer_actions.facts_of(offers.keyring), roads=roads)


def test_the_page_of_who_is_asked_tells_a_road_that_is_known_and_no_other(offers: Scene) -> None:
    where = f"/desk/needs/{offers.need}/ask/{offers.id_of('7-004')}/"
    page = offers.zarina.get(where).text
    assert "60 km in a straight line, counted as 1 h 59 min: the road is not written down" in page
    assert "on the road" not in page
    write(offers, ("osh", "alay", 190, 190))
    page = offers.zarina.get(where).text
    assert "3 h 10 min on the road in" in page
    assert "straight line" not in page
    offers.rewrite(replace(offers.advocate("7-004").says, districts=("talas-district",)))
    assert "another region, the road is not known (+8 h)" in offers.zarina.get(where).text


def test_of_two_ways_the_shorter_counts_whichever_of_them_is_written_down(offers: Scene) -> None:
    offers.rewrite(replace(offers.advocate("7-004").says, districts=("alay", "nookat")))
    where = f"/desk/needs/{offers.need}/ask/{offers.id_of('7-004')}/"
    assert "33 km in a straight line" in offers.zarina.get(where).text
    write(offers, ("osh", "nookat", 240, 240))
    assert "60 km in a straight line" in offers.zarina.get(where).text
    write(offers, ("osh", "alay", 90, 90))
    assert "1 h 30 min on the road" in offers.zarina.get(where).text


def test_where_nobody_fits_whoever_lives_nearer_is_named_first(offers: Scene) -> None:
    for number, district in (
        ("7-001", "batken"),
        ("7-002", "tyup"),
        ("7-003", "nookat"),
        ("7-004", "alay"),
        ("7-005", "osh"),
    ):
        offers.rewrite(replace(offers.advocate(number).says, districts=(district,), courses=(), places=4))
    need = needs.opened_need(offers.keyring, offers.need)
    assert need is not None
    [way] = propose(need, offer_actions.facts_of(offers.keyring)).ways
    assert way.conditions == ("district",)
    assert [of.row.number for of in way.advocates] == ["7-003", "7-004", "7-001", "7-002"]
    names = ("Сказочнова Чолпон", "Условнова Динара", "Небывалова Айгуль", "Примеров Бакыт")
    plan = made(offers)
    page = unescape(offers.zarina.get(f"{PLANS}{plan.row.pk}/").text)
    assert "Who would be asked" not in page
    assert "Places of the advocates" not in page
    [line] = [line for line in page.splitlines() if names[0] in line and names[-1] in line]
    assert sorted(names, key=line.index) == list(names)


def test_a_plan_tells_of_a_line_that_it_is_one(offers: Scene) -> None:
    """Nobody goes to Osh, and the two who could if that were let go live at different distances."""
    road = Road(119, is_winter=False, kilometres=60)
    pair = Pair(offers.need, offers.id_of("7-004"), (("road", 119),), 1, 4, (119, False), 60)
    assert Pair.from_data(pair.as_data()) == pair
    before = pair.as_data()
    before.pop("line")
    assert Pair.from_data(before).line is None
    need = needs.opened_need(offers.keyring, offers.need)
    assert need is not None
    candidate = Candidate(offers.advocate("7-004"), NOTHING, 0, 4, {"road": 119}, road=road)
    assert words.parts_of(candidate, need.says)[0].startswith("60 km in a straight line")


def test_each_centre_is_of_a_district_and_lies_in_the_country() -> None:
    districts = districts_of("kg")
    centres = centres_of("kg")
    assert districts is not None
    assert centres is not None
    of_all = {district.key for region in districts.regions for district in region.districts}
    assert of_all - centres.places.keys() == {"mayluu-suu", "talas-district"}
    assert centres.places.keys() <= of_all
    for north, east in centres.places.values():
        assert 39.1 < north < 43.3
        assert 69.2 < east < 80.3
    for region in districts.regions:
        own = [centres.places[of.key] for of in region.districts if of.key in centres.places]
        assert max(apart(start, end) for start in own for end in own) < 350


@pytest.mark.parametrize(
    ("start", "end", "kilometres", "minutes"),
    [
        ("bishkek", "osh", 300, 600),
        ("osh", "bishkek", 300, 600),
        ("bishkek", "karakol", 314, 627),
        ("tokmok", "chuy-district", 0, 1),
    ],
)
def test_a_line_is_as_long_as_on_a_globe(start: str, end: str, kilometres: int, minutes: int) -> None:
    assert line_between("kg", start, end) == Line(kilometres, minutes)


@pytest.mark.parametrize(
    ("country", "start", "end"),
    [("kg", "osh", "osh"), ("kg", "osh", "talas-district"), ("kg", "", "osh"), ("kz", "osh", "alay"),
     ("../kg", "osh", "alay"), ("", "osh", "alay")],
)  # fmt: skip
def test_where_nobody_knows_where_both_lie_there_is_no_line(country: str, start: str, end: str) -> None:
    assert line_between(country, start, end) is None


def test_a_quarter_of_a_great_circle() -> None:
    assert round(apart((0, 0), (0, 90))) == round(apart((0, 0), (90, 0))) == 10_008


def test_the_page_of_roads_says_what_stands_in_for_them_and_whence_it_is(
    offers: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = " ".join(offers.zarina.get(ROADS).text.split())
    assert "the straight line between the centres counts, at 30 kilometres an hour" in page
    assert "GeoNames (geonames.org), CC BY 4.0" in page
    monkeypatch.setattr(views, "country_here", lambda: "KZ")
    page = " ".join(offers.zarina.get(ROADS).text.split())
    assert "straight line" not in page
    assert "the same region comes before another" in page


def test_a_plan_says_that_a_road_has_changed_since(offers: Scene) -> None:
    offers.rewrite(replace(offers.advocate("7-004").says, districts=("alay", "osh")))
    before = planning.planned_now(offers.keyring).weighed.problem.digest()
    write(offers, ("osh", "batken", 30, 30))  # nobody's way
    assert planning.planned_now(offers.keyring).weighed.problem.digest() == before
    offers.rewrite(replace(offers.advocate("7-004").says, districts=("batken",)))
    before = planning.planned_now(offers.keyring).weighed.problem.digest()
    write(offers, ("osh", "batken", 31, 31))
    assert planning.planned_now(offers.keyring).weighed.problem.digest() != before


def test_an_older_copy_takes_no_writing_and_no_way_of_it_counts(offers: Scene) -> None:
    write(offers, ("osh", "alay", 10, 10))
    old = RoadTable.objects.values("sealed", "schema").get()
    write(offers, ("osh", "alay", 600, 600))
    RoadTable.objects.update(**old)
    today = timezone.localdate()
    assert queries.roads_now(offers.keyring, today).between("osh", "alay") is None
    with pytest.raises(OlderCopy):
        write(offers, ("osh", "alay", 10, 10))
    assert "The journal knows of more" in offers.zarina.get(ROADS).text
    RoadTable.objects.all().delete()
    with pytest.raises(OlderCopy):
        write(offers, ("osh", "alay", 10, 10))


def test_a_row_that_was_moved_opens_nothing_and_others_have_none(offers: Scene) -> None:
    write(offers, ("osh", "alay", 77, 78))
    request_of(offers.zarina)
    assert b"alay" not in bytes(RoadTable.objects.get().sealed)
    assert str(RoadTable.objects.get().pk).encode() in b"\n".join(every_value())
    assert offers.cases.keys.berk.get(ROADS).status_code == 403
    assert offers.cases.keys.berk.post(ROADS, {}).status_code == 403
    request_of(offers.zarina)
    sealed = bytes(RoadTable.objects.get().sealed)
    RoadTable.objects.update(sealed=sealed[:-1] + bytes([sealed[-1] ^ 1]))
    assert offers.zarina.get(ROADS)["Location"] == KEYS


def test_every_page_is_all_russian(offers: Scene) -> None:
    write(offers, ("osh", "alay", 190, 300))
    [way] = queries.opened(offers.keyring).ways
    offers.zarina.get("/desk/")
    offers.zarina.post("/language/", {"language": "ru"})
    pages = [offers.zarina.get(where) for where in (ROADS, FILE, f"{ROADS}{way.key}/")]
    pages.append(offers.zarina.post(FILE, {"file": sent(HEAD, ("Ош (город)", "Алайский район", "1", "2"))}))
    for answer in pages:
        assert '<html lang="ru"' in answer.text
        assert english(answer.text) <= {
            "Zarina",
            "Chinar",
            "Yyldyz",
            "GeoNames",
            "geonames",
            "org",
            "CC",
            "BY",
            "xlsx",
            "from",
            "to",
            "hours",
            "in",
            "summer",
            "winter",
        }
