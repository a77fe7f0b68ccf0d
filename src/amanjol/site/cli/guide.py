"""`amanjol guide …`: what the guide holds, and the guide as files."""

from __future__ import annotations

from pathlib import Path

import click

from amanjol.site.cli import Refusal, set_up_django
from amanjol.site.cli.options import data_option

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group()
def guide() -> None:
    """The guide's articles."""


@guide.command()
@click.option(
    "--content", type=FOLDER, default=Path("content"), show_default=True, help="Folder of content files."
)
def table(content: Path) -> None:
    """Print, as Markdown, every article in every language: its state, facts, and numbers dialled."""
    from amanjol.public.guide.content_files import ContentError, read_folder  # noqa: PLC0415  slow
    from amanjol.public.guide.content_table import as_markdown, rows  # noqa: PLC0415  slow

    try:
        click.echo(as_markdown(rows(read_folder(content))), nl=False)
    except ContentError as error:
        raise Refusal(str(error)) from error


@guide.command()
@click.option(
    "--content", type=FOLDER, default=Path("content"), show_default=True, help="Folder of content files."
)
def facts(content: Path) -> None:
    """Print, as Markdown, which blocks of which languages say each fact of facts.yaml, and what is left out."""
    from amanjol.public.guide.content_facts import as_markdown, fact_rows  # noqa: PLC0415  slow
    from amanjol.public.guide.content_files import ContentError  # noqa: PLC0415  slow

    try:
        click.echo(as_markdown(fact_rows(content)), nl=False)
    except ContentError as error:
        raise Refusal(str(error)) from error


@guide.command()
@data_option
@click.option(
    "--out", type=FOLDER, required=True, help="Folder to write into; it is made where it is missing."
)
def export(out: Path) -> None:
    """Write the guide, as it stands in the database, into content files."""
    set_up_django()
    from amanjol.public.guide import actions  # noqa: PLC0415  needs Django

    try:
        out.mkdir(parents=True, exist_ok=True)
        count = actions.export_content(folder=out)
    except OSError as error:
        raise Refusal(f"{out} cannot be written: {error.strerror}.") from error
    click.echo(f"{count} articles written to {out}.")
