"""Whether mails of lists can go out: a list that is open asks people to confirm by mail. Counts alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings

from amanjol.site.doctor.findings import Finding, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.site.configuration import Configuration

WHAT: Final = "mailings"


def examine(configuration: Configuration) -> Iterator[Finding]:
    if "programme" not in settings.PLANES:
        return
    from amanjol.programme.mailings.queries import open_lists  # noqa: PLC0415  only where it is on

    number = open_lists().count()
    if number and not configuration.mail_host:
        text = f"lists are open ({number}) and AMANJOL_MAIL_HOST is not set: nobody can confirm, and nothing is sent."
        yield Finding(State.WARNING, WHAT, text)
    elif number:
        yield Finding(State.OK, WHAT, f"{number} open to everybody, and a mail server is named.")
