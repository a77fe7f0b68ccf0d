"""The register: a file in, what is wrong with it, who is found, where nobody is; for the coordinator alone."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client

from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Erased
from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.casework.cases.tests.test_sealed_rows import every_value, spellings
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.legal_aid.models import Advocate
from amanjol.casework.legal_aid.register import actions, lines, queries
from amanjol.casework.legal_aid.register.demo import FEW, HOW_MANY, NOBODY, demo_advocates
from amanjol.casework.legal_aid.register.records import Sex
from amanjol.casework.legal_aid.spreadsheets.cells import cells_of
from amanjol.casework.legal_aid.tests.register_cast import (
    AIGUL,
    AS_WRITTEN,
    BAKYT,
    DISTRICTS,
    FILE,
    HEAD,
    LIST,
    TODAY,
    UNTIL,
    changed,
    look,
    opened,
    stored,
    typed,
    workbook,
    write,
)
from amanjol.casework.standards.entitlement.districts import districts_of
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once import tokens
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import KEYS, keyring_of, request_of

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.tests.register_cast import Scene

pytestmark = pytest.mark.django_db


def test_a_file_is_looked_at_first_and_written_by_a_second_press(register: Scene) -> None:
    before = stored(register.zarina)
    more = ("7-003", *AIGUL[1:])
    answer = look(register.zarina, HEAD, changed(AIGUL, c8=9), more)
    assert answer.status_code == 200
    assert stored(register.zarina) == before
    page = " ".join(answer.text.split())
    assert page.count("7-003") == 2  # the name beside it, and among the lines that wait
    assert register.zarina.post(FILE, typed(answer)).headers["Location"] == LIST
    of_all = {advocate.row.number: advocate for advocate in opened(register.zarina)}
    assert sorted(of_all) == ["7-001", "7-002", "7-003"]  # who is not in the file stays
    aigul = of_all["7-001"].record
    assert [version.says.places for version in aigul.versions] == [6, 9]
    assert aigul.versions[0].says == AS_WRITTEN


def test_the_same_file_again_changes_nothing(register: Scene) -> None:
    before, written = stored(register.zarina), Entry.objects.count()
    answer = look(register.zarina, HEAD, AIGUL, BAKYT)
    assert "Nothing would change." in answer.text
    assert "Write it into the register" not in answer.text
    cells = cells_of(workbook(HEAD, AIGUL, BAKYT))
    register.zarina.post(FILE, {"lines": json.dumps(cells)})
    request_of(register.zarina)
    assert (stored(register.zarina), Entry.objects.count()) == (before, written)


def test_days_come_as_cells_of_days_too_and_columns_in_any_order(register: Scene) -> None:
    turned = tuple(zip(HEAD, changed(AIGUL, c5=UNTIL), strict=True))[::-1]
    answer = look(
        register.zarina, tuple(head for head, _cell in turned), tuple(cell for _head, cell in turned)
    )
    assert "Nothing would change." in answer.text


@pytest.mark.parametrize(
    ("row", "column", "sentence"),
    [
        (changed(AIGUL, c0=""), "Number", "This cell is empty."),
        (changed(AIGUL, c3="клингонский"), "Languages", "No language is called «клингонский»."),
        (changed(AIGUL, c4="да"), "Sex", "Write woman or man."),
        (changed(AIGUL, c5="31.02.2027"), "Licence until", "This is no day"),
        (changed(AIGUL, c6="скоро"), "Suspended until", "This is no day"),
        (changed(AIGUL, c7="семейные"), "Kinds of case", "No kind of case is called «семейные»."),
        (changed(AIGUL, c8=-1), "Places", "Write a whole number from 0 to 999."),
        (changed(AIGUL, c8=float("1e300")), "Places", "Write a whole number from 0 to 999."),
        (changed(AIGUL, c8="NaN"), "Places", "Write a whole number from 0 to 999."),
        (changed(AIGUL, c8=2.5), "Places", "Write a whole number from 0 to 999."),
        (changed(AIGUL, c9=1), "Year", "Write a whole number from 2000 to 2999."),
        (changed(AIGUL, c11="karate"), "Courses", "No course of ours has the key «karate»."),
        (changed(AIGUL, c1="Я" * 301), "Name", "This is longer than 300 letters."),
        (changed(AIGUL, c1="Айгуль\nНебывалова"), "Name", "This cell has more than one line."),
        (changed(BAKYT, c0="7-001"), "Number", "This number stands in row 2 already."),
    ],
)
def test_each_wrong_cell_is_told_with_row_and_column_and_nothing_is_written(
    register: Scene, row: tuple[Any, ...], column: str, sentence: str
) -> None:
    before = stored(register.zarina)
    good = changed(AIGUL, c8=99)
    cells = cells_of(workbook(HEAD, good, row))
    _lines, problems = lines.read_lines(cells)
    assert [(problem.row, problem.column) for problem in problems] == [(3, column)]
    assert sentence in problems[0].says
    answer = look(register.zarina, HEAD, good, row)
    assert "Nothing is written" in answer.text
    assert 'name="lines"' not in answer.text
    assert register.zarina.post(FILE, {"lines": json.dumps(cells)}).status_code == 200
    assert stored(register.zarina) == before


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        ((*HEAD, "Зарплата"), "No column is called so."),
        ((*HEAD, "номер"), "This column stands there twice."),
        (HEAD[1:], "This column is lacking."),
    ],
)
def test_wrong_heads_are_told(register: Scene, head: tuple[str, ...], sentence: str) -> None:
    _lines, problems = lines.read_lines(cells_of(workbook(head, AIGUL)))
    assert [(problem.row, sentence in problem.says) for problem in problems] == [(1, True)]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 1000, workbook(), workbook(HEAD)])
def test_what_is_no_register_is_refused_in_a_sentence(register: Scene, data: bytes) -> None:
    answer = look(register.zarina, data=data)
    assert answer.status_code == 200
    said = ("no spreadsheet that can be read", "has to name the columns", "no line below", "is empty")
    assert any(words in answer.text for words in said), answer.text
    assert len(opened(register.zarina)) == 2


@pytest.mark.parametrize("sent", ["", "{}", "[1]", "[[1]]", "[[", "[" * 100_000, '[["a"]]', "null"])
def test_lines_that_did_not_come_back_as_they_were_write_nothing(register: Scene, sent: str) -> None:
    before = stored(register.zarina)
    assert register.zarina.post(FILE, {"lines": sent}).status_code in {200, 302}
    assert stored(register.zarina) == before


def test_a_press_that_is_sent_twice_writes_once(register: Scene) -> None:
    sent = typed(look(register.zarina, HEAD, changed(AIGUL, c8=9)))
    token = tokens.new_token()
    first = press(register.zarina, FILE, sent, token)
    after, written = stored(register.zarina), Entry.objects.count()
    again = press(register.zarina, FILE, sent, token)
    assert (first.status_code, again.status_code) == (302, 303)
    assert (stored(register.zarina), Entry.objects.count()) == (after, written)


# Who is found.


def test_the_list_is_narrowed_by_each_wish(register: Scene) -> None:
    write(register.zarina, HEAD, changed(BAKYT, c6=TODAY.isoformat()))
    for wished, fitting in (
        ({"district": "Ош"}, {"Айгуль"}), ({"language": "ru"}, {"Айгуль"}), ({"sex": "man"}, {"Бакыт"}),
        ({"proceeding": "civil"}, {"Айгуль"}), ({"trained": "on"}, {"Айгуль"}), ({"able": "on"}, {"Айгуль"}),
        ({"sex": "none"}, {"Айгуль"}),  # no wish of this list: the ones before stay
        ({}, {"Айгуль", "Бакыт"}),
    ):  # fmt: skip
        assert register.zarina.post(LIST, wished).headers["Location"] == LIST
        rows = register.zarina.get(f"{LIST}?page=99").text.partition('class="sheet"')[2]
        assert {name for name in ("Айгуль", "Бакыт") if name in rows} == fitting, wished


def test_whose_licence_is_over_or_suspended_cannot_act(register: Scene) -> None:
    for days, licence, suspended in ((0, UNTIL, None), (1, TODAY - timedelta(1), None), (1, UNTIL, TODAY)):
        row = changed(
            AIGUL, c8=7 + days, c5=licence.isoformat(), c6=suspended.isoformat() if suspended else ""
        )
        write(register.zarina, HEAD, row)
        [aigul] = [advocate for advocate in opened(register.zarina) if advocate.row.number == "7-001"]
        assert aigul.can_act == (days == 0)
    assert "cannot act today" in register.zarina.get(LIST).text


def test_districts_with_nobody_stand_first(register: Scene, in_kyrgyzstan: None) -> None:
    write(
        register.zarina,
        HEAD,
        changed(AIGUL, c2="Алайский район, Кара-Куль"),
    )
    page = register.zarina.get(DISTRICTS).text
    first = page.partition("Nobody can be asked here")[2].partition("</section>")[0]
    nobody = set(first.partition('mb-0">')[2].partition("</p>")[0].split(", "))
    assert {"Jumgal", "Ak-Talaa"} <= nobody
    assert not {"Kara-Kul", "Alay"} & nobody


def test_places_of_another_year_are_none(register: Scene) -> None:
    [aigul] = [advocate for advocate in opened(register.zarina) if advocate.row.number == "7-001"]
    assert [aigul.says.places_in(TODAY.year + more) for more in (0, 1)] == [6, 0]


def test_a_district_that_the_country_has_not_is_told(register: Scene, in_kyrgyzstan: None) -> None:
    _lines, problems = lines.read_lines(cells_of(workbook(HEAD, changed(AIGUL, c2="Атлантида"))))
    assert [problem.says for problem in problems] == ["No district is called «Атлантида»."]
    read, problems = lines.read_lines(
        cells_of(workbook(HEAD, changed(AIGUL, c2="жумгальский РАЙОН, Jumgal, osh")))
    )
    assert (problems, read[0].districts) == ([], ("jumgal", "osh"))


# The demo.


def test_the_demo_has_464_who_say_that_they_are_invented_and_the_gaps_of_the_register() -> None:
    of_all = demo_advocates(TODAY)
    assert of_all == demo_advocates(TODAY)
    assert len(of_all) == len({advocate.number for advocate in of_all}) == HOW_MANY == 464
    assert all(
        "вымышленный" in advocate.name and "ВЫМЫСЕЛ" in advocate.number and not advocate.reach
        for advocate in of_all
    )
    districts = districts_of("kg")
    assert districts is not None
    keys = [of.key for region in districts.regions for of in region.districts]
    there = {
        key: sum(key in advocate.districts and advocate.can_act(TODAY) for advocate in of_all) for key in keys
    }
    assert {key for key, amount in there.items() if not amount} == set(NOBODY)
    assert sum(1 for amount in there.values() if amount in {1, 2}) == FEW == 26
    assert {advocate.sex for advocate in of_all} == set(Sex)
    assert any(not advocate.can_act(TODAY) for advocate in of_all)


# Who gets in; rows that somebody writes.


@pytest.mark.parametrize("role", sorted(set(RoleKey) - {RoleKey.LEGAL_AID_COORDINATOR}))
def test_every_other_role_is_refused(register: Scene, role: RoleKey) -> None:
    member = join("Serdar Chinar", register.cases.keys.cast.yyldyz, role)
    client, [row, *_others] = unlocked(member.account), opened(register.zarina)
    for where in (LIST, DISTRICTS, FILE, f"{LIST}{row.row.pk}/erase/"):
        assert client.get(where).status_code == 403, where
    assert client.post(FILE, {"lines": "[]"}).status_code == 403
    assert queries.visible_to(member).count() == 0


def test_signed_out_and_locked_nothing_is_shown_or_written(register: Scene) -> None:
    for where in (LIST, DISTRICTS, FILE):
        assert Client().get(where).headers["Location"].startswith("/account/sign-in/")
    register.zarina.post("/account/lock/")
    for where in (LIST, DISTRICTS, FILE):
        assert register.zarina.get(where).headers["Location"].startswith("/account/unlock/")
    assert register.zarina.post(FILE, {"lines": "[]"}).status_code == 423


def test_another_organisation_sees_and_writes_none(register: Scene) -> None:
    [row, *_others] = opened(register.zarina)
    gul = join("Aziz Terek", register.cases.keys.cast.gul, RoleKey.LEGAL_AID_COORDINATOR)
    request_of(register.cases.gul)
    assert Advocate.objects.count() == 0
    with connection.cursor() as cursor:
        cursor.execute("update legal_aid_advocate set schema = 1")
        assert cursor.rowcount == 0
    request_of(register.zarina)
    assert queries.visible_to(gul).count() == 0
    with pytest.raises(PermissionDenied):
        actions.erase_advocate(keyring=keyring_of(register.cases.gul), advocate=row.row.pk, today=TODAY)


def test_a_stolen_database_says_nothing_but_the_number(register: Scene) -> None:
    request_of(register.zarina)
    dump = b"\n".join(every_value())
    assert b"7-001" in dump
    for secret in ("Небывалова", "контору", "representing-a-victim"):
        for spelled in spellings(secret):
            assert spelled not in dump, secret


def test_a_licence_that_was_put_back_in_the_database_is_not_believed(register: Scene) -> None:
    rows = Advocate.objects.filter(number="7-001")
    then = rows.values("wrapped_key", "schema", "sealed").get()
    write(register.zarina, HEAD, changed(AIGUL, c6=UNTIL.isoformat()))
    request_of(register.zarina)
    rows.update(**then)
    [aigul] = [advocate for advocate in opened(register.zarina) if advocate.row.number == "7-001"]
    assert (aigul.is_older, aigul.can_act) == (True, False)
    assert "an older copy" in register.zarina.get(LIST).text
    other, _problems = lines.read_lines(cells_of(workbook(HEAD, changed(AIGUL, c8=1))))
    with pytest.raises(OlderCopy):
        actions.write_register(keyring=keyring_of(register.zarina), lines=other, today=TODAY)


def test_a_number_or_a_seal_of_another_opens_nothing(register: Scene) -> None:
    rows = Advocate.objects.filter(number="7-001")
    rows.update(number="7-009")
    assert register.zarina.get(LIST)["Location"] == KEYS
    request_of(register.zarina)
    Advocate.objects.filter(number="7-009").update(number="7-001")
    theirs = Advocate.objects.values("wrapped_key", "schema", "sealed").get(number="7-002")
    rows.update(**theirs)
    assert register.zarina.get(LIST)["Location"] == KEYS


def test_new_keys_move_them(register: Scene) -> None:
    organisations.remove_member(member=register.cases.keys.farida, by=None)
    for _request in range(3):
        keyring_of(register.zarina)
    assert queries.left_to_rewrap(keyring_of(register.zarina)) == 0
    assert set(Advocate.objects.values_list("epoch", flat=True)) == {2}
    assert len(opened(register.zarina)) == 2


def test_an_erased_one_is_gone_and_an_older_backup_brings_none_back(register: Scene) -> None:
    row = Advocate.objects.get(number="7-001")
    where = f"{LIST}{row.pk}/erase/"
    assert register.zarina.post(where, {"code": "ABCDEF"}).status_code == 200
    assert register.zarina.post(where, {"code": row.code.lower()}).headers["Location"] == LIST
    request_of(register.zarina)
    assert list(Advocate.objects.values_list("number", flat=True)) == ["7-002"]
    assert Erased.objects.filter(pk=row.pk).exists()
    assert "legal_aid_advocate" in erasing.swept_tables()
    row.save(force_insert=True)
    erasing.replay([])
    assert not Advocate.objects.filter(pk=row.pk).exists()


def test_every_page_is_all_russian(register: Scene, in_kyrgyzstan: None) -> None:
    [row, *_others] = opened(register.zarina)
    register.zarina.get("/desk/")
    register.zarina.post("/language/", {"language": "ru"})
    for where in (LIST, DISTRICTS, f"{LIST}{row.row.pk}/erase/"):
        page = register.zarina.get(where, headers={"accept-language": "ru"})
        assert '<html lang="ru"' in page.text
        assert english(page.text) == set(), where
    wrong = look(register.zarina, (*HEAD, "Зря"), AIGUL)
    heads = {word for both in lines.COLUMNS.heads.values() for word in both[0].split()}
    assert english(wrong.text) - heads <= {"xlsx"}
