"""Brings a database and a data folder to where this version of the program needs them.

Run as `python -m amanjol.site.preparing [--demo]`, in a process of its own: migrations connect as another
role than everything else does. In a demo the fictional people are made beside the guide, by a second process, and come
to believe those of a neighbour where one is made, too. What is cut off anywhere begins again whole: each step is one
transaction, or is done again.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from amanjol.foundation.seals import passphrases
from amanjol.site.children import end_with_parent
from amanjol.site.cli import set_up_django
from amanjol.site.configuration import read_configuration

if TYPE_CHECKING:
    from collections.abc import Iterator

DEMO: Final = "--demo"
BESIDE: Final = "--beside"  # of the second process
TOLD: Final = "AMANJOL_TOLD"  # the number of a file handle, into which goes how far it is
CAST: Final = "AMANJOL_DEMO_CAST"  # the country whose cast a demo has
BEHIND: Final = 5  # the niceness of the demo's making: readers go first
PAGES, GUIDE = "pages", "guide"  # the web server may start; there is a pack


def main() -> None:
    set_up_django()
    from django.conf import settings  # noqa: PLC0415  needs Django, and the plane to be on

    if BESIDE in sys.argv:
        _prepare_pages_and_demo()
        return
    configuration = read_configuration()
    _prepare_database()
    for folder in (Path(settings.MEDIA_ROOT), Path(settings.STATIC_ROOT)):
        folder.mkdir(parents=True, exist_ok=True)
    if DEMO in sys.argv and "public" not in settings.PLANES:
        _prepare_pages_and_demo()
        return
    if DEMO not in sys.argv:
        _prepare_pages()
    with _demo_beside():
        if "public" in settings.PLANES:
            _prepare_guide(configuration.content)
    if DEMO in sys.argv:
        _ask_to_publish()


def _prepare_pages_and_demo() -> None:
    _prepare_pages()
    os.nice(min(BEHIND, read_configuration().niceness))
    from amanjol.foundation.organisations.keys.demo import kept_open  # noqa: PLC0415  needs Django

    with passphrases.unhurried(), kept_open():
        _prepare_demo()


def _prepare_database() -> None:
    from amanjol.site.database import connected_as  # noqa: PLC0415  needs Django
    from amanjol.site.structure import loading  # noqa: PLC0415  needs Django

    urls = read_configuration().database_urls
    if "owner" not in urls:
        return
    click.echo("The neighbour's database …" if CAST in os.environ else "Database …")
    with connected_as(urls["owner"]):
        loading.begin()


def _prepare_pages() -> None:
    """What the web server reads when it starts."""
    from django.core.management import call_command  # noqa: PLC0415  needs Django

    call_command("collectstatic", interactive=False, verbosity=0)
    _tell(PAGES)


def _tell(word: str) -> None:
    if TOLD in os.environ:
        os.write(int(os.environ[TOLD]), f"{word}\n".encode("ascii"))


@contextmanager
def _demo_beside() -> Iterator[None]:
    """The demo is made while this process goes on. Raises `ClickException` where it was not."""
    if DEMO not in sys.argv:
        yield
        return
    handles = (int(os.environ[TOLD]),) if TOLD in os.environ else ()
    with subprocess.Popen(
        [sys.executable, "-m", "amanjol.site.preparing", BESIDE], stdin=subprocess.DEVNULL, pass_fds=handles,
        preexec_fn=end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509  this process has one thread
    ) as beside:  # fmt: skip
        try:
            yield
        except BaseException:
            beside.terminate()
            raise
    if beside.returncode:
        raise click.ClickException("The demo was not made; the lines above say why.")


def _prepare_demo() -> None:
    from django.conf import settings  # noqa: PLC0415  needs Django

    from amanjol.site import demo, demo_meeting  # noqa: PLC0415  needs Django
    from amanjol.site.demo_casts import CASTS, MARY  # noqa: PLC0415  needs Django

    cast = CASTS[os.environ.get(CAST, MARY.country)]
    demo.set_up(cast)
    if "public" in settings.PLANES:
        from amanjol.site import demo_signing  # noqa: PLC0415  needs Django, and the plane to be on

        demo_signing.hold_ceremony()
    neighbours = demo_meeting.neighbours_in(os.environ)
    if neighbours:
        demo_meeting.meet_all(cast, neighbours)


def _ask_to_publish() -> None:
    """So that the demo's devices find something to fetch: the worker signs, behind those who read already."""
    from django.db import transaction  # noqa: PLC0415  needs Django

    from amanjol.public.packs.publishing import actions as publishing  # noqa: PLC0415  needs Django, and the plane to be on

    with transaction.atomic():
        publishing.ask_to_publish()


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
    _tell(GUIDE)
    screens.load_starter_playlists()


if __name__ == "__main__":
    try:
        main()
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
