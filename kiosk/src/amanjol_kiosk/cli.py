"""The command line: `amanjol-kiosk sync`, `serve`, `status` and so on.

Every command says what is wrong in one sentence and then exits with the number of `failures`. A command's
module is imported only when it is asked for: `serve` must stay small and never loads what `sync` needs.
"""

from __future__ import annotations

from typing import Any

import click

from amanjol_kiosk import __version__
from amanjol_kiosk.failures import Failed

COMMANDS = {
    "enrol": ("amanjol_kiosk.enrolling", "enrol"),
    "sync": ("amanjol_kiosk.commands.sync", "sync"),
    "serve": ("amanjol_kiosk.serving.command", "serve"),
    "status": ("amanjol_kiosk.commands.status", "status"),
    "roll-back": ("amanjol_kiosk.commands.roll_back", "roll_back"),
    "pin": ("amanjol_kiosk.serving.pin", "pin"),
}


class _Lazy(click.Group):
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
        except Failed as failure:
            click.echo(f"Error: {failure}", err=True)
            ctx.exit(failure.code)


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="amanjol-kiosk")
def main() -> None:
    """The program on an Amanjol device: fetches signed packs of the guide, keeps them whole, shows them."""


if __name__ == "__main__":
    main()
