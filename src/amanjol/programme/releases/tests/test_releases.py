"""A release from hand to hand: brought, attacked beside the earlier ones, approved by a second person, withdrawn."""

from __future__ import annotations

import time
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django_tasks_db.models import DBTaskResult

from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once import tokens
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import browser, join
from amanjol.programme.insights.publishing import publish
from amanjol.programme.insights.tests.invented import by, people
from amanjol.programme.releases import asking, examiner, queries, records
from amanjol.programme.releases.actions import bringing, deciding, examining
from amanjol.programme.releases.actions.bringing import AnotherFirst, NotNow
from amanjol.programme.releases.actions.deciding import OthersSince
from amanjol.programme.releases.kinds import State
from amanjol.programme.releases.models import Release
from amanjol.programme.releases.tests.release_cast import (
    AFTER,
    COLUMNS,
    DESK,
    TITLES,
    approved,
    beside,
    brought,
    examined,
    files_of,
    first,
    form_of,
    pinning,
)

if TYPE_CHECKING:
    from amanjol.programme.results.tests.results_cast import ResultsCast

pytestmark = pytest.mark.django_db


def test_a_release_goes_from_hand_to_hand(cast: ResultsCast) -> None:
    answer = press(cast.client, f"{DESK}new/", form_of(files_of(first())))
    row = Release.objects.get()
    page = f"{DESK}{row.pk}/"
    assert answer["Location"] == page
    assert "hx-get" in cast.client.get(page).text
    assert examined(row).state == State.WAITING
    assert "/approve/" not in cast.client.get(page).text
    assert f"{page}approve/" in cast.second.get(page).text
    press(cast.second, f"{page}approve/", {})
    row.refresh_from_db()
    assert (row.state, row.number, row.decided_by) == (State.APPROVED, 1, cast.zarina)
    assert queries.is_believed(row)
    book = ZipFile(BytesIO(cast.client.get(f"{page}tables.xlsx").content))
    assert "north" in book.read("xl/sharedStrings.xml").decode()
    press(cast.client, f"{page}withdraw/", {"why": "A column was wrong"})
    row.refresh_from_db()
    assert row.state == State.WITHDRAWN
    assert queries.is_believed(row)
    assert "A column was wrong" in cast.client.get(page).text
    assert cast.client.get(f"{page}tables.xlsx").status_code == 404
    verbs = Entry.objects.filter(subject_type="release").values_list("verb", flat=True)
    assert sorted(verbs) == ["release.approved", "release.brought", "release.withdrawn"]


def test_what_is_brought_is_kept_as_it_was_released() -> None:
    for tables in (first(), beside()):
        assert records.from_bytes(records.to_bytes(tables)) == tables
        assert records.release_of_files(files_of(tables)) == tables


def test_a_second_release_that_pins_four_people_is_held_back(cast: ResultsCast) -> None:
    approved(first(), cast)
    row = examined(brought(pinning(), cast.aidar))
    assert row.state == State.HELD_BACK
    findings = {tuple(map(tuple, plain["who"])): plain for plain in row.verdict["told"]}
    assert findings[()]["what"] == "step"
    page = cast.second.get(f"{DESK}{row.pk}/").text
    assert "Held back" in page
    assert "region north, sex f" in page
    assert "people came since an earlier release" in page
    assert "/approve/" not in page
    with pytest.raises(NotNow):
        deciding.approve(release=row, by=cast.zarina)
    press(cast.second, f"{DESK}{row.pk}/approve/", {})
    row.refresh_from_db()
    assert row.state == State.HELD_BACK


def test_made_beside_the_first_it_withstands(cast: ResultsCast) -> None:
    approved(first(), cast)
    assert approved(beside(), cast).number == 2


def test_what_was_withdrawn_was_read(cast: ResultsCast) -> None:
    row = approved(first(), cast)
    deciding.withdraw(release=row, why="Typed wrong", by=cast.aidar)
    assert examined(brought(pinning(), cast.aidar)).state == State.HELD_BACK


def test_of_two_that_wait_the_second_is_attacked_beside_the_first(cast: ResultsCast) -> None:
    """Each by itself tells nothing."""
    earlier, other = (examined(brought(tables, cast.aidar)) for tables in (first(), pinning()))
    assert (earlier.state, other.state) == (State.WAITING, State.WAITING)
    deciding.approve(release=earlier, by=cast.zarina)
    with pytest.raises(OthersSince):
        deciding.approve(release=other, by=cast.zarina)
    press(cast.second, f"{DESK}{other.pk}/approve/", {})
    other.refresh_from_db()
    assert other.state == State.EXAMINED
    assert examined(other).state == State.HELD_BACK


def test_what_was_approved_while_it_was_attacked_counts(
    cast: ResultsCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier, other = examined(brought(first(), cast.aidar)), brought(pinning(), cast.aidar)

    def meanwhile(order: Any, progress: Any) -> Any:
        deciding.approve(release=earlier, by=cast.zarina)
        return examiner.examined(order, progress)

    monkeypatch.setattr(asking, "examined", meanwhile)
    assert examined(other).state == State.WAITING
    with pytest.raises(OthersSince):
        deciding.approve(release=other, by=cast.zarina)


def test_nobody_approves_what_they_brought(cast: ResultsCast) -> None:
    row = examined(brought(first(), cast.aidar))
    with pytest.raises(PermissionDenied):
        deciding.approve(release=row, by=cast.aidar)
    assert press(cast.client, f"{DESK}{row.pk}/approve/", {}).status_code == 403
    row.refresh_from_db()
    assert row.state == State.WAITING


def test_two_presses_bring_one_and_approve_one(cast: ResultsCast) -> None:
    token = tokens.new_token()
    answers = [press(cast.client, f"{DESK}new/", form_of(files_of(first())), token) for _ in range(2)]
    row = Release.objects.get()
    assert {answer["Location"] for answer in answers} == {f"{DESK}{row.pk}/"}
    examined(row)
    for _ in range(2):  # each with a token of its own, as from two tabs
        press(cast.second, f"{DESK}{row.pk}/approve/", {})
    row.refresh_from_db()
    assert row.number == 1
    assert Entry.objects.filter(verb="release.approved").count() == 1


def test_another_organisation_finds_nothing(cast: ResultsCast) -> None:
    row = approved(first(), cast)
    acts = ("approve/", "attack/", "discard/", "withdraw/")
    assert TITLES.title_en not in cast.rival.get(DESK).text
    assert {cast.rival.get(f"{DESK}{row.pk}/{end}").status_code for end in ("", "tables.xlsx")} == {404}
    assert {press(cast.rival, f"{DESK}{row.pk}/{end}", {"why": "x"}).status_code for end in acts} == {404}


def test_who_manages_no_programme_does_nothing(cast: ResultsCast) -> None:
    worker = join("Batyr Chinar", cast.aidar.organisation, RoleKey.CASE_WORKER)
    row = examined(brought(first(), cast.aidar))
    for act in (bringing.examine_again, bringing.discard, deciding.approve):
        with pytest.raises(PermissionDenied):
            act(release=row, by=worker)
    with pytest.raises(PermissionDenied):
        brought(first(), worker)
    assert browser(worker).get(f"{DESK}{row.pk}/").status_code == 403
    assert Client().get(DESK)["Location"].startswith("/account/sign-in/")


def test_what_is_not_settled_counts_as_told_and_is_attacked_again(
    cast: ResultsCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "examined", lambda _order, _progress: None)
    row = examined(brought(first(), cast.aidar))
    page = f"{DESK}{row.pk}/"
    assert row.state == State.HELD_BACK
    assert "was not settled" in cast.client.get(page).text
    monkeypatch.setattr(asking, "examined", examiner.examined)
    press(cast.client, f"{page}attack/", {})
    assert examined(row).state == State.WAITING


def test_a_process_of_its_own_says_the_same() -> None:
    order = {
        "release": records.to_plain(pinning()), "earlier": [records.to_plain(first())], "readings": [[0]],
    }  # fmt: skip
    here = examiner.examined(order, lambda _done, _of_all: None)
    assert here is not None
    assert here["told"]
    assert here["tied"] == [0]
    assert asking.examined(order, lambda _done, _of_all: None) == here


@pytest.mark.parametrize("ends", ["exit 1", """printf '{"fou'"""])
def test_one_that_ends_without_an_answer_settles_nothing(monkeypatch: pytest.MonkeyPatch, ends: str) -> None:
    """Also in the middle of a line."""
    monkeypatch.setattr(asking, "_COMMAND", ("/bin/sh", "-c", f"cat >/dev/null; {ends}"))
    assert asking.examined({}, lambda _done, _of_all: None) is None


def test_one_that_does_not_end_or_begin_settles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "LONGEST", 0.2)
    monkeypatch.setattr(asking, "_COMMAND", ("/bin/sh", "-c", "cat >/dev/null; exec sleep 600"))
    began = time.monotonic()
    assert asking.examined({}, lambda _done, _of_all: None) is None
    assert time.monotonic() - began < 300, "it was ended, and would have gone on for twice as long"
    monkeypatch.setattr(asking, "_COMMAND", ("/nowhere/python",))
    assert asking.examined({}, lambda _done, _of_all: None) is None


def test_one_of_an_organisation_is_attacked_at_once(cast: ResultsCast) -> None:
    """Each can take twenty minutes of the node."""
    row = brought(first(), cast.aidar)
    page = press(cast.second, f"{DESK}new/", form_of(files_of(pinning()))).text
    assert "One goes after the other" in page
    with pytest.raises(AnotherFirst):
        brought(pinning(), cast.zarina)
    examined(row)
    brought(pinning(), cast.zarina)


def test_only_what_may_be_answered_otherwise_is_attacked_again(cast: ResultsCast) -> None:
    row = examined(brought(first(), cast.aidar))
    with pytest.raises(NotNow):
        bringing.examine_again(release=row, by=cast.aidar)
    deciding.approve(release=row, by=cast.zarina)
    held = examined(brought(pinning(), cast.aidar))
    with pytest.raises(NotNow):
        bringing.examine_again(release=held, by=cast.aidar)
    press(cast.client, f"{DESK}{held.pk}/attack/", {})
    held.refresh_from_db()
    assert held.state == State.HELD_BACK


def test_one_that_the_worker_lost_is_attacked_again(cast: ResultsCast) -> None:
    row = brought(first(), cast.aidar)
    page = f"{DESK}{row.pk}/"
    assert "/attack/" not in cast.client.get(page).text
    with pytest.raises(NotNow):
        bringing.examine_again(release=row, by=cast.aidar)
    DBTaskResult.objects.all().delete()
    renewed = cast.client.get(page).text
    assert "/attack/" in renewed
    assert "hx-get" not in renewed
    press(cast.client, f"{page}attack/", {})
    assert bringing.is_under_way(row)


def test_two_who_approve_after_another_approval_get_an_answer_each(
    cast: ResultsCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier, other = (examined(brought(tables, cast.aidar)) for tables in (first(), pinning()))
    deciding.approve(release=earlier, by=cast.zarina)
    original = deciding.approve

    def beside_another(**asked: Any) -> None:
        """Who pressed at the same moment has it attacked first."""
        try:
            original(**asked)
        finally:
            bringing.examine_again(release=other, by=cast.aidar)

    monkeypatch.setattr(deciding, "approve", beside_another)
    answer = press(cast.second, f"{DESK}{other.pk}/approve/", {})
    assert answer.status_code == 302
    assert "Somebody was quicker" in cast.second.get(answer["Location"]).text


def test_what_is_attacked_held_back_or_withdrawn_shows_others_no_tables(cast: ResultsCast) -> None:
    row = brought(first(), cast.aidar)
    page = f"{DESK}{row.pk}/"
    assert "release-table" not in cast.client.get(page).text
    examined(row)
    assert "release-table" in cast.second.get(page).text
    deciding.approve(release=row, by=cast.zarina)
    assert "release-table" in cast.second.get(page).text
    deciding.withdraw(release=row, why="Typed wrong", by=cast.aidar)
    assert "release-table" not in cast.client.get(page).text
    held = examined(brought(pinning(), cast.aidar))
    assert "release-table" in cast.client.get(f"{DESK}{held.pk}/").text
    assert "release-table" not in cast.second.get(f"{DESK}{held.pk}/").text


def test_a_second_person_reads_beside_how_many_it_was_held_and_which_words_are_new(cast: ResultsCast) -> None:
    """With one code written otherwise it is of other people to the attack, and to no reader."""
    approved(first(), cast)
    south = {codes: number for codes, number in AFTER.items() if codes[0] == "south"}
    renamed = {("North", sex): AFTER["north", sex] for sex in ("f", "m")} | south
    tables = publish(people(renamed, *COLUMNS), by(COLUMNS), threshold=10).release
    row = examined(brought(tables, cast.aidar))
    assert (row.state, row.verdict["tied"]) == (State.WAITING, [])
    page = cast.second.get(f"{DESK}{row.pk}/").text
    assert "0 of 1" in page
    assert "region: North" in page
    assert "rounded to 5" in page
    assert "No column is named" in page
    bringing.discard(release=row, by=cast.aidar)
    held = examined(brought(beside(), cast.aidar))
    page = cast.second.get(f"{DESK}{held.pk}/").text
    assert "1 of 1" in page
    assert "What the last release does not have" not in page


def test_how_far_it_is_stands_on_the_page(cast: ResultsCast, monkeypatch: pytest.MonkeyPatch) -> None:
    row = brought(first(), cast.aidar)
    seen: list[str] = []

    def slowly(order: Any, progress: Any) -> Any:
        progress(3, 8)
        seen.append(cast.client.get(f"{DESK}{row.pk}/").text)
        return examiner.examined(order, progress)

    monkeypatch.setattr(asking, "examined", slowly)
    examined(row)
    assert 'max="8" value="3"' in seen[0]


def test_a_long_list_asks_no_more_than_a_short_one(cast: ResultsCast) -> None:
    rows = [examined(brought(first(), cast.aidar))]
    pages = (DESK, f"{DESK}{rows[0].pk}/")
    counts = []
    for _ in range(2):
        for page in pages:
            with QueriesOfPage(connection) as asked:
                cast.client.get(page)
            counts.append(len(asked))
        examined(brought(first(), cast.aidar))
        examined(brought(pinning(), cast.aidar))
    assert counts[:2] == counts[2:]


def test_what_nobody_approved_is_thrown_away(cast: ResultsCast) -> None:
    row = examined(brought(first(), cast.aidar))
    assert "go for good" in cast.second.get(f"{DESK}{row.pk}/discard/").text
    press(cast.second, f"{DESK}{row.pk}/discard/", {})
    assert not Release.objects.exists()
    assert not examining.examine_release.func(str(row.organisation_id), str(row.pk))
    row = approved(first(), cast)
    press(cast.client, f"{DESK}{row.pk}/discard/", {})
    assert Release.objects.get().state == State.APPROVED
