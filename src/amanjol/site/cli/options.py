"""The option that every command has: which installation is meant."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import click

_HELP: Final = "Data folder; else AMANJOL_DATA, else `data` here."


def _name_folder(_context: click.Context, _parameter: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        os.environ["AMANJOL_DATA"] = str(folder.absolute())


_FOLDER: Final = click.Path(path_type=Path, file_okay=False)
data_option = click.option(
    "--data", type=_FOLDER, callback=_name_folder, expose_value=False,
    help=f"{_HELP} Without DATABASE_URL, an `amanjol up` must run on it.",
)  # fmt: skip
folder_option = click.option(
    "--data", type=_FOLDER, callback=_name_folder, expose_value=False, help=_HELP
)  # fmt: skip
"""Of a command that needs files alone."""
