from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse

from amanjol.foundation.accounts.actions import EmailTaken
from amanjol.foundation.organisations import actions, queries
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import RoleKey, belongs_in

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "Sets up the node and its organisations, and invites their first members."

    def add_arguments(self, parser: CommandParser) -> None:
        subcommands = parser.add_subparsers(dest="subcommand", required=True)
        node = subcommands.add_parser("node", help="name this installation, once")
        node.add_argument("country", help="two letters, like UZ")
        node.add_argument("name")
        node.add_argument("--demo", action="store_true", help="fictional people only, for ever")
        create = subcommands.add_parser("create", help="add an organisation")
        create.add_argument("name")
        create.add_argument("kind", choices=OrganisationKind.values)
        invite = subcommands.add_parser("invite", help="print the link for a member's first sign-in")
        invite.add_argument("organisation", help="its name")
        invite.add_argument("email")
        invite.add_argument("name")
        invite.add_argument("--role", choices=RoleKey.values, default=RoleKey.ADMINISTRATOR.value)
        languages = dict(settings.STAFF_LANGUAGES)
        invite.add_argument("--language", choices=languages, default=settings.LANGUAGE_CODE)

    def handle(self, *_args: Any, **options: Any) -> None:
        {"node": self._node, "create": self._create, "invite": self._invite}[options["subcommand"]](options)

    def _node(self, options: dict[str, Any]) -> None:
        country = options["country"].upper()
        if len(country) != 2 or not (country.isascii() and country.isalpha()):
            raise CommandError("Write the country in two letters, like UZ.")
        try:
            actions.create_node(country=country, name=options["name"], is_demo=options["demo"])
        except actions.NodeExists:
            raise CommandError("This node has been set up already.") from None

    def _create(self, options: dict[str, Any]) -> None:
        try:
            actions.create_organisation(name=options["name"], kind=OrganisationKind(options["kind"]), by=None)
        except actions.NameTaken:
            raise CommandError("There is an organisation of this name.") from None

    def _invite(self, options: dict[str, Any]) -> None:
        organisation = queries.organisations().filter(name=options["organisation"]).first()
        if organisation is None:
            raise CommandError("There is no organisation of this name.")
        role = RoleKey(options["role"])
        if not belongs_in(role, OrganisationKind(organisation.kind)):
            raise CommandError(
                f"Nobody is '{role.value}' in an organisation of the kind '{organisation.kind}'."
            )
        try:
            validate_email(options["email"])
            _member, token = actions.invite_member(
                organisation=organisation,
                email=options["email"],
                name=options["name"],
                language=options["language"],
                role=role,
                by=None,
            )
        except ValidationError:
            raise CommandError(f"'{options['email']}' is no e-mail address.") from None
        except EmailTaken:
            raise CommandError("There is an account with this address: use `account renew`.") from None
        address = settings.ORIGINS["desk"] + reverse("accounts:welcome_link", args=[token])
        self.stdout.write(
            f"{address}\nGood for 72 hours and one use. Hand it over in person or by telephone."
        )
