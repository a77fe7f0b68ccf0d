"""Files of cases go into a backup as they lie, come back with it, and stay away where their case was erased since."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from amanjol.casework.cases.models import Case
from amanjol.casework.support.files import actions, store
from amanjol.casework.support.files.queries import content_of, files_of
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

if TYPE_CHECKING:
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
        cases = list(Case.objects.select_related("person").order_by("-id")[:2])
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
    assert files_in(brought) == {name: before[name] for name in before if staying.hex in name}
    with supervisor() as keyring:
        (file,) = files_of(cases[1], keyring).files
        with content_of(file, keyring) as content:
            assert content.read() == TEXT


def test_a_file_that_is_erased_while_the_backup_is_made_spoils_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = stream.Folders.beside(tmp_path / "media")
    names = ["ab/ab" + "0" * 29 + digit for digit in "12"]
    for name in (*names, "coming/" + "0" * 32, "ab/strange"):
        file = folders.sealed / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"sealed")
    added = stream._add_opened

    def add(tar: Any, name: str, opened: Any) -> int:
        (folders.sealed / names[1]).unlink(missing_ok=True)
        return added(tar, name, opened)

    monkeypatch.setattr(stream, "_add_opened", add)
    target, read = io.BytesIO(), []
    manifest = stream.Manifest("0.1.0", "2026-01-01", None, None, {})
    contents = stream.write(target, manifest, [b"dump"], folders)
    target.seek(0)
    again = stream.read(
        target,
        on_dump=lambda _part: None,
        on_media=lambda _name, _content: None,
        on_sealed=lambda name, _content: read.append(name),
    )
    assert read == [names[0]]
    assert (again.counts(), contents.sealed_files) == (contents.counts(), 1)
    assert contents.left_out == []
