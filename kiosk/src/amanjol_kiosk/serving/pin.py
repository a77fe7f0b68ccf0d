"""`amanjol-kiosk pin`: set or remove the PIN of the maintenance page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from amanjol_kiosk.failures import NotSetUp
from amanjol_kiosk.options import data_option
from amanjol_kiosk.serving import door

if TYPE_CHECKING:
    from amanjol_kiosk.folder import DataFolder


@click.command()
@data_option
@click.option("--remove", is_flag=True, help="Remove it: the maintenance page then opens for nobody.")
def pin(data: DataFolder, *, remove: bool) -> None:
    """Set the PIN of the maintenance page: asked for twice, 6 to 12 figures."""
    try:
        if remove:
            door.pin_file(data).unlink(missing_ok=True)
            click.echo("The PIN is removed; the maintenance page opens for nobody.")
            return
        data.path.mkdir(parents=True, exist_ok=True)
        new_pin: str = click.prompt("New PIN", hide_input=True, confirmation_prompt="Once more")
        if not door.is_pin(new_pin):
            raise NotSetUp(f"A PIN has {door.SHORTEST} to {door.LONGEST} figures, and nothing else.")
        door.set_pin(data, new_pin)
    except OSError as error:
        raise NotSetUp(f"The PIN in {data.path} cannot be changed: {error.strerror}.") from error
    click.echo("The PIN is set. Hold the sign of Amanjol on the screen for five seconds to be asked for it.")
