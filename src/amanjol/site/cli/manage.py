"""`amanjol manage …`: Django's commands and our own, each as the database role it needs."""

from __future__ import annotations

import click

from amanjol.site.cli import Refusal, set_up_django
from amanjol.site.cli.options import data_option
from amanjol.site.configuration import Role, read_configuration

# Whoever is not named here runs as `app`.
ROLE_OF: dict[str, Role] = {
    "migrate": "owner",
    "sqlmigrate": "owner",
    "showmigrations": "owner",
    "dbshell": "owner",
    "journal": "keeper",
    "endings": "keeper",
    "erasures": "keeper",
}


@click.command(
    context_settings={
        "ignore_unknown_options": True,
        "allow_interspersed_args": False,  # what stands behind the command is the command's
    },
)
@data_option
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run a management command.

    `amanjol manage help` lists them, where an installation can be reached. `--data FOLDER` stands before the command.
    """
    set_up_django()
    from django.core.management import execute_from_command_line  # noqa: PLC0415  needs Django, which is slow to start

    from amanjol.site.database import connected_as  # noqa: PLC0415  needs Django, which is slow to start

    role = ROLE_OF.get(arguments[0] if arguments else "", "app")
    urls = read_configuration().database_urls
    if role not in urls:
        raise Refusal(
            f"'{arguments[0]}' needs the database role {role}: set AMANJOL_{role.upper()}_DATABASE_URL."
        )
    with connected_as(urls[role]):
        execute_from_command_line(["amanjol manage", *arguments])
