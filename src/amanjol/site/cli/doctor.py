"""`amanjol doctor`: what is wrong with an installation that runs, and how to mend it."""

from __future__ import annotations

import click

from amanjol.site.cli import set_up_django
from amanjol.site.cli.options import data_option
from amanjol.site.configuration import ConfigurationError, read_configuration
from amanjol.site.doctor.findings import Finding, State


@click.command()
@data_option
def doctor() -> None:
    """Look at an installation that runs and say what is wrong. Changes nothing.

    Ends with 1 if anything is BAD. It sees most where the addresses of all three database roles are set.
    """
    bad = 0
    try:
        set_up_django()
        from amanjol.site.doctor.examination import examine  # noqa: PLC0415  needs Django

        for finding in examine(read_configuration()):
            click.echo(str(finding))
            bad += finding.state is State.BAD
    except ConfigurationError as error:
        click.echo(str(Finding(State.BAD, "configuration", str(error))))
        bad += 1
    if bad:
        click.echo(f"{bad} to mend.")
        raise SystemExit(1)
