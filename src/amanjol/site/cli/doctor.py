"""`amanjol doctor`: what is wrong with an installation that runs, and how to mend it."""

from __future__ import annotations

import click

from amanjol.site.cli import set_up_django
from amanjol.site.cli.options import data_option
from amanjol.site.configuration import ConfigurationError, read_configuration
from amanjol.site.doctor.findings import Finding, State


@click.command()
@data_option
@click.option(
    "--mail", "wants_letter", is_flag=True, help="Where something is BAD, write to AMANJOL_MAIL_TO as well."
)
def doctor(*, wants_letter: bool) -> None:
    """Look at an installation that runs and say what is wrong. Changes nothing.

    Ends with 1 if anything is BAD. It sees most where the addresses of all three database roles are set.
    """
    findings: list[Finding] = []

    def say(finding: Finding) -> None:
        click.echo(str(finding))
        findings.append(finding)

    try:
        set_up_django()
        from amanjol.site.doctor import letter  # noqa: PLC0415  needs Django
        from amanjol.site.doctor.examination import examine  # noqa: PLC0415  needs Django

        configuration = read_configuration()
        for finding in examine(configuration):
            say(finding)
        problem = letter.send(findings, configuration) if wants_letter else None
        if problem is not None:
            say(problem)
    except ConfigurationError as error:
        say(Finding(State.BAD, "configuration", str(error)))
    bad = sum(finding.state is State.BAD for finding in findings)
    if bad:
        click.echo(f"{bad} to mend.")
        raise SystemExit(1)
