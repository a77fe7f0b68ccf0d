"""Brings a database and a data folder to where this version of the program needs them.

Run as `python -m amanjol.site.preparing [--demo]`, in a process of its own: migrations connect as another
role than everything else does.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from amanjol.site.cli import set_up_django
from amanjol.site.configuration import read_configuration


def main() -> None:
    set_up_django()
    from django.conf import settings  # noqa: PLC0415  needs Django, and the plane to be on
    from django.core.management import call_command  # noqa: PLC0415  needs Django, and the plane to be on

    from amanjol.site.database import connected_as  # noqa: PLC0415  needs Django, and the plane to be on

    configuration = read_configuration()
    if "owner" in configuration.database_urls:
        click.echo("Database …")
        with connected_as(configuration.database_urls["owner"]):
            call_command("migrate", interactive=False, verbosity=0)
    for folder in (Path(settings.MEDIA_ROOT), Path(settings.STATIC_ROOT)):
        folder.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    if "--demo" in sys.argv:
        from amanjol.site import demo  # noqa: PLC0415  needs Django, and the plane to be on

        demo.set_up()
    if "public" in settings.PLANES:
        _prepare_guide(configuration.content)
        if "--demo" in sys.argv:
            _publish_demo()


def _publish_demo() -> None:
    """So that the demo's devices find something to fetch."""
    from amanjol.public.packs.publishing.actions import publish_current  # noqa: PLC0415  needs Django, and the plane to be on
    from amanjol.site import demo_signing  # noqa: PLC0415  needs Django, and the plane to be on

    click.echo("Signing …")
    demo_signing.hold_ceremony()
    publish_current.call()


def _prepare_guide(content: Path) -> None:
    from amanjol.public.guide import actions as guide  # noqa: PLC0415  needs Django, and the plane to be on
    from amanjol.public.guide import queries, rights  # noqa: PLC0415  needs Django, and the plane to be on
    from amanjol.public.guide.content_files import ContentError  # noqa: PLC0415  needs Django, and the plane to be on
    from amanjol.public.packs import actions as packs  # noqa: PLC0415  needs Django, and the plane to be on
    from amanjol.public.screens import actions as screens  # noqa: PLC0415  needs Django, and the plane to be on

    rights.set_up()
    if queries.is_empty() and content.is_dir():
        click.echo("Starter guide …")
        try:
            count = guide.load_starter_content(folder=content)
        except ContentError as error:
            raise click.ClickException(f"The starter guide was not loaded.\n{error}") from error
        click.echo(f"  {count} pages")
    click.echo("Pack …")
    facts = packs.build_current()
    click.echo(f"  № {facts['number']}: {', '.join(facts['languages'])}")
    screens.load_starter_playlists()


if __name__ == "__main__":
    try:
        main()
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
