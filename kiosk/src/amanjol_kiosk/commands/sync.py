"""`amanjol-kiosk sync`: once, or for as long as the device runs."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from amanjol_kiosk import disk_space, logs
from amanjol_kiosk.keeping_up import Keeper
from amanjol_kiosk.options import data_option
from amanjol_kiosk.pacing import Pace, Patience
from amanjol_kiosk.progress import Progress
from amanjol_kiosk.sources import open_source
from amanjol_kiosk.syncing import SyncOptions, sync_once

if TYPE_CHECKING:
    from amanjol_kiosk.folder import DataFolder
    from amanjol_kiosk.sources import Source


@click.command()
@click.option(
    "--from",
    "address",
    required=True,
    envvar="AMANJOL_KIOSK_FROM",
    show_envvar=True,
    help="Where signed packs are: https://…, or a folder such as a stick's.",
)
@data_option
@click.option(
    "--root",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The first root of trust; given once, kept in the data folder.",
)
@click.option(
    "--channel", default="stable", show_default=True, help="What to show: stable, trial, or a place."
)
@click.option(
    "--every", type=click.FloatRange(min=1), help="Seconds between two syncs; without it, one sync."
)
@click.option("--rate", type=click.IntRange(min=0), default=0, help="Most bytes a second; 0 for no limit.")
@click.option("--proxy", help="http://[name:password@]host:port; without it, as the environment says.")
@click.option(
    "--reserve",
    type=click.IntRange(min=0),
    default=disk_space.RESERVE // 1024**2,
    show_default=True,
    help="MiB of the disk that always stay free.",
)
def sync(
    address: str,
    data: DataFolder,
    root: Path | None,
    channel: str,
    every: float | None,
    rate: int,
    proxy: str | None,
    reserve: int,
) -> None:
    """Fetch what is new, verify it, and switch to it. After every failure the old pack is shown."""
    signal.signal(signal.SIGTERM, _end)
    logs.begin("%(asctime)s %(message)s")

    def source() -> Source:
        return open_source(address, proxy=proxy, pace=Pace(rate))

    patience = Patience() if "://" in address else Patience(tries=0)  # a folder has it or not
    options = SyncOptions(channel, root, reserve * 1024**2, patience, Progress())
    if every is None:
        attempt = sync_once(data, source(), options)
        click.echo(f"{attempt.outcome}: {attempt.sentence}")
    else:
        source()  # a wrong address is told at once
        Keeper(data, source, options, every, proxy).run()


def _end(_number: int, _frame: object) -> NoReturn:
    """At any moment: what is half done is left as a power cut would leave it, and that is allowed for."""
    sys.exit(0)
