"""`amanjol certificates …`: whether a certificate was signed with a key. Needs no node and no internet."""

from __future__ import annotations

import click

from amanjol.foundation.seals.statements import NotSigned
from amanjol.foundation.seals.statements import check as check_statement
from amanjol.site.cli import Refusal


@click.group()
def certificates() -> None:
    """Certificates of courses."""


@certificates.command()
@click.argument("key")
@click.argument("code")
def check(key: str, code: str) -> None:
    """Say what was signed. KEY is the issuer's public key (AMJP1.…), CODE what the square code holds (AMJ1.…).

    Compare each line with the paper: whatever differs was not signed.
    """
    try:
        statement = check_statement(key, code)
    except NotSigned:
        raise Refusal("Not signed with this key, or altered since.") from None
    click.echo("Signed with this key:")
    for name, value in statement.items():
        click.echo(f"  {name}: {value}")
