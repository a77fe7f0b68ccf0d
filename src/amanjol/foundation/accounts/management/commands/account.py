from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse

from amanjol.foundation.accounts import actions, queries

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "Invites, shuts out and erases the people who sign in here."

    def add_arguments(self, parser: CommandParser) -> None:
        subcommands = parser.add_subparsers(dest="subcommand", required=True)
        invite = subcommands.add_parser(
            "invite", help="make an account and print its link for the first sign-in"
        )
        invite.add_argument("email")
        invite.add_argument("name")
        languages = dict(settings.STAFF_LANGUAGES)
        invite.add_argument("--language", choices=languages, default=settings.LANGUAGE_CODE)
        for name, does in (
            ("renew", "print a new link, for who lost passphrase or telephone"),
            ("deactivate", "shut out now, everywhere"),
            ("erase", "shut out and empty the row; this cannot be undone"),
        ):
            subcommands.add_parser(name, help=does).add_argument("email")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["subcommand"] == "invite":
            self._invite(options["email"], options["name"], options["language"])
            return
        account = queries.account_by_email(options["email"])
        if account is None:
            raise CommandError("There is no account with this address.")
        if options["subcommand"] == "renew":
            self._show(actions.renew_invitation(account=account, by=None))
        elif options["subcommand"] == "deactivate":
            actions.deactivate(account=account, by=None)
        else:
            actions.erase(account=account, by=None)

    def _invite(self, email: str, name: str, language: str) -> None:
        try:
            validate_email(email)
            _account, token = actions.invite(email=email, name=name, language=language, by=None)
        except ValidationError:
            raise CommandError(f"'{email}' is no e-mail address.") from None
        except actions.EmailTaken:
            raise CommandError("There is an account with this address: use `account renew`.") from None
        self._show(token)

    def _show(self, token: str) -> None:
        address = settings.ORIGINS["desk"] + reverse("accounts:welcome_link", args=[token])
        self.stdout.write(
            f"{address}\nGood for 72 hours and one use. Hand it over in person or by telephone."
        )
