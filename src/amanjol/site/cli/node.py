"""`amanjol node …`: this node's keys and card, and which other nodes it believes."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from amanjol.site.cli import Refusal, set_up_django
from amanjol.site.cli.options import data_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.letters.cards import NodeCard

_FILE = click.Path(path_type=Path, dir_okay=False)
_ADDRESS_HELP: Final = "Where other nodes reach this one, such as https://desk.example.org"
LONGEST: Final = 16 * 1024  # bytes of a file that can be a card


@click.group()
def node() -> None:
    """The keys and card of this node, and which other nodes it believes."""


@node.command()
@click.option("--address", help=f"{_ADDRESS_HELP}.")
@click.option("--sticks-only", is_flag=True, help="No address: letters come and go on sticks.")
@click.option("--new-keys", is_flag=True, help="The next keys, whose card the earlier key signs as well.")
@data_option
def init(address: str | None, *, sticks_only: bool, new_keys: bool) -> None:
    """Make the keys of this node, outside the database, and its card.

    With --new-keys the other nodes compare six words anew, two people at each.
    """
    if (address is None) != sticks_only:
        raise Refusal("Say where this node is reached: --address URL, or --sticks-only.")
    with _told_in_a_sentence():
        from amanjol.foundation.letters import trusting  # noqa: PLC0415  needs Django, which is slow to start

        folder, here = trusting.folder_of_this_node()
        card = trusting.begin(folder, here, address=address or "", are_new=new_keys)
    click.echo(f"Keys in {folder.root / 'keys'}, for this user only. They are in no backup: copy them apart.")
    _show(card)


@node.command()
@click.option("--out", type=_FILE, help="File for the card, to be sent to the operators of other nodes.")
@click.option("--qr", type=_FILE, help="File for its short line as a square code, for paper: name it .svg.")
@click.option("--line", is_flag=True, help="Only print the short line, for paper or a message.")
@click.option("--address", help=f"{_ADDRESS_HELP}: writes the next card.")
@data_option
def card(out: Path | None, qr: Path | None, address: str | None, *, line: bool) -> None:
    """Show this node's card: six words to read out by telephone, the card as a file, its short line, a square code."""
    with _told_in_a_sentence():
        from amanjol.foundation.letters import card_files, trusting  # noqa: PLC0415  needs Django, which is slow to start
        from amanjol.foundation.seals.letters import cards  # noqa: PLC0415  as above

        folder, here = trusting.folder_of_this_node()
        if address is not None:
            trusting.write_own_card(folder, here, address=address)
        data, own = trusting.own_card(folder)
        pin = cards.pin_of(own).line
        if out is not None:
            out.write_text(card_files.write(data), encoding="ascii")
        if qr is not None:
            import segno  # noqa: PLC0415  for this option alone

            segno.make(pin, error="m", micro=False).save(str(qr), kind="svg", scale=4, border=4)
    if line:
        click.echo(pin)
        return
    _show(own)
    click.echo(f"Short line: {pin}")
    for file in filter(None, (out, qr)):
        click.echo(f"{file}: written.")


@node.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@data_option
def trust(file: Path) -> None:
    """Believe another node, whose card is in FILE: two people, one after the other, run this.

    Each calls somebody there whose voice they know, hears the six words of that node's card, and types them. They are
    not shown here. Each types e-mail address and passphrase as well. A later card of the same key needs nobody.
    """
    with _told_in_a_sentence():
        from amanjol.foundation.letters import trusting  # noqa: PLC0415  needs Django, which is slow to start

        data, (folder, _here) = _read(file), trusting.folder_of_this_node()
        other = trusting.read(data, folder)
        click.echo(f"Card {other.serial} of {other.issued_at:%Y-%m-%d}: {other.name}, {other.country}")
        click.echo(f"Node    {other.node}")
        click.echo(f"Address {other.address or 'none: by sticks only'}")
        if not trusting.needs_people(other, folder):
            trusting.renew(data, folder)
            click.echo("Its key is believed: this card takes the place of the one before.")
            return
        if other.node in folder.believed():
            click.echo(
                "ITS KEY IS ANOTHER, signed with the one that is believed. Ask whether they began it, and why."
            )
        member = _person()
        done = trusting.compare(data, folder, member=member, typed=_words())
    if done is trusting.Trust.FIRST:
        click.echo("Compared by one. Another person runs the same command, under their own name.")
    else:
        click.echo("Compared by two: this node is believed.")


@node.command()
@click.argument("node_id", metavar="NODE")
@data_option
def revoke(node_id: str) -> None:
    """No longer believe a node, or take back what one person has compared. NODE is its id, as `list` says it."""
    with _told_in_a_sentence():
        from amanjol.foundation.letters import trusting  # noqa: PLC0415  needs Django, which is slow to start

        folder, _here = trusting.folder_of_this_node()
        trusting.revoke(node_id, folder)
    click.echo("It is not believed any more. Letters that its organisations have sent stay.")


@node.command("list")
@data_option
def list_nodes() -> None:
    """Say which nodes are believed, since when, and which wait for a second person."""
    with _told_in_a_sentence():
        from amanjol.foundation.letters import trusting  # noqa: PLC0415  needs Django, which is slow to start
        from amanjol.foundation.seals.letters import cards  # noqa: PLC0415  as above

        folder, _here = trusting.folder_of_this_node()
        believed, waiting = folder.believed(), folder.waiting()
        for name, other in believed.items():
            by = folder.compared_by(name)
            since = f"since {by.at:%Y-%m-%d}" if by is not None else "since a day that is not known"
            click.echo(f"believed {name}  {other.name}, {other.country}, card {other.serial}, {since}")
            click.echo(f"         {cards.words_of(other)}")
        for name in waiting:
            by = folder.compared_by(name, "waiting")
            since = f"since {by.at:%Y-%m-%d}" if by is not None else "since a day that is not known"
            click.echo(f"waiting  {name}  one person has compared, {since}")
    if not believed and not waiting:
        click.echo("No node is believed, and none waits.")


def _show(own: NodeCard) -> None:
    from amanjol.foundation.seals.letters import cards  # noqa: PLC0415  needs Django, which is slow to start

    click.echo(f"Card {own.serial} of {own.issued_at:%Y-%m-%d}: {own.name}, {own.country}")
    click.echo(f"Node    {own.node}")
    click.echo(f"Address {own.address or 'none: by sticks only'}")
    click.echo(f"Words   {cards.words_of(own)}")


def _read(file: Path) -> bytes:
    """The bytes of the card."""
    from amanjol.foundation.letters import card_files  # noqa: PLC0415  needs Django, which is slow to start
    from amanjol.foundation.seals.lines import MalformedLine  # noqa: PLC0415  as above

    with file.open("rb") as opened:
        content = opened.read(LONGEST + 1)
    try:
        return card_files.read(content)
    except MalformedLine:
        raise Refusal(f"{file} is no card, or something of it is missing.") from None


def _person() -> Member:
    from amanjol.foundation.letters import trusting  # noqa: PLC0415  needs Django, which is slow to start

    email: str = click.prompt("Your e-mail address", err=True)
    passphrase: str = click.prompt("Your passphrase", hide_input=True, err=True)
    return trusting.prove(email, passphrase)


def _words() -> str:
    from amanjol.foundation.seals import words  # noqa: PLC0415  as above

    typed: str = click.prompt("The six words that they read to you", err=True)
    try:
        return words.write(words.read(typed))
    except words.MalformedWords:
        raise Refusal("These are not six words as they are read from a card.") from None


@contextmanager
def _told_in_a_sentence() -> Iterator[None]:
    """Whatever can go wrong here, as one sentence."""
    set_up_django()
    from amanjol.foundation.letters.trusting import Refused  # noqa: PLC0415  needs Django, which is slow to start
    from amanjol.foundation.seals.passphrases import TooBusy  # noqa: PLC0415  as above

    try:
        yield
    except Refused as error:
        raise Refusal(str(error)) from error
    except TooBusy as error:
        raise Refusal("Too many people sign in at this moment: try again.") from error
    except OSError as error:
        raise Refusal(f"{error.filename}: {error.strerror}.") from error
    finally:
        sys.stdout.flush()
