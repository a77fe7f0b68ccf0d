"""`amanjol pack …`: build a pack, check one; publishing it is in `publishing`."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from amanjol.site.cli import Refusal, publishing, set_up_django
from amanjol.site.cli.options import data_option


@click.group()
def pack() -> None:
    """The guide as a static tree, signed for devices."""


for _command in (publishing.publish, publishing.resign, publishing.prune, publishing.keys_group):
    pack.add_command(_command)


@pack.command()
@data_option
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder of the pack; replaced whole."
)
@click.option(
    "--zim",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also for the Kiwix apps: guide.zim makes guide-uz.zim and so on, one of each language and script.",
)
def build(out: Path | None, zim: Path | None) -> None:
    """Build every published page of every language into a folder, ZIM files, or both."""
    if out is None and zim is None:
        raise Refusal("Name what to make: --out FOLDER, --zim FILE, or both.")
    if out is not None and out.exists() and any(out.iterdir()) and not (out / "manifest.json").is_file():
        raise Refusal(f"{out} is not empty and holds no pack: name another folder.")
    if zim is not None:
        _check_zim(zim)
    set_up_django()
    with ExitStack() as stack:
        beside = zim.absolute().parent if zim is not None else None
        folder = out or Path(stack.enter_context(TemporaryDirectory(prefix=".pack-", dir=beside))) / "pack"
        facts = _build(folder)
        if out is not None:
            click.echo(f"Pack {facts['number']} in {out}: {', '.join(facts['languages'])}.")
        if zim is not None:
            _write_zims(folder, zim, len(facts["languages"]))


def _build(out: Path) -> dict[str, Any]:
    from amanjol.public.packs import actions  # noqa: PLC0415  needs Django, which is slow to start
    from amanjol.public.packs.punished import PunishedAddress  # noqa: PLC0415  as above

    with click.progressbar(label="Pages", length=0, show_eta=False, show_percent=False, show_pos=True) as bar:
        try:
            return actions.build_into(target=out, progress=lambda _path: bar.update(1))
        except PunishedAddress as error:
            raise Refusal(str(error)) from error
        except OSError as error:
            raise Refusal(
                f"The pack could not be written to {out}: {error.strerror}. An older one is whole."
            ) from error


def _check_zim(file: Path) -> None:
    from amanjol.public.packs.zim.writing import ZimFailed, find_program  # noqa: PLC0415  slow

    if file.suffix != ".zim":
        raise Refusal(f"{file} does not end in .zim: name a file such as guide.zim.")
    if not file.absolute().parent.is_dir():
        raise Refusal(f"{file.absolute().parent} is not there: make it first.")
    try:
        find_program()
    except ZimFailed as error:
        raise Refusal(str(error)) from error


def _write_zims(folder: Path, zim: Path, count: int) -> None:
    from amanjol.public.packs import actions  # noqa: PLC0415  needs Django, which is slow to start
    from amanjol.public.packs.punished import PunishedAddress  # noqa: PLC0415  as above
    from amanjol.public.packs.zim.writing import ZimFailed  # noqa: PLC0415  as above

    with click.progressbar(label="ZIM files", length=count, show_eta=False, show_pos=True) as bar:
        try:
            files = actions.write_zims(
                pack=folder, target=zim.absolute(), progress=lambda _file: bar.update(1)
            )
        except (ZimFailed, PunishedAddress) as error:
            raise Refusal(str(error)) from error
        except OSError as error:
            raise Refusal(
                f"A ZIM file could not be written ({error.strerror}); earlier ones are whole."
            ) from error
    for file in files:
        click.echo(f"{file}: {file.stat().st_size / 1_000_000:.1f} MB")


@pack.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
def verify(folder: Path) -> None:
    """Name every file of a pack that is missing, extra or altered."""
    from amanjol.public.packs.tree import verify as problems_of  # noqa: PLC0415  needs Django, which is slow to start

    problems = list(problems_of(folder))
    for problem in problems:
        click.echo(problem)
    if problems:
        raise Refusal(f"{folder} is not as it was built: files that differ: {len(problems)}.")
    click.echo(f"{folder} is whole.")
