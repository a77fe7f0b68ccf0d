"""A backup of one PostgreSQL, restored into another that has never seen it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from amanjol.foundation.seals import archives
from amanjol.site.archive import making, restoring, stream
from amanjol.site.tests.commands import run, run_here
from amanjol.site.tests.portraits import portrait
from amanjol.site.tests.round_trips import CANARY, PUBLIC, SECRET, bring_back, files_in

if TYPE_CHECKING:
    from collections.abc import Callable


def test_everything_comes_back_as_it_was(
    filled: Callable[[str], str], media: Path, backup: Path, empty: Callable[[str], str], tmp_path: Path
) -> None:
    contents = bring_back(backup, empty("owner"), tmp_path / "restored")
    before, after = portrait(filled("postgres")), portrait(empty("postgres"))
    assert before.keys() == after.keys()
    for part in before:
        assert before[part] == after[part], part
    assert len(before["rows"]["journal_entry"]) > 10
    assert len(before["rows"]) > 15
    assert files_in(media) == files_in(tmp_path / "restored")
    assert contents.media_files == 3
    heads = [json.loads(row) for (row,) in before["rows"]["journal_head"]]
    assert contents.manifest.journal_heads == {
        head["chain"]: (head["sequence"], head["hash"].removeprefix("\\x")) for head in heads
    }
    assert contents.manifest.country == "TM"


def test_restored_journal_goes_on_where_it_stopped(
    backup: Path, empty: Callable[[str], str], tmp_path: Path
) -> None:
    bring_back(backup, empty("owner"), tmp_path / "restored")
    with psycopg.connect(empty("app"), autocommit=True) as connection:
        connection.execute(
            "insert into journal_entry values (gen_random_uuid(), null, 0, now(), null, 'node.seen', 'node', '1',"
            " '{}', '', '')"
        )
        for statement in (
            "update journal_entry set verb = 'x'",
            "delete from journal_entry",
            "truncate journal_entry",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("select * from journal_head")
    with psycopg.connect(empty("keeper")) as connection:
        last = connection.execute(
            "select max(sequence) from journal_entry where organisation_id is null"
        ).fetchone()
        head = connection.execute("select sequence from journal_head where chain = 'node'").fetchone()
        assert last == head


def test_large_dump_is_cut_into_parts(
    filled: Callable[[str], str], media: Path, empty: Callable[[str], str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(stream, "DUMP_PART_BYTES", 10_000)
    target = tmp_path / "parts.amanjol"
    making.make(keeper_url=filled("keeper"), media=media, target=target, public_key=PUBLIC)
    plain = io.BytesIO()
    with target.open("rb") as file:
        archives.decrypt(file, plain, SECRET)
    plain.seek(0)
    with tarfile.open(fileobj=plain) as tar:
        names = tar.getnames()
    assert names[:3] == ["manifest.json", "dump/000001", "dump/000002"]
    assert names[-1] == "end.json"
    bring_back(target, empty("owner"), tmp_path / "restored")
    assert portrait(empty("postgres"))["rows"] == portrait(filled("postgres"))["rows"]


def test_backup_says_nothing_in_clear(backup: Path) -> None:
    sealed = backup.read_bytes()
    for clear in (CANARY.encode(), b"PGDMP", b"manifest", b"accounts_account", b"ustar"):
        assert clear not in sealed
    assert backup.stat().st_mode & 0o777 == 0o600
    assert not list(backup.parent.glob("*.part"))


def test_no_temporary_file_is_made(
    filled: Callable[[str], str], media: Path, empty: Callable[[str], str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    keeper, owner = filled("keeper"), empty("owner")
    closed = tmp_path / "closed"
    closed.touch()  # a file, so that nothing can be made in it, not even for a moment
    target = tmp_path / "out" / "node.amanjol"
    target.parent.mkdir()
    with monkeypatch.context() as patched:
        patched.setenv("TMPDIR", str(closed))
        patched.setattr(tempfile, "tempdir", str(closed))
        making.make(keeper_url=keeper, media=media, target=target, public_key=PUBLIC)
        bring_back(target, owner, tmp_path / "restored")
    assert list(target.parent.iterdir()) == [target]
    assert files_in(media) == files_in(tmp_path / "restored")


def test_full_database_and_full_folder_are_refused(
    filled: Callable[[str], str], empty: Callable[[str], str], media: Path, tmp_path: Path
) -> None:
    with pytest.raises(restoring.RestoreRefused, match="is not empty: move away"):
        restoring.examine(owner_url=empty("owner"), media=media)
    with pytest.raises(restoring.RestoreRefused, match="The database is not empty"):
        restoring.examine(owner_url=filled("owner"), media=tmp_path / "restored")
    with pytest.raises(restoring.RestoreRefused, match="a node may be using it") as of_a_node_in_use:
        restoring.examine(owner_url=filled("owner"), media=media)
    assert "move away" not in str(of_a_node_in_use.value)
    with pytest.raises(restoring.RestoreRefused, match="let AMANJOL_OWNER_DATABASE_URL name"):
        restoring.examine(owner_url=empty("keeper"), media=tmp_path / "restored")
    with pytest.raises(restoring.RestoreRefused, match="cannot be used"):
        restoring.examine(owner_url=empty("owner") + "-not-there", media=tmp_path / "restored")


@pytest.mark.parametrize("role", ["app", "owner"])
def test_backup_by_a_role_that_sees_not_every_row_is_refused(
    filled: Callable[[str], str], media: Path, tmp_path: Path, role: str
) -> None:
    with pytest.raises(making.BackupFailed, match="does not see every row"):
        making.make(keeper_url=filled(role), media=media, target=tmp_path / "no.amanjol", public_key=PUBLIC)
    assert not list(tmp_path.glob("no.amanjol*"))


def test_backup_of_nothing_is_refused(empty: Callable[[str], str], media: Path, tmp_path: Path) -> None:
    with pytest.raises(making.BackupFailed, match="nothing to back up"):
        making.make(
            keeper_url=empty("keeper"), media=media, target=tmp_path / "no.amanjol", public_key=PUBLIC
        )
    assert not list(tmp_path.glob("no.amanjol*"))


def test_backup_never_replaces_another(filled: Callable[[str], str], backup: Path, media: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(making.BackupFailed, match="never replaces"):
        making.make(keeper_url=filled("keeper"), media=media, target=backup, public_key=PUBLIC)
    assert backup.read_bytes() == before
    assert not list(backup.parent.glob("*.part"))


def test_what_a_killed_backup_left_is_no_hindrance(
    filled: Callable[[str], str], media: Path, tmp_path: Path, empty: Callable[[str], str]
) -> None:
    target = tmp_path / "node.amanjol"
    left = tmp_path / "node.amanjol.part"
    left.write_bytes(b"x" * 20_000_000)
    left.chmod(0o644)
    making.make(keeper_url=filled("keeper"), media=media, target=target, public_key=PUBLIC)
    assert target.stat().st_mode & 0o777 == 0o600
    assert not left.exists()
    bring_back(target, empty("owner"), tmp_path / "restored")


def test_dump_that_fails_leaves_no_file(filled: Callable[[str], str], media: Path, tmp_path: Path) -> None:
    with psycopg.connect(filled("postgres"), autocommit=True) as connection:
        connection.execute("create table hidden_from_keeper (id int)")
    with pytest.raises(making.BackupFailed, match=r"pg_dump could not read .*permission denied"):
        making.make(
            keeper_url=filled("keeper"), media=media, target=tmp_path / "no.amanjol", public_key=PUBLIC
        )
    assert not list(tmp_path.glob("no.amanjol*"))


def test_wrong_public_key_leaves_no_file(filled: Callable[[str], str], media: Path, tmp_path: Path) -> None:
    with pytest.raises(archives.MalformedKey):
        making.make(
            keeper_url=filled("keeper"), media=media, target=tmp_path / "no.amanjol", public_key=SECRET
        )
    assert not list(tmp_path.glob("no.amanjol*"))


def test_media_that_cannot_be_read_make_no_backup(
    filled: Callable[[str], str], media: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def refuse(path: Any) -> Any:
        if "original_images" in str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(PermissionError):
        making.make(
            keeper_url=filled("keeper"), media=media, target=tmp_path / "no.amanjol", public_key=PUBLIC
        )
    with pytest.raises(making.BackupFailed, match="no data folder"):
        making.make(
            keeper_url=filled("keeper"), media=tmp_path / "typo" / "media", target=tmp_path / "no.amanjol",
            public_key=PUBLIC,
        )  # fmt: skip
    assert not list(tmp_path.glob("no.amanjol*"))


def test_links_in_the_media_are_named_and_left_out(
    filled: Callable[[str], str], media: Path, empty: Callable[[str], str], tmp_path: Path
) -> None:
    (media / "passwords").symlink_to("/etc/passwd")
    (media / "everything").symlink_to("/etc")
    target = tmp_path / "node.amanjol"
    archive = making.make(keeper_url=filled("keeper"), media=media, target=target, public_key=PUBLIC)
    assert archive.contents.left_out == ["everything", "passwords"]
    bring_back(target, empty("owner"), tmp_path / "restored")
    assert not (tmp_path / "restored" / "passwords").exists()


def test_backup_before_anything_was_uploaded(
    filled: Callable[[str], str], empty: Callable[[str], str], tmp_path: Path
) -> None:
    target = tmp_path / "node.amanjol"
    making.make(keeper_url=filled("keeper"), media=tmp_path / "media", target=target, public_key=PUBLIC)
    assert bring_back(target, empty("owner"), tmp_path / "restored").media_files == 0
    assert not (tmp_path / "media").exists()


def test_backup_that_is_told_to_end_leaves_nothing(
    filled: Callable[[str], str], media: Path, tmp_path: Path
) -> None:
    with (media / "long.mp4").open("wb") as file:
        file.truncate(20 * 1024**3)  # takes no room, and half a minute to read
    target, public = tmp_path / "out" / "node.amanjol", tmp_path / "public"
    target.parent.mkdir()
    public.write_text(PUBLIC, encoding="ascii")
    environment = {
        **os.environ,
        "AMANJOL_DATA": str(media.parent),
        "AMANJOL_KEEPER_DATABASE_URL": filled("keeper"),
    }
    command = [sys.executable, "-m", "amanjol.site.cli", "backup", "--to", str(target), "--key", str(public)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as running:
        part = target.with_name("node.amanjol.part")
        while running.poll() is None and not (part.exists() and part.stat().st_size > 4_000_000):
            time.sleep(0.01)
        running.terminate()
        said, _nothing = running.communicate(timeout=30)
    assert running.returncode == 1
    assert said.strip() == b"Aborted!"
    assert list(target.parent.iterdir()) == []


def test_on_the_command_line(
    filled: Callable[[str], str], media: Path, empty: Callable[[str], str], tmp_path: Path
) -> None:
    secret, public, target = (str(tmp_path / name) for name in ("secret", "public", "node.amanjol"))
    here: dict[str, Any] = {"AMANJOL_DATA": str(media.parent)}
    here |= {"DATABASE_URL": filled("app"), "AMANJOL_KEEPER_DATABASE_URL": filled("keeper")}
    there: dict[str, Any] = {"DATABASE_URL": empty("app"), "AMANJOL_KEEPER_DATABASE_URL": empty("keeper")}
    there |= {"AMANJOL_OWNER_DATABASE_URL": empty("owner")}
    data = str(tmp_path / "there")

    result = run("backup", "new-key", "--out-secret", secret, "--out-public", public)
    assert result.returncode == 0, result.stderr
    assert Path(secret).stat().st_mode & 0o777 == 0o600
    again = run_here("backup", "new-key", "--out-secret", secret, "--out-public", public)
    assert "exist" in again.stderr.lower()

    backed_up = run("backup", "--to", target, "--key", public, **here)
    assert backed_up.returncode == 0, backed_up.stderr
    assert "country TM" in backed_up.stdout
    refused = run_here("restore", "--from", target, "--key", public, "--data", data, **there)
    assert refused.exit_code == 1
    assert refused.stderr.startswith("Error: Nothing was restored. This is a public key")
    restored = run("restore", "--from", target, "--key", secret, "--data", data, **there)
    assert restored.returncode == 0, restored.stderr
    assert "entries are as they were written" in restored.stdout
    assert "`amanjol pack publish --web` to each place once more" in restored.stdout
    again = run_here("restore", "--from", target, "--key", secret, "--data", data, **there)
    assert again.exit_code == 1
    assert "The database is not empty" in again.stderr
    assert files_in(media) == files_in(tmp_path / "there" / "media")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("backup",), "needs both --to FILE and --key FILE"),
        (("restore",), "Missing option '--from'"),
        (("backup", "--help"), "new-key"),
    ],
)
def test_what_is_missing_is_said(arguments: tuple[str, ...], said: str) -> None:
    assert said in run_here(*arguments).output
