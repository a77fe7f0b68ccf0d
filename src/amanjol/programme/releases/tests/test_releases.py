"""A release from hand to hand: brought, attacked beside the earlier ones, approved by a second person, withdrawn."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once import tokens
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import browser, join
from amanjol.programme.releases import asking, examiner, queries, records
from amanjol.programme.releases.actions import bringing, deciding, examining
from amanjol.programme.releases.actions.bringing import NotNow
from amanjol.programme.releases.actions.deciding import OthersSince
from amanjol.programme.releases.kinds import State
from amanjol.programme.releases.models import Release
from amanjol.programme.releases.tests.release_cast import (
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
    order = {"release": records.to_plain(pinning()), "earlier": [[records.to_plain(first())]]}
    here = examiner.examined(order, lambda _done, _of_all: None)
    assert here
    assert asking.examined(order, lambda _done, _of_all: None) == here


def test_one_that_ends_without_an_answer_settles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_COMMAND", ("/bin/sh", "-c", "cat >/dev/null; exit 1"))
    assert asking.examined({"release": {}, "earlier": [[]]}, lambda _done, _of_all: None) is None


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


def test_a_long_list_asks_no_more_than_a_short_one(
    cast: ResultsCast, django_assert_max_num_queries: Any
) -> None:
    rows = [examined(brought(first(), cast.aidar))]
    pages = (DESK, f"{DESK}{rows[0].pk}/")
    counts = []
    for _ in range(2):
        for page in pages:
            with django_assert_max_num_queries(100) as asked:
                cast.client.get(page)
            counts.append(len(asked))
        brought(first(), cast.aidar)
        brought(pinning(), cast.aidar)
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
