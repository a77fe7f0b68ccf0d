"""`amanjol names …`: transliteration from the command line."""

from __future__ import annotations

import sys
from typing import TextIO

import click

from amanjol.foundation.names import uzbek


@click.group()
def names() -> None:
    """Names and words across scripts."""


@names.command()
@click.option(
    "--to", type=click.Choice(["uz-cyrl", "uz"]), required=True, help="Uzbek in Cyrillic, or in Latin."
)
@click.argument("file", type=click.File("r", encoding="utf-8"), default="-")
def transliterate(to: str, file: TextIO) -> None:
    """Read lines of Uzbek, write them in the other script. Reads standard input where no FILE is named."""
    try:
        for line in file:
            sys.stdout.write(uzbek.to_cyrillic(line) if to == "uz-cyrl" else uzbek.to_latin(line))
    except UnicodeDecodeError as error:
        raise click.ClickException(
            f"The input is not UTF-8: {error.reason} at byte {error.start}."
        ) from error
