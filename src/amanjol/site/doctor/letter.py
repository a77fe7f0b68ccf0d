"""What the doctor found, as an e-mail to who looks after the installation. Nothing is sent where all is well."""

from __future__ import annotations

from smtplib import SMTPException
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.core.mail import EmailMessage

from amanjol.site.doctor.findings import Finding, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.site.configuration import Configuration


def send(findings: Sequence[Finding], configuration: Configuration) -> Finding | None:
    """Gives what went wrong with that, or nothing. Findings name files and units, nobody."""
    bad = [finding for finding in findings if finding.state is State.BAD]
    if not bad:
        return None
    if not configuration.mail_host or not configuration.mail_to:
        return Finding(State.BAD, "letter", "not sent: set AMANJOL_MAIL_HOST and AMANJOL_MAIL_TO.")
    host = urlsplit(configuration.origins["desk"]).hostname
    lines = [str(finding) for finding in findings if finding.state in {State.BAD, State.WARNING}]
    message = EmailMessage(
        f"Amanjol at {host}: {len(bad)} to mend", "\n\n".join(lines), to=[configuration.mail_to]
    )
    try:
        message.send()
    except (SMTPException, OSError) as error:
        text = f"not sent ({type(error).__name__}): {configuration.mail_host} does not take it."
        return Finding(State.BAD, "letter", text)
    return None
