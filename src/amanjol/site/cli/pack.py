"""`amanjol pack …`: build a pack, check one; publishing it is in `publishing`."""

from __future__ import annotations

from pathlib import Path

import click

from amanjol.site.cli import Sentence, publishing, set_up_django


@click.group()
def pack() -> None:
    """The guide as a static tree, signed for devices."""


for _command in (publishing.publish, publishing.resign, publishing.prune, publishing.keys_group):
    pack.add_command(_command)


@pack.command()
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="Folder of the pack; replaced whole."
)
def build(out: Path) -> None:
    """Build every published page of every language into a folder."""
    if out.exists() and any(out.iterdir()) and not (out / "manifest.json").is_file():
        raise Sentence(f"{out} is not empty and holds no pack: name another folder.")
    set_up_django()
    from amanjol.public.packs import actions  # noqa: PLC0415  needs Django, which is slow to start

    with click.progressbar(label="Pages", length=0, show_eta=False, show_percent=False, show_pos=True) as bar:
        try:
            facts = actions.build_into(target=out, progress=lambda _path: bar.update(1))
        except OSError as error:
            raise Sentence(
                f"The pack could not be written to {out}: {error.strerror}. An older one is whole."
            ) from error
    click.echo(f"Pack {facts['number']} in {out}: {', '.join(facts['languages'])}.")


@pack.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
def verify(folder: Path) -> None:
    """Name every file of a pack that is missing, extra or altered."""
    from amanjol.public.packs.tree import verify as problems_of  # noqa: PLC0415  needs Django, which is slow to start

    problems = list(problems_of(folder))
    for problem in problems:
        click.echo(problem)
    if problems:
        raise Sentence(f"{folder} is not as it was built: {len(problems)} files differ.")
    click.echo(f"{folder} is whole.")
