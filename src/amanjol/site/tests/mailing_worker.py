"""Sends a mailing without end, in processes of its own that somebody kills.

Run as `python -m amanjol.site.tests.mailing_worker PORT ORGANISATION MAILING`: for each line of standard input it forks
once, prints the number of that process, and "killed" when it was.
"""

from __future__ import annotations

import os
import sys

import click

from amanjol.site.cli import set_up_django

KEPT = "kept"


def main() -> None:
    port, organisation, mailing = sys.argv[1:]
    set_up_django()
    from django.conf import settings  # noqa: PLC0415  needs Django
    from django.core.mail.utils import DNS_NAME  # noqa: PLC0415  needs Django
    from django.utils import translation  # noqa: PLC0415  needs Django

    from amanjol.programme.mailings import grounds  # noqa: PLC0415  needs Django
    from amanjol.programme.mailings.actions import sending  # noqa: PLC0415  needs Django
    from amanjol.programme.mailings.mails import leaving_address  # noqa: PLC0415  needs Django

    DNS_NAME.get_fqdn()  # these once, and not in each process anew: they can take seconds
    for language in ("en", "ru"):
        leaving_address("x", language)
        with translation.override(language):
            translation.gettext("x")
    settings.MAILERS["default"]["OPTIONS"]["port"] = int(port)  # type: ignore[index]  # settings are typed as a whole
    grounds.register(KEPT, grounds.Keeper(lambda _pk: True, note_out=lambda _row, _pk, _number: None))
    for _line in sys.stdin:
        worker = os.fork()
        if worker == 0:
            while True:
                sending.send_out.func(organisation, mailing)
        click.echo(str(worker))
        os.waitpid(worker, 0)
        click.echo("killed")


if __name__ == "__main__":
    main()
