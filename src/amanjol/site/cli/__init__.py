"""The command line: `amanjol up`, `pack`, `names` and so on.

Every command says what is wrong in one sentence and then exits with a number other than 0.
"""

from __future__ import annotations

import os
from typing import Any

import click

from amanjol.site.beginning import nothing_is_garbage
from amanjol.site.configuration import ConfigurationError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amanjol.site.settings")

COMMANDS = {
    "setup": ("amanjol.site.cli.setup", "setup"),
    "up": ("amanjol.site.cli.up", "up"),
    "worker": ("amanjol.site.cli.worker", "worker"),
    "manage": ("amanjol.site.cli.manage", "manage"),
    "doctor": ("amanjol.site.cli.doctor", "doctor"),
    "backup": ("amanjol.site.cli.archive", "backup"),
    "restore": ("amanjol.site.cli.archive", "restore"),
    "pack": ("amanjol.site.cli.pack", "pack"),
    "guide": ("amanjol.site.cli.guide", "guide"),
    "names": ("amanjol.site.cli.names", "names"),
    "node": ("amanjol.site.cli.node", "node"),
    "letters": ("amanjol.site.cli.letters", "letters"),
    "legal-aid": ("amanjol.site.cli.legal_aid", "legal_aid"),
    "insights": ("amanjol.site.cli.insights", "insights"),
    "certificates": ("amanjol.site.cli.certificates", "certificates"),
}


class Refusal(click.ClickException):
    """An error as the one sentence that is shown."""


class _Lazy(click.Group):
    """Imports a command only when it is asked for: `--help` then needs no database and no Django."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's form
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click's form
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        imported = __import__(module, fromlist=[name])
        command: click.Command = getattr(imported, name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ConfigurationError as error:
            raise Refusal(str(error)) from error


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="amanjol")
def main() -> None:
    """Amanjol, safe road: a guide for labour migrants and a sealed desk for those who help survivors."""
    os.umask(
        os.umask(0o077) | 0o022
    )  # nginx is in the group of the data folder: it reads there and never writes


def set_up_django() -> None:
    """For the installation that is meant (`reachable`). Raises `ConfigurationError` where none is, or a wrong one."""
    import django  # noqa: PLC0415  slow, and not every command needs it

    from amanjol.site.reachable import use_installation  # noqa: PLC0415  as above

    use_installation()
    with nothing_is_garbage():
        django.setup()
