"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from amanjol_kiosk.folder import DataFolder

if TYPE_CHECKING:
    from collections.abc import Callable

STANDARD_DATA = "/var/lib/amanjol-kiosk"


def _as_folder(_context: click.Context, _parameter: click.Parameter, path: Path) -> DataFolder:
    return DataFolder(path.absolute())


def data_option[F: Callable[..., object]](command: F) -> F:
    """`--data DIR`, which the command gets as `data: DataFolder`."""
    return click.option(
        "--data",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="AMANJOL_KIOSK_DATA",
        default=STANDARD_DATA,
        show_default=True,
        show_envvar=True,
        callback=_as_folder,
        help="The device's data folder.",
    )(command)
