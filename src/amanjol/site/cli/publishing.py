"""`amanjol pack publish`, `resign`, `prune` and `keys`: signing what channels show. None needs a database."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from amanjol.site.cli import Refusal
from amanjol.site.cli.options import folder_option
from amanjol.site.configuration import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amanjol.public.packs.publishing.ceremony import RootKey
    from amanjol.public.packs.publishing.node_keys import SigningFolder

_FOLDER = click.Path(path_type=Path, file_okay=False)
_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
_TO = click.option("--to", required=True, metavar="DIR|s3://BUCKET/PREFIX", help="Where devices fetch it.")
_KEYS = click.option("--keys", type=_FOLDER, help="Signing folder. Without it: `signing` in the data folder.")
_LONGEST_FILE = 512 * 1024  # bytes of a root or a key


@click.command()
@click.option(
    "--to",
    metavar="DIR|s3://BUCKET/PREFIX",
    help="Where else devices fetch it. Without it: only from this installation, at /updates/.",
)
@click.option("--channel", help="stable, trial, or an airport's three small letters.")
@click.option("--pack", type=_FOLDER, help="Built pack. Without it: the one that this installation serves.")
@_KEYS
@folder_option
@click.option("--once", is_flag=True, help="Do not bring it there every day from now on: a stick, say.")
@click.option(
    "--web",
    metavar="DIR|s3://BUCKET/PREFIX",
    help="Instead: where a web server or a CDN reads the guide for people. Nothing is signed.",
)
@click.option(
    "--uncompressed",
    is_flag=True,
    help="With --web s3://…: texts are stored plain, for a CDN that compresses.",
)
def publish(
    to: str | None,
    channel: str | None,
    pack: Path | None,
    keys: Path | None,
    once: bool,
    web: str | None,
    uncompressed: bool,
) -> None:
    """Sign a built pack as what a channel shows, and put it where devices fetch it; or put it on the web.

    Files go first and their signatures last: a reader never sees a name without its bytes, and after any
    failure the channel shows what it showed before. Only what is missing there is written.
    """
    folder = pack or data_folder() / "packs" / "current"
    if web is not None:
        if channel or to or keys or once:
            raise Refusal("--web signs nothing: leave out --channel, --to, --keys and --once.")
        _put_on_the_web(folder, web, is_compressed=not uncompressed)
        return
    if uncompressed:
        raise Refusal("--uncompressed goes with --web: devices take both forms.")
    if channel is None:
        raise Refusal("Name what to do: --channel NAME for devices, or --web PLACE for readers.")
    with _told_in_a_sentence("Nothing new is shown"):
        from amanjol.public.packs.publishing import publication  # noqa: PLC0415  slow to import

        with click.progressbar(
            label="Files", length=0, show_eta=False, show_percent=False, show_pos=True
        ) as bar:
            done = publication.publish(
                pack=folder,
                channel=channel,
                to=to,
                signing=_signing(keys),
                remember=not once,
                progress=lambda _name: bar.update(1),
            )
    shows = "shows" if done.is_new else "already showed"
    brought = f" {done.blobs_written} files were new to {to}." if to else ""
    click.echo(f"{channel} {shows} pack {done.number}.{brought}")


def _put_on_the_web(pack: Path, place: str, *, is_compressed: bool) -> None:
    outcomes: dict[str, str] = {}
    with _told_in_a_sentence("Not everything was written; what is there is whole"):
        from amanjol.public.packs.publishing import web  # noqa: PLC0415  slow to import

        with click.progressbar(label="Files", length=0, show_eta=False, show_pos=True) as bar:

            def begin(count: int) -> None:
                bar.length = count

            done = web.publish(
                pack=pack,
                to=place,
                is_compressed=is_compressed,
                begin=begin,
                progress=lambda _name: bar.update(1),
            )
        if pack.name == "current":  # what this installation serves; another pack is somebody's own matter
            web.remember(pack.parent, place, is_compressed=is_compressed)
            # Of meanwhile: the worker may have brought newer ones, written over since.
            outcomes = web.bring_news(pack.parent)
    removed = f", {done.removed} removed" if done.removed else ""
    click.echo(f"{place} shows pack {done.number}: {done.written} files written{removed}.")
    if any(outcomes.values()):
        _say(outcomes)


@click.command()
@click.option(
    "--to", metavar="DIR|s3://BUCKET/PREFIX", help="One place. Without it: all that are kept up to date."
)
@_KEYS
@folder_option
def resign(to: str | None, keys: Path | None) -> None:
    """Sign again what is due, and bring it to where devices fetch it. The worker does this every day."""
    with _told_in_a_sentence("Nothing was signed"):
        from amanjol.public.packs.publishing import publication  # noqa: PLC0415  slow to import

        problems = publication.sign_again(signing=_signing(keys), to=to)
    _say(problems)
    if not problems:
        click.echo("Signed; no place is kept up to date.")


@click.command()
@_TO
@_KEYS
@folder_option
def prune(to: str, keys: Path | None) -> None:
    """Remove files that no channel shows or showed just before, 30 days after they were written."""
    with _told_in_a_sentence("Not everything was removed"):
        from amanjol.public.packs.publishing import publication  # noqa: PLC0415  slow to import

        removed = publication.prune(signing=_signing(keys), to=to)
    click.echo(f"{removed} files were removed from {to}.")


@click.group("keys")
def keys_group() -> None:
    """The keys that packs are signed with. docs/signing.md describes the ceremony."""


@keys_group.command()
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="New file.")
@_KEYS
@folder_option
def node(out: Path, keys: Path | None) -> None:
    """On the node: make its three online keys, and write their public half for the ceremony.

    Where there are such keys already they go on signing until a new root names the new ones.
    """
    with _told_in_a_sentence("No keys were made"):
        from amanjol.public.packs.publishing.node_keys import fingerprint, write_private  # noqa: PLC0415  slow

        if out.exists():
            raise Refusal(f"{out} exists already: name a new file.")
        public = _signing(keys).make_keys()
        write_private(out, public)
    click.echo(f"Carry {out} to the offline machine. Read aloud there: {fingerprint(public)}")


@keys_group.command()
@click.option("--out", type=_FOLDER, required=True, help="New folder.")
@click.option("--node", "node_file", type=_FILE, required=True, help="What `keys node` wrote on the node.")
def init(out: Path, node_file: Path) -> None:
    """On an OFFLINE machine: make three root keys, each for one person, and the first root.

    Two of the three can make the next root. The file N.root.json goes to the node, a key to each person.
    """
    with _told_in_a_sentence("No root was made"):
        from amanjol.public.packs.publishing import ceremony  # noqa: PLC0415  slow
        from amanjol.public.packs.publishing.node_keys import fingerprint, read_public, today  # noqa: PLC0415  slow

        public = _content_of(node_file)
        read_public(public)
        _confirm(f"The node's keys are: {fingerprint(public)}. Did the node's operator read out the same?")
        _confirm(f"This machine says that today is {today():%Y-%m-%d}. Is that right?")
        words = {holder: _new_words(f"Holder {holder}") for holder in ceremony.HOLDERS}
        root = ceremony.begin(out, public, words, today())
    _say_where(root)


@keys_group.command()
@click.option("--out", type=_FOLDER, required=True, help="Folder of the new root.")
@click.option("--root", "current", type=_FILE, required=True, help="The newest N.root.json.")
@click.option(
    "--key", "key_files", type=_FILE, multiple=True, required=True, help="A holder's key; give two."
)
@click.option(
    "--node", "node_file", type=_FILE, help="What `keys node` wrote: the node has new keys from now on."
)
@click.option("--replace", type=click.IntRange(1, 3), help="Holder whose key is lost or stolen: 1, 2 or 3.")
def rotate(
    out: Path, current: Path, key_files: tuple[Path, ...], node_file: Path | None, replace: int | None
) -> None:
    """On an OFFLINE machine: make the next root, good for a year, with the keys of two holders."""
    with _told_in_a_sentence("No root was made"):
        from amanjol.public.packs.publishing import ceremony  # noqa: PLC0415  slow
        from amanjol.public.packs.publishing.node_keys import fingerprint, today  # noqa: PLC0415  slow

        public = _content_of(node_file) if node_file else None
        if public:
            _confirm(f"The node's new keys are: {fingerprint(public)}. Did its operator read out the same?")
        _confirm(f"This machine says that today is {today():%Y-%m-%d}. Is that right?")
        holders = [_opened(file) for file in key_files]
        replaced = {replace: _new_words(f"Holder {replace}, new")} if replace else {}
        root = ceremony.rotate(out, _content_of(current), holders, today(), node=public, replaced=replaced)
    _say_where(root)


@keys_group.command()
@click.argument("roots", type=_FILE, nargs=-1, required=True)
@_KEYS
@folder_option
def install(roots: tuple[Path, ...], keys: Path | None) -> None:
    """On the node: take over a root from the ceremony, sign with the keys it names, and tell every place.

    A new machine in place of a lost one is given all roots since the first.
    """
    with _told_in_a_sentence("The root was not taken over"):
        from amanjol.public.packs.publishing import publication  # noqa: PLC0415  slow

        contents = sorted(map(_content_of, roots), key=_version_of)
        root, problems = publication.install_root(signing=_signing(keys), contents=contents)
    click.echo(f"Root {root.version} holds until {root.expires:%Y-%m-%d}.")
    _say(problems)


def _say(problems: Mapping[str, str]) -> None:
    """Of each place what went wrong there. Refusal where anything did: a timer reads no text."""
    for address, problem in problems.items():
        click.echo(f"{address}: {problem or 'up to date.'}")
    failed = sum(bool(problem) for problem in problems.values())
    if failed:
        raise Refusal(f"{failed} of {len(problems)} places are not up to date. What they show is whole.")


def _version_of(root: bytes) -> int:
    from amanjol.public.packs.publishing.node_keys import read_root  # noqa: PLC0415  slow

    return read_root(root, "This file").signed.version


def _say_where(root: Path) -> None:
    click.echo(f"{root} goes to the node: `amanjol pack keys install {root.name}`.")
    click.echo("Each root-N.key goes to its holder, on two sticks; none may stay on this machine.")


def _opened(file: Path) -> RootKey:
    from amanjol.public.packs.publishing.ceremony import open_key  # noqa: PLC0415  slow

    words = click.prompt(f"Passphrase of {file.name}", hide_input=True)
    return open_key(_content_of(file), words, file.name)


def _new_words(whose: str) -> str:
    """Asked for until it is good enough, and typed twice."""
    from amanjol.foundation.accounts.credentials import problem_with  # noqa: PLC0415  slow

    while True:
        words: str = click.prompt(
            f"{whose}: a passphrase of five words or more", hide_input=True, confirmation_prompt=True
        )
        problem = problem_with(words, about=())
        if problem is None:
            return words
        click.echo(f"That one is {problem.value.replace('_', ' ')}: choose another, at least 12 characters.")


def _confirm(question: str) -> None:
    if not click.confirm(question):
        raise Refusal("Stopped, and nothing was made: find out why first.")


def _signing(keys: Path | None) -> SigningFolder:
    from amanjol.public.packs.publishing.node_keys import SigningFolder  # noqa: PLC0415  slow

    return SigningFolder(keys.absolute() if keys else data_folder() / "signing")


def _content_of(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(_LONGEST_FILE)


@contextmanager
def _told_in_a_sentence(what: str) -> Iterator[None]:
    from amanjol.public.packs.publishing.problems import CannotPublish  # noqa: PLC0415  as the others

    try:
        yield
    except CannotPublish as error:
        raise Refusal(f"{what}. {error}") from error
    except OSError as error:
        place = f" ({error.filename})" if error.filename else ""
        raise Refusal(f"{what}: {error.strerror or error}{place}.") from error
