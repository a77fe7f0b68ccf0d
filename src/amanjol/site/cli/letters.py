"""`amanjol letters`: what crosses to other nodes by a stick, where the network does not."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from amanjol.site.cli import Refusal, set_up_django
from amanjol.site.cli.options import data_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.foundation.letters.delivery.files_by_stick import CameOfFile
    from amanjol.foundation.letters.delivery.receiving import Receiver
    from amanjol.foundation.letters.delivery.sticks import Load

_NEW = click.Path(path_type=Path, dir_okay=False, exists=False)
_THERE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.group()
def letters() -> None:
    """Letters of other nodes, and to them, as files. Nobody on the way can read them, nor can this command."""


@letters.command()
@click.argument("node")
@click.option("--to", "target", type=_NEW, required=True, help="The new file, on the stick.")
@click.option(
    "--at-most",
    "megabytes",
    type=click.IntRange(min=1),
    help="For small sticks: no file larger than so many MB, and as many files as it takes.",
)
@data_option
def export(node: str, target: Path, megabytes: int | None) -> None:
    """Write what waits for the node with this id into one file, letters and the files that go with them.

    With --at-most what does not fit goes into TARGET.2, TARGET.3 and so on. All of it stays due until that node has
    acknowledged it.
    """
    set_up_django()
    from amanjol.foundation.letters.delivery import files_by_stick, sticks  # noqa: PLC0415  needs loaded apps

    receiver = _receiver()
    if node not in receiver.folder.believed():
        raise Refusal(f"This node does not believe a node {node}: `amanjol node list` says which it does.")
    waiting = sticks.waiting_for(node)
    files = files_by_stick.waiting_for(node)
    said = sticks.load_for(node, receiver.folder, waiting)
    if not said.says_something and not files:
        click.echo("Nothing waits for that node.")
        return
    at_most = megabytes * 1_000_000 if megabytes is not None else None
    parts = files_by_stick.cut(files, at_most, sum(map(len, waiting)))
    for number, part in enumerate(parts, start=1):
        load = replace(said if number == 1 else sticks.Load(), files=part)
        path = target if number == 1 else target.with_name(f"{target.name}.{number}")
        _write(path, receiver, node, load)
        click.echo(
            f"{path}: letters and messages {len(load.envelopes)}, files and parts of them {len(part)}."
        )
    if said.again is not None:
        click.echo(
            f"It asks for all that node {node} had brought since {said.again:%Y-%m-%d %H:%M}: this node was restored."
        )
    click.echo(f"Once node {node} has read all of it, bring its receipts back.")


@letters.command("import")
@click.argument("file", type=_THERE)
@click.option("--receipts", type=_NEW, required=True, help="New file of what the other node has to get back.")
@data_option
def import_(file: Path, receipts: Path) -> None:
    """Take in what another node wrote into a file: letters, files, receipts, recalls.

    The same file twice changes nothing. Files that go with letters may come on several sticks, in any order.
    """
    set_up_django()
    from amanjol.foundation.letters.delivery import sticks  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.seals.fields import SealBroken  # noqa: PLC0415  as above

    receiver = _receiver()
    try:
        with file.open("rb") as source:
            brought = sticks.take_in(source, receiver)
    except sticks.NotForThisNode:
        raise Refusal(f"{file} is for another node.") from None
    except SealBroken:
        raise Refusal(
            f"{file} is damaged, or of a node that is not believed here. Nothing was taken in."
        ) from None
    except OSError as error:
        raise Refusal(f"{file}: {error.strerror}. What was taken in stays; import it again.") from None
    back = sticks.load_for(brought.by.node, receiver.folder, brought.receipts)
    if back.says_something:
        _write(receipts, receiver, brought.by.node, back)
        click.echo(f"{receipts} goes back to node {brought.by.node}.")
    click.echo(f"{brought.taken} taken in of node {brought.by.node}.")
    if brought.again is not None:
        click.echo(
            f"Node {brought.by.node} was restored and asks for what it has lost: {brought.again} letters and messages "
            "wait for it again. Export for it once more."
        )
    if brought.clocks_apart:
        click.echo(
            f"The clock of node {brought.by.node} is ahead of ours by more than five minutes: that it was restored is "
            "not noted. Once the clocks agree, import another file of it."
        )
    for came in brought.files:
        click.echo(_sentence(came))
    if brought.refused:
        raise Refusal(
            f"{brought.refused} of them are to no inbox that is open here, or damaged: ask for them again."
        )


def _sentence(came: CameOfFile) -> str:
    """Of one file, which nobody here can name: the first letters of its address tell it from others."""
    name = f"File {came.address.hex()[:8]}"
    if came.lacking:
        return (
            f"{name}: of {came.pieces} pieces {_numbers(came.lacking)} have not come. Import the other sticks of this "
            "export too; if a piece is missing then, let that node export again."
        )
    return f"{name}: " + {
        "whole": f"all {came.pieces} pieces are here. It opens with its letter; until then that node keeps it, too.",
        "here": "it was here already.",
        "taken-back": "its letter was taken back. Nothing of it was kept.",
        "no-room": "no room: too much of that node waits here for letters that nobody has opened. Open them, and "
        "import it again.",
    }.get(came.came, "")


def _numbers(lacking: Sequence[int]) -> str:
    """Counted from 1, those that follow each other as `4-6`."""
    runs: list[list[int]] = []
    for number in lacking:
        if runs and runs[-1][-1] == number:
            runs[-1][-1] = number + 1
        else:
            runs.append([number + 1, number + 1])
    return ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in runs)


def _receiver() -> Receiver:
    """Refusal where this is no node, or has no keys."""
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


def _write(target: Path, receiver: Receiver, to: str, load: Load) -> None:
    """On the stick itself when this ends: people pull it out. A part of a file is not left behind."""
    from amanjol.foundation.letters.delivery import sticks  # noqa: PLC0415  needs loaded apps

    try:
        with target.open("xb") as file:
            try:
                sticks.write(file, receiver.keys, to, load)
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                target.unlink()
                raise
    except FileExistsError:
        raise Refusal(f"{target} is there already.") from None
    except OSError as error:
        raise Refusal(f"{target}: {error.strerror}.") from None
