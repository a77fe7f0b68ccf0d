"""Files of cases go into a backup as they lie, come back with it, and stay away where their case was erased since."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg import sql

from amanjol.casework.cases.models import Case, Purpose, Status
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.support.files import actions, store
from amanjol.casework.support.files.queries import content_of, files_of
from amanjol.casework.support.shelter.queries import guests_in, houses_of
from amanjol.foundation.organisations.queries import node
from amanjol.site.archive import stream
from amanjol.site.tests.round_trips import files_in
from amanjol.site.tests.test_archive_erased import (
    back_up,
    bring_back,
    close_one,
    erase,
    here,
    keys,
    supervisor,
    there,
)
from amanjol.site.tests.test_archive_erased import (
    files_of as files_of_tables,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path
    from uuid import UUID

    import pytest

__all__ = ["here", "keys", "there"]
TEXT = "Записано со слов.\n".encode()


def take_in(case: Case) -> UUID:
    description = actions.Description("Запись")
    with supervisor() as keyring:
        row = actions.add_file(
            keyring=keyring, case=case, source=io.BytesIO(TEXT), name="a.txt", description=description
        )
    return row.pk


def test_an_older_backup_brings_back_files_but_none_of_a_case_that_was_erased_since(
    here: dict[str, Any],
    there: dict[str, Any],
    keys: tuple[str, str],
    tmp_path: Path,
    settings: Any,
) -> None:
    folder, brought = tmp_path / "source" / "files", tmp_path / "there" / "files"
    settings.SEALED_FILES_ROOT = folder
    with supervisor():
        cases = list(Case.objects.filter(status=Status.OPEN).select_related("person").order_by("-id")[:2])
    gone_with = cases[0]
    staying, gone = take_in(cases[1]), take_in(gone_with)
    (store.coming() / "begun").touch()
    before = {name: content for name, content in files_in(folder).items() if not name.startswith("coming")}
    older = back_up("older.amanjol", tmp_path / "backups", keys, here)
    erase(close_one(gone_with))
    assert [*store.lying()] == [staying]
    back_up("newer.amanjol", tmp_path / "backups", keys, here)
    settings.SEALED_FILES_ROOT = brought
    said = bring_back(older, keys, there)
    assert "2 sealed files of cases" in said
    assert "Erased anew: 1 cases" in said
    assert [*store.lying()] == [staying]
    assert gone != staying
    here_is = node()
    assert here_is is not None
    whole = {name: before[name] for name in before if staying.hex in name}
    assert files_in(brought) == whole | {"of-node": str(here_is.pk).encode()}
    with supervisor() as keyring:
        (file,) = files_of(cases[1], keyring).files
        with content_of(file, keyring) as content:
            assert content.read() == TEXT


# What the demo has of the woman who is in the house and sees the psychologist, once a file was taken in.
SEALED_OF_HER = {
    "support_stay", "support_circleclient", "support_circlesession", "support_casefile", "support_plan",
    "support_goal", "support_service", "support_conference", "support_interpreting", "support_asking",
    "support_caseparticipation", "cases_case", "cases_person", "cases_caseitem",
}  # fmt: skip
REMEMBERED = {("journal_entry", "subject_id"), ("cases_erased", "id")}


def cells_with(url: str, ids: Collection[UUID]) -> set[tuple[str, str]]:
    """In which columns of which tables any of them stands."""
    with psycopg.connect(url) as connection:
        columns = connection.execute(
            "select table_name, column_name from information_schema.columns join information_schema.tables "
            "using (table_schema, table_name) where table_schema = 'public' and data_type = 'uuid' "
            "and table_type = 'BASE TABLE'"
        ).fetchall()
        return {
            (table, column)
            for table, column in columns
            if connection.execute(
                sql.SQL("select 1 from {} where {} = any(%s) limit 1").format(
                    sql.Identifier(table), sql.Identifier(column)
                ),
                [list(ids)],
            ).fetchone()
        }


def rows_of(url: str, case: Case) -> dict[str, dict[UUID, bytes]]:
    """By table the rows of a case, those of its person and of its circles, with how each seal begins."""
    by = {"cases_case": ("id", case.pk), "cases_person": ("id", case.person_id)}
    by |= dict.fromkeys(SEALED_OF_HER - by.keys() - {"support_circlesession"}, ("case_id", case.pk))
    rows = {}
    with psycopg.connect(url) as connection:
        for table, (column, pk) in by.items():
            question = sql.SQL("select id, sealed from {} where {} = %s")
            answer = connection.execute(
                question.format(sql.Identifier(table), sql.Identifier(column)), [pk]
            ).fetchall()
            rows[table] = {row_id: bytes(sealed)[:64] for row_id, sealed in answer}
        clients = list(rows["support_circleclient"])
        said = connection.execute(
            "select id, words from support_circlesession where client_id = any(%s)", [clients]
        ).fetchall()
        rows["support_circlesession"] = {row_id: bytes(sealed)[:64] for row_id, sealed in said}
    return rows


def tables_lying(url: str, rows: dict[str, dict[UUID, bytes]]) -> set[str]:
    """Of which of these tables any seal stands in the files of the database."""
    contents = [file.read_bytes() for file in files_of_tables(url)]
    return {
        table
        for table, seals in rows.items()
        if any(seal in content for seal in seals.values() for content in contents)
    }


def test_a_restricted_person_with_sessions_a_stay_and_files_is_nowhere_after_an_older_backup(
    here: dict[str, Any], there: dict[str, Any], keys: tuple[str, str], tmp_path: Path, settings: Any,
    filled: Callable[[str], str], empty: Callable[[str], str],
) -> None:  # fmt: skip
    """What was said to the psychologist, the bed, the file: in tables, in the files of tables, in the folder."""
    folder, brought = tmp_path / "source" / "files", tmp_path / "there" / "files"
    settings.SEALED_FILES_ROOT = folder
    with supervisor() as keyring:
        (house,) = houses_of(keyring)
        guests = guests_in([house], keyring)[house.row.pk]
        stay = next(guest.stay for guest in guests if guest.in_bed.bed == "2")
        assert stay is not None
        case = Case.objects.select_related("person").get(pk=stay.row.case_id)
    file = take_in(case)
    with supervisor() as keyring:
        workers = case.assignments.values_list("member", flat=True)
        named = {str(member): Purpose.WORK for member in (keyring.member.pk, *workers)}
        restricting.restrict(keyring=keyring, person=case.person, named=named)
    case = close_one(case)
    rows = rows_of(filled("postgres"), case)
    assert [table for table in SEALED_OF_HER if not rows[table]] == []
    ids = {pk for of_table in rows.values() for pk in of_table}
    before = cells_with(filled("postgres"), ids)
    assert {("cases_named", "person_id"), ("support_storedfile", "file_id")} < before
    older = back_up("older.amanjol", tmp_path / "backups", keys, here)
    erase(case)
    back_up("newer.amanjol", tmp_path / "backups", keys, here)
    settings.SEALED_FILES_ROOT = brought
    assert "Erased anew: 1 cases, 1 people" in bring_back(older, keys, there)
    for url in (filled("postgres"), empty("postgres")):
        assert cells_with(url, ids) <= REMEMBERED
    assert tables_lying(empty("postgres"), rows) == set()
    for lies_in in (folder, brought):
        assert [name for name in files_in(lies_in) if file.hex in name] == []


def test_a_file_that_is_erased_while_the_backup_is_made_spoils_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = stream.Folders.beside(tmp_path / "media")
    names = ["ab/ab" + "0" * 29 + digit for digit in "12"]
    for name in (*names, "coming/" + "0" * 32, "ab/strange"):
        for folder in (folders.sealed, folders.letters):
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(b"sealed")
    added = stream._add_opened

    def add(tar: Any, name: str, opened: Any) -> int:
        (folders.sealed / names[1]).unlink(missing_ok=True)
        return added(tar, name, opened)

    monkeypatch.setattr(stream, "_add_opened", add)
    target, read, of_letters = io.BytesIO(), [], []
    manifest = stream.Manifest("0.1.0", "2026-01-01", None, None, {})
    contents = stream.write(target, manifest, [b"dump"], folders)
    target.seek(0)
    again = stream.read(
        target,
        on_manifest=lambda _manifest: None,
        on_dump=lambda _part: None,
        on_media=lambda _name, _content: None,
        on_sealed=lambda name, _content: read.append(name),
        on_letters=lambda name, _content: of_letters.append(name),
    )
    assert (read, of_letters) == ([names[0]], list(names))
    assert (again.counts(), contents.sealed_files, contents.letter_files) == (contents.counts(), 1, 2)
    assert contents.left_out == []
