"""`amanjol backup` and `amanjol restore`: a whole installation in one sealed file."""

from __future__ import annotations

import io
import os
import re
import signal
import sys
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click
import psycopg

from amanjol.foundation.seals import archives
from amanjol.foundation.seals.folders import SealedFolder
from amanjol.site.archive import making, restoring, tools
from amanjol.site.cli import Refusal, set_up_django
from amanjol.site.cli.options import data_option
from amanjol.site.configuration import Configuration, Role, read_configuration
from amanjol.site.reachable import use_installation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from amanjol.site.archive.stream import Contents, Folders, Manifest

_FILE = click.Path(path_type=Path, dir_okay=False)
# Whether it can be read shows on reading: access(2), which click asks, knows nothing of capabilities.
_READABLE = click.Path(path_type=Path, dir_okay=False, exists=True, readable=False)
LEDGER = ".erased"
"""Put after the name of a backup: the list of what was erased, to be kept beside it."""
ENDINGS = ".ended"
"""As above: the list of what has ended for good."""
_ID = re.compile(r"-|[0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LONGEST_KEY = 64 * 1024  # bytes
_BEFORE = timedelta(
    days=1
)  # what was brought before that is in the backup for certain, clocks of nodes apart


@click.group(invoke_without_command=True)
@click.option("--to", "target", type=_FILE, help="The new file. Its folder must exist.")
@click.option("--key", type=_READABLE, help="File of the PUBLIC key that it is sealed to.")
@data_option
@click.pass_context
def backup(context: click.Context, target: Path | None, key: Path | None) -> None:
    """Back up database, media and files of cases into one file that only the secret key opens.

    Needs AMANJOL_KEEPER_DATABASE_URL. Nothing is written in clear. A pair of keys is made once, with
    `amanjol backup new-key`, on a machine without a network.
    """
    if context.invoked_subcommand is not None:
        if target or key:
            raise click.UsageError("These options are for a backup, not for its keys.")
        return
    if target is None or key is None:
        raise click.UsageError("A backup needs both --to FILE and --key FILE of the public key.")
    with _told_in_a_sentence(f"No backup at {target}"):
        use_installation()
        configuration = read_configuration()
        backup_made = making.make(
            keeper_url=_url(configuration, "keeper"),
            media=configuration.data / "media",
            target=target,
            public_key=_key_in(key),
        )
        ledger = _write_ledger(configuration, target)
        endings = _write_endings(configuration, target)
    for name in backup_made.contents.left_out:
        click.echo(f"Left out, as it is no plain file: media/{name}", err=True)
    click.echo(f"{target}: {backup_made.size:,} bytes. {_summary(backup_made.contents)}")
    click.echo(
        f"SHA-256 {backup_made.sha256}  Write it down elsewhere: whoever has the public key can make a false one."
    )
    if ledger is not None:
        click.echo(f"{ledger}: what was erased, by random ids. Keep the newest with every backup.")
    click.echo(f"{endings}: what has ended for good, by random ids. Keep the newest with every backup.")


@backup.command("new-key")
@click.option(
    "--out-secret", type=_FILE, required=True, help="New file of the secret key, for this user only."
)
@click.option("--out-public", type=_FILE, required=True, help="New file of the public key, for the server.")
def new_key(out_secret: Path, out_public: Path) -> None:
    """Make a pair of keys: one opens backups, the other only seals them."""
    secret, public = archives.generate_keypair()
    with _told_in_a_sentence("No key was made"):
        _write_new(out_secret, secret, 0o600)
        try:
            _write_new(out_public, public, 0o644)
        except OSError:
            out_secret.unlink()
            raise
    click.echo(
        f"{out_public} goes to the server. {out_secret} opens every backup: print it twice, keep it offline,"
    )
    click.echo("and remove the file. Without it no backup can be read, by anybody.")


@click.command()
@click.option("--from", "archive", type=_READABLE, required=True, help="The backup.")
@click.option("--key", type=_READABLE, required=True, help="File of the SECRET key.")
@click.option(
    "--erased",
    "ledgers",
    type=_READABLE,
    multiple=True,
    help="A list of what was erased or ended since; may be given several times. Those beside the backup are read"
    " anyway.",
)
@click.option(
    "--without-ended", is_flag=True, help="Read no list of what has ended. Mailings stand still all the same."
)
@data_option
def restore(archive: Path, key: Path, ledgers: tuple[Path, ...], *, without_ended: bool) -> None:
    """Bring a backup back into an empty database and empty folders of media and files.

    Needs AMANJOL_OWNER_DATABASE_URL and AMANJOL_KEEPER_DATABASE_URL. All of it comes back, or nothing does; then
    what was erased since is erased again, what has ended since ends again, mailings stand still, and the journal is
    compared. Whatever of that fails, the rest is done; at the end it is said, and the command fails.
    """
    with _told_in_a_sentence("Nothing was restored"):
        set_up_django()
        configuration = read_configuration()
        keeper_url = _url(configuration, "keeper")
        target = restoring.examine(owner_url=_url(configuration, "owner"), media=configuration.data / "media")
        with archive.open("rb") as file:
            contents = restoring.restore(
                archive=file, secret_key=_key_in(key), target=target, report=click.echo
            )
    _note_restored(contents.manifest, target.folders)
    click.echo(f"Restored what was backed up at {contents.manifest.made_at}. {_summary(contents)}")
    beside = {*ledgers, *archive.parent.glob(f"*{LEDGER}"), *archive.parent.glob(f"*{ENDINGS}")}
    endings = {file for file in beside if file.name.endswith(ENDINGS)}
    faults = [
        *_fault_of(
            "Who was erased since may be back", lambda: _erase_again(keeper_url, sorted(beside - endings))
        ),
        *_fault_of(
            "What ended since may go on",
            lambda: _end_again(keeper_url, [] if without_ended else sorted(endings)),
        ),
        *_fault_of("The journal", lambda: _run_as_keeper(keeper_url, "", "journal", "verify")),
    ]
    click.echo("Next: `amanjol manage migrate`, then `amanjol doctor`.")
    click.echo(
        "Where the guide lies on the web is in no backup: `amanjol pack publish --web` to each place once more, or no"
        " change of a warning is brought there."
    )
    if faults:
        raise Refusal("\n".join(("Everything was restored, but:", *faults)))


def _fault_of(means: str, act: Callable[[], None]) -> Iterator[str]:
    """What is done after a restore hangs on nothing else that is: each is tried, and its sentence kept."""
    from django.db import DatabaseError  # noqa: PLC0415  needs Django

    try:
        act()
    except Refusal as refusal:
        yield f"{means}: {refusal.message}"
    except (DatabaseError, psycopg.Error) as error:
        yield f"{means}: {str(error).partition('\n')[0]}"  # what stands below may quote a row


def _note_restored(manifest: Manifest, folders: Folders) -> None:
    """Letters may have come since: the worker asks each node that is believed for them. The sealed files are this
    node's: what of them is erased again, and cannot be removed now, goes at night.
    """
    from amanjol.foundation.letters.node_folder import here  # noqa: PLC0415  needs loaded apps

    here(manifest.node).note_restored(datetime.fromisoformat(manifest.made_at) - _BEFORE)
    for root in (folders.sealed, folders.letters):
        SealedFolder(root).claim(manifest.node or "")


def _write_ledger(configuration: Configuration, target: Path) -> Path | None:
    """Beside the backup, where cases are kept; and take what was erased lately out of the files of the database."""
    set_up_django()
    keeper_url = _url(configuration, "keeper")
    if not _keeps_cases(keeper_url):
        return None
    lines = io.StringIO()
    _run_as_keeper(keeper_url, "The backup is made, but: ", "erasures", "list", stdout=lines)
    ledger = target.with_name(target.name + LEDGER)
    _write_new(ledger, lines.getvalue().rstrip(), 0o600)
    _run_as_keeper(keeper_url, "The backup is made, but: ", "erasures", "sweep")
    return ledger


def _write_endings(configuration: Configuration, target: Path) -> Path:
    set_up_django()
    lines = io.StringIO()
    _run_as_keeper(
        _url(configuration, "keeper"), "The backup is made, but: ", "endings", "list", stdout=lines
    )
    endings = target.with_name(target.name + ENDINGS)
    _write_new(endings, lines.getvalue().rstrip(), 0o600)
    return endings


def _erase_again(keeper_url: str, ledgers: Sequence[Path]) -> None:
    """What a ledger names. Where an older version made the backup, there is no place for one before it migrates."""
    if not _keeps_cases(keeper_url):
        if ledgers:
            click.echo(
                "After `amanjol manage migrate`, run `amanjol manage erasures replay FILE…` with each of"
            )
            click.echo(", ".join(map(str, ledgers)))
        return
    own = _of_this_node(keeper_url, ledgers)
    if not own:
        click.echo(
            "No list of what was erased lies beside the backup: who was erased since is back.", err=True
        )
    _run_as_keeper(keeper_url, "", "erasures", "replay", *map(str, own))


def _end_again(keeper_url: str, lists: Sequence[Path]) -> None:
    own = _of_this_node(keeper_url, lists)
    _run_as_keeper(keeper_url, "", "endings", "replay", *map(str, own))


def _of_this_node(keeper_url: str, ledgers: Sequence[Path]) -> list[Path]:
    """Those that another node did not write, which are named: what they list would be kept here, and handed on.

    A ledger belongs to a node by its organisations and accounts, whose ids are random: no two nodes have one in common.
    One that names none is nobody's, and harmless; one that cannot be read is left to who complains about it.
    """
    with psycopg.connect(keeper_url) as connection:
        rows = connection.execute(
            "select id::text from organisations_organisation union all select id::text from accounts_account"
        ).fetchall()
    here = {pk for (pk,) in rows}
    own = []
    for ledger in ledgers:
        named = _ids_in(ledger)
        if named and not named & here:
            click.echo(
                f"{ledger} was left out: it names no organisation of this backup, so it is another node's, or lists"
                " only what is newer than the backup.",
                err=True,
            )
        else:
            own.append(ledger)
    return own


def _ids_in(ledger: Path) -> set[str]:
    """The second and third word of each line but the first (`cases/erasing/ledger.py`, `journal/endings.py`)."""
    try:
        lines = ledger.read_text(encoding="ascii").splitlines()[1:]
    except (OSError, UnicodeDecodeError):
        return set()
    words = {word.lower() for line in lines for word in line.split()[1:3]}
    return words if all(map(_ID.fullmatch, words)) else set()


def _keeps_cases(keeper_url: str) -> bool:
    from django.apps import apps  # noqa: PLC0415  needs Django

    if not apps.is_installed("amanjol.casework.cases"):
        return False
    with psycopg.connect(keeper_url) as connection:
        return connection.execute("select to_regclass('public.cases_erased')").fetchone() != (None,)


def _run_as_keeper(keeper_url: str, otherwise: str, *arguments: str, stdout: TextIO | None = None) -> None:
    from django.core.management import CommandError, call_command  # noqa: PLC0415  needs Django

    from amanjol.site.database import connected_as  # noqa: PLC0415  beside what needs Django

    try:
        with connected_as(keeper_url):
            call_command(*arguments, stdout=stdout or sys.stdout)
    except CommandError as error:
        raise Refusal(f"{otherwise}{error}") from error


def _summary(contents: Contents) -> str:
    manifest = contents.manifest
    entries = sum(last for last, _digest in manifest.journal_heads.values())
    return (
        f"Amanjol {manifest.version}, country {manifest.country or 'not set'}, "
        f"database {contents.dump_bytes:,} bytes, media {contents.media_files:,} files, "
        f"{contents.sealed_files:,} sealed files of cases, {contents.letter_files:,} of letters, "
        f"journal {entries:,} entries in {len(manifest.journal_heads):,} chains."
    )


def _url(configuration: Configuration, role: Role) -> str:
    url = configuration.database_urls.get(role)
    if url is None:
        raise Refusal(f"This needs the database role {role}: set AMANJOL_{role.upper()}_DATABASE_URL.")
    return url


def _key_in(file: Path) -> str:
    with file.open(encoding="utf-8", errors="replace") as opened:
        return opened.read(_LONGEST_KEY)


def _write_new(file: Path, text: str, mode: int) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "w", encoding="ascii") as opened:
        opened.write(text + "\n")


@contextmanager
def _told_in_a_sentence(what: str) -> Iterator[None]:
    """What can go wrong, as the sentence that is shown. Being told to end clears up as Ctrl-C does."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except (making.BackupFailed, restoring.RestoreRefused, tools.ToolMissing) as error:
        raise Refusal(f"{what}. {error}") from error
    except (archives.ArchiveBroken, archives.MalformedKey) as error:
        raise Refusal(f"{what}. {error}") from error
    except OSError as error:
        place = f" ({error.filename})" if error.filename else ""
        raise Refusal(f"{what}: {error.strerror or error}{place}.") from error
