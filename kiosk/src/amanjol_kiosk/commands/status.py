"""`amanjol-kiosk status`: how the device is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from amanjol_kiosk import moments
from amanjol_kiosk import status as device
from amanjol_kiosk.options import data_option

if TYPE_CHECKING:
    from amanjol_kiosk.folder import DataFolder


@click.command()
@data_option
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def status(data: DataFolder, *, as_json: bool) -> None:
    """Say what is shown, how old it is, and how the last sync went."""
    state = device.read(data, moments.now())
    if as_json:
        click.echo(json.dumps(device.as_json(state), ensure_ascii=False, indent=1))
        return
    for line in device.lines(state):
        click.echo(line)
