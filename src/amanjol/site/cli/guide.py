"""`amanjol guide …`: what the guide holds, and the guide as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from amanjol.site.cli import Refusal, set_up_django
from amanjol.site.cli.options import data_option

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member

FOLDER = click.Path(file_okay=False, path_type=Path)
CONTENT = click.Path(file_okay=False, path_type=Path, exists=True)


@click.group()
def guide() -> None:
    """The guide's articles."""


@guide.command()
@click.option(
    "--content", type=CONTENT, default=Path("content"), show_default=True, help="Folder of content files."
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
    "--content", type=CONTENT, default=Path("content"), show_default=True, help="Folder of content files."
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


@guide.group()
def readers() -> None:
    """Lists for native readers: drafted translations out as a spreadsheet, and back for the second person."""


@readers.command("export")
@data_option
@click.argument("language")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export_for_readers(language: str, file: Path) -> None:
    """Write every drafted text of LANGUAGE into FILE (.xlsx), what matters most first."""
    set_up_django()
    from django.conf import settings  # noqa: PLC0415  needs Django

    from amanjol.public.guide.readers.workbook import workbook_for_readers  # noqa: PLC0415  needs Django

    if language not in dict(settings.LANGUAGES) or language == "en":
        raise Refusal(f"'{language}' is no language that is translated into.")
    written = workbook_for_readers(language)
    try:
        file.write_bytes(written.data)
    except OSError as error:
        raise Refusal(f"{file} cannot be written: {error.strerror}.") from error
    click.echo(f"{written.texts} texts of {written.articles} articles written to {file}.")
    if written.left_out:
        click.echo(f"Left out, behind their original or in review: {', '.join(written.left_out)}.")


@readers.command("import")
@data_option
@click.option("--by", metavar="EMAIL", help="Who sends it to the second person: a translator or editor.")
@click.option("--save", is_flag=True, help="Save it; without this only what it would change is shown.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_from_readers(file: Path, by: str | None, *, save: bool) -> None:
    """Show what a list that came back in FILE would change; with --save hand it to the second person."""
    set_up_django()
    from amanjol.foundation.textfiles.workbooks import LARGEST_FILE  # noqa: PLC0415  needs Django
    from amanjol.public.guide.readers import returned  # noqa: PLC0415  needs Django
    from amanjol.public.guide.readers.actions import save_returned  # noqa: PLC0415  needs Django
    from amanjol.public.guide.readers.comparing import as_lines, compare_returned  # noqa: PLC0415  needs Django

    try:
        with file.open("rb") as opened:
            list_of_reader = returned.read_returned(opened.read(LARGEST_FILE + 1), file.name)
        if not save:
            click.echo("\n".join(as_lines(compare_returned(list_of_reader))))
            return
        count = save_returned(file=list_of_reader, by=_member(by or ""))
    except returned.Refused as error:
        raise Refusal("\n".join([*error.problems, "Nothing was taken."])) from error
    except OSError as error:
        raise Refusal(f"{file} cannot be read: {error.strerror}.") from error
    click.echo(f"Sent to the second person: {count}. Readers see nothing of it before that.")


def _member(email: str) -> Member:
    from amanjol.foundation.accounts.queries import account_by_email  # noqa: PLC0415  needs Django
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs Django
    from amanjol.public.guide.rules import can_translate  # noqa: PLC0415  needs Django

    account = account_by_email(email)
    member = member_of(account) if account is not None and account.is_enrolled else None
    if member is None or not can_translate(member):
        raise Refusal("Name with --by the e-mail address of a member who translates the guide.")
    return member
