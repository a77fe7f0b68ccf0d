"""`amanjol-kiosk roll-back`: show the pack before this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from amanjol_kiosk.options import data_option
from amanjol_kiosk.syncing import roll_back as do_roll_back

if TYPE_CHECKING:
    from amanjol_kiosk.folder import DataFolder


@click.command(name="roll-back")
@data_option
def roll_back(data: DataFolder) -> None:
    """Show the pack before this one, until a newer one comes."""
    click.echo(do_roll_back(data))
