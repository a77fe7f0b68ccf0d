"""What is damaged, false or unfit is never half restored."""

from __future__ import annotations

import io
import json
import tarfile
from importlib.metadata import version
from typing import IO, TYPE_CHECKING

import psycopg
import pytest

from amanjol.foundation.seals import archives
from amanjol.site.archive import making, restoring
from amanjol.site.tests.round_trips import PUBLIC, SECRET, bring_back, is_untouched

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def damaged(backup: Path, how: str) -> bytes:
    sealed = backup.read_bytes()
    if how == "cut":
        return sealed[:-100_000]
    if how == "cut at a chunk":
        return sealed[: 9 + 1168 + 2 * (archives.CHUNK_BYTES + 16)]
    place = len(sealed) - 40_000
    return sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]


@pytest.mark.parametrize("how", ["cut", "cut at a chunk", "altered"])
def test_damaged_backup_touches_nothing(
    backup: Path, empty: Callable[[str], str], tmp_path: Path, how: str
) -> None:
    broken = tmp_path / "broken.amanjol"
    broken.write_bytes(damaged(backup, how))
    with pytest.raises(archives.ArchiveBroken):
        bring_back(broken, empty("owner"), tmp_path / "restored")
    assert is_untouched(empty("postgres"))
    assert not (tmp_path / "restored").exists()


def test_file_changed_between_the_two_readings_touches_nothing(
    backup: Path, empty: Callable[[str], str], tmp_path: Path
) -> None:
    target = restoring.examine(owner_url=empty("owner"), media=tmp_path / "restored")

    def change(line: str) -> None:
        if line.startswith("Restoring"):
            backup.write_bytes(damaged(backup, "altered"))

    with backup.open("rb") as file, pytest.raises(archives.ArchiveBroken):
        restoring.restore(archive=file, secret_key=SECRET, target=target, report=change)
    assert is_untouched(empty("postgres"))
    assert not (tmp_path / "restored").exists()


def test_other_key_touches_nothing(backup: Path, empty: Callable[[str], str], tmp_path: Path) -> None:
    other, _public = archives.generate_keypair()
    with pytest.raises(archives.ArchiveBroken, match="another key"):
        bring_back(backup, empty("owner"), tmp_path / "restored", other)
    with pytest.raises(archives.MalformedKey):
        bring_back(backup, empty("owner"), tmp_path / "restored", PUBLIC)
    assert is_untouched(empty("postgres"))


def sealed_tar(target: Path, members: dict[str, bytes]) -> Path:
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as tar:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    plain.seek(0)
    with target.open("wb") as file:
        archives.encrypt(plain, file, PUBLIC)
    return target


MANIFEST = b'{"version":"0.0.1","made_at":"","node":null,"country":null,"journal_heads":{},"format":1}'


def end(**counts: int) -> bytes:
    return json.dumps({"dump_bytes": 0, "media_files": 0, "media_bytes": 0} | counts).encode()


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"manifest.json": MANIFEST},
        {"manifest.json": b"[]", "end.json": end()},
        {"manifest.json": MANIFEST.replace(b'"format":1', b'"format":2'), "end.json": end()},
        {"dump/000001": b"x", "end.json": end(dump_bytes=1)},
        {"manifest.json": MANIFEST, "media/../../evil": b"x", "end.json": end(media_files=1, media_bytes=1)},
        {"manifest.json": MANIFEST, "media//evil": b"x", "end.json": end(media_files=1, media_bytes=1)},
        {"manifest.json": MANIFEST, "other": b"x", "end.json": end()},
        {"manifest.json": MANIFEST, "media/a": b"x", "end.json": end(media_files=2, media_bytes=1)},
        {"manifest.json": MANIFEST, "end.json": end(), "media/a": b"x"},
    ],
)
def test_what_is_no_backup_of_ours_touches_nothing(
    members: dict[str, bytes], empty: Callable[[str], str], tmp_path: Path
) -> None:
    archive = sealed_tar(tmp_path / "false.amanjol", members)
    with pytest.raises(archives.ArchiveBroken):
        bring_back(archive, empty("owner"), tmp_path / "restored")
    assert is_untouched(empty("postgres"))
    assert not (tmp_path / "restored").exists()


def test_dump_that_postgresql_refuses_undoes_everything(empty: Callable[[str], str], tmp_path: Path) -> None:
    members = {"manifest.json": MANIFEST, "media/a": b"x", "dump/000001": b"PGDMPnonsense"}
    members["end.json"] = end(dump_bytes=13, media_files=1, media_bytes=1)
    archive = sealed_tar(tmp_path / "false.amanjol", members)
    with pytest.raises(restoring.RestoreRefused, match="Nothing was changed"):
        bring_back(archive, empty("owner"), tmp_path / "restored")
    assert is_untouched(empty("postgres"))
    assert not (tmp_path / "restored").exists()


def test_sql_that_fails_at_the_end_undoes_everything(
    filled: Callable[[str], str],
    media: Path,
    empty: Callable[[str], str],
    tmp_path: Path,
) -> None:
    """The source has a right for a role that the other machine has not: known only after all rows are in."""
    with psycopg.connect(filled("postgres"), autocommit=True) as connection:
        connection.execute("create role only_here")
        connection.execute("create policy only_here on journal_entry to only_here using (true)")
    target = tmp_path / "node.amanjol"
    try:
        making.make(keeper_url=filled("keeper"), media=media, target=target, public_key=PUBLIC)
        with pytest.raises(restoring.RestoreRefused, match='role "only_here" does not exist'):
            bring_back(target, empty("owner"), tmp_path / "restored")
    finally:
        with psycopg.connect(filled("postgres"), autocommit=True) as connection:
            connection.execute("drop policy only_here on journal_entry")
            connection.execute("drop role only_here")
    assert is_untouched(empty("postgres"))
    assert not (tmp_path / "restored").exists()
    with psycopg.connect(filled("postgres")) as connection:
        assert connection.execute("select count(*) > 10 from journal_entry").fetchone() == (True,)


def test_restore_that_is_told_to_end_undoes_everything(
    backup: Path, empty: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = restoring._put

    def interrupted(media: Path, name: str, content: IO[bytes]) -> None:
        put(media, name, content)
        raise KeyboardInterrupt

    monkeypatch.setattr(restoring, "_put", interrupted)
    with pytest.raises(KeyboardInterrupt):
        bring_back(backup, empty("owner"), tmp_path / "restored")
    assert is_untouched(empty("postgres"))
    assert not (tmp_path / "restored").exists()


@pytest.mark.parametrize("noted", [b"999", b'"x"', b"[]"])
def test_backup_of_a_newer_postgresql_is_refused(
    empty: Callable[[str], str], tmp_path: Path, noted: bytes
) -> None:
    newer = MANIFEST.replace(b"{}", b'{},"postgresql":' + noted)
    archive = sealed_tar(tmp_path / "newer.amanjol", {"manifest.json": newer, "end.json": end()})
    reason = "is of PostgreSQL 999 and the server here is" if noted == b"999" else "no backup of ours"
    with pytest.raises((restoring.RestoreRefused, archives.ArchiveBroken), match=reason):
        bring_back(archive, empty("owner"), tmp_path / "restored")
    assert is_untouched(empty("postgres"))


def test_newer_backup_is_refused(empty: Callable[[str], str], tmp_path: Path) -> None:
    newer = MANIFEST.replace(b"0.0.1", b"999.0.0")
    archive = sealed_tar(tmp_path / "newer.amanjol", {"manifest.json": newer, "end.json": end()})
    with pytest.raises(restoring.RestoreRefused, match=r"of Amanjol 999\.0\.0"):
        bring_back(archive, empty("owner"), tmp_path / "restored")


def of_this_program(**more: object) -> bytes:
    """A manifest; a newer program may write lines into it that this one does not know."""
    return json.dumps(json.loads(MANIFEST) | {"version": version("amanjol")} | more).encode()


def test_backup_with_a_migration_more_is_refused_though_its_number_is_the_same(
    empty: Callable[[str], str], tmp_path: Path
) -> None:
    """Before anything else is read, which may be of a kind that only the newer program knows."""
    newer = of_this_program(
        migrations=["accounts.9999_of_tomorrow", "of_another_plane.0001_initial"], season="winter"
    )
    archive = sealed_tar(tmp_path / "newer.amanjol", {"manifest.json": newer, "sounds/0001": b"x"})
    with pytest.raises(
        restoring.RestoreRefused, match=r"that are not known here \(accounts\.9999_of_tomorrow\): install"
    ):
        bring_back(archive, empty("owner"), tmp_path / "restored")
    assert is_untouched(empty("postgres"))


def test_what_a_backup_notes_of_its_tables_is_known_to_who_made_it(
    filled: Callable[[str], str], backup: Path, empty: Callable[[str], str], tmp_path: Path
) -> None:
    noted = bring_back(backup, empty("owner"), tmp_path / "restored").manifest.migrations
    with psycopg.connect(filled("keeper")) as connection:
        applied = connection.execute("select app || '.' || name from django_migrations").fetchall()
    assert sorted(noted) == sorted(name for (name,) in applied)
    assert len(noted) > 100
