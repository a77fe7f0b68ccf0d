"""`amanjol letters`: what crosses to other nodes by a stick, where the network does not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from amanjol.site.cli import Refusal, set_up_django
from amanjol.site.cli.options import data_option

if TYPE_CHECKING:
    from amanjol.foundation.letters.delivery.receiving import Receiver

_NEW = click.Path(path_type=Path, dir_okay=False, exists=False)
_THERE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.group()
def letters() -> None:
    """Letters of other nodes, and to them, as files. Nobody on the way can read them, nor can this command."""


@letters.command()
@click.argument("node")
@click.option("--to", "target", type=_NEW, required=True, help="The new file, on the stick.")
@data_option
def export(node: str, target: Path) -> None:
    """Write what waits for the node with this id into one file. It stays due until that node has acknowledged it."""
    from amanjol.foundation.letters.delivery import sticks  # noqa: PLC0415  needs loaded apps

    receiver = _receiver()
    if node not in receiver.folder.believed():
        raise Refusal(f"This node does not believe a node {node}: `amanjol node list` says which it does.")
    waiting = sticks.waiting_for(node)
    if not waiting:
        click.echo("Nothing waits for that node.")
        return
    _write(target, sticks.write(receiver.keys, node, waiting))
    click.echo(
        f"{target}: {len(waiting)} for node {node}. Once that node has read it, bring its receipts back."
    )


@letters.command("import")
@click.argument("file", type=_THERE)
@click.option("--receipts", type=_NEW, required=True, help="New file of what the other node has to get back.")
@data_option
def import_(file: Path, receipts: Path) -> None:
    """Take in what another node wrote into a file: letters, receipts, recalls. The same file twice changes nothing."""
    from amanjol.foundation.letters.delivery import sticks  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.seals.fields import SealBroken  # noqa: PLC0415  as above

    receiver = _receiver()
    try:
        brought = sticks.take_in(file.read_bytes(), receiver)
    except sticks.NotForThisNode:
        raise Refusal(f"{file} is for another node.") from None
    except SealBroken:
        raise Refusal(
            f"{file} is damaged, or of a node that is not believed here. Nothing was taken in."
        ) from None
    except OSError as error:
        raise Refusal(f"{file}: {error.strerror}.") from None
    if brought.receipts:
        _write(receipts, sticks.write(receiver.keys, brought.by.node, brought.receipts))
        click.echo(f"{receipts} goes back to node {brought.by.node}.")
    click.echo(f"{brought.taken} taken in of node {brought.by.node}.")
    if brought.refused:
        raise Refusal(
            f"{brought.refused} of them are to no inbox that is open here, or damaged: ask for them again."
        )


def _receiver() -> Receiver:
    """Refusal where this is no node, or has no keys."""
    set_up_django()
    from amanjol.foundation.letters.delivery.receiving import Receiver  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.letters.node_folder import NoKeys, here  # noqa: PLC0415  as above
    from amanjol.foundation.organisations.queries import node  # noqa: PLC0415  as above

    here_is = node()
    if here_is is None:
        raise Refusal("There is no node here yet: `amanjol setup` makes it.")
    folder = here(here_is.pk)
    try:
        return Receiver(folder, folder.keys())
    except NoKeys:
        raise Refusal(
            "This node has no keys: `amanjol node init` makes them, as the user of the node."
        ) from None


def _write(target: Path, data: bytes) -> None:
    try:
        with target.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise Refusal(f"{target} is there already.") from None
    except OSError as error:
        raise Refusal(f"{target}: {error.strerror}.") from None
