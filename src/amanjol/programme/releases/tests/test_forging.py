"""A row is a claim: what the role of the application writes past the program says nothing to anybody."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import RequestFactory
from django.utils import timezone

from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.web.menu import entries_for
from amanjol.programme.insights.release_files import Release as Tables
from amanjol.programme.insights.release_files import ReleasedTable
from amanjol.programme.newsletter.tests.newsletter_cast import begin_keys
from amanjol.programme.releases import queries, records, signing
from amanjol.programme.releases.actions import bringing, deciding
from amanjol.programme.releases.actions.bringing import NotSigned
from amanjol.programme.releases.actions.examining import examine_release
from amanjol.programme.releases.kinds import State
from amanjol.programme.releases.models import Release
from amanjol.programme.releases.tests.release_cast import (
    DESK,
    TITLES,
    approved,
    brought,
    examined,
    files_of,
    first,
    form_of,
    pinning,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django import Settings

    from amanjol.programme.results.tests.results_cast import ResultsCast

pytestmark = pytest.mark.django_db
BACK = (
    "update releases_release set state = 'waiting', number = null, decided_by_id = null, approved_on = null"
)
OPEN: dict[str, Any] = {"beside": [], "told": [], "is_settled": True}


def write(row: Release, **values: Any) -> None:
    """As the role of the application with a session of the organisation can."""
    assert Release.objects.filter(pk=row.pk).update(**values) == 1
    row.refresh_from_db()


WITHDRAWN = (
    "update releases_release set state = 'withdrawn', withdrawn_by_id = decided_by_id, withdrawn_on = current_date,"
    " withdrawn_why = 'x'"
)


def is_refused(statement: str, *values: Any) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError:
        return True
    return False


def unsigned(cast: ResultsCast) -> Release:
    """Held back, and written to have withstood: as far as the database lets somebody."""
    approved(first(), cast)
    row = examined(brought(pinning(), cast.aidar))
    write(row, state=State.EXAMINED)
    marks = [earlier.mark for earlier in queries.earlier_of(row.organisation_id)]
    write(row, state=State.WAITING, verdict=OPEN | {"beside": marks})
    return row


def test_a_forged_verdict_is_approved_by_nobody(cast: ResultsCast) -> None:
    row = unsigned(cast)
    with pytest.raises(NotSigned):
        deciding.approve(release=row, by=cast.zarina)
    page = cast.second.get(f"{DESK}{row.pk}/").text
    assert "signature" in page
    assert "/approve/" not in page
    assert "not signed" in cast.client.get(DESK).text
    press(cast.second, f"{DESK}{row.pk}/approve/", {})
    row.refresh_from_db()
    assert row.state == State.WAITING


def test_the_worker_signs_nothing_that_is_not_signed(cast: ResultsCast) -> None:
    """Its signature would stand under what somebody wrote."""
    row = brought(first(), cast.aidar)
    write(row, signed=b"x" * 96)
    assert not examine_release.func(str(row.organisation_id), str(row.pk))
    row.refresh_from_db()
    assert row.state == State.EXAMINED


def approved_past_the_program(cast: ResultsCast) -> Release:
    row = unsigned(cast)
    last = queries.earlier_of(row.organisation_id)[-1].row
    write(
        row, state=State.APPROVED, number=(last.number or 0) + 1, decided_by=cast.zarina,
        approved_on=last.approved_on, signed=last.signed, approved_signed=last.signed,
    )  # fmt: skip
    return row


def test_a_forged_approval_gives_nobody_a_table(cast: ResultsCast) -> None:
    row = approved_past_the_program(cast)
    with pytest.raises(NotSigned):
        deciding.withdraw(release=row, why="x", by=cast.aidar)
    page = f"{DESK}{row.pk}/"
    assert cast.client.get(f"{page}tables.xlsx").status_code == 404
    assert "north" not in cast.client.get(page).text
    assert "signature" in cast.client.get(page).text


def test_none_begins_approved(cast: ResultsCast) -> None:
    own = {"organisation": cast.aidar.organisation, "brought_by": cast.aidar, "signed": b"x"}
    titles = {"title_en": "x", "title_ru": "x", "tables": records.to_bytes(first())}
    with pytest.raises(DatabaseError), transaction.atomic():
        Release.objects.create(
            state=State.APPROVED, number=1, decided_by=cast.zarina, approved_on="2026-11-29", **own, **titles
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        Release.objects.create(state=State.WAITING, **own, **titles)


def test_nobody_becomes_another_who_brought_it(cast: ResultsCast) -> None:
    """While it is attacked, when other columns of it may change."""
    row = brought(first(), cast.aidar)
    for column, value in (
        ("brought_by_id", cast.zarina.pk), ("tables", b"x"), ("title_en", "x"), ("brought_at", row.brought_at),
        ("organisation_id", row.organisation_id),
    ):  # fmt: skip
        assert is_refused(f"update releases_release set {column} = %s where id = %s", value, row.pk)  # noqa: S608  names of our own
    assert not is_refused("update releases_release set state = 'examined' where id = %s", row.pk)


def test_the_database_takes_no_second_person_who_is_the_first(cast: ResultsCast) -> None:
    row = examined(brought(first(), cast.aidar))
    statement = (
        "update releases_release set state = 'approved', number = 1, approved_on = now(), approved_signed = 'x',"
        " decided_by_id = %s"
        " where id = %s"
    )
    assert is_refused(statement, cast.aidar.pk, row.pk)
    assert is_refused(statement.replace("number = 1", "number = 7"), cast.zarina.pk, row.pk)
    assert not is_refused(statement, cast.zarina.pk, row.pk)


def test_what_was_approved_is_never_forgotten(cast: ResultsCast) -> None:
    """Or the attack would not know it any more."""
    row = approved(first(), cast)
    for statement in (
        "delete from releases_release where id = %s",
        f"{BACK} where id = %s",
        "update releases_release set number = 2 where id = %s",
        "update releases_release set verdict = '{}' where id = %s",
        "update releases_release set approved_signed = '' where id = %s",
        f"{WITHDRAWN}, approved_signed = '' where id = %s",  # a step that may be taken
    ):
        assert is_refused(statement, row.pk)
    deciding.withdraw(release=row, why="x", by=cast.aidar)
    back = "update releases_release set state = 'approved', withdrawn_by_id = null, withdrawn_on = null"
    assert is_refused(f"{back}, withdrawn_why = '' where id = %s", row.pk)
    assert is_refused("delete from releases_release where id = %s", row.pk)


def test_one_that_is_not_signed_counts_for_the_attack_all_the_same(
    cast: ResultsCast, settings: Settings
) -> None:
    """A node that lost its keys released them all the same."""
    approved(first(), cast)
    shutil.rmtree(settings.LETTERS_ROOT)
    begin_keys()
    (earlier,) = queries.earlier_of(cast.aidar.organisation_id)
    assert not earlier.is_believed
    assert examined(brought(pinning(), cast.aidar)).state == State.HELD_BACK


def test_a_forged_one_between_hides_no_signed_one(cast: ResultsCast) -> None:
    """It would be the latest of the same people."""
    approved(first(), cast)
    forged = brought(pinning(), cast.aidar)
    write(forged, state=State.WAITING, verdict=OPEN)
    write(
        forged, state=State.APPROVED, number=2, decided_by=cast.zarina,
        approved_on=timezone.localdate(forged.brought_at), approved_signed=b"x",
    )  # fmt: skip
    assert examined(brought(pinning(), cast.aidar)).state == State.HELD_BACK


def planted(cast: ResultsCast, tables: bytes, number: int) -> Release:
    """A row past the program, which says that it was approved."""
    row = bringing.bring(titles=TITLES, tables=tables, by=cast.aidar)
    write(row, state=State.WAITING, verdict=OPEN, signed=b"x")
    write(
        row, state=State.APPROVED, number=number, decided_by=cast.zarina,
        approved_on=timezone.localdate(row.brought_at), approved_signed=b"x",
    )  # fmt: skip
    return row


def test_a_forged_withdrawal_takes_no_release_out_of_the_attack(cast: ResultsCast) -> None:
    """Not beside a planted one either, whose tables are those that come."""
    row = approved(first(), cast)
    write(
        row, state=State.WITHDRAWN, withdrawn_by=cast.zarina, withdrawn_on=row.approved_on,
        withdrawn_why="Send the list to them", signed=b"x",
    )  # fmt: skip
    page = cast.client.get(f"{DESK}{row.pk}/").text
    assert "Send the list" not in page
    assert TITLES.title_en not in page
    planted(cast, records.to_bytes(pinning()), 2)
    assert [earlier.is_believed for earlier in queries.earlier_of(row.organisation_id)] == [True, False]
    assert examined(brought(pinning(), cast.aidar)).state == State.HELD_BACK


def test_after_lost_keys_a_planted_one_hides_none_that_was_read(
    cast: ResultsCast, settings: Settings
) -> None:
    approved(first(), cast)
    shutil.rmtree(settings.LETTERS_ROOT)
    begin_keys()
    planted(cast, records.to_bytes(pinning()), 2)
    assert examined(brought(pinning(), cast.aidar)).state == State.HELD_BACK


@pytest.mark.parametrize("what", ["unreadable", "contradictory"])
def test_a_planted_one_that_says_nothing_ends_no_releases(cast: ResultsCast, what: str) -> None:
    rows: dict[tuple[str, ...], int | None] = {("x",): 20, ("y",): 20, ("*",): 100}
    contradictory = Tables(10, 5, (ReleasedTable("t", ("region",), rows),))
    planted(cast, b"x" if what == "unreadable" else records.to_bytes(contradictory), 1)
    row = examined(brought(first(), cast.aidar))
    assert row.state == State.WAITING
    deciding.approve(release=row, by=cast.zarina)
    held = examined(brought(pinning(), cast.aidar))
    assert held.state == State.HELD_BACK
    page = cast.client.get(f"{DESK}{held.pk}/").text
    assert {finding["release"] for finding in held.verdict["told"]} == {3}
    assert "of “Release" not in page


def test_of_a_forged_row_only_code_and_day_are_shown(cast: ResultsCast) -> None:
    row = brought(first(), cast.aidar)
    write(row, signed=b"x" * 96, verdict=[])
    for address in (DESK, f"{DESK}{row.pk}/", f"{DESK}{row.pk}/discard/"):
        page = cast.client.get(address).text
        assert TITLES.title_en not in page
        assert f"Release {str(row.pk)[:8]}" in page


def test_a_signature_says_everything_of_the_row(cast: ResultsCast) -> None:
    row = approved(first(), cast)
    believed = signing.Believed()
    assert believed.is_signed(row)
    others = {
        "title_en": "x", "title_ru": "x", "digest": b"x", "state": "withdrawn", "verdict": OPEN | {"beside": [1]},
        "brought_by": cast.zarina, "decided_by": cast.aidar, "number": 2, "withdrawn_why": "x",
    }  # fmt: skip
    for name, value in others.items():
        before = getattr(row, name)
        setattr(row, name, value)
        assert not believed.is_signed(row), name
        setattr(row, name, before)
    assert believed.is_signed(row)


def test_the_digest_of_tables_is_the_database_s_own(cast: ResultsCast) -> None:
    """Lists read signatures alone: whoever brings other tables under the same signature has another digest."""
    row = brought(first(), cast.aidar)
    pk = row.pk
    assert is_refused("update releases_release set digest = 'x' where id = %s", pk)
    row.delete()
    Release.objects.bulk_create([
        Release(
            pk=pk, organisation_id=row.organisation_id, title_en=row.title_en, title_ru=row.title_ru,
            tables=records.to_bytes(pinning()), brought_by=cast.aidar, brought_at=row.brought_at, signed=row.signed,
        )
    ])  # fmt: skip
    assert not queries.is_believed(Release.objects.get(pk=pk))
    assert "not signed" in cast.client.get(DESK).text


def test_other_tables_than_those_of_the_digest_are_never_read(cast: ResultsCast) -> None:
    """Whoever owns the database could write a column anew."""
    row = approved(first(), cast)
    row.tables = records.to_bytes(pinning())
    assert signing.Believed().is_signed(row)
    with pytest.raises(queries.Unreadable):
        queries.tables_of(row)


def test_the_menu_counts_what_is_signed(cast: ResultsCast) -> None:
    examined(brought(first(), cast.aidar))
    assert _waiting(cast) == 1
    planted_row = brought(pinning(), cast.aidar)
    write(planted_row, state=State.WAITING, verdict=OPEN)
    assert _waiting(cast) == 1


def _waiting(cast: ResultsCast) -> int:
    """In the menu of who can be the second person."""
    request = RequestFactory().get("/")
    request.user = cast.zarina.account
    (entry,) = (entry for entry in entries_for(request) if entry.item.url_name == "releases:releases")
    return entry.waiting


def test_without_keys_nothing_is_brought(cast: ResultsCast, settings: Settings, tmp_path: Path) -> None:
    settings.LETTERS_ROOT = tmp_path / "none"
    page = press(cast.client, f"{DESK}new/", form_of(files_of(first()))).text
    assert "This node has no keys yet" in page
    assert not Release.objects.exists()


def test_tables_that_cannot_be_read_are_not_settled(cast: ResultsCast) -> None:
    """Signed by an older program, say."""
    row = bringing.bring(titles=TITLES, tables=json.dumps({"tables": 1}).encode(), by=cast.aidar)
    assert examined(row).state == State.HELD_BACK
    assert not row.verdict["is_settled"]
    assert cast.client.get(f"{DESK}{row.pk}/").status_code == 200
